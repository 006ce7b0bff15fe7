/**
 * judge(): the one decider. The order of judgement is the contract's (section 2, "What happens to a page load"), step by step.
 * Pure and total: every string as an address gives a verdict or a named error.
 */
import { isHelpPage } from '../help/help-pages';
import { isUsedUpOn } from '../limits/limit-state';
import { escapesSafeSearch, judgeSearch } from '../search/judge-search';
import type { Limit, Schedule } from '../settings/defaults';
import { type Address, type AddressError, isJudged, parseAddress } from '../sites/address';
import type { CategoryId } from '../sites/category';
import { innerAddresses } from '../sites/inner-addresses';
import { labelKey } from '../sites/labels';
import { covers } from '../sites/target';
import { matches, parseFilter } from '../sites/url-filter';
import { dayKey, type Instant, nextDayStart } from '../time/local-time';
import { isInForce, LOOK_AHEAD, nextScheduleChange } from '../time/schedule';
import { type By, outranks, type Rules, type SiteRule, type TimedRule } from './rules';
import { isLive, isPaused, type State } from './state';

export type VerdictReason =
  | 'help'
  | 'protected'
  | 'pause'
  | 'grant'
  | 'site'
  | 'words'
  | 'search'
  | 'category'
  | 'ask'
  | 'schedule'
  | 'limit'
  | 'default'
  | 'scheme';
export interface Verdict {
  readonly action: 'allow' | 'block';
  readonly reason: VerdictReason;
  /** The canonical filter, category or id; null for default. */
  readonly rule: string | null;
  readonly by: By;
}
export type Judgement =
  | { readonly ok: true; readonly address: Address; readonly verdict: Verdict }
  | { readonly ok: false; readonly error: AddressError };

const verdict = (action: 'allow' | 'block', reason: VerdictReason, rule: string | null, by: By): Verdict => ({
  action,
  reason,
  rule,
  by,
});

/** Judges a main-frame address at an instant. */
export function judge(text: string, rules: Rules, state: State, now: Instant): Judgement {
  const parsed = parseAddress(text);
  return parsed.ok ? { ok: true, address: parsed.address, verdict: judgeAddress(parsed.address, rules, state, now) } : parsed;
}

/**
 * The order of judgement over a canonical address. What it shows besides itself (an address inside an address, the service behind an alias
 * or front end) is judged as well, and a block of any blocks, unless the parent's own filter or grant speaks of the outer address.
 */
export function judgeAddress(address: Address, rules: Rules, state: State, now: Instant): Verdict {
  if (isHelpPage(address.href)) return verdict('allow', 'help', null, 'default');
  const layers = layersOf(address, rules);
  const inner = layers.slice(1);
  const list = protectedList(layers, rules);
  if (list !== null) return verdict('block', 'protected', list, rules.by('lists'));
  if (!isJudged(address) && inner.length === 0) return verdict('allow', 'scheme', null, 'default');
  if (isPaused(state, now)) return verdict('allow', 'pause', null, 'parent');
  const outer = isJudged(address) ? judgeLayer(address, rules, state, now) : verdict('allow', 'scheme', null, 'default');
  if (outer.action === 'block' || outer.reason === 'grant') return outer;
  // A filter for the outer address passes what an allowed site passes: schedules and limits of what it shows stay.
  const ofInner = isNamed(outer) ? judgeTimed : judgeLayer;
  for (const layer of inner) {
    const found = ofInner(layer, rules, state, now);
    if (found?.action === 'block') return found;
  }
  return outer;
}

/** Did a filter that names a host open the address itself? */
const isNamed = ({ reason, rule }: Verdict): boolean => reason === 'site' && !/^([a-z0-9+.-]+:\/\/)?\*/.test(rule ?? '*');

/** Steps 8 and 9 over one address; a grant for it passes them. */
const judgeTimed = (address: Address, rules: Rules, state: State, now: Instant): Verdict | null =>
  siteGrant(address, state, now) === null
    ? (judgeSchedules(address, rules, state, now) ?? judgeLimits(address, rules, state, now))
    : null;

/** An address and what it shows besides itself, the outermost first: each is judged. */
export const layersOf = (address: Address, { settings }: Rules): readonly Address[] => [
  address,
  ...innerAddresses(address, settings.sites).map((layer) => layer.address),
];

/** Does a protected list stop the address? Then nothing about it is charged, kept or shown by name. */
export function isProtected(address: Address, rules: Rules): boolean {
  return isProtectedAt(layersOf(address, rules), rules);
}

/** The same of layers that are known already. */
export const isProtectedAt = (layers: readonly Address[], rules: Rules): boolean =>
  !isHelpPage(layers[0]?.href ?? '') && protectedList(layers, rules) !== null;

function protectedList(layers: readonly Address[], rules: Rules): string | null {
  for (const layer of layers) {
    const list = rules.listed.protectedList(layer);
    if (list !== null) return list;
  }
  return null;
}

/** Steps 4 to 10 over one address. */
function judgeLayer(address: Address, rules: Rules, state: State, now: Instant): Verdict {
  // Nothing that a parent opens switches safe search off.
  const slip = escapesSafeSearch(address, rules.search);
  const granted = slip === null ? siteGrant(address, state, now) : null;
  if (granted !== null) return verdict('allow', 'grant', granted, 'parent');
  const site = winningSiteRule(address, rules);
  if (site?.list === 'block') return verdict('block', 'site', site.filter.text, rules.by('sites'));
  if (slip !== null) return verdict('block', slip.reason, slip.rule, rules.by('search'));
  const stopped = site === null ? (judgeSearchOf(address, rules) ?? judgeCategories(address, rules, state)) : null;
  if (stopped !== null) return stopped;
  const timed = judgeTimed(address, rules, state, now);
  if (timed !== null) return timed;
  if (site !== null) return verdict('allow', 'site', site.filter.text, rules.by('sites'));
  return verdict(rules.settings.sites.default, 'default', null, rules.defaultBy);
}

/**
 * A frame or WebSocket (contract 2): stopped by protected lists, by block filters and by categories, and by nothing else; an allow filter or
 * grant for the framed address opens it. On a help page (`onHelpPage`) only protected lists apply.
 */
export function judgeFrame(address: Address, onHelpPage: boolean, rules: Rules, state: State, now: Instant): Verdict {
  const layers = layersOf(address, rules);
  const list = protectedList(layers, rules);
  if (list !== null) return verdict('block', 'protected', list, rules.by('lists'));
  const open = verdict('allow', 'default', null, 'default');
  if (onHelpPage || isPaused(state, now)) return open;
  for (const [index, layer] of layers.entries()) {
    if (siteGrant(layer, state, now) !== null) {
      if (index === 0) return open;
      continue;
    }
    const site = winningSiteRule(layer, rules);
    if (site?.list === 'block') return verdict('block', 'site', site.filter.text, rules.by('sites'));
    if (site !== null && index === 0 && site.filter.host !== '') return open;
    const stopped = site === null ? judgeCategories(layer, rules, state) : null;
    if (stopped !== null) return stopped;
  }
  return open;
}

/** Step 6. */
function judgeSearchOf(address: Address, rules: Rules): Verdict | null {
  const found = judgeSearch(address, rules.search);
  return found === null ? null : verdict('block', found.reason, found.rule, rules.by('search'));
}

function siteGrant(address: Address, state: State, now: Instant): string | null {
  for (const grant of state.grants) {
    if (grant.site === undefined || !isLive(grant, now)) continue;
    const parsed = parseFilter(grant.site);
    if (parsed.ok && matches(parsed.filter, address, 'allow')) return parsed.filter.text;
  }
  return null;
}

/** Step 5: the filter that wins by the published precedence; allow wins a tie. */
export function winningSiteRule(address: Address, rules: Rules): SiteRule | null {
  let best: SiteRule | null = null;
  for (const rule of rules.sitesAt(address.host)) {
    if (!matches(rule.filter, address, rule.list)) continue;
    if (best === null || outranks(rule, best)) best = rule;
  }
  return best;
}

/** Step 7: any `block` blocks, else any `ask` asks; `allow` is no exception for another category. A page that labelled itself is adult. */
function judgeCategories(address: Address, rules: Rules, state: State): Verdict | null {
  const byHash = rules.listed.categoriesOf(address);
  const byHost = rules.categories.categoriesOf(address.host);
  const listed = byHash.length === 0 ? byHost : [...byHost, ...byHash];
  const ids: readonly CategoryId[] = state.labelled.has(labelKey(address)) ? [...listed, 'adult'] : listed;
  const actionOf = (wanted: 'block' | 'ask') => ids.find((id) => rules.settings.categories[id] === wanted);
  const blocked = actionOf('block');
  if (blocked !== undefined) return verdict('block', 'category', blocked, rules.by('categories'));
  const asked = actionOf('ask');
  const doubted = asked ?? suspected(address.host, rules);
  return doubted === undefined ? null : verdict('block', 'ask', doubted, rules.by('categories'));
}

/** The host model's middle band: asked about for children up to twelve, where the category isn't allowed. */
function suspected(host: string, rules: Rules): CategoryId | undefined {
  const { categories, child } = rules.settings;
  if (child.ageBand !== '6-9' && child.ageBand !== '10-12') return undefined;
  return rules.categories.suspectedOf(host).find((id) => categories[id] !== 'allow');
}

/** Is the schedule in force and not lifted by a grant? */
export function scheduleHolds(timed: TimedRule<Schedule>, rules: Rules, state: State, now: Instant): boolean {
  if (!isInForce(timed.rule, now, rules.settings.clock.timeZone)) return false;
  return !state.grants.some((grant) => grant.schedule === timed.rule.id && isLive(grant, now));
}

/** Is the limit used up on the day of `now`? */
export function limitIsUsedUp(timed: TimedRule<Limit>, rules: Rules, state: State, now: Instant): boolean {
  const { timeZone, dayStart } = rules.settings.clock;
  return isUsedUpOn(dayKey(now, timeZone, dayStart), timed.rule, state.usage);
}

function judgeSchedules(address: Address, rules: Rules, state: State, now: Instant): Verdict | null {
  const held = rules.schedules.find((timed) => isTimedOut(timed, address, rules) && scheduleHolds(timed, rules, state, now));
  return held === undefined ? null : verdict('block', 'schedule', held.rule.id, rules.by('schedules'));
}

function judgeLimits(address: Address, rules: Rules, state: State, now: Instant): Verdict | null {
  const held = rules.limits.find((timed) => isTimedOut(timed, address, rules) && limitIsUsedUp(timed, rules, state, now));
  return held === undefined ? null : verdict('block', 'limit', held.rule.id, rules.by('limits'));
}

/** Do the targets of a limit or schedule cover the address, and none of its exceptions? */
export function isTimedOut(timed: TimedRule<unknown>, address: Address, rules: Rules): boolean {
  return (
    timed.targets.some((target) => covers(target, address, rules.categories, 'block')) &&
    !timed.except.some((target) => covers(target, address, rules.categories, 'allow'))
  );
}

/**
 * The first later moment, within eight days, at which the same address would open if nothing else changed; null for none, and for an
 * address that is open now. Only schedule edges, day starts and ends of grants can change an answer.
 */
export function opensAt(address: Address, rules: Rules, state: State, now: Instant): Instant | null {
  if (judgeAddress(address, rules, state, now).action === 'allow') return null;
  const end = now + LOOK_AHEAD;
  for (let at = nextEdge(rules, state, now); at !== null && at <= end; at = nextEdge(rules, state, at)) {
    if (judgeAddress(address, rules, state, at).action === 'allow') return at;
  }
  return null;
}

/** The next instant after `now` at which time alone could change a judgement: what the one alarm is set to. */
export function nextEdge(rules: Rules, state: State, now: Instant): Instant | null {
  const { timeZone, dayStart } = rules.settings.clock;
  const schedules = rules.schedules.map((timed) => timed.rule);
  const edges = [
    nextScheduleChange(schedules, now, timeZone),
    state.pause?.until ?? null,
    ...state.grants.map((grant) => grant.until),
  ];
  if (rules.limits.length > 0) edges.push(nextDayStart(now, timeZone, dayStart));
  const later = edges.filter((edge): edge is Instant => edge !== null && edge > now);
  return later.length === 0 ? null : Math.min(...later);
}
