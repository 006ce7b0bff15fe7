/**
 * Big lists (bundled, subscribed) lie in the network layer as rules that are only switched on and off: writing a million hosts takes
 * seconds. All of them block in one low place of the INNER band. What opens one of their hosts is a small rule just above; a schedule or
 * limit that must hold in spite of an allowed site names that host itself, further above.
 */
import { CATEGORY_IDS, type CategoryId } from '../sites/category';
import type { Target } from '../sites/target';
import { isPlainHost, type UrlFilter } from '../sites/url-filter';
import type { Instant } from '../time/local-time';
import { PRIORITY } from './dnr-ledger';
import type { DnrRule } from './dnr-rule';
import { limitIsUsedUp, scheduleHolds } from './judge';
import type { Rules, TimedRule } from './rules';
import type { State } from './state';

/** The categories whose big lists are in force: for pages, and for frames and sockets (what settings stop; time looks at pages only). */
export interface BulkWanted {
  readonly pages: readonly CategoryId[];
  readonly frames: readonly CategoryId[];
}
export const NO_BULK: BulkWanted = { pages: [], frames: [] };

type Draft = Omit<DnrRule, 'id'>;

/** The schedules in force and the limits used up. */
export function timedInForce(rules: Rules, state: State, now: Instant): TimedRule<{ readonly id: string }>[] {
  return [
    ...rules.schedules.filter((timed) => scheduleHolds(timed, rules, state, now)),
    ...rules.limits.filter((timed) => limitIsUsedUp(timed, rules, state, now)),
  ].filter((timed) => !timed.except.some(({ kind }) => kind === 'all'));
}

/** Which big lists must be in force now. */
export function bulkWanted(rules: Rules, state: State, now: Instant): BulkWanted {
  const bulk = CATEGORY_IDS.filter((id) => rules.categories.hasBulk(id));
  const frames = bulk.filter((id) => rules.settings.categories[id] !== 'allow');
  const timed = new Set(timedInForce(rules, state, now).flatMap(({ targets }) => targets.flatMap(categoryOf)));
  return { pages: bulk.filter((id) => frames.includes(id) || timed.has(id)), frames };
}

const categoryOf = (target: Target): CategoryId[] => (target.kind === 'category' ? [target.category] : []);

/** The rules that open what a big list in force must not stop. `opened`: the filters of allowed sites and live grants. */
export function bulkOpeners(
  wanted: BulkWanted,
  opened: readonly UrlFilter[],
  widened: ReadonlySet<UrlFilter>,
  rules: Rules,
  timed: readonly TimedRule<unknown>[],
): Draft[] {
  if (wanted.pages.length === 0) return [];
  // The others have an allow rule of their own, above.
  const hosts = opened.filter((filter) => isPlainHost(filter) || widened.has(filter)).map(({ host }) => host);
  return [
    ...allow(hosts, PRIORITY.inner.bulkAllowed, ['main_frame', 'sub_frame', 'object', 'websocket']),
    ...allow(exceptedHosts(wanted, rules, timed), PRIORITY.inner.bulkExcepted, ['main_frame']),
  ];
}

function allow(hosts: readonly string[], priority: number, resourceTypes: Draft['condition']['resourceTypes']): Draft[] {
  const requestDomains = [...new Set(hosts)].filter((host) => host !== '').sort();
  return requestDomains.length === 0
    ? []
    : [{ priority, action: { type: 'allow' }, condition: { requestDomains, resourceTypes } }];
}

/**
 * Hosts that a schedule or limit over a category with big lists leaves open, and that nothing else stops. What is excepted only by
 * another big list can't be told here (an exception that is a category counts with its hand-written hosts).
 */
function exceptedHosts(wanted: BulkWanted, rules: Rules, timed: readonly TimedRule<unknown>[]): string[] {
  if (rules.settings.sites.default === 'block') return [];
  const hostsOf = ({ except }: TimedRule<unknown>) =>
    except.flatMap((target) => {
      if (target.kind === 'category') return rules.categories.hostsOf(target.category);
      return target.kind === 'filter' && target.filter.host !== '' ? [target.filter.host] : [];
    });
  return timed.flatMap((one) =>
    hostsOf(one).filter((host) => {
      const ids = rules.categories.categoriesOf(host).filter((id) => wanted.pages.includes(id));
      const isStopped = ids.some((id) => wanted.frames.includes(id));
      const others = timed.filter((other) => other !== one && other.targets.flatMap(categoryOf).some((id) => ids.includes(id)));
      return ids.length > 0 && !isStopped && others.every((other) => hostsOf(other).includes(host));
    }),
  );
}

/** Hosts of allowed sites that stand in a big list of a category: named in a schedule's or limit's own rule, above what opens them. */
export function allowedInBulk(category: CategoryId, rules: Rules): string[] {
  if (!rules.categories.hasBulk(category)) return [];
  return rules.sites
    .filter(({ list, filter }) => list === 'allow' && filter.host !== '')
    .map(({ filter }) => filter.host)
    .filter((host) => rules.categories.categoriesOf(host).includes(category));
}
