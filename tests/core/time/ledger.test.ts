import { describe, expect, test } from 'vitest';
import type { Charge, Moment, Presence } from '../../../src/core/time/attention';
import type { FamilyClock } from '../../../src/core/time/day-turn';
import { type Interval, secondsByLimit, secondsBySite } from '../../../src/core/time/interval';
import { applyStep, FIRST_STATE, type LedgerState, resume, step } from '../../../src/core/time/ledger';
import { CLOCK, START } from './browser-model';

const GAMES: Charge = { why: 'front', site: 'roblox.com', limits: ['games'] };
const MUSIC: Charge = { why: 'heard', site: 'music.example', limits: ['video'] };
const seconds = (n: number) => n * 1000;

/** Plays moments given as [seconds from the start, charges, presence, changed]. */
type Line = [at: number, charges: Charge[], presence?: Presence, changed?: boolean];
function run(lines: readonly Line[], start = START, clock: FamilyClock = CLOCK) {
  let state: LedgerState = FIRST_STATE;
  let intervals: Interval[] = [];
  for (const [at, charges, presence = 'active', changed = true] of lines) {
    const taken = step(state, { at: start + seconds(at), charges, presence, changed }, clock);
    state = taken.state;
    intervals = applyStep(intervals, taken);
  }
  return { state, intervals, used: secondsByLimit(intervals), sites: secondsBySite(intervals) };
}
/** A beat each second from `from` to `to`. */
const beats = (from: number, to: number, charges: Charge[]): Line[] =>
  Array.from({ length: to - from }, (_, index) => [from + index + 1, charges, 'active', false]);

describe('what is charged', () => {
  test.each<[string, Line[], Record<string, number>]>([
    [
      'nothing before anything is attended',
      [
        [0, []],
        [30, []],
      ],
      {},
    ],
    ['a site in front', [[0, [GAMES]], ...beats(0, 10, [GAMES])], { games: 10 }],
    ['until the switch, to the millisecond', [[0, [GAMES]], ...beats(0, 3, [GAMES]), [3.456, []]], { games: 3.456 }],
    [
      'two sites at once: each to its own limit',
      [[0, [GAMES, MUSIC]], ...beats(0, 10, [GAMES, MUSIC])],
      { games: 10, video: 10 },
    ],
    [
      'one limit seen and heard: once',
      [[0, [GAMES, { ...GAMES, why: 'heard' }]], ...beats(0, 10, [GAMES, { ...GAMES, why: 'heard' }])],
      { games: 10 },
    ],
    [
      'two sites of one limit: once',
      [
        [0, [GAMES, { why: 'heard', site: 'other.example', limits: ['games'] }]],
        [10, []],
      ],
      { games: 10 },
    ],
    [
      'two limits over one site: both',
      [
        [0, [{ ...GAMES, limits: ['all', 'games'] }]],
        [10, []],
      ],
      { all: 10, games: 10 },
    ],
    [
      'away and back',
      [
        [0, [GAMES]],
        [5, []],
        [20, [GAMES]],
        [25, []],
      ],
      { games: 10 },
    ],
  ])('%s', (_name, lines, used) => expect(run(lines).used).toEqual(used));

  test('a private window is charged, and no site is named', () => {
    const { used, sites } = run([
      [0, [{ ...GAMES, site: null }]],
      [10, []],
    ]);
    expect([used, sites]).toEqual([{ games: 10 }, {}]);
  });
});

describe('gaps', () => {
  test.each<[string, Line[], number]>([
    [
      '31 s with the same attention at both ends is credited',
      [
        [0, [GAMES]],
        [31, [GAMES], 'active', false],
      ],
      31,
    ],
    [
      'a longer one ends at the last beat',
      [
        [0, [GAMES]],
        [1, [GAMES], 'active', false],
        [32.001, [GAMES], 'active', false],
      ],
      1,
    ],
    [
      'and goes on from there',
      [
        [0, [GAMES]],
        [60, [GAMES], 'active', false],
        [61, [GAMES], 'active', false],
      ],
      1,
    ],
    [
      'sleep until an event: nothing',
      [
        [0, [GAMES]],
        [1, [GAMES], 'active', false],
        [7200, []],
      ],
      1,
    ],
    [
      'waking up to something else: the last beat counts, not the gap',
      [
        [0, [GAMES]],
        [1, [GAMES], 'active', false],
        [20, [MUSIC], 'active', false],
      ],
      1,
    ],
    [
      'woken by the change itself: credited until the change',
      [
        [0, [GAMES]],
        [1, [GAMES], 'active', false],
        [20, [MUSIC], 'active', true],
      ],
      20,
    ],
  ])('%s', (_name, lines, games) => expect(run(lines).used.games ?? 0).toBe(games));

  test('the browser was closed: everything ended at the last moment', () => {
    const { state, intervals } = run([
      [0, [GAMES]],
      [10, [GAMES], 'active', false],
    ]);
    const moment: Moment = { at: START + seconds(15), presence: 'active', charges: [GAMES], changed: false };
    const first = resume(state, moment, CLOCK, false);
    const next = step(first.state, { ...moment, at: START + seconds(16) }, CLOCK);
    expect(secondsByLimit(applyStep(applyStep(intervals, first), next))).toEqual({ games: 11 });
    expect(new Set([...first.writes, ...next.writes, ...intervals].map(({ id }) => id)).size).toBe(2);
  });
});

describe('a quiet stretch is taken back whole', () => {
  const quiet = CLOCK.idleAfter;
  test.each<[string, Line[], Record<string, number>]>([
    ['from what was in front', [[0, [GAMES]], ...beats(0, 40, [GAMES]), [40, [], 'idle']], { games: 40 - quiet }],
    [
      'wholly, when there was no input from the start',
      [
        [0, [GAMES]],
        [quiet, [], 'idle'],
      ],
      {},
    ],
    [
      'over several sites',
      [
        [0, [GAMES]],
        [20, [{ ...GAMES, site: 'b', limits: ['b'] }]],
        [25, [], 'idle'],
      ],
      { games: 25 - quiet },
    ],
    [
      'not from what is heard',
      [[0, [GAMES, MUSIC]], ...beats(0, 20, [GAMES, MUSIC]), [20, [MUSIC], 'idle'], [25, []]],
      { games: 20 - quiet, video: 25 },
    ],
    [
      'once only',
      [
        [0, [GAMES]],
        [20, [], 'idle'],
        [21, [], 'idle'],
      ],
      { games: 20 - quiet },
    ],
    [
      'not when the screen is locked at once',
      [
        [0, [GAMES]],
        [20, [], 'locked'],
      ],
      { games: 20 },
    ],
    [
      'and time in front begins again with input',
      [
        [0, [GAMES]],
        [20, [], 'idle'],
        [30, [GAMES]],
        [32, []],
      ],
      { games: 20 - quiet + 2 },
    ],
  ])('%s', (_name, lines, used) => expect(run(lines).used).toEqual(used));

  test('also across the start of a day', () => {
    const start = Date.parse('2026-11-22T03:59:50+05:00');
    const { intervals } = run([[0, [GAMES]], ...beats(0, 20, [GAMES]), [20, [], 'idle']], start);
    expect(intervals.map(({ day, from, to }) => [day, from - start, to - start])).toEqual([
      ['2026-11-21', 0, seconds(20 - quiet)],
    ]);
  });
});

describe('days', () => {
  test.each([
    ['day start', '2026-11-22T03:59:55+05:00', 'Asia/Karachi', '04:00', ['2026-11-21', '2026-11-22']],
    ['midnight', '2026-11-21T23:59:55+05:00', 'Asia/Karachi', '00:00', ['2026-11-21', '2026-11-22']],
    ['the change to summer time', '2026-03-29T01:59:55+01:00', 'Europe/Berlin', '02:30', ['2026-03-28', '2026-03-29']],
    ['the change back', '2026-10-25T02:29:55+02:00', 'Europe/Berlin', '02:30', ['2026-10-24', '2026-10-25']],
    ['a midnight that does not exist', '2026-04-23T23:59:55+02:00', 'Africa/Cairo', '00:00', ['2026-04-23', '2026-04-24']],
    ['a change of half an hour', '2026-10-04T01:59:55+10:30', 'Australia/Lord_Howe', '02:15', ['2026-10-03', '2026-10-04']],
    ['a date that does not exist', '2011-12-29T23:59:55-10:00', 'Pacific/Apia', '00:00', ['2011-12-29', '2011-12-31']],
    ['the turn of the year', '2026-12-31T23:59:55+05:45', 'Asia/Kathmandu', '00:00', ['2026-12-31', '2027-01-01']],
  ])('%s splits exactly', (_name, from, timeZone, dayStart, days) => {
    const { intervals } = run(
      [
        [0, [GAMES]],
        [10, []],
      ],
      Date.parse(from),
      { ...CLOCK, timeZone, dayStart },
    );
    expect(intervals.map(({ day, from: one, to }) => [day, to - one])).toEqual(days.map((day) => [day, seconds(5)]));
  });
  test('a beat on the very start of a day leaves no empty interval', () => {
    const { intervals } = run(
      [
        [0, [GAMES]],
        [5, [GAMES], 'active', false],
        [6, []],
      ],
      Date.parse('2026-11-22T03:59:55+05:00'),
    );
    expect(intervals.map(({ day, from, to }) => [day, to - from])).toEqual([
      ['2026-11-21', seconds(5)],
      ['2026-11-22', seconds(1)],
    ]);
  });
});

describe('the clock is set', () => {
  test('back: nothing is counted backwards and nothing is refilled', () => {
    const { used, state } = run([
      [0, [GAMES]],
      ...beats(0, 20, [GAMES]),
      [5, [GAMES], 'active', false],
      ...beats(5, 15, [GAMES]),
    ]);
    expect(used).toEqual({ games: 30 }); // the second pass over the same wall-clock time counts again
    expect(state.run).toBe(1);
  });
  test('back by a day: the day that has begun stays the day', () => {
    const { intervals } = run([
      [0, [GAMES]],
      [10, []],
      [-86_400, [GAMES]],
      [-86_390, []],
    ]);
    expect(intervals.map(({ day, to, from }) => [day, to - from])).toEqual([
      ['2026-11-21', seconds(10)],
      ['2026-11-21', seconds(10)],
    ]);
  });
  test('forward: the jump is not charged, the new day opens', () => {
    const { intervals } = run([
      [0, [GAMES]],
      [10, [GAMES], 'active', false],
      [86_410, [GAMES], 'active', false],
      [86_420, []],
    ]);
    expect(intervals.map(({ day, to, from }) => [day, to - from])).toEqual([
      ['2026-11-21', seconds(10)],
      ['2026-11-22', seconds(10)],
    ]);
  });
});
