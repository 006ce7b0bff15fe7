/** The smallest change that makes the network layer hold what is wanted. */
import type { DnrRule } from './dnr-rule';

export interface RuleChange {
  readonly remove: readonly number[];
  readonly add: readonly DnrRule[];
}

/** Keeps rules that are already there (whatever their id), removes what isn't wanted, adds the rest under free ids. */
export function reconcile(wanted: readonly DnrRule[], present: readonly DnrRule[]): RuleChange {
  const missing = new Map<string, DnrRule[]>();
  for (const rule of wanted) missing.set(fingerprint(rule), [...(missing.get(fingerprint(rule)) ?? []), rule]);
  const remove: number[] = [];
  const taken = new Set<number>();
  for (const rule of present) {
    const found = missing.get(fingerprint(rule))?.pop();
    if (found === undefined) remove.push(rule.id);
    else taken.add(rule.id);
  }
  let next = 1;
  const add = [...missing.values()].flat().map((rule) => {
    while (taken.has(next)) next += 1;
    taken.add(next);
    return { ...rule, id: next };
  });
  return { remove, add };
}

/** Everything but the id, with keys in one order and without the browser's own additions of empty values. */
export function fingerprint(rule: DnrRule): string {
  const { priority, action, condition } = rule;
  return JSON.stringify([priority, sorted(action), sorted(condition)]);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined && entry !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sorted(entry)]),
  );
}
