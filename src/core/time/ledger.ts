/**
 * The ledger of charged time: a pure machine over moments with explicit time. Each step says which intervals to write and what to take
 * back; its state is plain data that is stored with them, so that a killed worker goes on where the last step ended.
 *
 * - Time is credited between two moments: at most LONGEST_GAP, else the stretch ends at the earlier one (sleep, a stopped browser).
 * - A moment that merely looks (a beat, waking up) credits what is charged at both ends; one that reports a change at that instant
 *   credits what was charged until then.
 * - Where the wall clock leaps (it was set; sleep, in which the monotonic clock stands still), what passed by the monotonic clock is credited,
 *   or nothing. A clock that goes back begins a new run. When a day ends is said in day-turn.ts.
 */
import { chargeKey, type Moment, type Presence } from './attention';
import { type DayState, type FamilyClock, LONGEST_GAP, turnDay } from './day-turn';
import { type Interval, type QuietStretch, takeBack } from './interval';
import { dayKey, type Instant, laterDay, nextDayStart } from './local-time';

export interface LedgerState extends DayState {
  readonly run: number;
  readonly nextId: number;
  readonly presence: Presence;
  /** What is charged since `at`; an interval without length is stored here only. */
  readonly open: readonly Interval[];
}

/** What was seen to be done to the computer's clock: for the log. */
export type ClockSet = 'set-back' | 'set-forward';

export interface Step {
  readonly state: LedgerState;
  /** New and longer intervals, by id: to be written first. */
  readonly writes: readonly Interval[];
  /** Then to be taken back from all stored intervals (see takeBack). */
  readonly quiet: QuietStretch | null;
  readonly clock: ClockSet | null;
}

/** A clock that leaps by less is being kept right, not set, ms. */
const SLEW = 2000;

/** The state before anything was ever charged. */
export const FIRST_STATE: LedgerState = {
  at: 0,
  day: '',
  observed: 0,
  debt: false,
  vouched: null,
  run: 0,
  nextId: 1,
  presence: 'locked',
  open: [],
};

/** Takes one moment in. Never throws for any order of instants. */
export function step(state: LedgerState, moment: Moment, clock: FamilyClock): Step {
  const turned = turnDay(state, moment.at, clock, moment.news);
  const { day } = turned;
  const credited = credit(state, moment, day === state.day ? null : clock);
  const run = moment.at < credited.until ? state.run + 1 : state.run;
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
    state: { ...turned, at: moment.at, run, nextId, presence: moment.presence, open },
    writes: credited.writes,
    quiet,
    clock: clockSet(state, moment),
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

function clockSet(state: LedgerState, { at, news }: Moment): ClockSet | null {
  if (news === 'jumped') return 'set-forward';
  if (at >= state.at - SLEW) return null;
  return news === 'corrected' ? 'set-forward' : 'set-back'; // what a site put back had been ahead
}

interface Credit {
  /** Up to when by the clock of before: later than the moment where the clock went back. */
  readonly until: Instant;
  readonly writes: Interval[];
  /** The last piece of each interval that was credited up to the moment: it may stay open. */
  readonly live: Interval[];
  readonly nextId: number;
}

/** `turning`: the clock by which the day turns between the two moments; null = it doesn't. */
function credit(state: LedgerState, moment: Moment, turning: FamilyClock | null): Credit {
  const gap = moment.at - state.at;
  const elapsed = moment.elapsed ?? null;
  const leapt = gap < 0 || (elapsed !== null && Math.abs(gap - elapsed) > SLEW);
  const passed = leapt ? (elapsed ?? 0) : gap;
  const writes: Interval[] = [];
  const live: Interval[] = [];
  let nextId = state.nextId;
  if (passed > LONGEST_GAP) return { until: state.at, writes, live, nextId };
  const until = state.at + passed;
  const still = new Set(moment.charges.map(chargeKey));
  for (const interval of state.open) {
    if (!moment.changed && !still.has(chargeKey(interval))) continue;
    const pieces = extend(interval, until, turning, () => nextId++);
    if (passed > 0) writes.push(...pieces);
    if (!leapt) live.push(...pieces.slice(-1));
  }
  return { until, writes, live, nextId };
}

/** The interval made longer up to `at`, cut at each start of a day at which the day turns. */
function extend(interval: Interval, at: Instant, turning: FamilyClock | null, newId: () => number): Interval[] {
  if (turning === null) return [{ ...interval, to: at }];
  const { timeZone, dayStart } = turning;
  const pieces: Interval[] = [];
  let piece = interval;
  while (piece.to < at) {
    const day = laterDay(piece.day, dayKey(piece.to, timeZone, dayStart));
    if (day !== piece.day) {
      if (piece.to > piece.from) pieces.push(piece);
      piece = { ...piece, id: newId(), day, from: piece.to };
    }
    piece = { ...piece, to: Math.min(at, nextDayStart(piece.to, timeZone, dayStart)) };
  }
  return [...pieces, piece];
}
