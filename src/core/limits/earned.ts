/**
 * Earned minutes (settings `earn`): so long in front of a learning site gives so much more of a limit. The ledger knows what earns by a name
 * among an interval's limits, so that it is counted, taken back and refunded like everything else; the name is never shown.
 */
import type { Settings } from '../settings/defaults';
import type { UsageToday } from './limit-state';

export type EarnRule = Settings['earn'][number];
type Seconds = Readonly<Record<string, number>>;

/** A limit's id has no colon. */
const PREFIX = 'earn:';

/** The name of an earning rule in the ledger: the same for as long as it is aimed at the same. */
export const earnId = ({ targets }: Pick<EarnRule, 'targets'>): string => PREFIX + targets.join(' ');

/** Is it a name of an earning rule, not a limit's id? */
export const isEarnId = (id: string): boolean => id.startsWith(PREFIX);

/** The seconds that each limit has earned today: whole portions only, each rule capped by its own `maxPerDay`. */
export function earnedSeconds(rules: readonly EarnRule[], usedSeconds: Seconds): Record<string, number> {
  const earned = new Map<string, number>();
  for (const rule of rules) {
    const portions = Math.floor(secondsOf(usedSeconds, earnId(rule)) / (rule.minutes * 60));
    const given = Math.min(portions * rule.gives.minutes, rule.maxPerDay ?? Number.POSITIVE_INFINITY) * 60;
    if (given > 0) earned.set(rule.gives.limit, (earned.get(rule.gives.limit) ?? 0) + given);
  }
  return Object.fromEntries(earned);
}

/** What was charged and given today: the one place where grants and earned minutes become extra time. */
export function usageOf(used: Omit<UsageToday, 'extraSeconds'>, granted: Seconds, earn: readonly EarnRule[]): UsageToday {
  const extra = new Map(Object.entries(granted));
  for (const [id, seconds] of Object.entries(earnedSeconds(earn, used.usedSeconds)))
    extra.set(id, (extra.get(id) ?? 0) + seconds);
  return { ...used, extraSeconds: Object.fromEntries(extra) };
}

function secondsOf(seconds: Seconds, id: string): number {
  return Object.hasOwn(seconds, id) ? (seconds[id] ?? 0) : 0;
}
