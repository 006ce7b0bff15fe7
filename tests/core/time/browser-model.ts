/** A small model of an afternoon in slots of 100 ms: what happens when, how the ledger is driven, and by hand what it should say. */
import fc from 'fast-check';
import type { Charge, Moment, Presence } from '../../../src/core/time/attention';
import type { FamilyClock } from '../../../src/core/time/day-turn';
import type { Interval } from '../../../src/core/time/interval';
import { applyStep, FIRST_STATE, type LedgerState, resume, type Step, step } from '../../../src/core/time/ledger';

export const SLOT = 100;
export const IDLE_SLOTS = 150;
export const CLOCK: FamilyClock = { timeZone: 'Asia/Karachi', dayStart: '04:00', idleAfter: (IDLE_SLOTS * SLOT) / 1000 };
export const START = Date.parse('2026-11-21T15:00:00+05:00');

/** A tab's site by its limits: two of three sites share a limit. */
const LIMITS: Record<string, readonly string[]> = { a: ['games'], b: ['games', 'all'], c: ['all'] };
export const LIMIT_IDS = ['games', 'all'];

export interface Happening {
  /** Slots since the one before. */
  readonly after: number;
  readonly front: 'a' | 'b' | 'c' | null;
  readonly heard: readonly ('a' | 'b' | 'c')[];
  readonly presence: Presence;
}
export interface Kill {
  /** Slot at which the worker dies. */
  readonly at: number;
  /** Slots until an alarm revives it, unless something happens before. */
  readonly alarm: number;
}

const happening = fc.record({
  after: fc.integer({ min: 0, max: 330 }),
  front: fc.constantFrom<'a' | 'b' | 'c' | null>('a', 'b', 'c', null),
  heard: fc.subarray<'a' | 'b' | 'c'>(['a', 'b', 'c'], { maxLength: 2 }),
  presence: fc.constantFrom<Presence>('active', 'active', 'active', 'idle', 'locked'),
});
export const afternoons = fc.array(happening, { minLength: 1, maxLength: 12 });
export const kills = fc.array(fc.record({ at: fc.integer({ min: 0, max: 2500 }), alarm: fc.integer({ min: 1, max: 300 }) }), {
  maxLength: 6,
});

const charge = (why: 'front' | 'heard', site: string): Charge => ({ why, site, limits: LIMITS[site] ?? [] });

export function chargesDuring({ front, heard, presence }: Happening): Charge[] {
  if (presence === 'locked') return [];
  const inFront = front !== null && presence === 'active' ? [charge('front', front)] : [];
  return [...inFront, ...heard.map((site) => charge('heard', site))];
}

export interface Played {
  readonly intervals: Interval[];
  readonly steps: Step[];
  readonly elapsed: number;
}

/** Plays an afternoon: an event at each happening, a beat each second while something is charged, killed and revived as told. */
export function play(happenings: readonly Happening[], killed: readonly Kill[] = [], start = START, clock = CLOCK): Played {
  const events = timeline(happenings);
  const end = events.end;
  let state: LedgerState = FIRST_STATE;
  let intervals: Interval[] = [];
  const steps: Step[] = [];
  let deadUntil = -1;
  let lastStep = -1;
  for (let slot = 0; slot <= end; slot++) {
    const kill = killed.find((one) => one.at === slot);
    if (kill !== undefined && deadUntil < slot) deadUntil = slot + kill.alarm;
    const current = events.during(slot);
    const changes = events.at(slot);
    const beat = deadUntil < slot && state.open.length > 0 && (slot - lastStep) * SLOT >= 1000;
    const wakes = deadUntil === slot;
    for (const change of changes) take({ ...moment(change, slot), changed: true });
    if (changes.length === 0 && current !== null && (beat || wakes || slot === end))
      take({ ...moment(current, slot), changed: false });
  }
  return { intervals, steps, elapsed: end * SLOT };

  function moment(what: Happening, slot: number) {
    return { at: start + slot * SLOT, presence: what.presence, charges: chargesDuring(what) };
  }
  function take(what: Moment) {
    const slot = (what.at - start) / SLOT;
    const stored: LedgerState = JSON.parse(JSON.stringify(state));
    const taken = deadUntil >= slot ? resume(stored, what, clock, true) : step(state, what, clock);
    deadUntil = -1;
    lastStep = slot;
    state = taken.state;
    intervals = applyStep(intervals, taken);
    steps.push(taken);
  }
}

/** The same by hand: one flag per slot and limit, erased again where a quiet stretch is taken back. */
export function byHand(happenings: readonly Happening[]): Record<string, number> {
  const events = timeline(happenings);
  const front: Record<string, boolean[]> = Object.fromEntries(LIMIT_IDS.map((id) => [id, []]));
  const heard: Record<string, boolean[]> = Object.fromEntries(LIMIT_IDS.map((id) => [id, []]));
  let presence: Presence = 'locked';
  for (let slot = 0; slot < events.end; slot++) {
    for (const change of events.at(slot)) {
      if (presence === 'active' && change.presence === 'idle') erase(slot);
      presence = change.presence;
    }
    const now = events.during(slot);
    for (const { why, limits } of now === null ? [] : chargesDuring(now))
      for (const id of limits) mark(why === 'front' ? front : heard, id, slot);
  }
  for (const change of events.at(events.end)) {
    if (presence === 'active' && change.presence === 'idle') erase(events.end);
    presence = change.presence;
  }
  return Object.fromEntries(LIMIT_IDS.map((id) => [id, count(front[id] ?? [], heard[id] ?? [])]));

  function mark(flags: Record<string, boolean[]>, id: string, slot: number) {
    const list = flags[id];
    if (list !== undefined) list[slot] = true;
  }
  function erase(slot: number) {
    for (const flags of Object.values(front))
      for (let quiet = Math.max(0, slot - IDLE_SLOTS); quiet < slot; quiet++) flags[quiet] = false;
  }
  function count(one: readonly boolean[], other: readonly boolean[]) {
    let slots = 0;
    for (let slot = 0; slot < events.end; slot++) if (one[slot] === true || other[slot] === true) slots++;
    return (slots * SLOT) / 1000;
  }
}

function timeline(happenings: readonly Happening[]) {
  const at = new Map<number, Happening[]>();
  let slot = 0;
  for (const one of happenings) {
    slot += one.after;
    at.set(slot, [...(at.get(slot) ?? []), one]);
  }
  const end = slot + 100;
  const during: (Happening | null)[] = [];
  let current: Happening | null = null;
  for (let when = 0; when <= end; when++) {
    current = at.get(when)?.at(-1) ?? current;
    during.push(current);
  }
  return { end, at: (when: number) => at.get(when) ?? [], during: (when: number) => during[when] ?? null };
}
