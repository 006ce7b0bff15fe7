import { beforeEach, describe, expect, test } from 'vitest';
import {
  alarms,
  changes,
  clock,
  database,
  findings,
  freshWorld,
  good,
  HOUR,
  hostsOf,
  list,
  listed,
  MINUTE,
  NOW,
  net,
  PROTECTED,
  problems,
  requests,
  started,
  statusOf,
  url,
} from './list-fixture';

beforeEach(freshWorld);

describe('a subscribed list', () => {
  test('is fetched at once, stored, looked up, and asked for again a day later by its tag', async () => {
    good('a', 'x.example\nwww.y.example\n', '"1"');
    const keeper = await started(list());
    expect(await hostsOf(keeper)).toEqual({ a: ['x.example', 'y.example'] });
    expect([await listed(keeper, 'sub.x.example'), await listed(keeper, 'z.example')]).toEqual([['a list adult'], []]);
    expect(await keeper.tables.bulkLists()).toMatchObject([{ id: 'a', kind: 'category', category: 'adult', entries: 2 }]);
    expect([changes, alarms, findings()]).toEqual([1, ['revive', NOW + 24 * HOUR], []]);
    clock.jump(24 * HOUR);
    keeper.rang();
    await keeper.idle();
    expect(net.asked.map(({ etag }) => etag)).toEqual([null, '"1"']);
    expect([changes, alarms.at(-1)]).toEqual([1, NOW + 48 * HOUR]);
    expect(requests.value.last.map(({ host, outcome }) => `${host} ${outcome}`)).toEqual([
      'lists.test unchanged',
      'lists.test complete',
    ]);
  });
  test('of the same entries in a new file is no change for anyone', async () => {
    good('a', '# Monday\nx.example\n');
    const keeper = await started(list());
    const [before] = await keeper.tables.bulkLists();
    good('a', '# Tuesday\nx.example\n');
    expect(await keeper.refresh('a')).toBe(true);
    await keeper.idle();
    const [after] = await keeper.tables.bulkLists();
    expect([after?.fingerprint, changes]).toEqual([before?.fingerprint, 1]);
    good('a', 'x.example\nz.example\n');
    await keeper.refresh('a');
    await keeper.idle();
    expect(changes).toBe(2);
    expect(await listed(keeper, 'z.example')).toEqual(['a list adult']);
  });
  test('never holds what must not be blocked, public suffixes, or what it excepts itself', async () => {
    good('a', '||x.example^\n||good.x.example^\n||wikipedia.org^\n||com.pk^\n@@||good.x.example^\n');
    const keeper = await started(list('a', { format: 'adblock' }));
    expect(await hostsOf(keeper)).toEqual({ a: ['x.example'] });
    expect(await statusOf(keeper)).toMatchObject({ entries: 1, dropped: 3 });
    expect(await listed(keeper, 'wikipedia.org')).toEqual([]);
  });
  test('of hashes answers for addresses, and is no list of hosts', async () => {
    good('a', 'ff99c2ee1acf37c3a3c7a1d0d0d4aa0a0f0d6ef8d2d9b80e9a2e6a0ff4e0d2b1\n0123456789abcdef\n');
    const keeper = await started(list('a', { format: 'hashed' }));
    expect(await hostsOf(keeper)).toEqual({});
    expect(await keeper.tables.table()).toBeNull();
    const [hashed] = await keeper.tables.hashed();
    expect([hashed?.id, hashed?.kind, hashed?.category, hashed?.list.size]).toEqual(['a', 'category', 'adult', 2]);
  });
  test('several: one at a time, one table that knows each', async () => {
    good('a', 'x.example\nboth.example\n');
    good('b', 'y.example\nboth.example\n');
    const keeper = await started(list(), list('b', { category: 'gambling' }));
    expect(net.mostAtOnce).toBe(1);
    expect(await listed(keeper, 'both.example')).toEqual(['a list adult', 'b list gambling']);
    await keeper.apply([list('b', { category: 'gambling' })]);
    await keeper.idle();
    expect([await hostsOf(keeper), await listed(keeper, 'both.example')]).toEqual([
      { b: ['y.example', 'both.example'] },
      ['b list gambling'],
    ]);
    await keeper.apply([]);
    await keeper.idle();
    expect([await database.listHosts.count(), await database.blobs.count(), await keeper.tables.table()]).toEqual([0, 0, null]);
    expect(alarms.at(-1)).toBeNull();
  });
  test('that changes its category is looked up under the new one, without a request', async () => {
    good('a', 'x.example\n');
    const keeper = await started(list());
    await keeper.apply([list('a', { category: 'drugs' })]);
    await keeper.idle();
    expect([await listed(keeper, 'x.example'), net.asked.length, changes]).toEqual([['a list drugs'], 1, 2]);
  });
  test('that changes its address keeps the old hosts until the new ones are there', async () => {
    good('a', 'x.example\n', '"1"');
    const keeper = await started(list());
    await keeper.apply([list('a', { url: url('new') })]);
    await keeper.idle();
    expect([await hostsOf(keeper), await statusOf(keeper)]).toMatchObject([{ a: ['x.example'] }, { error: 'status' }]);
    good('new', 'y.example\n');
    await keeper.refresh('a');
    await keeper.idle();
    expect(await hostsOf(keeper)).toEqual({ a: ['y.example'] });
    expect(net.asked.map(({ etag }) => etag)).toEqual([null, null, null]);
  });
});

describe('an answer that is none', () => {
  test.each<[string, Parameters<typeof net.answers.set>[1], string]>([
    ['a page', { text: '<html></html>' }, 'html'],
    ['nothing', { text: '' }, 'empty'],
    ['only what may not be listed', { text: 'wikipedia.org\n' }, 'empty'],
    ['mostly nonsense', { text: 'no list\nat all\nx.example\n' }, 'mostly-bad'],
    ['shorter, ending in the middle of a line, of unknown length', { text: 'x.example\ny.exam', isWhole: false }, 'truncated'],
    ['a page, said by its type', { refused: 'html' }, 'html'],
  ])('%s keeps the old list, and health names it', async (_name, answer, code) => {
    good('a', 'x.example\ny.example\nz.example\n');
    const keeper = await started(list());
    net.answers.set(url('a'), answer);
    await keeper.refresh('a');
    await keeper.idle();
    expect(await hostsOf(keeper)).toEqual({ a: ['x.example', 'y.example', 'z.example'] });
    expect(await listed(keeper, 'z.example')).toEqual(['a list adult']);
    expect(await database.listHosts.count()).toBe(1);
    expect([findings(), changes, alarms.at(-1)]).toEqual([[`list-unusable degraded a: ${code}`], 1, NOW + MINUTE]);
    good('a', 'x.example\n');
    clock.jump(MINUTE);
    keeper.rang();
    await keeper.idle();
    expect([await hostsOf(keeper), findings()]).toEqual([{ a: ['x.example'] }, []]);
  });
  test('a server that is away: asked again after growing waits, also by the next worker', async () => {
    net.answers.set(url('a'), { refused: 'network' });
    await started(list());
    expect(findings()).toEqual(['list-unreachable degraded a: network']);
    for (const [wait, tries] of [
      [MINUTE - 1, 1],
      [1, 2],
      [2 * MINUTE, 3],
      [3 * MINUTE, 3],
      [MINUTE, 4],
    ] as const) {
      clock.jump(wait);
      await started(list()); // each time another life of the worker
      expect(net.asked).toHaveLength(tries);
    }
  });
  test('a protected list is counted, and named nowhere', async () => {
    net.answers.set(url('secret'), { text: '<html>' });
    const keeper = await started(PROTECTED);
    expect([findings(), requests.value.last]).toEqual([
      ['protected-list-failed degraded null'],
      [{ host: null, at: NOW, bytes: 0, outcome: 'html' }],
    ]);
    good('secret', 'x.example\n');
    expect([await keeper.refresh('secret'), await keeper.refresh('protected:1')]).toEqual([false, true]);
    await keeper.idle();
    expect(await keeper.tables.bulkLists()).toMatchObject([{ id: 'secret', kind: 'protected', category: null, entries: 1 }]);
    expect(await keeper.tables.table()).toBeNull();
    expect(JSON.stringify(await keeper.view())).not.toMatch(/secret|lists\.test/);
  });
  test('a full disk: the old list stays, and it is said', async () => {
    good('a', 'x.example\n');
    const keeper = await started(list());
    database.listHosts.hook('creating', () => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    good('a', 'y.example\n');
    await keeper.refresh('a');
    await keeper.idle();
    expect([await hostsOf(keeper), await statusOf(keeper), findings()]).toMatchObject([
      { a: ['x.example'] },
      { error: 'storage' },
      ['list-unreachable info a: storage'],
    ]);
    expect(problems).toMatchObject([{ name: 'StorageFullError' }]);
  });
});
