import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod/mini';
import { HifazatDatabase, openDatabase } from '../../src/storage/database';
import { InvalidValueError, NewerDataError, StorageFullError } from '../../src/storage/errors';
import { databaseRows } from '../../src/storage/item-rows';
import { ITEMS, openItems, STRICT_DOCUMENT } from '../../src/storage/items';
import { type Dump, migrate, runMigrations } from '../../src/storage/migrations';
import { isFirstStart, OneShot, SESSION_KEYS } from '../../src/storage/session';
import { openStorage } from '../../src/storage/storage';
import { freshDatabase } from '../fakes/database';
import { FakeItemRows } from '../fakes/item-rows';

const fixture = (version: number): Dump => JSON.parse(readFileSync(`tests/fixtures/storage/v${version}.json`, 'utf8'));

describe('the database', () => {
  test('what it is called and holds says nothing of help', async () => {
    const database = new HifazatDatabase();
    expect(database.name).toBe('hifazat');
    expect(database.tables.map(({ name }) => name).sort()).toEqual([
      'blobs',
      'intervals',
      'items',
      'listHosts',
      'lists',
      'log',
      'sums',
    ]);
    expect(database._options.chromeTransactionDurability).toBe('strict');
  });
  test('one that can’t be opened is an outcome, and nothing of it is deleted', async () => {
    const database = await freshDatabase();
    await database.items.put({ key: 'settings', value: { version: 1 } });
    const { name } = database;
    database.close();
    const broken = new HifazatDatabase(name);
    broken.open = () => Promise.reject(new DOMException('internal error', 'UnknownError')) as ReturnType<typeof broken.open>;
    expect(await openDatabase(broken)).toEqual({ outcome: 'damaged', problem: 'UnknownError: internal error' });
    const storage = await openStorage(() => {}, broken);
    expect(storage.problem).toBe('UnknownError: internal error');
    expect(await storage.items.settings.read()).toEqual(STRICT_DOCUMENT);
    expect(await storage.usage.days()).toEqual([]);
    const again = await openStorage(() => {}, new HifazatDatabase(name));
    expect([again.problem, await again.items.settings.read()]).toEqual([null, { version: 1 }]);
  });
  test('a full disk: a named error, and no row of the change is there', async () => {
    const database = await freshDatabase();
    const rows = databaseRows(database);
    const items = openItems(rows, () => {});
    await items.settings.update(() => ({ version: 1, language: 'ur' }));
    database.items.hook('updating', (_change, key) => {
      if (key === 'settings.good') throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(items.settings.update(() => ({ version: 1, language: 'en' }))).rejects.toThrow(StorageFullError);
    expect(await items.settings.read()).toEqual({ version: 1, language: 'ur' });
  });
});

describe('migrations', () => {
  test('a fresh install gets the newest version and nothing else', () => expect(migrate({})).toEqual({ version: 1 }));
  test.each([1])('version %i comes to today, and every item is readable', (version) => {
    const today = migrate(fixture(version));
    for (const line of Object.values(ITEMS)) {
      expect(line.schema.safeParse(today[line.key]), line.key).toMatchObject({ success: true });
    }
  });
  test('the fixture of today holds every item', () => {
    for (const { key } of Object.values(ITEMS)) expect(Object.keys(fixture(1))).toContain(key);
  });
  test('steps run in order, from the version on', () => {
    const steps = [(dump: Dump) => ({ ...dump, said: 'one' }), (dump: Dump) => ({ ...dump, said: `${dump.said} two` })];
    expect(migrate({ version: 1 }, steps)).toEqual({ version: 3, said: 'one two' });
    expect(migrate({ version: 2, said: 'older,' }, steps)).toEqual({ version: 3, said: 'older, two' });
  });
  test('newer data are refused and left alone', async () => {
    const rows = new FakeItemRows({ version: 2, settings: { version: 1 } });
    await expect(runMigrations(rows)).rejects.toThrow(NewerDataError);
    await expect(runMigrations(rows)).rejects.toThrow('version 2');
    expect(rows.writes).toBe(0);
  });
  test.each([{ version: 0 }, { version: 1.5 }, { version: '1' }])('$version is no version', ({ version }) =>
    expect(() => migrate({ version })).toThrow(InvalidValueError),
  );
  test('a step that fails changes nothing', async () => {
    const rows = new FakeItemRows({ version: 1, settings: { version: 1 } });
    const failing = () => {
      throw new Error('step');
    };
    await expect(runMigrations(rows, [failing])).rejects.toThrow('step');
    expect(rows.writes).toBe(0);
  });
  test('today’s data are not written again', async () => {
    const rows = new FakeItemRows({ version: 1 });
    await runMigrations(rows);
    expect(rows.writes).toBe(0);
  });
  test('newer data in the database: strict values, the problem named', async () => {
    const database = await freshDatabase();
    await database.items.bulkPut([
      { key: 'version', value: 9 },
      { key: 'settings', value: { version: 1 } },
    ]);
    const storage = await openStorage(() => {}, database);
    expect(storage.problem).toMatch(/NewerDataError.*version 9/);
    expect(await storage.items.settings.read()).toEqual(STRICT_DOCUMENT);
  });
});

describe('storage.session', () => {
  const area = () => {
    const stored = new Map<string, unknown>();
    return {
      stored,
      get: async (key: unknown) => Object.fromEntries([...stored].filter(([name]) => name === key)),
      set: async (items: Record<string, unknown>) => {
        for (const [key, value] of Object.entries(items)) stored.set(key, value);
      },
      remove: async (key: unknown) => void stored.delete(String(key)),
    };
  };
  const shot = (of: ReturnType<typeof area>) => new OneShot(of, SESSION_KEYS.pageView, z.strictObject({ view: z.string() }));

  test('a one-shot is taken once', async () => {
    const session = area();
    const one = shot(session);
    await one.put({ view: 'a' });
    expect(await Promise.all([one.takeOnce(), one.takeOnce()])).toEqual([{ view: 'a' }, null]);
    expect(session.stored.size).toBe(0);
  });
  test('the last one put is the one taken', async () => {
    const one = shot(area());
    await Promise.all([one.put({ view: 'a' }), one.put({ view: 'b' })]);
    expect(await one.takeOnce()).toEqual({ view: 'b' });
  });
  test('what can’t be read is removed and is nothing', async () => {
    const session = area();
    session.stored.set(SESSION_KEYS.pageView, 7);
    expect(await shot(session).takeOnce()).toBeNull();
    expect(session.stored.size).toBe(0);
  });
  test('the first start in a run of the browser', async () => {
    const session = area();
    expect([await isFirstStart(session), await isFirstStart(session), await isFirstStart(area())]).toEqual([true, false, true]);
  });
});
