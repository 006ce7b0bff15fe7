/** How much of a daily limit is allowed, used and left, from plain data: the one place that judge, keeper and pages ask. */
import type { Limit } from '../settings/defaults';
import { type DayKey, weekdayOf } from '../time/local-time';

/** What has been charged and given on one day, by limit id; an id that is missing means 0. */
export interface UsageToday {
  readonly day: DayKey;
  readonly usedSeconds: Readonly<Record<string, number>>;
  readonly extraSeconds: Readonly<Record<string, number>>;
  /** true: the clock says a later day, which doesn't begin yet (time/day-turn.ts); left out where it can't be. */
  readonly isHeld?: boolean;
}

type Allowance = Pick<Limit, 'minutesByDay'>;
type NamedAllowance = Allowance & Pick<Limit, 'id'>;

/** A limit's day in exact seconds; null where it has no limit on that weekday. */
export interface LimitUse {
  readonly usedSeconds: number;
  readonly allowedSeconds: number | null;
  /** 0 = used up. */
  readonly leftSeconds: number | null;
}

/** Seconds allowed on `day`, extra time (negative where it was taken back) included; null = no limit on that weekday. */
export function allowedSeconds(limit: Allowance, day: DayKey, extraSeconds: number): number | null {
  const minutes = limit.minutesByDay[weekdayOf(day)];
  return minutes === null ? null : Math.max(0, minutes * 60 + extraSeconds);
}

/** Used, allowed and left of a limit. */
export function limitUse(limit: NamedAllowance, usage: UsageToday): LimitUse {
  const used = ofLimit(usage.usedSeconds, limit.id);
  const allowed = allowedSeconds(limit, usage.day, ofLimit(usage.extraSeconds, limit.id));
  return { usedSeconds: used, allowedSeconds: allowed, leftSeconds: allowed === null ? null : Math.max(0, allowed - used) };
}

/** The same in whole seconds, as people read it: nothing is left exactly when it is used up. */
export function shownUse(limit: NamedAllowance, usage: UsageToday): LimitUse {
  const { usedSeconds, allowedSeconds: allowed, leftSeconds: left } = limitUse(limit, usage);
  return { usedSeconds: Math.floor(usedSeconds), allowedSeconds: allowed, leftSeconds: left === null ? null : Math.ceil(left) };
}

/** Seconds left today, 0 when used up; null = no limit on this weekday. */
export function leftSeconds(limit: NamedAllowance, usage: UsageToday): number | null {
  return limitUse(limit, usage).leftSeconds;
}

/** Is nothing left of the limit today? */
export function isUsedUp(limit: NamedAllowance, usage: UsageToday): boolean {
  return leftSeconds(limit, usage) === 0;
}

/** The same on a day by the clock: a later one than the ledger's begins unused, unless it is held. */
export function isUsedUpOn(day: DayKey, limit: NamedAllowance, usage: UsageToday): boolean {
  const begins = day > usage.day && usage.isHeld !== true;
  return isUsedUp(limit, begins ? { day, usedSeconds: {}, extraSeconds: {} } : usage);
}

/** The warnings (minutes, from `warnAt`) that are reached when the time left sinks from `before` to `after` seconds, largest first. */
export function warningsReached(limit: Pick<Limit, 'warnAt'>, before: number, after: number): number[] {
  return limit.warnAt.filter((minutes) => after > 0 && after <= minutes * 60 && minutes * 60 < before).sort((a, b) => b - a);
}

function ofLimit(seconds: Readonly<Record<string, number>>, id: string): number {
  return Object.hasOwn(seconds, id) ? (seconds[id] ?? 0) : 0;
}
