import { describe, expect, test } from 'vitest';
import { resolve } from '../../../src/core/settings/defaults';
import { formatPath, MAX_DOCUMENT_CHARACTERS, parseDocument, readDocument } from '../../../src/core/settings/document';
import { SECTION_NAMES } from '../../../src/core/settings/schema';
import { CATEGORY_IDS } from '../../../src/core/sites/category';

/** The document of the contract's section 2, with every section. */
const FULL = {
  version: 1,
  language: 'auto',
  child: { name: 'Ayesha', ageBand: '6-9', language: 'auto' },
  clock: { timeZone: 'Asia/Karachi', dayStart: '04:00', idleAfter: 60 },
  sites: {
    default: 'allow',
    allow: ['khanacademy.org'],
    block: ['example.com', 'https://.exact.org/path', 'youtube.com/shorts'],
  },
  categories: { adult: 'block', gambling: 'ask', social: 'allow' },
  lists: [
    { id: 'my-list', kind: 'category', category: 'adult', url: 'https://lists.test/x', format: 'domains', updateHours: 24 },
  ],
  search: { safeSearch: true, youtube: 'strict', preferSafe: true, blockedWords: ['word'] },
  downloads: { apps: 'block' },
  limits: [
    {
      id: 'games',
      name: 'Games',
      targets: ['category:gaming', 'roblox.com'],
      except: [],
      minutes: 60,
      minutesByDay: { mon: 30, tue: 30, wed: 30, thu: 30, fri: 60, sat: 90, sun: 90 },
      warnAt: [10, 5, 1],
    },
  ],
  schedules: [
    {
      id: 'bedtime',
      name: 'Bedtime',
      days: ['mon', 'tue', 'wed', 'thu', 'sun'],
      from: '21:30',
      to: '06:30',
      targets: ['*'],
      except: ['category:education'],
    },
  ],
  earn: [{ targets: ['khanacademy.org'], minutes: 30, gives: { limit: 'games', minutes: 10 }, maxPerDay: 30 }],
  help: {
    country: 'PK',
    province: 'PK-PB',
    look: 'full',
    corner: 'bottom-end',
    entries: [{ id: 'school', name: { en: 'Our school' }, channels: [{ type: 'tel', value: '15' }] }],
    endpoint: { name: 'x', url: 'https://x.test/', publicKey: 'mAgMLKi2dNJkS9p_eZl0hVvFZbYBXcs5nmBIQvFk0Ag', token: 't' },
  },
  log: { detail: 'sites', keepDays: 90 },
  lock: { pin: '$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA', codeMinutes: 60 },
};
const limit = { id: 'games', targets: ['*'], minutes: 60 };

describe('documents that are read', () => {
  test.each<[string, unknown]>([
    ['nothing but its version', { version: 1 }],
    ['the contract’s own', FULL],
    [
      'every section empty',
      {
        version: 1,
        child: {},
        clock: {},
        sites: {},
        categories: {},
        lists: [],
        search: {},
        downloads: {},
        limits: [],
        schedules: [],
        earn: [],
        help: {},
        log: {},
        lock: {},
      },
    ],
    ['half a minute', { version: 1, limits: [{ ...limit, minutes: 0.5, warnAt: [0.25] }] }],
    ['no minutes at all', { version: 1, limits: [{ ...limit, minutes: 0 }] }],
    ['times that are equal', { version: 1, schedules: [{ id: 's', from: '00:00', to: '00:00', targets: ['*'] }] }],
    ['every category', { version: 1, categories: Object.fromEntries(CATEGORY_IDS.map((id) => [id, 'ask'])) }],
  ])('%s: exactly as written', (_name, value) => expect(parseDocument(value)).toEqual({ ok: true, document: value }));
  test('the contract’s document has every section', () => expect(Object.keys(FULL)).toEqual(['version', ...SECTION_NAMES]));
  test('a byte order mark before the text', () =>
    expect(readDocument('\uFEFF{"version":1}')).toEqual({ ok: true, document: { version: 1 } }));
});

describe('documents that are refused, with the place and the reason', () => {
  test.each<[string, unknown, string, RegExp]>([
    ['no object', [], '', /object/],
    ['no version', {}, 'version', /1/],
    ['a newer version', { version: 2 }, 'version', /newer Hifazat \(version 2; this one reads 1\)/],
    ['a version that is text', { version: '1' }, 'version', /1/],
    ['an unknown key', { version: 1, colour: 'red' }, 'colour', /unknown key/],
    ['an unknown key deep inside', { version: 1, limits: [{ ...limit, colour: 1 }] }, 'limits[0].colour', /unknown key/],
    ['an unknown category', { version: 1, categories: { games: 'block' } }, 'categories.games', /unknown key/],
    [
      'a wrong type deep inside',
      { version: 1, limits: [limit, { ...limit, id: 'b', minutesByDay: { mon: '30' } }] },
      'limits[1].minutesByDay.mon',
      /number/,
    ],
    [
      'a bad port',
      { version: 1, sites: { block: ['a.test', 'b.test:http'] } },
      'sites.block[1]',
      /^a port is a number from 1 to 65535$/,
    ],
    ['an empty host', { version: 1, sites: { allow: ['/path'] } }, 'sites.allow[0]', /^the filter has no host$/],
    [
      'an unknown target',
      { version: 1, limits: [{ ...limit, targets: ['category:games'] }] },
      'limits[0].targets[0]',
      /^there is no category "games"$/,
    ],
    ['no targets', { version: 1, limits: [{ ...limit, targets: [] }] }, 'limits[0].targets', /./],
    ['less than no minutes', { version: 1, limits: [{ ...limit, minutes: -1 }] }, 'limits[0].minutes', /0/],
    ['more minutes than a day', { version: 1, limits: [{ ...limit, minutes: 1441 }] }, 'limits[0].minutes', /1440/],
    [
      'neither minutes nor minutesByDay',
      { version: 1, limits: [{ id: 'a', targets: ['*'] }] },
      'limits[0].minutes',
      /needs minutes or minutesByDay/,
    ],
    ['two limits with one id', { version: 1, limits: [limit, limit] }, 'limits', /^two limits have the same id$/],
    ['an id with a space', { version: 1, limits: [{ ...limit, id: 'my games' }] }, 'limits[0].id', /lower-case letters/],
    ['no time of day', { version: 1, clock: { dayStart: '24:00' } }, 'clock.dayStart', /HH:MM/],
    ['no time zone', { version: 1, clock: { timeZone: 'Asia/Lahore' } }, 'clock.timeZone', /time zone/],
    ['idle too soon', { version: 1, clock: { idleAfter: 14 } }, 'clock.idleAfter', /15/],
    [
      'an unknown day',
      { version: 1, schedules: [{ id: 's', from: '1:00', to: '02:00', targets: ['*'] }] },
      'schedules[0].from',
      /HH:MM/,
    ],
    [
      'a list without category',
      { version: 1, lists: [{ id: 'l', url: 'https://l.test/' }] },
      'lists[0].category',
      /needs a category/,
    ],
    ['a list that is a file', { version: 1, lists: [{ id: 'l', category: 'adult', url: 'file:///l' }] }, 'lists[0].url', /./],
    ['a PIN in clear', { version: 1, lock: { pin: '1234' } }, 'lock.pin', /argon2id/],
    ['a key that objects have anyway', JSON.parse('{"version":1,"__proto__":{"sites":{}}}'), '__proto__', /unknown key/],
  ])('%s', (_name, value, path, message) => {
    const parsed = parseDocument(value);
    if (parsed.ok) throw new Error('it was read');
    expect(parsed.problems[0]?.path).toBe(path);
    expect(parsed.problems[0]?.message).toMatch(message);
  });
  test('every problem is named, up to fifty', () => {
    const parsed = parseDocument({ version: 1, sites: { block: Array.from({ length: 80 }, () => 'a:b') }, colour: 1 });
    expect(parsed.ok ? 0 : parsed.problems.length).toBe(50);
  });
  test.each([
    ['no JSON', '{"version":1', /^not JSON: /],
    ['nothing', '', /^not JSON: /],
    ['too long', ' '.repeat(MAX_DOCUMENT_CHARACTERS + 1), /^the file is too large: 5000001 characters, at most 5000000$/],
  ])('%s', (_name, text, message) => {
    const read = readDocument(text);
    expect(read).toMatchObject({ ok: false, problems: [{ path: '' }] });
    expect(read.ok ? '' : read.problems[0]?.message).toMatch(message);
  });
  test('a place is written as people write it', () =>
    expect(formatPath(['limits', 0, 'minutesByDay', 'mon'])).toBe('limits[0].minutesByDay.mon'));
});

describe('what an absent leaf means', () => {
  test('an empty document blocks nothing', () => {
    expect(resolve({ version: 1 })).toEqual({
      language: 'auto',
      child: { name: null, ageBand: null, language: 'auto' },
      clock: { timeZone: 'Asia/Karachi', dayStart: '04:00', idleAfter: 60 },
      sites: { default: 'allow', allow: [], block: [], guessProxies: false },
      categories: Object.fromEntries(CATEGORY_IDS.map((id) => [id, 'allow'])),
      lists: [],
      search: { safeSearch: false, youtube: 'off', preferSafe: false, blockedWords: [] },
      downloads: { apps: 'allow' },
      limits: [],
      schedules: [],
      earn: [],
      help: { country: 'PK', province: null, look: 'full', corner: 'bottom-end', entries: [] },
      log: { detail: 'sites', keepDays: 90 },
      lock: { hasPin: false, codeMinutes: 60 },
    });
  });
  test('warnings, days, names and exceptions of rules', () => {
    const { limits, schedules } = resolve({
      version: 1,
      limits: [limit],
      schedules: [{ id: 's', from: '21:00', to: '06:00', targets: ['*'] }],
    });
    expect(limits[0]).toEqual({
      id: 'games',
      name: 'games',
      targets: ['*'],
      except: [],
      warnAt: [10, 5, 1],
      minutesByDay: { mon: 60, tue: 60, wed: 60, thu: 60, fri: 60, sat: 60, sun: 60 },
    });
    expect(schedules[0]).toEqual({
      id: 's',
      name: 's',
      from: '21:00',
      to: '06:00',
      targets: ['*'],
      except: [],
      days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
    });
  });
  test('minutes by day are used instead of minutes; a day without any has no limit', () => {
    expect(resolve({ version: 1, limits: [{ ...limit, minutesByDay: { sat: 0 } }] }).limits[0]?.minutesByDay.sat).toBe(0);
    expect(
      resolve({ version: 1, limits: [{ id: 'a', targets: ['*'], minutesByDay: { sat: 5 } }] }).limits[0]?.minutesByDay,
    ).toMatchObject({ sat: 5, sun: null });
  });
});
