/** The effective settings with every filter and target parsed once: what judge() and compile() both read. */
import type { Effective } from '../policy/effective';
import type { Limit, Schedule, Settings } from '../settings/defaults';
import type { CategoryIndex } from '../sites/category';
import { parseTarget, type Target } from '../sites/target';
import { parseFilter, type UrlFilter } from '../sites/url-filter';

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
  readonly by: (section: 'sites' | 'categories' | 'limits' | 'schedules' | 'search') => By;
  /** Who set `sites.default`, as opposed to leaving it out. */
  readonly defaultBy: By;
  readonly categories: CategoryIndex;
}

/** Prepares effective settings for judging. Total: what doesn't parse (it can't, behind the schema) is left out. */
export function prepareRules(effective: Effective, categories: CategoryIndex): Rules {
  const { settings, document, by } = effective;
  const siteRules = (list: 'allow' | 'block'): SiteRule[] =>
    settings.sites[list].flatMap((text) => {
      const parsed = parseFilter(text);
      return parsed.ok ? [{ list, filter: parsed.filter }] : [];
    });
  return {
    settings,
    sites: [...siteRules('allow'), ...siteRules('block')],
    limits: settings.limits.map(prepareTimed),
    schedules: settings.schedules.map(prepareTimed),
    by: (section) => by[section],
    defaultBy: document.sites?.default === undefined ? 'default' : by.sites,
    categories,
  };
}

function prepareTimed<T extends { targets: readonly string[]; except: readonly string[] }>(rule: T): TimedRule<T> {
  const parse = (texts: readonly string[]): Target[] =>
    texts.flatMap((text) => {
      const parsed = parseTarget(text);
      return parsed.ok ? [parsed.target] : [];
    });
  return { rule, targets: parse(rule.targets), except: parse(rule.except) };
}
