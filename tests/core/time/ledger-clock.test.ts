/** The ledger where the clock can't be trusted: days that wait, and leaps. What is done with a clock that was set in general: ledger.test.ts. */
import { describe, expect, test } from 'vitest';
import type { Charge, Moment } from '../../../src/core/time/attention';
import { secondsByLimit } from '../../../src/core/time/interval';
import { applyStep, FIRST_STATE, type LedgerState, step } from '../../../src/core/time/ledger';
import { CLOCK, START } from './browser-model';

const GAMES: Charge = { why: 'front', site: 'roblox.com', limits: ['games'] };
const seconds = (n: number) => n * 1000;

describe('a day that waits (day-turn.ts)', () => {
  const EDGE = Date.parse('2026-11-22T04:00:00+05:00');
  const waiting: LedgerState = { ...FIRST_STATE, at: EDGE - 5000, day: '2026-11-21', debt: true };
  const beat = (state: LedgerState, at: number, news: Moment['news'] = null) =>
    step(state, { at, presence: 'active', charges: [GAMES], changed: false, news }, CLOCK);
  test('is not split where it would have begun', () => {
    const before = beat(waiting, EDGE - 4000);
    const after = beat(before.state, EDGE + 6000);
    expect(after.writes.map(({ id, day, from, to }) => [id, day, from - EDGE, to - EDGE])).toEqual([
      [1, '2026-11-21', -4000, 6000],
    ]);
  });
  test('goes on in the new day from the moment at which that begins', () => {
    const before = beat(beat(waiting, EDGE - 4000).state, EDGE + 6000);
    const vouched = beat(before.state, EDGE + 7000, 'vouched');
    const next = beat(vouched.state, EDGE + 8000);
    expect([vouched.state.day, vouched.state.debt]).toEqual(['2026-11-22', false]);
    const days = [...vouched.writes, ...next.writes].map(({ day, from, to }) => [day, from - EDGE, to - EDGE]);
    expect(days).toEqual([
      ['2026-11-21', -4000, 6000],
      ['2026-11-22', 6000, 7000],
      ['2026-11-22', 6000, 8000],
    ]);
  });
});

describe('a clock that leaps is bridged by one that nobody sets', () => {
  test.each<[string, number, number | null, number]>([
    ['set back: what passed counts', -86_400, 1, 1],
    ['set back by less than what passed', 3, 10, 10],
    ['set forward: no more than what passed', 86_400, 1, 1],
    ['a little ahead: as the clock says', 3, 1.5, 3],
    ['asleep, and the other clock stood still', 20, 0.5, 0.5],
    ['asleep, and the other clock went on', 3600, 3600, 0],
    ['a dead worker knows no other clock', 20, null, 20],
    ['a dead worker, set back', -20, null, 0],
  ])('%s', (_name, gap, elapsed, credited) => {
    const begun = step(FIRST_STATE, { at: START, presence: 'active', charges: [GAMES], changed: true }, CLOCK);
    const leap = { at: START + seconds(gap), elapsed: elapsed === null ? null : seconds(elapsed) };
    const leapt = step(begun.state, { ...leap, presence: 'active', charges: [GAMES], changed: false }, CLOCK);
    const intervals = applyStep([], leapt);
    expect(secondsByLimit(intervals).games ?? 0).toBe(credited);
    // What comes after is added, and hides nothing of what was before.
    const after = { at: leap.at + 1000, elapsed: 1000, presence: 'active', charges: [GAMES], changed: false } as const;
    expect(secondsByLimit(applyStep(intervals, step(leapt.state, after, CLOCK))).games).toBe(credited + 1);
  });
});
