import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chargedSeconds,
  type Interval,
  type Mark,
  marked,
  secondsByLimit,
  secondsBySite,
  takeBack,
  unionMs,
} from '../../../src/core/time/interval';

const interval = (from: number, to: number, part: Partial<Interval> = {}): Interval => ({
  id: from,
  day: '2026-11-21',
  run: 0,
  from,
  to,
  why: 'front',
  site: 'a.example',
  limits: ['games'],
  ...part,
});

describe('union', () => {
  test.each<[string, Interval[], number]>([
    ['nothing', [], 0],
    ['one', [interval(0, 10)], 10],
    ['apart', [interval(0, 10), interval(20, 30)], 20],
    ['touching', [interval(0, 10), interval(10, 20)], 20],
    ['overlapping', [interval(0, 10), interval(5, 15)], 15],
    ['one inside the other, in any order', [interval(3, 4), interval(0, 10), interval(5, 6)], 10],
    ['two runs of the clock add up', [interval(0, 10), interval(0, 10, { run: 1 })], 20],
  ])('%s', (_name, intervals, expected) => expect(unionMs(intervals)).toBe(expected));
  test('never more than the sum, never less than the longest, whatever the order', () => {
    const some = fc.array(
      fc.tuple(fc.nat(1000), fc.nat(100)).map(([from, length]) => interval(from, from + length)),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(some, (intervals) => {
        const lengths = intervals.map(({ from, to }) => to - from);
        expect(unionMs(intervals)).toBeLessThanOrEqual(lengths.reduce((a, b) => a + b, 0));
        expect(unionMs(intervals)).toBeGreaterThanOrEqual(Math.max(...lengths));
        expect(unionMs([...intervals].reverse())).toBe(unionMs(intervals));
      }),
    );
  });
});

test('seconds by limit and by site', () => {
  const list = [
    interval(0, 1000),
    interval(500, 2000, { site: 'b.example', limits: ['games', 'all'] }),
    interval(0, 5000, { site: null, limits: [] }),
  ];
  expect(secondsByLimit(list)).toEqual({ games: 2, all: 1.5 });
  expect(secondsBySite(list)).toEqual({ 'a.example': 1, 'b.example': 1.5 });
});

test('what was refunded counts for nothing, what was only disputed counts', () => {
  const list = [interval(0, 1000, { refunded: true }), interval(500, 2000, { away: true }), interval(3000, 4000)];
  expect([secondsByLimit(list), secondsBySite(list), chargedSeconds(list)]).toEqual([{ games: 2.5 }, { 'a.example': 2.5 }, 2.5]);
});
test.each<[string, Partial<Interval>, Mark, Partial<Interval>]>([
  ['away', {}, { away: true }, { away: true }],
  ['refunded, and still away', { away: true }, { refunded: true }, { away: true, refunded: true }],
  ['no refund after all', { away: true, refunded: true }, { refunded: false }, { away: true }],
  ['nothing said', { away: true }, {}, { away: true }],
  ['not away after all', { away: true }, { away: false }, {}],
])('marked: %s', (_name, before, mark, after) =>
  expect(marked(interval(0, 10, before), mark)).toStrictEqual(interval(0, 10, after)),
);

describe('taking back a quiet stretch from 100 to 200', () => {
  const quiet = { run: 0, from: 100, to: 200 };
  test.each<[string, Interval, [number, number] | null]>([
    ['before it', interval(0, 100), [0, 100]],
    ['into it', interval(50, 150), [50, 100]],
    ['over all of it', interval(50, 200), [50, 100]],
    ['inside it', interval(120, 180), null],
    ['after it', interval(200, 250), [200, 250]],
    ['heard', interval(120, 180, { why: 'heard' }), [120, 180]],
    ['picture-in-picture', interval(120, 180, { why: 'pip' }), [120, 180]],
    ['of another run of the clock', interval(120, 180, { run: 1 }), [120, 180]],
  ])('%s', (_name, one, expected) => {
    const left = takeBack(one, quiet);
    expect(left === null ? null : [left.from, left.to]).toEqual(expected);
  });
});
