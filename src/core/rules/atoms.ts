/**
 * The blocks that are in force, each with what overrides it: the step between the settings and network rules. An overrider that is a
 * plain host becomes an exclusion; one that isn't moves the block into the INNER band (see dnr-ledger.ts).
 */

import { isWithin } from '../sites/address';
import type { CategoryId } from '../sites/category';
import type { Target } from '../sites/target';
import { isPlainHost, isWildcard, mayOverlap, type UrlFilter } from '../sites/url-filter';
import type { Instant } from '../time/local-time';
import { allowedInBulk } from './bulk';
import { PRIORITY } from './dnr-ledger';
import { ANY_ADDRESS } from './dnr-rule';
import { type FilterCondition, type HeldFilter, holdFilter, type TabReason } from './filter-condition';
import { limitIsUsedUp, scheduleHolds } from './judge';
import { outranks, type Rules, type SiteRule, type TimedRule } from './rules';
import type { State } from './state';

export type Layer = 'site' | 'search' | 'category' | 'schedule' | 'limit' | 'default';
export interface Atom {
  readonly layer: Layer;
  /** The canonical filter, category or id; null for default. */
  readonly rule: string | null;
  readonly conditions: readonly FilterCondition[];
  readonly excluded: readonly string[];
  readonly priority: number;
  /** Frames and WebSockets, too (contract 2: steps 5 and 7). */
  readonly frames: boolean;
  readonly tab: TabReason | null;
}
/** Live site grants, and the allows for which no network rule is left: the network layer leaves their whole hosts to the sweep. */
export interface Allowed {
  readonly grants: readonly UrlFilter[];
  readonly widened: ReadonlySet<UrlFilter>;
}
/** Site rules in the published order, best first; equal ranks share a priority (allow wins a tie in the network layer, too). */
export type Ranks = ReadonlyMap<SiteRule, number>;

/** What a block covers: one filter, some hosts, or everything. */
export type Scope = { readonly filter: UrlFilter } | { readonly domains: readonly string[] } | 'all';

/** Gives every site rule its priority in the INNER band. */
export function rankSites(rules: Rules): Ranks {
  const sorted = [...rules.sites].sort((a, b) => (outranks(a, b) ? -1 : outranks(b, a) ? 1 : 0)).reverse();
  return new Map(sorted.map((rule, index) => [rule, PRIORITY.inner.sites + 1 + index]));
}

/** All blocks in force at `now`. `grants` are the parsed filters of live site grants. */
export function blockAtoms(rules: Rules, state: State, now: Instant, allowed: Allowed, ranks: Ranks): Atom[] {
  const atoms: Atom[] = [];
  const { grants, widened } = allowed;
  const allows = rules.sites.filter((rule) => rule.list === 'allow');
  for (const rule of rules.sites) {
    if (rule.list === 'allow') continue;
    const above = allows.filter((allow) => outranks(allow, rule)).map((allow) => allow.filter);
    atoms.push(
      atom(
        'site',
        rule.filter.text,
        { filter: rule.filter },
        [...above, ...grants],
        ranks.get(rule) ?? PRIORITY.inner.sites,
        true,
        widened,
      ),
    );
  }
  const allowFilters = [...allows.map((allow) => allow.filter), ...grants];
  for (const id of stoppedCategories(rules)) {
    atoms.push(
      atom('category', id, { domains: rules.categories.hostsOf(id) }, allowFilters, PRIORITY.inner.category, true, widened),
    );
  }
  for (const timed of rules.schedules)
    if (scheduleHolds(timed, rules, state, now)) atoms.push(...timedAtoms('schedule', timed, rules, allowed));
  for (const timed of rules.limits)
    if (limitIsUsedUp(timed, rules, state, now)) atoms.push(...timedAtoms('limit', timed, rules, allowed));
  if (rules.settings.sites.default === 'block')
    atoms.push(atom('default', null, 'all', allowFilters, PRIORITY.inner.default, false, widened));
  return atoms.map(withoutExcluded).filter((made) => made.conditions.length > 0 || made.tab !== null);
}

/**
 * Takes out hosts that are excluded whole. Where a host is below an excluded one Chromium lets the longer name decide, Firefox the
 * exclusion (measured): nothing may depend on it.
 */
export function withoutExcluded(made: Atom): Atom {
  const isOut = (domain: string) => made.excluded.some((excluded) => isWithin(domain, excluded));
  const conditions = made.conditions.flatMap((condition) => {
    if (condition.domains.length === 0) return [condition];
    const domains = condition.domains.filter((domain) => !isOut(domain));
    return domains.length === 0 ? [] : [{ ...condition, domains }];
  });
  return { ...made, conditions };
}

const stoppedCategories = (rules: Rules): CategoryId[] =>
  (Object.keys(rules.settings.categories) as CategoryId[]).filter((id) => rules.settings.categories[id] !== 'allow');

/** One block over a scope, with what overrides it; `inner` is its priority where that can't all be exclusions. */
export function atom(
  layer: Layer,
  rule: string | null,
  scope: Scope,
  overriders: readonly UrlFilter[],
  inner: number,
  frames: boolean,
  widened: ReadonlySet<UrlFilter>,
): Atom {
  const over = overriders.filter((filter) => overlapsScope(filter, scope));
  const plain = over.filter((filter) => isPlainHost(filter) || widened.has(filter)).map((filter) => filter.host);
  const held = hold(scope);
  return {
    layer,
    rule,
    conditions: held.conditions,
    excluded: plain,
    priority: plain.length === over.length ? PRIORITY.block : inner,
    frames,
    tab: over.some((filter) => widened.has(filter)) ? 'budget' : (held.tab ?? overriddenInTab(over)),
  };
}

/** An allow that the network layer holds too wide leaves (part of) what it overrides to the sweep. */
const overriddenInTab = (over: readonly UrlFilter[]): TabReason | null =>
  over.filter((filter) => filter.scheme !== 'file').flatMap((filter) => holdFilter(filter, 'allow').tab ?? [])[0] ?? null;

function hold(scope: Scope): HeldFilter {
  if (scope === 'all') return { conditions: [{ domains: [], regex: ANY_ADDRESS, caseSensitive: true }], tab: 'file' };
  if ('filter' in scope && isWildcard(scope.filter)) return { ...holdFilter(scope.filter, 'block'), tab: 'file' };
  if ('filter' in scope) return holdFilter(scope.filter, 'block');
  return {
    conditions: scope.domains.length === 0 ? [] : [{ domains: scope.domains, regex: null, caseSensitive: true }],
    tab: null,
  };
}

function overlapsScope(filter: UrlFilter, scope: Scope): boolean {
  if (scope === 'all') return true;
  if ('filter' in scope) return mayOverlap(filter, scope.filter);
  return filter.host === '' || scope.domains.some((domain) => isWithin(domain, filter.host) || isWithin(filter.host, domain));
}

/**
 * A schedule or limit: one atom a target. Its exceptions belong to it alone (they must not open what another rule stops), so that an
 * exception inside a host can't be an allow rule: the network layer leaves that host out and the sweep holds the rest of it.
 */
function timedAtoms(
  layer: 'schedule' | 'limit',
  timed: TimedRule<{ id: string }>,
  rules: Rules,
  { grants, widened }: Allowed,
): Atom[] {
  if (timed.except.some((target) => target.kind === 'all')) return [];
  const filters = timed.except.flatMap((target) => (target.kind === 'filter' ? [target.filter] : []));
  const exceptHosts = timed.except.flatMap((target) =>
    target.kind === 'category' ? rules.categories.hostsOf(target.category) : [],
  );
  return timed.targets.map((target) => {
    const scope = scopeOf(target, rules);
    const base = atom(layer, timed.rule.id, scope, grants, PRIORITY.inner.timed, false, widened);
    const near = filters.filter((filter) => overlapsScope(filter, scope));
    const inside = near.filter((filter) => !isPlainHost(filter));
    const excluded = [...base.excluded, ...exceptHosts, ...near.map((filter) => filter.host).filter((host) => host !== '')];
    const conditions = inside.some((filter) => filter.host === '') ? [] : base.conditions;
    return { ...base, conditions, excluded, tab: inside.length > 0 ? 'exception-inside-host' : base.tab };
  });
}

function scopeOf(target: Target, rules: Rules): Scope {
  if (target.kind === 'all') return 'all';
  if (target.kind === 'filter') return { filter: target.filter };
  return { domains: [...rules.categories.hostsOf(target.category), ...allowedInBulk(target.category, rules)] };
}
