/** When a weekly schedule is in force: one rule may cross midnight, `days` are the days on which it begins, equal times mean 24 hours. */
import type { Schedule } from '../settings/defaults';
import { addDays, calendarDay, type Instant, instantOf, weekdayOf } from './local-time';

type Times = Pick<Schedule, 'days' | 'from' | 'to'>;

/** One stretch in force, `from` included, `to` excluded. Adjoining periods (24 hours on following days) count as one. */
export interface SchedulePeriod {
  readonly from: Instant;
  /** null = it goes on for longer than the eight days that are looked ahead. */
  readonly to: Instant | null;
}

const HOUR = 3_600_000;
/** How far changes are looked for: a weekly rule repeats within seven days, and an hour more where clocks change. */
export const LOOK_AHEAD = 8 * 24 * HOUR;
/** A period that holds `now` began at most a day ago; one day more where a zone jumps over a date. */
const DAYS_BACK = 2;

/** Is the schedule in force at `now`? */
export function isInForce(schedule: Times, now: Instant, zone: string): boolean {
  return periodsAround(schedule, now, zone, DAYS_BACK, 1).some((period) => period.from <= now && now < period.to);
}

/** The period of the schedule that holds `now`, or null when it is not in force. */
export function schedulePeriod(schedule: Times, now: Instant, zone: string): SchedulePeriod | null {
  const period = periodsAround(schedule, now, zone, 9, 9).find(({ from, to }) => from <= now && now < to);
  if (period === undefined) return null;
  return { from: period.from, to: period.to - now > LOOK_AHEAD ? null : period.to };
}

/** The next instant after `now` at which any of the schedules comes into force or ends; null = none within eight days. */
export function nextScheduleChange(schedules: readonly Times[], now: Instant, zone: string): Instant | null {
  let next: Instant | null = null;
  for (const schedule of schedules) {
    for (const { from, to } of periodsAround(schedule, now, zone, DAYS_BACK, 9)) {
      for (const edge of [from, to]) {
        if (edge > now && edge - now <= LOOK_AHEAD && (next === null || edge < next)) next = edge;
      }
    }
  }
  return next;
}

/** The merged periods that begin within so many days before and after the date of `now`, in order. */
function periodsAround(
  schedule: Times,
  now: Instant,
  zone: string,
  daysBack: number,
  daysAhead: number,
): { from: Instant; to: Instant }[] {
  const today = calendarDay(now, zone);
  const crosses = schedule.to <= schedule.from; // 'HH:MM' compares as text
  const merged: { from: Instant; to: Instant }[] = [];
  for (let offset = -daysBack; offset <= daysAhead; offset++) {
    const date = addDays(today, offset);
    if (!schedule.days.includes(weekdayOf(date))) continue;
    const from = instantOf(date, schedule.from, zone);
    const to = instantOf(crosses ? addDays(date, 1) : date, schedule.to, zone);
    if (to <= from) continue; // wholly inside the hour that daylight saving leaves out
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}
