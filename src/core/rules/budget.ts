/**
 * Regular expressions are few (dnr-ledger.ts). What doesn't fit never makes the browser refuse the rest, never stops what judge() opens,
 * and is left to the sweep as little as possible: allows become exclusions of their whole hosts, blocks of hosts share one rule.
 */
import { isPlainHost, type UrlFilter } from '../sites/url-filter';
import { type Atom, withoutExcluded } from './atoms';
import { ALLOW_BUDGET } from './dnr-ledger';
import { type FilterCondition, holdFilter } from './filter-condition';

/** The allows beyond the budget for allow rules. One without a host can't be an exclusion and always keeps its rule. */
export function widenedAllows(allows: readonly UrlFilter[]): ReadonlySet<UrlFilter> {
  let left = ALLOW_BUDGET;
  const widened = new Set<UrlFilter>();
  for (const filter of allows) {
    if (isPlainHost(filter) || filter.host === '') continue;
    const cost = holdFilter(filter, 'allow').conditions.length;
    if (cost > left) widened.add(filter);
    else left -= cost;
  }
  return widened;
}

interface Group {
  readonly atom: Atom;
  readonly members: Atom[];
}

/** Groups of atoms that fit into so many regular expressions, and the atoms of which (part of) the holding is left to the sweep. */
export function withinBudget(atoms: readonly Atom[], budget: number): { groups: Atom[]; left: ReadonlySet<Atom> } {
  // Hosts first: they hold most for one expression.
  const all = grouped(atoms).sort((a, b) => Number(hasRegex(a)) - Number(hasRegex(b)));
  let left = budget;
  const over: Group[] = [];
  const groups = all.filter((group) => {
    // The redirect always has one; the rule for frames only where the filter has.
    const cost = hasRegex(group) && group.atom.frames ? 2 : 1;
    if (cost > left) {
      over.push(group);
      return false;
    }
    left -= cost;
    return true;
  });
  const merged = shared(over.filter((group) => !hasRegex(group)).map(({ atom }) => atom));
  return { groups: [...groups.map(({ atom }) => atom), ...merged], left: new Set(over.flatMap(({ members }) => members)) };
}

const hasRegex = ({ atom }: Group): boolean => atom.conditions.some(({ regex }) => regex !== null);

/** Atoms that differ only in their hosts become one rule. */
function grouped(atoms: readonly Atom[]): Group[] {
  // Hosts are gathered in sets and sorted once: a family may paste tens of thousands.
  const groups = new Map<string, { atom: Atom; condition: FilterCondition; domains: Set<string>; members: Atom[] }>();
  for (const atom of atoms) {
    const excluded = [...new Set(atom.excluded)].sort();
    for (const condition of atom.conditions) {
      const { regex, caseSensitive } = condition;
      const key = JSON.stringify([
        atom.priority,
        atom.frames,
        excluded,
        regex ?? '',
        regex === null ? '' : condition.domains,
        caseSensitive,
      ]);
      const known = groups.get(key);
      const group = known ?? { atom: { ...atom, excluded }, condition, domains: new Set<string>(), members: [] };
      for (const domain of condition.domains) group.domains.add(domain);
      group.members.push(atom);
      groups.set(key, group);
    }
  }
  return [...groups.values()].map(({ atom, condition, domains, members }) => ({
    atom: { ...atom, conditions: [{ ...condition, domains: [...domains].sort() }] },
    members,
  }));
}

/** Blocks of hosts with different exclusions as one rule with all of them: too narrow in places, never too wide. */
function shared(atoms: readonly Atom[]): Atom[] {
  const byKind = new Map<string, Atom[]>();
  for (const atom of atoms) {
    const key = `${atom.priority} ${atom.frames}`;
    byKind.set(key, [...(byKind.get(key) ?? []), atom]);
  }
  return [...byKind.values()].flatMap((kind) => {
    const [first] = kind;
    if (first === undefined) return [];
    const domains = [...new Set(kind.flatMap(({ conditions }) => conditions.flatMap((condition) => condition.domains)))].sort();
    const excluded = [...new Set(kind.flatMap((atom) => atom.excluded))].sort();
    const one = withoutExcluded({ ...first, excluded, conditions: [{ domains, regex: null, caseSensitive: true }] });
    return one.conditions.length === 0 ? [] : [one];
  });
}
