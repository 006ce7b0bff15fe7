/**
 * The ledger of charged time: a pure machine over moments with explicit time. Each step says which intervals to write and what to take
 * back; its state is plain data that is stored with them, so that a killed worker goes on where the last step ended.
 *
 * - Time is credited between two moments: at most LONGEST_GAP, else the stretch ends at the earlier one (sleep, a stopped browser).
 * - A moment that merely looks (a beat, waking up) credits what is charged at both ends; one that reports a change at that instant
 *   credits what was charged until then.
 * - A clock that goes back counts nothing and begins a new run. A day, once begun, is not left for an earlier one until it was observed
 *   for 20 hours: setting the clock back gives no second day, and a clock that was wrong for once doesn't hold a limit for ever.
 */
import { chargeKey, type Moment, type Presence } from './attention';
import { type Interval, type QuietStretch, takeBack } from './interval';
import { type DayKey, dayKey, type Instant, type LocalTime, laterDay, nextDayStart } from './local-time';

export interface LedgerState {
  /** The last moment. */
  readonly at: Instant;
  readonly day: DayKey;
  /** Time of this day that was seen to pass, ms. */
  readonly observed: number;
  readonly run: number;
  readonly nextId: number;
  readonly presence: Presence;
  /** What is charged since `at`; an interval without length is stored here only. */
  readonly open: readonly Interval[];
}

/** Settings `clock`: the family's zone, the start of the day, and seconds without input after which idle is reported. */
export interface FamilyClock {
  readonly timeZone: string;
  readonly dayStart: LocalTime;
  readonly idleAfter: number;
}

export interface Step {
  readonly state: LedgerState;
  /** New and longer intervals, by id: to be written first. */
  readonly writes: readonly Interval[];
  /** Then to be taken back from all stored intervals (see takeBack). */
  readonly quiet: QuietStretch | null;
}

/** The longest gap between two moments that is still credited, ms: an alarm revives a killed worker after 30 s, plus 1 s to start. */
export const LONGEST_GAP = 31_000;
/** Observed time after which a day that is ahead of the clock is given up, ms. */
export const LEAST_DAY = 20 * 3_600_000;

/** The state before anything was ever charged. */
export const FIRST_STATE: LedgerState = { at: 0, day: '', observed: 0, run: 0, nextId: 1, presence: 'locked', open: [] };

/** Takes one moment in. Never throws for any order of instants. */
export function step(state: LedgerState, moment: Moment, clock: FamilyClock): Step {
  const { day, observed } = turnDay(state, moment.at, clock);
  const wentBack = moment.at < state.at;
  const credited = credit(state, moment, clock);
  const run = wentBack ? state.run + 1 : state.run;
  const held = new Map(
    credited.live.filter((interval) => interval.day === day).map((interval) => [chargeKey(interval), interval]),
  );
  let nextId = credited.nextId;
  const open = moment.charges.map(
    (charge) => held.get(chargeKey(charge)) ?? { ...charge, id: nextId++, day, run, from: moment.at, to: moment.at },
  );
  const wentQuiet = moment.presence === 'idle' && state.presence === 'active';
  const quiet = wentQuiet ? { run, from: moment.at - clock.idleAfter * 1000, to: moment.at } : null;
  return {
    state: { at: moment.at, day, observed, run, nextId, presence: moment.presence, open },
    writes: credited.writes,
    quiet,
  };
}

/**
 * The first step after a start. In the browser run in which the state was written the ledger goes on (the worker was merely killed); in a
 * new one everything ended at the last moment: time in which the browser was closed is never charged.
 */
export function resume(state: LedgerState, moment: Moment, clock: FamilyClock, isSameBrowserRun: boolean): Step {
  return step(isSameBrowserRun ? state : { ...state, open: [] }, moment, clock);
}

/** The intervals of a day after a step, in memory; the store does the same to its rows. */
export function applyStep(intervals: readonly Interval[], { writes, quiet }: Step): Interval[] {
  const byId = new Map(intervals.map((interval) => [interval.id, interval]));
  for (const interval of writes) byId.set(interval.id, interval);
  if (quiet === null) return [...byId.values()];
  return [...byId.values()].flatMap((interval) => takeBack(interval, quiet) ?? []);
}

/** The day that time at `at` counts to, after this state. */
export function turnDay(state: LedgerState, at: Instant, clock: FamilyClock): Pick<LedgerState, 'day' | 'observed'> {
  const today = dayKey(at, clock.timeZone, clock.dayStart);
  const gap = at - state.at;
  const observed = state.observed + (gap > 0 && gap <= LONGEST_GAP ? gap : 0);
  const turns = today > state.day || (today < state.day && observed >= LEAST_DAY);
  return turns ? { day: today, observed: 0 } : { day: state.day, observed };
}

interface Credit {
  readonly writes: Interval[];
  /** The last piece of each interval that was credited up to the moment: it may stay open. */
  readonly live: Interval[];
  readonly nextId: number;
}

function credit(state: LedgerState, moment: Moment, clock: FamilyClock): Credit {
  const gap = moment.at - state.at;
  const writes: Interval[] = [];
  const live: Interval[] = [];
  let nextId = state.nextId;
  if (gap < 0 || gap > LONGEST_GAP) return { writes, live, nextId };
  const still = new Set(moment.charges.map(chargeKey));
  for (const interval of state.open) {
    if (!moment.changed && !still.has(chargeKey(interval))) continue;
    const pieces = extend(interval, moment.at, clock, () => nextId++);
    if (gap > 0) writes.push(...pieces);
    live.push(...pieces.slice(-1));
  }
  return { writes, live, nextId };
}

/** The interval made longer up to `at`, cut at each start of a day. */
function extend(interval: Interval, at: Instant, clock: FamilyClock, newId: () => number): Interval[] {
  const pieces: Interval[] = [];
  let piece = interval;
  while (piece.to < at) {
    const day = laterDay(piece.day, dayKey(piece.to, clock.timeZone, clock.dayStart));
    if (day !== piece.day) {
      if (piece.to > piece.from) pieces.push(piece);
      piece = { ...piece, id: newId(), day, from: piece.to };
    }
    piece = { ...piece, to: Math.min(at, nextDayStart(piece.to, clock.timeZone, clock.dayStart)) };
  }
  return [...pieces, piece];
}
