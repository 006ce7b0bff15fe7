import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/core/activity/entry';
import { daySummary } from '../../../src/core/activity/summary';
import type { Interval } from '../../../src/core/time/interval';

const START = Date.parse('2026-11-21T15:00:00+05:00');
const entry = (second: number, part: Partial<Entry> = {}): Entry => ({
  at: START + second * 1000,
  day: '2026-11-21',
  who: 'child',
  kind: 'visit',
  site: 'a.example',
  title: null,
  address: null,
  reason: null,
  rule: null,
  detail: null,
  ...part,
});
const interval = (from: number, to: number, part: Partial<Interval> = {}): Interval => ({
  id: from,
  day: '2026-11-21',
  run: 0,
  from: START + from * 1000,
  to: START + to * 1000,
  why: 'front',
  site: 'a.example',
  limits: [],
  ...part,
});
const seconds = (entries: Entry[], intervals: Interval[]) =>
  daySummary(entries, intervals, 'Asia/Karachi').rows.map((row) => row.seconds);

describe('the seconds of a visit', () => {
  test.each<[string, Entry[], Interval[], (number | null)[]]>([
    ['what was charged to its site', [entry(0)], [interval(0, 10), interval(20, 25)], [15]],
    ['until the next visit to the same site', [entry(0), entry(20)], [interval(0, 10), interval(15, 25)], [15, 5]],
    [
      'visits to other sites do not end it (another tab is heard)',
      [entry(0), entry(5, { site: 'b.example' })],
      [interval(0, 10), interval(5, 8, { site: 'b.example' })],
      [10, 3],
    ],
    ['seen and heard at once: once', [entry(0)], [interval(0, 10), interval(0, 10, { why: 'heard' })], [10]],
    ['opened and not looked at', [entry(0)], [], [0]],
    ['blocked rows have none', [entry(0, { kind: 'blocked' })], [interval(0, 10)], [null]],
    ['rows without a site have none', [entry(0, { site: null, detail: 'video' })], [interval(0, 10, { site: null })], [null]],
  ])('%s', (_name, entries, intervals, expected) => expect(seconds(entries, intervals)).toEqual(expected));

  test('all visits to a site together are the site’s time', () => {
    const { rows, sites } = daySummary([entry(0), entry(7), entry(12)], [interval(0, 10), interval(11, 30)], 'Asia/Karachi');
    expect(rows.reduce((sum, row) => sum + (row.seconds ?? 0), 0)).toBe(sites[0]?.seconds);
  });
});

test('sites by time, the total without double counting, private time in the total only', () => {
  const { sites, totalSeconds, rows } = daySummary(
    [entry(0)],
    [interval(0, 10), interval(5, 30, { site: 'b.example', why: 'heard' }), interval(40, 50, { site: null })],
    'Asia/Karachi',
  );
  expect(sites).toEqual([
    { site: 'b.example', seconds: 25 },
    { site: 'a.example', seconds: 10 },
  ]);
  expect(totalSeconds).toBe(40);
  expect(rows[0]?.time).toBe('2026-11-21T15:00:00+05:00');
});
