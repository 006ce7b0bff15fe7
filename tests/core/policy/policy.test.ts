import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { PolicyDocument } from '../../../src/core/policy/effective';
import { readPolicy } from '../../../src/core/policy/policy';
import { SettingsDocument } from '../../../src/core/settings/schema';
import { CATEGORY_IDS } from '../../../src/core/sites/category';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine is slow, not wrong

const games = { id: 'games', targets: ['roblox.com'], minutes: 60 };
const bedtime = { id: 'bedtime', from: '21:30', to: '06:30', targets: ['*'] };
const LAST: PolicyDocument = {
  clock: { idleAfter: 120 },
  sites: { default: 'allow', block: ['old.test'] },
  categories: { adult: 'ask' },
  limits: [games],
};
const read = (managed: Record<string, unknown>, last: PolicyDocument = {}) => {
  const { policy, problems } = readPolicy(managed, last);
  return { policy, paths: problems.map(({ path }) => path) };
};
const allBlocked = Object.fromEntries(CATEGORY_IDS.map((id) => [id, 'block']));

describe('a good policy', () => {
  test('is taken as it is; its version may be left out', () => {
    const policy = { sites: { block: ['a.test'] }, limits: [games], log: { detail: 'off' } };
    expect(read(policy)).toEqual({ policy, paths: [] });
    expect(read({ version: 1, ...policy })).toEqual({ policy, paths: [] });
  });
  test('a key that is not set is not there, whatever was before', () =>
    expect(read({}, LAST)).toEqual({ policy: {}, paths: [] }));
});

describe('a bad leaf is named, and keeps its last good value, else its default', () => {
  test.each<[string, Record<string, unknown>, PolicyDocument, PolicyDocument, string[]]>([
    [
      'its last value',
      { clock: { idleAfter: 5, dayStart: '05:00' } },
      LAST,
      { clock: { idleAfter: 120, dayStart: '05:00' } },
      ['clock.idleAfter'],
    ],
    ['its default', { clock: { idleAfter: 5, dayStart: '05:00' } }, {}, { clock: { dayStart: '05:00' } }, ['clock.idleAfter']],
    ['sites.default: the last', { sites: { default: 'deny' } }, LAST, { sites: { default: 'allow' } }, ['sites.default']],
    [
      'sites.default: block',
      { sites: { default: 'deny', block: ['a.test'] } },
      {},
      { sites: { default: 'block', block: ['a.test'] } },
      ['sites.default'],
    ],
    [
      'a category: the last',
      { categories: { adult: 'stop', news: 'ask' } },
      LAST,
      { categories: { adult: 'ask', news: 'ask' } },
      ['categories.adult'],
    ],
    [
      'a category: block',
      { categories: { adult: 'stop', news: 'ask' } },
      {},
      { categories: { adult: 'block', news: 'ask' } },
      ['categories.adult'],
    ],
    [
      'an element of a list: dropped',
      { sites: { block: ['a.test', 'b.test:http', 'c.test', '*.d', 7] } },
      {},
      { sites: { block: ['a.test', 'c.test'] } },
      ['sites.block[1]', 'sites.block[3]', 'sites.block[4]'],
    ],
    [
      'a limit’s minutes: those of the same limit before',
      {
        limits: [
          { ...games, id: 'other' },
          { ...games, minutes: 'an hour' },
        ],
      },
      LAST,
      { limits: [{ ...games, id: 'other' }, games] },
      ['limits[1].minutes'],
    ],
    [
      'a limit without minutes: it goes',
      { limits: [{ id: 'x', targets: ['*'] }, games] },
      {},
      { limits: [games] },
      ['limits[0].minutes'],
    ],
    [
      'one bad target of a limit',
      { limits: [{ ...games, targets: ['a.test', 'category:games'] }] },
      {},
      { limits: [{ ...games, targets: ['a.test'] }] },
      ['limits[0].targets[1]'],
    ],
    [
      'two limits of one id: the first stays',
      { limits: [games, { ...games, minutes: 1440 }, { ...games, id: 'more' }] },
      {},
      { limits: [games, { ...games, id: 'more' }] },
      ['limits'],
    ],
    [
      'a schedule without a time: it goes, places after it keep their names',
      {
        schedules: [
          { ...bedtime, from: undefined },
          { ...bedtime, days: ['someday', 'mon'] },
        ],
      },
      {},
      { schedules: [{ ...bedtime, days: ['mon'] }] },
      ['schedules[1].days[0]', 'schedules[0].from'],
    ],
    [
      'an unknown key',
      { sites: { block: ['a.test'], colour: 'red' }, toString: 1 },
      {},
      { sites: { block: ['a.test'] } },
      ['sites.colour', 'toString'],
    ],
    ['an unknown key in a list', { limits: [{ ...games, colour: 1 }] }, {}, { limits: [games] }, ['limits[0].colour']],
    ['a section of a wrong type: the last', { limits: 'many' }, LAST, { limits: [games] }, ['limits']],
    [
      'a section of a wrong type: its default',
      { clock: 'noon', limits: 'many', language: 7, lock: null },
      {},
      { clock: {}, limits: [], language: 'auto', lock: {} },
      ['clock', 'limits', 'language', 'lock'],
    ],
    ['sites of a wrong type: block', { sites: 'all' }, {}, { sites: { default: 'block' } }, ['sites']],
    ['categories of a wrong type: block', { categories: ['adult'] }, {}, { categories: allBlocked }, ['categories']],
  ])('%s', (_name, managed, last, policy, paths) => {
    const reading = read(managed, last);
    expect(reading.policy).toEqual(policy);
    expect([...reading.paths].sort()).toEqual([...paths].sort());
  });
  test('the reason is said in words', () =>
    expect(readPolicy({ sites: { block: ['a.test:http'] } }, {}).problems).toEqual([
      { path: 'sites.block[0]', message: 'a port is a number from 1 to 65535' },
    ]));
  test('thousands of bad elements lose none of the good ones', () => {
    const bad = Array.from({ length: 3000 }, (_, index) => `h${index}.test:x`);
    const { policy, paths } = read({ sites: { block: ['first.test', ...bad, 'last.test'] } });
    expect(policy).toEqual({ sites: { block: ['first.test', 'last.test'] } });
    expect([paths.length, paths[0], paths.at(-1)]).toEqual([3000, 'sites.block[1]', 'sites.block[3000]']);
  });
});

const GOOD = {
  sites: { default: 'block', block: ['a.test', 'b.test/x'], allow: ['c.test'] },
  categories: { adult: 'block', gaming: 'ask' },
  clock: { timeZone: 'Asia/Karachi', idleAfter: 60 },
  limits: [games, { ...games, id: 'more', warnAt: [5] }],
  schedules: [bedtime],
  lists: [{ id: 'list', category: 'adult', url: 'https://lists.test/a', format: 'domains' }],
  earn: [{ targets: ['c.test'], minutes: 30, gives: { limit: 'games', minutes: 10 } }],
  search: { safeSearch: true, blockedWords: ['word'] },
  help: { country: 'PK', entries: [{ id: 'school', name: { en: 'School' }, channels: [{ type: 'tel', value: '15' }] }] },
  log: { detail: 'off' },
};
const junk = fc.oneof(
  fc.constantFrom<unknown>(null, -1, '', 'x', true, [], {}, [[]], { a: 1 }, 'block', 1e9),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Every place in a value, the containers included. */
function placesOf(value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Array.isArray(value)
    ? value.map((item, index) => placesOf(item, [...at, index]))
    : Object.entries(value).map(([key, item]) => placesOf(item, [...at, key]));
  return [...(at.length === 0 ? [] : [at]), ...inner.flat()];
}
function put(value: unknown, [first, ...rest]: readonly (string | number)[], leaf: unknown): unknown {
  if (first === undefined) return leaf;
  if (Array.isArray(value)) return value.map((item, index) => (index === first ? put(item, rest, leaf) : item));
  return { ...(value as object), [first]: put((value as Record<string, unknown>)[first], rest, leaf) };
}

test('a thousand mutations of a good policy: always a readable policy, good sections untouched, a default that can’t be read blocks', () => {
  const place = fc.constantFrom(...placesOf(GOOD));
  fc.assert(
    fc.property(place, junk, fc.boolean(), (path, leaf, hasLast) => {
      const mutated = put(GOOD, path, leaf) as Record<string, unknown>;
      const last = hasLast ? (GOOD as PolicyDocument) : {};
      const { policy, problems } = readPolicy(mutated, last);
      expect(SettingsDocument.safeParse({ version: 1, ...policy }).success).toBe(true);
      for (const [key, value] of Object.entries(GOOD)) if (key !== path[0]) expect(policy).toHaveProperty(key, value);
      const isGood = SettingsDocument.safeParse({ version: 1, ...mutated }).success;
      expect(problems.length > 0).toBe(!isGood);
      for (const problem of problems) expect(problem.path.startsWith(String(path[0])), problem.path).toBe(true);
      if (!isGood && path.join('.') === 'sites.default') expect(policy.sites?.default).toBe('block');
    }),
    { numRuns: 1000 },
  );
});
