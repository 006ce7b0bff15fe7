/** The effective settings with every filter and target parsed once: what judge() and compile() both read. */
import type { EarnRule } from '../limits/earned';
import type { Effective } from '../policy/effective';
import { type PreparedSearch, prepareSearch } from '../search/judge-search';
import type { Limit, Schedule, Settings } from '../settings/defaults';
import type { Address } from '../sites/address';
import { type CategoryId, type CategoryIndex, suffixesOf } from '../sites/category';
import { parseTarget, type Target } from '../sites/target';
import { comparePrecedence, parseFilter, type UrlFilter } from '../sites/url-filter';

/** Who set a rule (contract 6). */
export type By = 'default' | 'parent' | 'policy';

export interface SiteRule {
  readonly list: 'allow' | 'block';
  readonly filter: UrlFilter;
}
export interface TimedRule<T> {
  readonly rule: T;
  readonly targets: readonly Target[];
  readonly except: readonly Target[];
}
export interface Rules {
  readonly settings: Settings;
  readonly sites: readonly SiteRule[];
  readonly limits: readonly TimedRule<Limit>[];
  readonly schedules: readonly TimedRule<Schedule>[];
  /** What earns minutes of a limit. */
  readonly earn: readonly TimedRule<EarnRule>[];
  /** The site rules that could match an address of this host, found by its name: a family may paste tens of thousands. */
  readonly sitesAt: (host: string) => readonly SiteRule[];
  readonly by: (section: 'sites' | 'categories' | 'lists' | 'limits' | 'schedules' | 'search') => By;
  /** Who set `sites.default`, as opposed to leaving it out. */
  readonly defaultBy: By;
  readonly categories: CategoryIndex;
  readonly listed: ListedAddresses;
  readonly search: PreparedSearch;
}

/** What subscribed lists say of a whole address, beside what hosts say. */
export interface ListedAddresses {
  /** Lists of child-abuse material: the id of the list that holds the address, or null. */
  protectedList(address: Address): string | null;
  /** The categories of lists of hashes, which may name single paths. */
  categoriesOf(address: Address): readonly CategoryId[];
}
export const NOTHING_LISTED: ListedAddresses = { protectedList: () => null, categoriesOf: () => [] };

/** Prepares effective settings for judging. Total: what doesn't parse (it can't, behind the schema) is left out. */
export function prepareRules(effective: Effective, categories: CategoryIndex, listed: ListedAddresses = NOTHING_LISTED): Rules {
  const { settings, document, by } = effective;
  const siteRules = (list: 'allow' | 'block'): SiteRule[] =>
    settings.sites[list].flatMap((text) => {
      const parsed = parseFilter(text);
      return parsed.ok ? [{ list, filter: parsed.filter }] : [];
    });
  const sites = [...siteRules('allow'), ...siteRules('block')];
  return {
    settings,
    sites,
    sitesAt: byHost(sites),
    limits: settings.limits.map(prepareTimed),
    schedules: settings.schedules.map(prepareTimed),
    earn: settings.earn.map(prepareTimed),
    by: (section) => by[section],
    defaultBy: document.sites?.default === undefined ? 'default' : by.sites,
    categories,
    listed,
    search: prepareSearch(settings.search),
  };
}

/** Does site rule `a` decide over `b` where both match? */
export function outranks(a: SiteRule, b: SiteRule): boolean {
  const order = comparePrecedence(a.filter, b.filter);
  return order === 0 ? a.list === 'allow' && b.list === 'block' : order < 0;
}

function byHost(sites: readonly SiteRule[]): (host: string) => readonly SiteRule[] {
  const rules = new Map<string, SiteRule[]>();
  for (const site of sites) {
    const known = rules.get(site.filter.host);
    if (known === undefined) rules.set(site.filter.host, [site]);
    else known.push(site);
  }
  const everywhere = rules.get('') ?? [];
  return (host) => [
    ...everywhere,
    ...[...suffixesOf(host)].flatMap((suffix) => (suffix === '' ? [] : (rules.get(suffix) ?? []))),
  ];
}

function prepareTimed<T extends { targets: readonly string[]; except?: readonly string[] }>(rule: T): TimedRule<T> {
  const parse = (texts: readonly string[]): Target[] =>
    texts.flatMap((text) => {
      const parsed = parseTarget(text);
      return parsed.ok ? [parsed.target] : [];
    });
  return { rule, targets: parse(rule.targets), except: parse(rule.except ?? []) };
}
