/** The keeper of help's blob: there from the start, written anew again and again, one change after another. */
import { describe, expect, test } from 'vitest';
import { HelpVault } from '../../src/background/help-vault';
import { makeVaultHandlers } from '../../src/background/help-vault-handlers';
import { queued } from '../../src/core/help/intake';
import { VAULT_BYTES } from '../../src/core/help/vault';
import { sealing } from '../../src/platform/sealing';
import { DexieListStore } from '../../src/storage/list-store';
import { DexiePoolStore } from '../../src/storage/pool-store';
import { FakeClock } from '../fakes/clock';
import { freshDatabase } from '../fakes/database';
import { FakePoolStore } from '../fakes/pool-store';

const NOW = Date.parse('2026-11-21T16:30:00Z');
const [MINUTE, DAY] = [60_000, 86_400_000];
const REPORT = queued('6f3f2f0e-8f0e-4a53-9d3a-0d3a6f1c2b4e', 'mark', '{}', NOW);
const keeper = (store = new FakePoolStore(), clock = new FakeClock(NOW)) => {
  const vault = new HelpVault({ store, sealing, clock, phraseCost: { m: 8, t: 1, p: 1 } });
  return { vault, store, clock };
};

describe('the blob', () => {
  test('is there after the first start, whatever is in it', async () => {
    const { vault, store } = keeper();
    await vault.refresh(true);
    expect(store.blob).toHaveLength(VAULT_BYTES);
  });
  test.each<[string, boolean, number, boolean]>([
    ['at each start of the browser', true, 0, true],
    ['at a wake a minute later: not', false, MINUTE, false],
    ['at a wake a quarter of an hour later', false, 15 * MINUTE, true],
  ])('is written anew %s', async (_name, isNewRun, later, isWritten) => {
    const { vault, store, clock } = keeper();
    await vault.refresh(true);
    const before = store.blob;
    clock.jump(later);
    await vault.refresh(isNewRun);
    expect(store.blob !== before).toBe(isWritten);
    expect(await vault.read()).toMatchObject({ reports: [] });
  });
  test('keeps what is in it when it is written anew', async () => {
    const { vault } = keeper();
    await vault.update((now) => ({ ...now, reports: [REPORT] }));
    await vault.keepDraft('blue kite', 'MARKER');
    await vault.refresh(true);
    expect((await vault.read()).reports).toEqual([REPORT]);
    expect(await vault.openDraft('blue kite')).toBe('MARKER');
  });
  test('two changes at once lose nothing', async () => {
    const { vault } = keeper();
    const add = (id: string) => vault.update((now) => ({ ...now, reports: [...now.reports, { ...REPORT, id }] }));
    await Promise.all([
      add('a0000000-0000-4000-8000-000000000000'),
      vault.refresh(true),
      add('b0000000-0000-4000-8000-000000000000'),
    ]);
    expect((await vault.read()).reports).toHaveLength(2);
  });
  test('that is damaged is noise: a new one takes its place', async () => {
    const { vault, store } = keeper();
    store.blob = sealing.random(100);
    await vault.refresh(false);
    expect(store.blob).toHaveLength(VAULT_BYTES);
    expect((await vault.read()).reports).toEqual([]);
  });
  test('lies in the database under a word that says nothing, and the sweep of lists leaves it alone', async () => {
    const database = await freshDatabase();
    const store = new DexiePoolStore(database);
    const { vault } = keeper();
    expect(await store.read()).toBeNull();
    await new HelpVault({ store, sealing, clock: new FakeClock(NOW) }).update((now) => ({ ...now, reports: [REPORT] }));
    await new DexieListStore(database).sweep();
    expect((await database.blobs.toArray()).map(({ key, fingerprint }) => [key, fingerprint])).toEqual([['pool', '']]);
    expect((await new HelpVault({ store, sealing, clock: new FakeClock(NOW) }).read()).reports).toEqual([REPORT]);
    expect((await vault.read()).reports).toEqual([]);
  });
});

describe('a draft', () => {
  test('is kept, opened, and gone after the child forgets it', async () => {
    const { vault } = keeper();
    expect(await vault.keepDraft('blue kite', 'MARKER')).toBe('kept');
    expect([await vault.openDraft('red kite'), await vault.openDraft('blue kite')]).toEqual([null, 'MARKER']);
    await vault.forgetDraft();
    expect(await vault.openDraft('blue kite')).toBeNull();
  });
  test('a later one takes the place of the earlier', async () => {
    const { vault } = keeper();
    await vault.keepDraft('blue kite', 'one');
    await vault.keepDraft('red kite', 'two');
    expect([await vault.openDraft('blue kite'), await vault.openDraft('red kite')]).toEqual([null, 'two']);
  });
  test('is wiped from the blob after seven days, at a start and by time', async () => {
    const { vault, store, clock } = keeper();
    await vault.keepDraft('blue kite', 'MARKER');
    const { draftSlot } = await vault.read();
    clock.jump(7 * DAY);
    await keeper(store, clock).vault.refresh(false);
    expect((await vault.read()).draftSlot).not.toEqual(draftSlot);
  });
  test('a disk that is full: the child hears that it was not kept', async () => {
    const { vault, store } = keeper();
    store.failure = new Error('no room');
    expect(await vault.keepDraft('blue kite', 'MARKER')).toBe('not-stored');
  });
  test('forgetting writes the same whether there is one or not', async () => {
    const { vault, store } = keeper();
    await vault.refresh(true);
    const { writes } = store;
    await vault.forgetDraft();
    expect(store.writes).toBe(writes + 1);
  });
});

describe('who is answered', () => {
  const handlers = makeVaultHandlers({
    ready: Promise.resolve(),
    vault: keeper().vault,
    sender: {
      view: async () => ({ receiver: null, reports: [], arrived: [] }),
      send: async () => 'no-receiver',
      withdraw: async () => 'unknown',
    },
  });
  const from = (path: string) => ({ kind: 'page' as const, path, tabId: 1 });
  test('the child’s page', async () => {
    expect(await handlers['draft/open']({ phrase: 'blue kite' }, from('/src/pages/me/index.html'))).toEqual({ text: null });
    expect(await handlers['intake/view']({}, from('/src/pages/me/index.html'))).toMatchObject({ reports: [] });
  });
  test.each(['/src/pages/options/index.html', '/src/pages/popup/index.html', '/src/pages/blocked/index.html', '/'])(
    'not %s',
    async (path) => {
      await expect(handlers['intake/view']({}, from(path))).rejects.toThrow('child');
      await expect(handlers['draft/open']({ phrase: 'blue kite' }, from(path))).rejects.toThrow('child');
      await expect(handlers['draft/forget']({}, from(path))).rejects.toThrow('child');
    },
  );
});
