/**
 * compile(): the rules that judge() decides by, as rules of the network layer (declarativeNetRequest), so that a stopped load reaches no
 * server, worker dead or alive. For each rule it says whether the network layer holds it exactly or a tab sweep must.
 */
import { downloadAction, downloadDrafts } from '../downloads/download-rules';
import { helpHosts, helpPages } from '../help/help-pages';
import { searchDrafts } from '../search/safe-search';
import { NAMES, TREE } from '../sites/never-block';
import { isPlainHost, parseFilter, type UrlFilter } from '../sites/url-filter';
import type { Instant } from '../time/local-time';
import { aliasAtoms } from './alias-atoms';
import { type Atom, blockAtoms, type Layer, rankSites } from './atoms';
import { widenedAllows, withinBudget } from './budget';
import { type BulkWanted, bulkOpeners, bulkWanted, NO_BULK, timedInForce } from './bulk';
import { PRIORITY, REGEX_BUDGET } from './dnr-ledger';
import {
  ANY_ADDRESS,
  type DnrRule,
  escapeRegex,
  type ResourceType,
  STRIP_FILTER,
  STRIP_SUBSTITUTION,
  USERINFO,
} from './dnr-rule';
import { type FilterCondition, holdFilter, type TabReason } from './filter-condition';
import { labelDrafts } from './label-drafts';
import type { Rules } from './rules';
import { searchAtoms, stoppedEngines } from './search-atoms';
import { isLive, isPaused, type State } from './state';

/** How one rule is held: by the network layer exactly, or (also) by the sweep of tabs, and then why. */
export interface RuleHolding {
  readonly layer: Layer;
  readonly rule: string | null;
  readonly heldBy: 'network' | 'tab';
  readonly why: TabReason | null;
}
export interface Compiled {
  readonly rules: readonly DnrRule[];
  readonly held: readonly RuleHolding[];
  /** The big lists that must be switched on. */
  readonly bulk: BulkWanted;
}
export const NOTHING_COMPILED: Compiled = { rules: [], held: [], bulk: NO_BULK };
type Draft = Omit<DnrRule, 'id'>;
const ALL_TYPES: readonly ResourceType[] = ['main_frame', 'sub_frame', 'object', 'websocket'];

/** What a browser's network layer knows. */
export interface NetworkFeatures {
  /** Conditions on headers of answers (Chromium from 128). */
  readonly answerHeaders: boolean;
}

/** Compiles what is in force at `now`. `pageUrl` is the address of the stopped page. */
export function compile(
  rules: Rules,
  state: State,
  now: Instant,
  pageUrl: string,
  features: NetworkFeatures = { answerHeaders: false },
): Compiled {
  if (isPaused(state, now)) return NOTHING_COMPILED;
  const grants = liveSiteGrants(state, now);
  const ranks = rankSites(rules);
  const opened = [...grants, ...rules.sites.flatMap(({ list, filter }) => (list === 'allow' ? [filter] : []))];
  const widened = widenedAllows(opened);
  const allowed = { grants, widened };
  const own = [...blockAtoms(rules, state, now, allowed, ranks), ...searchAtoms(rules.settings.search, opened)];
  const atoms = [...own, ...aliasAtoms(rules, state, now, allowed, ranks)];
  const bulk = bulkWanted(rules, state, now);
  const others = [
    ...searchDrafts(rules.settings.search, stoppedEngines(atoms, opened)),
    ...(features.answerHeaders ? headerDrafts(rules, opened, pageUrl) : []),
  ];
  if (atoms.length === 0 && bulk.pages.length === 0 && others.length === 0) return NOTHING_COMPILED;
  const allow = (filter: UrlFilter, priority: number) => (widened.has(filter) ? [] : allowDrafts(filter, priority));
  const fixed = [
    ...fixedDrafts(),
    ...grants.flatMap((filter) => allow(filter, PRIORITY.inner.grant)),
    ...rules.sites.flatMap((rule) => (rule.list === 'allow' ? allow(rule.filter, ranks.get(rule) ?? 0) : [])),
    ...bulkOpeners(bulk, opened, widened, rules, timedInForce(rules, state, now)),
    ...others,
  ];
  const { groups, left } = withinBudget(
    atoms,
    REGEX_BUDGET - fixed.filter(({ condition }) => condition.regexFilter !== undefined).length,
  );
  const drafts: Draft[] = [...fixed, ...groups.flatMap((group) => blockDrafts(group, pageUrl))];
  return {
    rules: drafts.map((draft, index) => ({ id: index + 1, ...draft })),
    // A rule's other names are no rule of their own.
    held: own.map((atom) => holdingOf(left.has(atom) ? { ...atom, tab: 'budget' } : atom)),
    bulk,
  };
}

/** What only an answer's headers tell: programs, and pages that label themselves. */
function headerDrafts({ settings }: Rules, opened: readonly UrlFilter[], pageUrl: string): Draft[] {
  const hosts = [...TREE, ...NAMES, ...opened.filter(({ host }) => host !== '').map(({ host }) => host)];
  return [
    ...downloadDrafts(downloadAction(settings), pageUrl),
    ...(settings.categories.adult === 'allow'
      ? []
      : labelDrafts(pageUrl, { hosts: [...new Set(hosts)].sort(), framedBy: helpHosts() })),
  ];
}

const holdingOf = ({ layer, rule, tab }: Atom): RuleHolding => ({
  layer,
  rule,
  heldBy: tab === null ? 'network' : 'tab',
  why: tab,
});

function liveSiteGrants(state: State, now: Instant): UrlFilter[] {
  return state.grants.flatMap((grant) => {
    if (grant.site === undefined || !isLive(grant, now)) return [];
    const parsed = parseFilter(grant.site);
    return parsed.ok ? [parsed.filter] : [];
  });
}

/** Help pages open whatever else is there; trailing dots come off before anything is judged. */
function fixedDrafts(): Draft[] {
  const strip: Draft = {
    priority: PRIORITY.strip,
    action: { type: 'redirect', redirect: { regexSubstitution: STRIP_SUBSTITUTION } },
    condition: { regexFilter: STRIP_FILTER, resourceTypes: ['main_frame', 'sub_frame', 'object'] },
  };
  const help = helpPages().map(
    ({ host, path }): Draft => ({
      priority: PRIORITY.help,
      action: { type: 'allow' },
      condition: {
        regexFilter: `^https?://${USERINFO}${escapeRegex(host)}${path === null ? '/' : `${escapeRegex(path)}(?:[/?#]|$)`}`,
        isUrlFilterCaseSensitive: true,
        requestDomains: [host],
        resourceTypes: ['main_frame'],
      },
    }),
  );
  return [strip, ...help];
}

/** An allow that can't be an exclusion. Plain hosts need no rule: they are taken out of the blocks. */
function allowDrafts(filter: UrlFilter, priority: number): Draft[] {
  if (isPlainHost(filter)) return [];
  return holdFilter(filter, 'allow').conditions.map((condition) => ({
    priority,
    action: { type: 'allow' },
    condition: { ...networkCondition(condition, [], true), resourceTypes: ALL_TYPES },
  }));
}

function blockDrafts(atom: Atom, pageUrl: string): Draft[] {
  const [condition] = atom.conditions;
  if (condition === undefined) return [];
  const page: Draft = {
    priority: atom.priority,
    action: { type: 'redirect', redirect: { regexSubstitution: `${pageUrl}#\\1\\2` } },
    condition: {
      ...networkCondition({ ...condition, regex: condition.regex ?? ANY_ADDRESS }, atom.excluded, false),
      resourceTypes: ['main_frame'],
    },
  };
  if (!atom.frames) return [page];
  const frames: Draft = {
    priority: atom.priority,
    action: { type: 'block' },
    condition: {
      ...networkCondition(condition, atom.excluded, true),
      excludedInitiatorDomains: helpHosts(),
      resourceTypes: ['sub_frame', 'object', 'websocket'],
    },
  };
  return [page, frames];
}

/** `sockets`: the expression also takes ws: for http: and wss: for https:. */
function networkCondition(
  condition: FilterCondition,
  excluded: readonly string[],
  sockets: boolean,
): Omit<DnrRule['condition'], 'resourceTypes'> {
  const regex = sockets ? condition.regex?.replace(/^\^\(http/, '^((?:http|ws)') : condition.regex;
  return {
    ...(regex === null || regex === undefined ? {} : { regexFilter: regex, isUrlFilterCaseSensitive: condition.caseSensitive }),
    ...(condition.domains.length === 0 ? {} : { requestDomains: condition.domains }),
    ...(excluded.length === 0 ? {} : { excludedRequestDomains: excluded }),
  };
}
