/** The order of judgement, in the contract's words (section 2, "What happens to a page load"). */
import { describe, expect, test } from 'vitest';
import { helpPages } from '../../../src/core/help/help-pages';
import { type Given, world } from './fixture';

const said = (given: Given, url: string): string => {
  const { action, reason, rule, by } = world(given).verdict(url);
  return `${action} ${reason} ${rule ?? '-'} ${by}`;
};
const always = { from: '00:00', to: '00:00' };
/** Everything is stopped by everything. */
const ALL: Given = {
  document: {
    sites: { default: 'block', block: ['*', 'roblox.com'] },
    categories: { gaming: 'block' },
    schedules: [{ id: 'always', targets: ['*'], ...always }],
    limits: [{ id: 'none', targets: ['*'], minutes: 0 }],
  },
};
const helpPage = helpPages().map(({ host, path }) => `https://${host}${path ?? '/'}`)[0] ?? '';

describe('each step decides over those below it', () => {
  test.each<[string, Given, string, string]>([
    ['0 a browser page is not judged', ALL, 'about:blank', 'allow scheme - default'],
    ['0 an extension page is not judged', ALL, 'moz-extension://id/x.html', 'allow scheme - default'],
    ['1 a help page opens', ALL, helpPage, 'allow help - default'],
    ['1 before a pause', { ...ALL, pauseUntil: '2027-01-01T00:00:00Z' }, helpPage, 'allow help - default'],
    ['3 a pause opens', { ...ALL, pauseUntil: '2026-11-21T12:00:01+05:00' }, 'https://roblox.com/', 'allow pause - parent'],
    [
      '3 a pause that is over',
      { ...ALL, pauseUntil: '2026-11-21T12:00:00+05:00' },
      'https://roblox.com/',
      'block site roblox.com parent',
    ],
    [
      '4 a grant for a site passes 5 to 10',
      { ...ALL, grants: [{ site: 'roblox.com', until: null }] },
      'https://www.roblox.com/x',
      'allow grant roblox.com parent',
    ],
    [
      '4 a grant that is over',
      { ...ALL, grants: [{ site: 'roblox.com', until: 0 }] },
      'https://roblox.com/',
      'block site roblox.com parent',
    ],
    [
      '4 a grant for another site',
      { ...ALL, grants: [{ site: 'minecraft.net', until: null }] },
      'https://roblox.com/',
      'block site roblox.com parent',
    ],
    ['5 a blocked site', ALL, 'https://roblox.com/', 'block site roblox.com parent'],
    ['5 everything', ALL, 'https://any.test/', 'block site * parent'],
    ['5 a file by `*`', ALL, 'file:///home/child', 'block site * parent'],
    ['7 a category', { document: { ...ALL.document, sites: {} } }, 'https://roblox.com/', 'block category gaming parent'],
    ['7 asks', { document: { categories: { gaming: 'ask' } } }, 'https://roblox.com/', 'block ask gaming parent'],
    ['7 allow', { document: { categories: { gaming: 'allow' } } }, 'https://roblox.com/', 'allow default - default'],
    [
      '8 a schedule',
      { document: { schedules: ALL.document?.schedules ?? [], limits: ALL.document?.limits ?? [] } },
      'https://any.test/',
      'block schedule always parent',
    ],
    [
      '9 a limit',
      { document: { limits: ALL.document?.limits ?? [], sites: { default: 'block' } } },
      'https://any.test/',
      'block limit none parent',
    ],
    ['10 the default', { document: { sites: { default: 'block' } } }, 'https://any.test/', 'block default - parent'],
    ['10 left out', {}, 'https://any.test/', 'allow default - default'],
    ['10 set to allow', { document: { sites: { default: 'allow' } } }, 'https://any.test/', 'allow default - parent'],
  ])('%s', (_name, given, url, expected) => expect(said(given, url)).toBe(expected));
});

describe('an allowed site', () => {
  const allow = { allow: ['roblox.com'], default: 'block' as const };
  test.each<[string, Given, string]>([
    [
      'passes its category and the default',
      { document: { sites: allow, categories: { gaming: 'block' } } },
      'allow site roblox.com parent',
    ],
    [
      'passes a category that asks',
      { document: { sites: allow, categories: { gaming: 'ask' } } },
      'allow site roblox.com parent',
    ],
    [
      'does not pass a schedule',
      { document: { sites: allow, schedules: [{ id: 's', targets: ['category:gaming'], ...always }] } },
      'block schedule s parent',
    ],
    [
      'does not pass a limit',
      { document: { sites: allow, limits: [{ id: 'l', targets: ['roblox.com'], minutes: 0 }] } },
      'block limit l parent',
    ],
    [
      'loses to a more exact block',
      { document: { sites: { allow: ['roblox.com'], block: ['www.roblox.com/games'] } } },
      'block site www.roblox.com/games parent',
    ],
    ['wins a tie', { document: { sites: { allow: ['roblox.com'], block: ['roblox.com'] } } }, 'allow site roblox.com parent'],
  ])('%s', (_name, given, expected) => expect(said(given, 'https://www.roblox.com/games')).toBe(expected));
});

describe('who set it', () => {
  const url = 'https://roblox.com/';
  test.each<[string, Given, string]>([
    ['a policy’s site', { policy: { sites: { block: ['roblox.com'] } } }, 'block site roblox.com policy'],
    ['a policy’s default', { policy: { sites: { default: 'block' } } }, 'block default - policy'],
    [
      'a policy that leaves the default out',
      { document: { sites: { default: 'block' } }, policy: { sites: {} } },
      'allow default - default',
    ],
    ['a policy’s category', { policy: { categories: { gaming: 'ask' } } }, 'block ask gaming policy'],
    ['a policy’s schedule', { policy: { schedules: [{ id: 's', targets: ['*'], ...always }] } }, 'block schedule s policy'],
    ['a policy’s limit', { policy: { limits: [{ id: 'l', targets: ['*'], minutes: 0 }] } }, 'block limit l policy'],
    [
      'the parent’s limit beside a policy’s sites',
      { document: { limits: [{ id: 'l', targets: ['*'], minutes: 0 }] }, policy: { sites: { allow: ['roblox.com'] } } },
      'block limit l parent',
    ],
  ])('%s', (_name, given, expected) => expect(said(given, url)).toBe(expected));
});
describe('categories', () => {
  test('any block blocks, else any ask asks; allow is no exception for another category', () => {
    const both = 'https://www.youtube.com/'; // video, whatever else the list says
    expect(said({ document: { categories: { video: 'block', social: 'allow', education: 'allow' } } }, both)).toBe(
      'block category video parent',
    );
    expect(said({ document: { categories: { video: 'ask', gaming: 'block' } } }, both)).toBe('block ask video parent');
  });
});

describe('grants', () => {
  const schedules = [
    { id: 'a', targets: ['*'], ...always },
    { id: 'b', targets: ['any.test'], ...always },
  ];
  const limits = [
    { id: 'l', targets: ['*'], minutes: 60 },
    { id: 'm', targets: ['*'], minutes: 60 },
  ];
  test.each<[string, Given, string]>([
    [
      'one for a schedule lifts that one',
      { document: { schedules }, grants: [{ schedule: 'a', until: null }] },
      'block schedule b parent',
    ],
    [
      'one for each',
      {
        document: { schedules },
        grants: [
          { schedule: 'a', until: null },
          { schedule: 'b', until: null },
        ],
      },
      'allow default - default',
    ],
    [
      'one for a schedule that is over',
      { document: { schedules }, grants: [{ schedule: 'a', until: 1 }] },
      'block schedule a parent',
    ],
    [
      'the first used up limit in the document is named',
      { document: { limits }, used: { l: 60, m: 60 } },
      'block limit l parent',
    ],
    [
      'extra time adds to its limit',
      { document: { limits }, used: { l: 60, m: 60 }, grants: [{ limit: 'l', minutes: 1, until: null }] },
      'block limit m parent',
    ],
    [
      'extra time can be used up too',
      { document: { limits }, used: { l: 61 }, grants: [{ limit: 'l', minutes: 1, until: null }] },
      'block limit l parent',
    ],
    [
      'extra time of another day',
      { document: { limits }, used: { l: 60 }, grants: [{ limit: 'l', minutes: 9, day: '2026-11-20', until: null }] },
      'block limit l parent',
    ],
    [
      'a site’s grant in a bedtime',
      { document: { schedules }, grants: [{ site: 'any.test', until: null }] },
      'allow grant any.test parent',
    ],
  ])('%s', (_name, given, expected) => expect(said(given, 'https://any.test/')).toBe(expected));
});

describe('limits and days', () => {
  const limits = [
    { id: 'l', targets: ['*'], except: ['category:education', 'any.test/free'], minutes: 60, minutesByDay: { sun: 90 } },
  ];
  test.each<[string, Given, string, string]>([
    ['a minute left', { used: { l: 59 } }, 'https://any.test/', 'allow'],
    ['a second left', { used: { l: 59 + 59 / 60 } }, 'https://any.test/', 'allow'],
    ['used up', { used: { l: 60 } }, 'https://any.test/', 'block'],
    ['an exception', { used: { l: 60 } }, 'https://any.test/free/x', 'allow'],
    ['an exception in odd spelling is none', { used: { l: 60 } }, 'https://any.test/%66ree', 'block'],
    ['an excepted category', { used: { l: 60 } }, 'https://khanacademy.org/', 'allow'],
    ['a file is covered by `*`', { used: { l: 60 } }, 'file:///home/film.mp4', 'block'],
    [
      'before the day’s start it is still Saturday',
      { used: { l: 60 }, now: '2026-11-22T03:59:59+05:00' },
      'https://any.test/',
      'block',
    ],
    ['Sunday has more', { used: { l: 60 }, now: '2026-11-22T04:00:00+05:00' }, 'https://any.test/', 'allow'],
    [
      'the next day refills',
      { used: { l: 90 }, day: '2026-11-21', now: '2026-11-22T12:00:00+05:00' },
      'https://any.test/',
      'allow',
    ],
    [
      'a clock that was set back gives no second day',
      { used: { l: 90 }, day: '2026-11-22', now: '2026-11-21T12:00:00+05:00' },
      'https://any.test/',
      'block',
    ],
  ])('%s', (_name, given, url, action) => expect(world({ document: { limits }, ...given }).verdict(url).action).toBe(action));
  test('a limit may be called like something that every object has', () => {
    const named = { document: { limits: [{ id: 'constructor', targets: ['*'], minutes: 60 }] } };
    expect(said({ ...named, used: { constructor: 60 } }, 'https://any.test/')).toBe('block limit constructor parent');
    expect(said(named, 'https://any.test/')).toBe('allow default - default');
    expect(
      said(
        { ...named, used: { constructor: 60 }, grants: [{ limit: 'constructor', minutes: 5, until: null }] },
        'https://any.test/',
      ),
    ).toBe('allow default - default');
  });
});

describe('when it opens again', () => {
  const bedtime = { id: 'bedtime', targets: ['*'], from: '21:30', to: '06:30' };
  const night = '2026-11-21T23:00:00+05:00';
  test.each<[string, Given, string | null]>([
    ['open now', {}, null],
    ['a blocked site never does by itself', { document: { sites: { block: ['any.test'] } } }, null],
    ['the default never does', { document: { sites: { default: 'block' } } }, null],
    ['at the end of a bedtime across midnight', { document: { schedules: [bedtime] }, now: night }, '2026-11-22T06:30:00+05:00'],
    [
      'not at the end of a bedtime when the site is blocked anyway',
      { document: { schedules: [bedtime], sites: { block: ['any.test'] } }, now: night },
      null,
    ],
    [
      'a limit: at the start of the day',
      { document: { limits: [{ id: 'l', targets: ['*'], minutes: 0, minutesByDay: { sun: 10 } }] } },
      '2026-11-22T04:00:00+05:00',
    ],
    [
      'a limit refilled inside a bedtime: at the bedtime’s end',
      { document: { limits: [{ id: 'l', targets: ['*'], minutes: 60 }], schedules: [bedtime] }, used: { l: 60 }, now: night },
      '2026-11-22T06:30:00+05:00',
    ],
    [
      'a bedtime inside a used up limit: at the day’s start',
      {
        document: { limits: [{ id: 'l', targets: ['*'], minutes: 60 }], schedules: [{ ...bedtime, to: '02:00' }] },
        used: { l: 60 },
        now: night,
      },
      '2026-11-22T04:00:00+05:00',
    ],
    ['no minutes on any day: not within eight days', { document: { limits: [{ id: 'l', targets: ['*'], minutes: 0 }] } }, null],
    [
      'minutes only on one weekday',
      { document: { limits: [{ id: 'l', targets: ['*'], minutes: 0, minutesByDay: { fri: 5 } }] } },
      '2026-11-27T04:00:00+05:00',
    ],
    ['around the clock', { document: { schedules: [{ ...bedtime, from: '00:00', to: '00:00' }] } }, null],
    [
      'around the clock but for one day',
      { document: { schedules: [{ ...bedtime, from: '00:00', to: '00:00', days: ['sat', 'sun', 'mon'] }] } },
      '2026-11-24T00:00:00+05:00',
    ],
    [
      'extra time of today does not reach into tomorrow',
      {
        document: { limits: [{ id: 'l', targets: ['*'], minutes: 0 }] },
        used: { l: 9 },
        grants: [{ limit: 'l', minutes: 5, until: null }],
      },
      null,
    ],
  ])('%s', (_name, given, opens) => expect(world(given).opens('https://any.test/')).toBe(opens));
});
test('what is no address is an error with a reason', () => {
  expect(() => world({}).verdict('example.com')).toThrow('not an address');
});
