import { describe, expect, test } from 'vitest';
import type { BulkList } from '../../src/background/list-tables';
import type { Compiled } from '../../src/core/rules/compile';
import { FIRST_BULK_ID, FIRST_SESSION_ID, PRIORITY, STORED_COPY } from '../../src/core/rules/dnr-ledger';
import type { DnrRule } from '../../src/core/rules/dnr-rule';
import { NOTHING_STORED, type StoredRules, UNKNOWN_STORED } from '../../src/core/rules/stored-rules';
import type { CategoryId } from '../../src/core/sites/category';
import { FakeItem } from '../fakes/item';
import { FakeNetworkRules } from '../fakes/network-rules';
import { storeOver } from '../fakes/rule-store';

const rule = (id: number, host: string, priority: number = PRIORITY.block): DnrRule => ({
  id,
  priority,
  action: { type: 'block' },
  condition: { requestDomains: [host], resourceTypes: ['main_frame'] },
});
const compiled = (rules: DnrRule[], pages: CategoryId[] = [], frames: CategoryId[] = []): Compiled => ({
  rules,
  held: [],
  bulk: { pages, frames },
});
const list = (id: string, category: CategoryId | null, fingerprint = 'f1', hosts = [`${id}.test`]): BulkList => ({
  id,
  kind: category === null ? 'protected' : 'category',
  category,
  entries: hosts.length,
  fingerprint,
  hosts: async () => hosts,
});
const hostsIn = (rules: readonly DnrRule[]) => rules.map(({ condition }) => condition.requestDomains?.[0] ?? 'hide');

function keeper(lists: BulkList[] = [], mark: StoredRules = NOTHING_STORED) {
  const network = new FakeNetworkRules();
  const item = new FakeItem<StoredRules>(mark);
  const problems: unknown[] = [];
  const given = { lists };
  const store = storeOver(
    network,
    async () => given.lists,
    item,
    (error) => void problems.push(error),
    ['adult-pages', 'adult-frames', 'gaming-pages'],
  );
  return { network, item, problems, store, given };
}

describe('without big lists', () => {
  test('the stored rules are changed and the session has none', async () => {
    const { store, network } = keeper();
    await store.hold(compiled([rule(1, 'a.test')]));
    expect(hostsIn(network.dynamic)).toEqual(['a.test']);
    expect(network.session).toEqual([]);
  });
});

describe('with big lists', () => {
  const adult = list('big', 'adult');

  test('the session holds at once, the copy and the list are stored behind, ids and priorities as the ledger plans', async () => {
    const { store, network } = keeper([adult]);
    let release = () => {};
    network.onChange = () => new Promise<void>((resolve) => (release = resolve));
    await store.hold(compiled([rule(1, 'a.test')], ['adult'], ['adult']));
    expect(hostsIn(network.session)).toEqual(['hide', 'a.test']);
    expect(network.session.map(({ id }) => id)).toEqual([FIRST_SESSION_ID, FIRST_SESSION_ID + 1]);
    expect(network.session[0]?.priority).toBe(STORED_COPY.hide);
    expect(network.dynamic).toEqual([]);
    await expect.poll(() => release.length).toBe(0);
    await new Promise((resolve) => setTimeout(resolve));
    release();
    await store.stored();
    expect(hostsIn(network.dynamic)).toEqual(['a.test', 'big.test', 'big.test']);
    const [copy, ...bulk] = network.dynamic;
    expect(copy?.priority).toBeLessThan(STORED_COPY.hide);
    expect(bulk.map(({ id, priority, action }) => [id, priority, action.type])).toEqual([
      [FIRST_BULK_ID, PRIORITY.inner.bulk, 'redirect'],
      [FIRST_BULK_ID + 1, PRIORITY.inner.bulk, 'block'],
    ]);
  });

  test('a small change writes no big list again', async () => {
    const { store, network } = keeper([adult]);
    await store.hold(compiled([rule(1, 'a.test')], ['adult'], ['adult']));
    await store.stored();
    const written: (readonly DnrRule[])[] = [];
    const change = network.change.bind(network);
    network.change = async (remove, add) => {
      written.push(add);
      await change(remove, add);
    };
    await store.hold(compiled([rule(1, 'b.test')], ['adult'], ['adult']));
    await store.hold(compiled([rule(1, 'b.test')], ['adult'], ['adult']));
    await store.stored();
    expect(written.map(hostsIn)).toEqual([['b.test']]);
    expect(hostsIn(network.dynamic).sort()).toEqual(['b.test', 'big.test', 'big.test']);
  });

  test('new content of a list replaces its rules; a list that goes takes its rules along', async () => {
    const { store, network, given } = keeper([adult]);
    await store.hold(compiled([], ['adult'], ['adult']));
    await store.stored();
    given.lists = [list('big', 'adult', 'f2', ['new.test'])];
    await store.hold(compiled([], ['adult'], ['adult']));
    await store.stored();
    expect(hostsIn(network.dynamic)).toEqual(['new.test', 'new.test']);
    given.lists = [];
    await store.hold(compiled([], ['adult'], ['adult']));
    await store.stored();
    expect(network.dynamic).toEqual([]);
    await store.hold(compiled([rule(1, 'a.test')]));
    expect(network.session).toEqual([]);
    expect(hostsIn(network.dynamic)).toEqual(['a.test']);
  });

  test('a pause hides them without a write, and keeps the own small rules above', async () => {
    const { store, network } = keeper([adult]);
    await store.hold(compiled([], ['adult'], ['adult']));
    await store.stored();
    const changes = network.changes;
    await store.hold(compiled([]));
    await store.stored();
    expect(network.session.map(({ priority }) => priority)).toEqual([PRIORITY.inner.bulkHidden]);
    expect(network.changes).toBe(changes);
    expect(PRIORITY.inner.bulk < PRIORITY.inner.bulkHidden && PRIORITY.inner.bulkHidden < PRIORITY.inner.default).toBe(true);
  });

  test('a category that only a schedule stops has no rule for frames', async () => {
    const { store, network } = keeper([adult]);
    await store.hold(compiled([], ['adult'], []));
    await store.stored();
    expect(network.dynamic.map(({ condition }) => condition.resourceTypes)).toEqual([['main_frame']]);
  });

  test('a protected list is stored whatever is in force, leads to the calm page and takes no address along', async () => {
    const { store, network } = keeper([list('child', null)]);
    await store.hold(compiled([]));
    await store.stored();
    expect(network.dynamic.map(({ priority }) => priority)).toEqual([PRIORITY.protected, PRIORITY.protected]);
    expect(JSON.stringify(network.dynamic)).toContain('"regexSubstitution":"chrome-extension://id/calm.html"');
  });
});

describe('a death on the way', () => {
  test('between mark and change: the next start writes all again, nothing twice', async () => {
    const first = keeper([list('big', 'adult')]);
    first.network.failure = null;
    first.network.change = () => new Promise<void>(() => undefined); // never comes back
    await first.store.hold(compiled([rule(1, 'a.test')], ['adult'], ['adult']));
    await expect.poll(async () => (await first.item.read()).isWriting).toBe(true);
    for (const there of ['before', 'after'] as const) {
      const next = keeper([list('big', 'adult')], await first.item.read());
      if (there === 'after')
        next.network.dynamic = [
          rule(1, 'a.test', 1),
          { ...rule(FIRST_BULK_ID, 'big.test') },
          rule(FIRST_BULK_ID + 1, 'big.test'),
        ];
      await next.store.hold(compiled([rule(1, 'a.test')], ['adult'], ['adult']));
      await next.store.stored();
      expect(hostsIn(next.network.dynamic), there).toEqual(['a.test', 'big.test', 'big.test']);
      expect((await next.item.read()).isWriting).toBe(false);
    }
  });

  test('a mark that cannot be read: everything stored is taken out by id', async () => {
    const { store, network } = keeper([], UNKNOWN_STORED);
    network.dynamic = [rule(1, 'old.test', 1), rule(FIRST_BULK_ID + 3, 'old-big.test')];
    await store.hold(compiled([rule(1, 'a.test')]));
    await store.stored();
    expect(hostsIn(network.dynamic)).toEqual(['a.test']);
  });

  test('a refusal is told, and the next wish is written all the same', async () => {
    const { store, network, problems } = keeper([list('big', 'adult')]);
    const change = network.change.bind(network);
    network.change = async () => {
      throw new Error('no room');
    };
    await store.hold(compiled([], ['adult'], ['adult']));
    await store.stored();
    expect(problems).toEqual([new Error('no room')]);
    network.change = change;
    await store.hold(compiled([rule(1, 'a.test')], ['adult'], ['adult']));
    await store.stored();
    expect(problems.at(-1)).toBeNull();
    expect(hostsIn(network.dynamic)).toEqual(['a.test', 'big.test', 'big.test']);
  });
});

describe('bundled rulesets', () => {
  test('are switched by what is in force, only where something changes', async () => {
    const { store, network } = keeper();
    await store.hold(compiled([], ['adult', 'gaming'], ['adult']));
    expect([...network.rulesets].sort()).toEqual(['adult-frames', 'adult-pages', 'gaming-pages']);
    await store.hold(compiled([], ['gaming'], []));
    expect(network.rulesets).toEqual(['gaming-pages']);
  });
});

describe('small rules wait for more of them', () => {
  const wanted = (host: string) => compiled([rule(1, host)], ['adult'], ['adult']);

  async function resting() {
    const network = new FakeNetworkRules();
    const rests: (() => void)[] = [];
    const lengths: number[] = [];
    const rest = (ms: number) => {
      lengths.push(ms);
      return new Promise<void>((resolve) => void rests.push(resolve));
    };
    const lists = async () => [{ ...list('big', 'adult'), entries: 1_000_000 }];
    const store = storeOver(network, lists, new FakeItem<StoredRules>(NOTHING_STORED), undefined, [], rest);
    await store.hold(wanted('first.test')); // the list itself waits for nobody
    await store.stored();
    expect(rests).toEqual([]);
    const restBegins = (count: number) => expect.poll(() => rests.length).toBe(count);
    return { network, store, rests, lengths, restBegins };
  }

  test('each is in the session at once; one write stores the last when none came during a rest', async () => {
    const { network, store, rests, lengths, restBegins } = await resting();
    const before = network.changes;
    await store.hold(wanted('second.test'));
    await restBegins(1);
    await store.hold(wanted('third.test'));
    expect(hostsIn(network.session)).toEqual(['hide', 'third.test']);
    rests[0]?.();
    await restBegins(2); // something came: another rest
    expect(network.changes).toBe(before);
    rests[1]?.();
    await store.stored();
    expect(network.changes).toBe(before + 1);
    expect(hostsIn(network.dynamic)).toContain('third.test');
    expect(lengths).toEqual([5000, 5000]);
  });

  test('the write is not put off for ever', async () => {
    const { network, store, rests, restBegins } = await resting();
    for (let round = 0; round < 5; round++) {
      await store.hold(wanted(`round${round}.test`));
      await restBegins(round + 1);
      await store.hold(wanted(`again${round}.test`));
      rests[round]?.();
    }
    await store.stored();
    expect(rests).toHaveLength(5);
    expect(hostsIn(network.dynamic)).toContain('again4.test');
  });
});
