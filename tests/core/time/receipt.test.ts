import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Interval, marked, secondsByLimit } from '../../../src/core/time/interval';
import { lineIntervals, type ReceiptLine, receiptLines } from '../../../src/core/time/receipt';
import { afternoons, CLOCK, kills, play, START } from './browser-model';

const ZONE = CLOCK.timeZone;
const LATER = START + 3_600_000;
let id = 1;
const interval = (from: number, to: number, part: Partial<Interval> = {}): Interval => ({
  id: id++,
  day: '2026-11-21',
  run: 0,
  from: START + from * 1000,
  to: START + to * 1000,
  why: 'front',
  site: 'roblox.com',
  limits: ['games'],
  ...part,
});
const lines = (...intervals: Interval[]) => receiptLines(intervals, LATER, ZONE);
const spans = (list: readonly ReceiptLine[]) =>
  list.map((line) => [line.from.slice(11, 19), line.to.slice(11, 19), line.seconds]);

describe('lines', () => {
  test('one says when, where, why, how much, and what it counts to', () =>
    expect(lines(interval(0, 90, { id: 7, limits: ['all', 'earn:roblox.com', 'games'] }))).toEqual([
      {
        key: '7',
        from: '2026-11-21T15:00:00+05:00',
        to: '2026-11-21T15:01:30+05:00',
        site: 'roblox.com',
        why: 'front',
        seconds: 90,
        limits: ['all', 'games'],
        isRunning: false,
        isAway: false,
        isRefunded: false,
      },
    ]));
  test('nothing charged: no lines', () => expect(lines()).toEqual([]));

  test.each<[string, Interval[], [string, string, number][]]>([
    ['a minute apart: one line, the gap is not charged', [interval(0, 10), interval(70, 80)], [['15:00:00', '15:01:20', 20]]],
    [
      'more than a minute apart: two lines',
      [interval(0, 10), interval(71, 80)],
      [
        ['15:00:00', '15:00:10', 10],
        ['15:01:11', '15:01:20', 9],
      ],
    ],
    [
      'another site between them: its own line',
      [interval(0, 10), interval(10, 20, { site: 'b.example' }), interval(20, 30)],
      [
        ['15:00:00', '15:00:30', 20],
        ['15:00:10', '15:00:20', 10],
      ],
    ],
    [
      'seen and heard: one line, counted once',
      [interval(0, 10), interval(5, 15, { why: 'heard' })],
      [['15:00:00', '15:00:15', 15]],
    ],
    [
      'counted to other limits: its own line',
      [interval(0, 10), interval(10, 20, { limits: [] })],
      [
        ['15:00:00', '15:00:10', 10],
        ['15:00:10', '15:00:20', 10],
      ],
    ],
    [
      'earning alone makes no other line',
      [interval(0, 10), interval(10, 20, { limits: ['earn:x', 'games'] })],
      [['15:00:00', '15:00:20', 20]],
    ],
    [
      'marked otherwise: its own line',
      [interval(0, 10, { away: true }), interval(10, 20)],
      [
        ['15:00:00', '15:00:10', 10],
        ['15:00:10', '15:00:20', 10],
      ],
    ],
    [
      'the clock was set back: the same time twice is two lines',
      [interval(0, 10), interval(0, 10, { run: 1 })],
      [
        ['15:00:00', '15:00:10', 10],
        ['15:00:00', '15:00:10', 10],
      ],
    ],
    [
      'in any order',
      [interval(70, 80), interval(0, 30, { site: 'b.example' }), interval(0, 10)],
      [
        ['15:00:00', '15:00:30', 30],
        ['15:00:00', '15:01:20', 20],
      ],
    ],
  ])('%s', (_name, intervals, expected) => expect(spans(lines(...intervals))).toEqual(expected));

  test.each<[string, Interval[], string]>([
    ['mostly seen', [interval(0, 20), interval(20, 30, { why: 'heard' })], 'front'],
    ['mostly heard', [interval(0, 5), interval(5, 30, { why: 'heard' })], 'heard'],
    ['mostly in picture-in-picture', [interval(0, 5), interval(5, 30, { why: 'pip' })], 'pip'],
    ['as much seen as heard: seen', [interval(0, 20), interval(0, 20, { why: 'heard' })], 'front'],
  ])('%s', (_name, intervals, why) => expect(lines(...intervals).map((line) => line.why)).toEqual([why]));

  test.each([
    [0, true],
    [2000, true],
    [2001, false],
    [-2001, false],
  ])('ended %i ms ago: it runs: %s', (ago, isRunning) =>
    expect(receiptLines([interval(0, 10)], START + 10_000 + ago, ZONE)[0]?.isRunning).toBe(isRunning),
  );
  test('a private window has no site', () => expect(lines(interval(0, 10, { site: null }))[0]?.site).toBeNull());
  test('its key stays when it grows', () => {
    const first = interval(0, 10);
    expect(lines({ ...first, to: first.to + 5000 }, interval(20, 30))[0]?.key).toBe(lines(first)[0]?.key);
  });
});

describe('for any afternoon', { timeout: 60_000 }, () => {
  test('the lines of a limit add up to its use or to more; every interval is in one line', () => {
    fc.assert(
      fc.property(afternoons, kills, (happenings, killed) => {
        const { intervals } = play(happenings, killed);
        const found = lineIntervals(intervals, LATER, ZONE);
        expect(found.flatMap(({ ids }) => ids).sort((a, b) => a - b)).toEqual(
          intervals.map((one) => one.id).sort((a, b) => a - b),
        );
        expect(new Set(found.map(({ line }) => line.key)).size).toBe(found.length);
        for (const [limit, used] of Object.entries(secondsByLimit(intervals))) {
          const sum = found.reduce((all, { line }) => all + (line.limits.includes(limit) ? line.seconds : 0), 0);
          expect(sum).toBeGreaterThanOrEqual(used - 1e-6);
        }
      }),
    );
  });
  test('a refund gives back what the line alone stands for, and taking it back restores the use exactly', () => {
    fc.assert(
      fc.property(afternoons, fc.nat(), (happenings, pick) => {
        const { intervals } = play(happenings);
        const found = lineIntervals(intervals, LATER, ZONE);
        const line = found[pick % Math.max(1, found.length)];
        if (line === undefined) return;
        const refund = (refunded: boolean) => (list: readonly Interval[]) =>
          list.map((one) => (line.ids.includes(one.id) ? marked(one, { refunded }) : one));
        const given = refund(true)(intervals);
        const without = intervals.filter((one) => !line.ids.includes(one.id));
        expect(secondsByLimit(given)).toEqual(secondsByLimit(without));
        expect(refund(false)(given)).toEqual(intervals);
      }),
    );
  });
});
