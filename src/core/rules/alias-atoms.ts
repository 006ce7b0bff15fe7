/**
 * The other names of a stopped service (short hosts, players, front ends) as blocks of their own: judge() takes an address there for the
 * same page on the service itself. Names that only a pattern tells, and rules with a path, are held by tab.
 */
import { type Address, parseAddress } from '../sites/address';
import { SERVICES } from '../sites/alias-hosts';
import { aliasHostsOf } from '../sites/aliases';
import { matches, type UrlFilter } from '../sites/url-filter';
import type { Instant } from '../time/local-time';
import { type Allowed, type Atom, atom, type Layer, type Ranks, withoutExcluded } from './atoms';
import { timedInForce } from './bulk';
import { PRIORITY } from './dnr-ledger';
import { isTimedOut, winningSiteRule } from './judge';
import type { Rules, SiteRule } from './rules';
import type { State } from './state';

interface Service {
  readonly root: string;
  /** Its own front page: what a rule says of this it says of the other names. */
  readonly page: Address;
}
const services: Service[] = Object.keys(SERVICES).flatMap((root) => {
  const parsed = parseAddress(`https://www.${root}/`);
  return parsed.ok ? [{ root, page: parsed.address }] : [];
});

/** The blocks of other names that are in force at `now`. */
export function aliasAtoms(rules: Rules, state: State, now: Instant, allowed: Allowed, ranks: Ranks): Atom[] {
  // A parent's filter or grant for the other name itself decides for it.
  const overriders = [...rules.sites.flatMap(({ list, filter }) => (list === 'allow' ? [filter] : [])), ...allowed.grants];
  const granted = ({ page }: Service) => allowed.grants.some((grant) => matches(grant, page, 'allow'));
  const open = services.filter((service) => !granted(service));
  const make = (
    layer: Layer,
    rule: string | null,
    of: readonly Service[],
    over: readonly UrlFilter[],
    inner: number,
    frames: boolean,
  ) => {
    const domains = of.flatMap(({ root }) => aliasHostsOf(root));
    return domains.length === 0 ? [] : [atom(layer, rule, { domains }, over, inner, frames, allowed.widened)];
  };
  const bySite = new Map<SiteRule, Service[]>();
  for (const service of open) {
    const rule = winningSiteRule(service.page, rules);
    if (rule?.list === 'block' && rule.filter.host !== '') bySite.set(rule, [...(bySite.get(rule) ?? []), service]);
  }
  const undecided = open.filter(({ page }) => winningSiteRule(page, rules) === null);
  const atoms = [
    ...[...bySite].flatMap(([rule, of]) =>
      make('site', rule.filter.text, of, overriders, ranks.get(rule) ?? PRIORITY.inner.sites, true),
    ),
    ...(Object.keys(rules.settings.categories) as (keyof typeof rules.settings.categories)[]).flatMap((id) => {
      if (rules.settings.categories[id] === 'allow') return [];
      const of = undecided.filter(({ page }) => rules.categories.categoriesOf(page.host).includes(id));
      return make('category', id, of, overriders, PRIORITY.inner.category, true);
    }),
    ...timedInForce(rules, state, now).flatMap((timed) => {
      const layer = rules.limits.some(({ rule }) => rule === timed.rule) ? 'limit' : 'schedule';
      // Without those that it covers by their own name, and those that it excepts.
      const of = open.filter(({ page }) => isTimedOut(timed, page, rules) && !timed.targets.some(({ kind }) => kind === 'all'));
      return make(layer, timed.rule.id, of, allowed.grants, PRIORITY.inner.timed, false);
    }),
  ];
  return atoms.map(withoutExcluded).filter(({ conditions }) => conditions.length > 0);
}
