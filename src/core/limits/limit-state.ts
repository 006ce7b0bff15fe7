/** How much of a daily limit is allowed, used and left, from plain data. */
import type { Limit } from '../settings/defaults';
import { type DayKey, weekdayOf } from '../time/local-time';

/** What has been charged and given on one day, by limit id; an id that is missing means 0. */
export interface UsageToday {
  readonly day: DayKey;
  readonly usedSeconds: Readonly<Record<string, number>>;
  readonly extraSeconds: Readonly<Record<string, number>>;
}

type Allowance = Pick<Limit, 'minutesByDay'>;
type NamedAllowance = Allowance & Pick<Limit, 'id'>;

/** Seconds allowed on `day`, extra time (negative where it was taken back) included; null = no limit on that weekday. */
export function allowedSeconds(limit: Allowance, day: DayKey, extraSeconds: number): number | null {
  const minutes = limit.minutesByDay[weekdayOf(day)];
  return minutes === null ? null : Math.max(0, minutes * 60 + extraSeconds);
}

/** Seconds left today, 0 when used up; null = no limit on this weekday. */
export function leftSeconds(limit: NamedAllowance, usage: UsageToday): number | null {
  const allowed = allowedSeconds(limit, usage.day, ofLimit(usage.extraSeconds, limit.id));
  return allowed === null ? null : Math.max(0, allowed - ofLimit(usage.usedSeconds, limit.id));
}

/** Is nothing left of the limit today? */
export function isUsedUp(limit: NamedAllowance, usage: UsageToday): boolean {
  return leftSeconds(limit, usage) === 0;
}

/** The warnings (minutes, from `warnAt`) that are reached when the time left sinks from `before` to `after` seconds, largest first. */
export function warningsReached(limit: Pick<Limit, 'warnAt'>, before: number, after: number): number[] {
  return limit.warnAt.filter((minutes) => after > 0 && after <= minutes * 60 && minutes * 60 < before).sort((a, b) => b - a);
}

function ofLimit(seconds: Readonly<Record<string, number>>, id: string): number {
  return Object.hasOwn(seconds, id) ? (seconds[id] ?? 0) : 0;
}
