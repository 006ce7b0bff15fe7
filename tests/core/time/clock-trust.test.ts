import { describe, expect, test } from 'vitest';
import { type ClockTrust, heardDate, NO_WORDS, secureDate, witnessOf } from '../../../src/core/time/clock-trust';

const AT = Date.parse('2026-11-21T15:00:00+05:00');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Words in the order in which they are heard, each ahead of the computer's clock by so much. */
type Word = readonly [site: string, ahead: number, ageSeconds?: number];
function hear(words: readonly Word[]) {
  let trust: ClockTrust = NO_WORDS;
  const said: string[] = [];
  for (const [site, ahead, ageSeconds = 0] of words) {
    const heard = heardDate(trust, { site, date: AT + ahead, at: AT, ageSeconds });
    trust = heard.trust;
    said.push(heard.news ?? 'nothing');
  }
  return { said, offset: trust.offset };
}

describe('what is believed', () => {
  test.each<[string, Word[], string[], number]>([
    ['a site that agrees vouches', [['a.com', 0]], ['vouched'], 0],
    ['ten minutes are no disagreement', [['a.com', 10 * MINUTE]], ['vouched'], 0],
    ['over ten minutes: the first word is believed', [['a.com', -DAY]], ['corrected'], -DAY],
    ['also when the clock is behind', [['a.com', 3 * HOUR]], ['corrected'], 3 * HOUR],
    [
      'the same site again vouches for nothing: it stands alone',
      [
        ['a.com', -DAY],
        ['a.com', -DAY],
      ],
      ['corrected', 'nothing'],
      -DAY,
    ],
    [
      'a second site vouches for the correction',
      [
        ['a.com', -DAY],
        ['b.com', -DAY + MINUTE],
      ],
      ['corrected', 'vouched'],
      -DAY,
    ],
    [
      'one doubting site is not believed where another has agreed',
      [
        ['a.com', 0],
        ['echo.com', DAY],
      ],
      ['vouched', 'nothing'],
      0,
    ],
    [
      'however often it says so',
      [
        ['a.com', 0],
        ['echo.com', DAY],
        ['echo.com', DAY],
        ['echo.com', DAY],
      ],
      ['vouched', 'nothing', 'nothing', 'nothing'],
      0,
    ],
    [
      'until a second one says the same',
      [
        ['a.com', 0],
        ['b.com', DAY],
        ['c.com', DAY + 9 * MINUTE],
      ],
      ['vouched', 'nothing', 'corrected'],
      DAY + 9 * MINUTE,
    ],
    [
      'two sites don’t outvote more that have agreed',
      [
        ['a.com', 0],
        ['b.com', 0],
        ['one.pages.dev', DAY],
        ['two.pages.dev', DAY],
      ],
      ['vouched', 'vouched', 'nothing', 'nothing'],
      0,
    ],
    [
      'more do',
      [
        ['a.com', 0],
        ['b.com', 0],
        ['c.com', DAY],
        ['d.com', DAY],
        ['e.com', DAY],
      ],
      ['vouched', 'vouched', 'nothing', 'nothing', 'corrected'],
      DAY,
    ],
    [
      'two doubting sites that say different things are not believed',
      [
        ['a.com', 0],
        ['b.com', DAY],
        ['c.com', 2 * DAY],
      ],
      ['vouched', 'nothing', 'nothing'],
      0,
    ],
    [
      'a site that contradicts itself is not believed alone',
      [
        ['echo.com', 0],
        ['echo.com', DAY],
      ],
      ['vouched', 'nothing'],
      0,
    ],
    [
      'a site can’t move its own correction on and on',
      [
        ['echo.com', DAY],
        ['echo.com', 2 * DAY],
      ],
      ['corrected', 'nothing'],
      DAY,
    ],
    [
      'a wrong first word is put right by the next site',
      [
        ['echo.com', DAY],
        ['a.com', 0],
      ],
      ['corrected', 'nothing'],
      DAY,
    ],
    [
      '… at the latest by the one after it',
      [
        ['echo.com', DAY],
        ['a.com', 0],
        ['b.com', 0],
      ],
      ['corrected', 'nothing', 'corrected'],
      0,
    ],
    ['what waited in a cache is as old as it says', [['a.com', -HOUR, 3600]], ['vouched'], 0],
    ['an answer older than this program is a broken server’s', [['a.com', -40 * 365 * DAY]], ['nothing'], 0],
    ['no time at all', [['a.com', Number.NaN]], ['nothing'], 0],
    ['an age that is none', [['a.com', 0, Number.NaN]], ['nothing'], 0],
    ['a negative age', [['a.com', 0, -5]], ['nothing'], 0],
  ])('%s', (_name, words, said, offset) => expect(hear(words)).toEqual({ said, offset }));

  test('only so many sites are remembered', () => {
    const words = Array.from({ length: 50 }, (_, n): Word => [`site${n}.com`, 0]);
    let trust: ClockTrust = NO_WORDS;
    for (const [site] of words) trust = heardDate(trust, { site, date: AT, at: AT, ageSeconds: 0 }).trust;
    expect(trust.words.map(({ site }) => site)).toEqual(words.slice(-20).map(([site]) => site));
  });
});

test.each([
  ['https://www.khanacademy.org/math?x=1', 'khanacademy.org'],
  ['https://a.b.example.co.uk/', 'example.co.uk'],
  ['http://khanacademy.org/', null],
  ['https://192.168.1.1/', null],
  ['https://[::1]/', null],
  ['https://localhost/', null],
  ['https://co.uk/', null],
  ['file:///C:/a.html', null],
  ['no address', null],
])('%s is witnessed by %s', (url, site) => expect(witnessOf(url)).toBe(site));

describe('an answer', () => {
  const date = { name: 'Date', value: 'Sat, 21 Nov 2026 10:00:00 GMT' };
  const answer = { url: 'https://a.com/', fromCache: false };
  test.each<[string, Parameters<typeof secureDate>[0], number | null, number]>([
    ['says its time', { ...answer, responseHeaders: [date] }, AT, 0],
    ['in any letters', { ...answer, responseHeaders: [{ ...date, name: 'date' }] }, AT, 0],
    ['and its age', { ...answer, responseHeaders: [date, { name: 'age', value: '60' }] }, AT, 60],
    ['out of the browser’s cache says nothing', { ...answer, fromCache: true, responseHeaders: [date] }, null, 0],
    ['without a Date says nothing', { ...answer, responseHeaders: [] }, null, 0],
    ['without headers says nothing', answer, null, 0],
  ])('%s', (_name, given, time, age) => {
    const heard = secureDate(given);
    expect([heard?.date ?? null, heard?.ageSeconds ?? 0]).toEqual([time, age]);
  });
});
