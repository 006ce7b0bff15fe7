/** What holds for any afternoon: the ledger against a count by hand, against the clock, against killed workers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Charge } from '../../../src/core/time/attention';
import { type FamilyClock, LEAST_DAY, LONGEST_GAP } from '../../../src/core/time/day-turn';
import { type Interval, secondsByLimit, secondsBySite, unionMs } from '../../../src/core/time/interval';
import { applyStep, FIRST_STATE, step } from '../../../src/core/time/ledger';
import { dayKey } from '../../../src/core/time/local-time';
import { afternoons, byHand, CLOCK, kills, LIMIT_IDS, play, START } from './browser-model';

const GAMES: Charge = { why: 'front', site: 'roblox.com', limits: ['games'] };

describe('for any afternoon', { timeout: 60_000 }, () => {
  test('it says what is counted by hand, slot by slot', () => {
    fc.assert(
      fc.property(afternoons, (happenings) => {
        const used = secondsByLimit(play(happenings).intervals);
        for (const [id, expected] of Object.entries(byHand(happenings))) expect(used[id] ?? 0).toBeCloseTo(expected, 6);
      }),
    );
  });
  test('no limit and no site ever runs faster than the clock', () => {
    fc.assert(
      fc.property(afternoons, kills, (happenings, killed) => {
        const { intervals, elapsed } = play(happenings, killed);
        for (const used of [...Object.values(secondsByLimit(intervals)), ...Object.values(secondsBySite(intervals))]) {
          expect(used * 1000).toBeLessThanOrEqual(elapsed);
        }
      }),
    );
  });
  test('killed workers change nothing by more than a second', () => {
    fc.assert(
      fc.property(afternoons, kills, (happenings, killed) => {
        const alive = secondsByLimit(play(happenings).intervals);
        const wounded = secondsByLimit(play(happenings, killed).intervals);
        for (const id of LIMIT_IDS) expect(Math.abs((alive[id] ?? 0) - (wounded[id] ?? 0))).toBeLessThanOrEqual(1);
      }),
    );
  });
  test('the days add up, and no interval leaves its day', () => {
    const starts = fc.constantFrom(
      '2026-11-22T03:58:00+05:00',
      '2026-03-29T01:58:30+01:00',
      '2026-10-25T02:28:00+02:00',
      '2026-04-23T23:58:00+02:00',
    );
    const clocks = fc.constantFrom<FamilyClock>(
      CLOCK,
      { ...CLOCK, timeZone: 'Europe/Berlin', dayStart: '02:30' },
      { ...CLOCK, timeZone: 'Africa/Cairo', dayStart: '00:00' },
    );
    fc.assert(
      fc.property(afternoons, starts, clocks, (happenings, start, clock) => {
        const { intervals } = play(happenings, [], Date.parse(start), clock);
        for (const { day, from, to } of intervals) {
          expect(to).toBeGreaterThan(from);
          expect(dayKey(from, clock.timeZone, clock.dayStart)).toBe(day);
          expect(dayKey(to - 1, clock.timeZone, clock.dayStart)).toBe(day);
        }
        const days = [...new Set(intervals.map(({ day }) => day))];
        const byDay = days.reduce((sum, one) => sum + unionMs(intervals.filter(({ day }) => day === one)), 0);
        expect(byDay).toBe(unionMs(intervals));
      }),
    );
  });
  test('any instants in any order: no throw, no negative time, at most what passed forward', () => {
    const moments = fc.array(
      fc.record({ at: fc.integer({ min: 0, max: 4_000_000_000_000 }), changed: fc.boolean(), attended: fc.boolean() }),
    );
    fc.assert(
      fc.property(moments, (list) => {
        let state = FIRST_STATE;
        let forward = 0;
        let intervals: Interval[] = [];
        for (const { at, changed, attended } of list) {
          forward += Math.max(0, Math.min(at - state.at, LONGEST_GAP));
          const taken = step(state, { at, changed, presence: 'active', charges: attended ? [GAMES] : [] }, CLOCK);
          state = taken.state;
          intervals = applyStep(intervals, taken);
        }
        expect(intervals.every(({ from, to }) => to > from)).toBe(true);
        expect(unionMs(intervals)).toBeLessThanOrEqual(forward);
      }),
    );
  });
});

test('once wrong by years and put right: the strange day ends after 20 observed hours', () => {
  const look = { presence: 'idle', charges: [], changed: false } as const;
  const wrong = step(FIRST_STATE, { ...look, at: START + 365 * 86_400_000 }, CLOCK).state;
  let state = step(wrong, { ...look, at: START }, CLOCK).state;
  expect(state.day).toBe('2027-11-21');
  for (let at = START; at <= START + LEAST_DAY; at += LONGEST_GAP)
    state = step(state, { at, presence: 'idle', charges: [], changed: false }, CLOCK).state;
  expect(state.day).toBe('2027-11-21');
  const later = step(state, { at: state.at + LONGEST_GAP, presence: 'idle', charges: [], changed: false }, CLOCK).state;
  expect(later.day).toBe(dayKey(later.at, CLOCK.timeZone, CLOCK.dayStart));
});
