import { describe, expect, test } from 'vitest';
import type { ClockNews } from '../../../src/core/time/attention';
import { type DayState, isHeld, LEAST_DAY, LONGEST_GAP, settleClock, turnDay } from '../../../src/core/time/day-turn';
import { FIRST_STATE, step } from '../../../src/core/time/ledger';
import { CLOCK } from './browser-model';

const at = (text: string) => Date.parse(`${text}+05:00`);
const HOUR = 3_600_000;
const state = (part: Partial<DayState>): DayState => ({
  at: at('2026-11-21T15:00:00'),
  day: '2026-11-21',
  observed: HOUR,
  debt: false,
  vouched: null,
  ...part,
});
const vouchedFor = (hours: number) => ({ first: at('2026-11-21T15:00:00'), last: at('2026-11-21T15:00:00') + hours * HOUR });

describe('does the day turn?', () => {
  test.each<[string, Partial<DayState>, string, ClockNews | null, string, boolean]>([
    ['the same day goes on', {}, '2026-11-22T03:59:59', null, '2026-11-21', false],
    ['the next begins; nobody saw this one whole', {}, '2026-11-22T04:00:00', null, '2026-11-22', true],
    ['the next begins after 20 observed hours', { observed: LEAST_DAY }, '2026-11-22T04:00:00', null, '2026-11-22', false],
    ['the very first day owes nothing', { day: '', observed: 0 }, '2026-11-21T15:00:00', null, '2026-11-21', false],
    ['with a debt it doesn’t', { debt: true }, '2026-11-22T04:00:00', null, '2026-11-21', true],
    ['however far the clock is', { debt: true }, '2027-11-22T04:00:00', null, '2026-11-21', true],
    [
      'with a debt and not quite 20 hours',
      { debt: true, observed: LEAST_DAY - 1 },
      '2026-11-22T04:00:00',
      null,
      '2026-11-21',
      true,
    ],
    [
      'a debt is paid by 20 observed hours',
      { debt: true, observed: LEAST_DAY },
      '2026-11-22T04:00:00',
      null,
      '2026-11-22',
      false,
    ],
    [
      'or by sites’ clocks 20 hours apart',
      { debt: true, vouched: vouchedFor(20) },
      '2026-11-22T11:00:00',
      null,
      '2026-11-22',
      false,
    ],
    ['not 19', { debt: true, vouched: vouchedFor(19) }, '2026-11-22T11:00:00', null, '2026-11-21', true],
    ['or when a site’s clock says that day, too', { debt: true }, '2026-11-22T11:00:00', 'vouched', '2026-11-22', false],
    ['a site that agrees pays the debt of this day', { debt: true }, '2026-11-21T16:00:00', 'vouched', '2026-11-21', false],
    ['a clock that was only put right pays nothing', { debt: true }, '2026-11-22T11:00:00', 'corrected', '2026-11-21', true],
    ['a leap pays nothing', { debt: true }, '2026-11-22T11:00:00', 'jumped', '2026-11-21', true],
    ['back: the day stays', {}, '2026-11-20T12:00:00', null, '2026-11-21', false],
    [
      'back, and a site agrees: the debt stays until that day has come',
      { debt: true },
      '2026-11-20T12:00:00',
      'vouched',
      '2026-11-21',
      true,
    ],
    ['back, after 20 observed hours', { observed: LEAST_DAY }, '2026-11-20T12:00:00', null, '2026-11-20', false],
  ])('%s', (_name, before, when, news, day, debt) => {
    const turned = turnDay(state(before), at(when), CLOCK, news);
    expect([turned.day, turned.debt]).toEqual([day, debt]);
  });
});

test('what was seen and vouched for begins anew with the day', () => {
  const old = state({ vouched: vouchedFor(3) });
  expect(turnDay(old, at('2026-11-22T04:00:00'), CLOCK)).toEqual({
    day: '2026-11-22',
    observed: 0,
    debt: true,
    vouched: null,
  });
  const now = at('2026-11-22T09:00:00');
  expect(turnDay(old, now, CLOCK, 'vouched')).toMatchObject({ debt: false, vouched: { first: now, last: now } });
});
test.each([
  [1, 1],
  [LONGEST_GAP, LONGEST_GAP],
  [LONGEST_GAP + 1, 0],
  [0, 0],
  [-1, 0],
])('a gap of %i ms adds %i to what was observed', (gap, seen) =>
  expect(turnDay(state({}), state({}).at + gap, CLOCK).observed).toBe(HOUR + seen),
);

test.each<[string, Partial<DayState>, string, boolean]>([
  ['a later day with a debt', { debt: true }, '2026-11-22T04:00:00', true],
  ['a later day without', {}, '2026-11-22T04:00:00', false],
  ['today', { debt: true }, '2026-11-22T03:00:00', false],
  ['an earlier day', { debt: true }, '2026-11-20T12:00:00', false],
])('%s: held?', (_name, before, when, held) => expect(isHeld(state(before), at(when), CLOCK)).toBe(held));

describe('a parent says that the clock is right', () => {
  test.each<[string, Partial<DayState>, string, string, number]>([
    ['an earlier day is the day', { debt: true }, '2026-11-20T12:00:00', '2026-11-20', 0],
    ['a later one too', { debt: true }, '2026-11-25T12:00:00', '2026-11-25', 0],
    ['the same day goes on', { debt: true, vouched: vouchedFor(1) }, '2026-11-21T16:00:00', '2026-11-21', HOUR],
  ])('%s', (_name, before, when, day, observed) =>
    expect(settleClock(state(before), at(when), CLOCK)).toEqual({ ...state({}), day, observed, debt: false, vouched: null }),
  );
});

describe('what is said to the log', () => {
  const begun = { ...FIRST_STATE, ...state({}) };
  test.each<[string, number, ClockNews | null, string | null]>([
    ['nothing, while time goes on', 1000, null, null],
    ['nothing, when the clock is kept right', -2000, null, null],
    ['set back', -2001, null, 'set-back'],
    ['set forward, as the platform saw it', 86_400_000, 'jumped', 'set-forward'],
    ['it had been ahead, as a site says', -86_400_000, 'corrected', 'set-forward'],
    ['nothing, when a clock that was behind is put right', 86_400_000, 'corrected', null],
    ['nothing, after sleep', 86_400_000, null, null],
  ])('%s', (_name, gap, news, said) => {
    const taken = step(begun, { at: begun.at + gap, presence: 'active', charges: [], changed: false, news }, CLOCK);
    expect(taken.clock).toBe(said);
  });
});
