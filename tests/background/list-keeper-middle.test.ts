/** What happens while a list is being read: another word of the parent, the end of the worker. */
import { beforeEach, describe, expect, test } from 'vitest';
import { DexieListStore } from '../../src/storage/list-store';
import {
  alarms,
  changes,
  database,
  findings,
  freshWorld,
  good,
  HOUR,
  hostsOf,
  list,
  listed,
  NOW,
  net,
  open,
  started,
  statusOf,
  url,
} from './list-fixture';

beforeEach(freshWorld);

describe('in the middle of it', () => {
  const text = Array.from({ length: 200_000 }, (_, n) => `h${n}.example\n`).join('');
  /** Resolves when half of the new list is stored; the fetch then waits for ever. */
  const halfway = (ofText = text): Promise<void> =>
    new Promise((resolve) => {
      net.answers.set(url('a'), {
        text: ofText,
        halfway: () => {
          resolve();
          return new Promise(() => undefined);
        },
      });
    });
  const begin = async () => {
    good('a', 'old.example\n');
    const keeper = await started(list());
    const half = halfway();
    await keeper.refresh('a');
    await half;
    expect(await database.listHosts.count()).toBe(2);
    return keeper;
  };
  test('the bar moves, the old list holds', async () => {
    const keeper = await begin();
    expect(await statusOf(keeper)).toMatchObject({ phase: 'reading', received: text.length / 2, total: text.length, entries: 1 });
    expect((await statusOf(keeper))?.reading).toBeGreaterThan(90_000);
    expect(await hostsOf(keeper)).toEqual({ a: ['old.example'] });
  });
  test('cancelled: the old list holds, nothing is left over, no try before it is due', async () => {
    const keeper = await begin();
    expect([await keeper.cancel('a'), await keeper.cancel('b')]).toEqual([true, false]);
    await keeper.idle();
    expect([await hostsOf(keeper), await database.listHosts.count()]).toEqual([{ a: ['old.example'] }, 1]);
    expect(await statusOf(keeper)).toMatchObject({ phase: 'failed', error: 'cancelled' });
    expect([findings(), alarms.at(-1)]).toEqual([[], NOW + 24 * HOUR]);
  });
  test('removed: nothing of it is left, old or new', async () => {
    const keeper = await begin();
    await keeper.apply([]);
    await keeper.idle();
    expect([await database.listHosts.count(), await database.lists.count(), findings()]).toEqual([0, 0, []]);
  });
  test('another category: read anew, and nobody takes it for the parent’s cancel', async () => {
    const keeper = await begin();
    good('a', 'new.example\nwikipedia.org\n');
    await keeper.apply([list('a', { category: 'social' })]);
    await keeper.idle();
    expect(await hostsOf(keeper)).toEqual({ a: ['new.example', 'wikipedia.org'] });
    expect(await listed(keeper, 'new.example')).toEqual(['a list social']);
    await keeper.apply([list('a', { category: 'gambling' })]);
    await keeper.idle();
    expect([await hostsOf(keeper), await statusOf(keeper)]).toMatchObject([
      { a: ['new.example'] },
      { phase: 'done', error: null },
    ]);
  });
  test('a list that is added while the last one ends is not forgotten', async () => {
    good('a', 'x.example\n');
    good('b', 'y.example\n');
    for (let turn = 0; turn < 12; turn++) {
      const keeper = open();
      await keeper.start([]);
      const first = keeper.apply([list()]);
      for (let tick = 0; tick < turn * 3; tick++) await new Promise((resolve) => setImmediate(resolve));
      await Promise.all([first, keeper.apply([list(), list('b')])]);
      await keeper.idle();
      expect(Object.keys(await hostsOf(keeper))).toEqual(['a', 'b']);
      await keeper.apply([]);
      await keeper.idle();
    }
  });
  test('another address: the new one is asked, the old hosts hold until it is there', async () => {
    const keeper = await begin();
    good('new', 'new.example\n');
    await keeper.apply([list('a', { url: url('new') })]);
    await keeper.idle();
    expect([await hostsOf(keeper), await database.listHosts.count()]).toEqual([{ a: ['new.example'] }, 1]);
  });
  test('the worker ends: the next one begins again at once and leaves nothing of the half', async () => {
    await begin();
    net.answers.set(url('a'), { text });
    const next = await started(list());
    expect((await hostsOf(next)).a).toHaveLength(200_000);
    expect(new Set((await database.listHosts.toArray()).map(({ generation }) => generation)).size).toBe(1);
    expect(await listed(next, 'h199999.example')).toEqual(['a list adult']);
  });
  test('the worker ends, and the server is away by then: the half is swept away', async () => {
    await begin();
    net.answers.set(url('a'), { refused: 'network' });
    const next = await started(list());
    expect([await hostsOf(next), await database.listHosts.count()]).toEqual([{ a: ['old.example'] }, 1]);
  });
  test('the worker ends after the list is stored and before the table is: the next one makes it', async () => {
    const store = new DexieListStore(database);
    good('a', 'x.example\n');
    await started(list());
    await store.putTable(null);
    const before = changes;
    const next = await started(list());
    expect(await listed(next, 'x.example')).toEqual(['a list adult']);
    expect(changes).toBe(before + 1); // whoever looked before must look again
    expect(net.asked).toHaveLength(1);
  });
  test('a list that ends the worker each time waits after four times', async () => {
    for (let life = 0; life < 4; life++) {
      const half = halfway('x.example\ny.example\n');
      await open().start([list()]);
      await half;
    }
    for (let life = 0; life < 2; life++) await started(list());
    expect(net.asked).toHaveLength(4);
    expect(findings()).toEqual(['list-unreachable degraded a: interrupted']);
  });
});
