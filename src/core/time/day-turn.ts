/**
 * When the ledger's day ends, on a computer whose clock anybody can set (contract 4): set back it never refills, set forward it opens the
 * next day once. A day that nobody saw pass leaves a debt: no further day begins until 20 hours were seen, or a site's clock has agreed.
 */
import type { ClockNews } from './attention';
import { type DayKey, dayKey, type Instant, type LocalTime } from './local-time';

/** Settings `clock`: the family's zone, the start of the day, and seconds without input after which idle is reported. */
export interface FamilyClock {
  readonly timeZone: string;
  readonly dayStart: LocalTime;
  readonly idleAfter: number;
}

export interface DayState {
  /** The last moment. */
  readonly at: Instant;
  readonly day: DayKey;
  /** Time of this day that was seen to pass, ms. */
  readonly observed: number;
  /** The day before was not seen to last 20 hours: closed, asleep, or the clock was set. */
  readonly debt: boolean;
  /** The first and the last instant of this day for which a site's clock stands; null = none. */
  readonly vouched: { readonly first: Instant; readonly last: Instant } | null;
}

/** The longest gap between two moments that is still credited, ms: an alarm revives a killed worker after 30 s, plus 1 s to start. */
export const LONGEST_GAP = 31_000;
/** Observed time after which a day may be left in spite of a debt, or for an earlier one, ms. */
export const LEAST_DAY = 20 * 3_600_000;

/** The day that time at `at` counts to, after this state. */
export function turnDay(
  state: DayState,
  at: Instant,
  clock: FamilyClock,
  news: ClockNews | null = null,
): Pick<DayState, 'day' | 'observed' | 'debt' | 'vouched'> {
  const today = dayKey(at, clock.timeZone, clock.dayStart);
  const gap = at - state.at;
  const observed = state.observed + (gap > 0 && gap <= LONGEST_GAP ? gap : 0);
  const isVouched = news === 'vouched';
  const vouched = isVouched ? stretched(state.vouched, at) : state.vouched;
  // A clock that was ahead and was put right is behind the day: the debt stays until real time has caught up.
  const debt = state.debt && !(isVouched && today >= state.day);
  const hasPassed = seenMs(observed, vouched) >= LEAST_DAY;
  const turns = today > state.day ? hasPassed || !debt : today < state.day && hasPassed;
  if (!turns) return { day: state.day, observed, debt, vouched };
  const isFirst = state.day === '';
  return {
    day: today,
    observed: 0,
    debt: !hasPassed && !isVouched && !isFirst,
    vouched: isVouched ? { first: at, last: at } : null,
  };
}

/** Does the clock say a later day, which must not begin yet? */
export function isHeld(state: DayState, at: Instant, clock: FamilyClock): boolean {
  return dayKey(at, clock.timeZone, clock.dayStart) > turnDay(state, at, clock).day;
}

/** A parent says that the clock is right: its day is the day. */
export function settleClock<T extends DayState>(state: T, at: Instant, clock: FamilyClock): T {
  const day = dayKey(at, clock.timeZone, clock.dayStart);
  return { ...state, day, debt: false, vouched: null, observed: day === state.day ? state.observed : 0 };
}

function stretched(known: DayState['vouched'], at: Instant): NonNullable<DayState['vouched']> {
  return known === null ? { first: at, last: at } : { first: Math.min(known.first, at), last: Math.max(known.last, at) };
}

function seenMs(observed: number, vouched: DayState['vouched']): number {
  return vouched === null ? observed : Math.max(observed, vouched.last - vouched.first);
}
