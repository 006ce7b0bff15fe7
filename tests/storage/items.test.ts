import { describe, expect, test } from 'vitest';
import { unreadableRows } from '../../src/storage/item-rows';
import { ITEMS, openItems, STRICT_DOCUMENT } from '../../src/storage/items';
import { SESSION_KEYS } from '../../src/storage/session';
import { FakeItemRows } from '../fakes/item-rows';

const lines = Object.values(ITEMS);

test('no two items share a key, none ends like a copy', () => {
  const keys = lines.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(key).toMatch(/^[a-z-]+$/);
});
test('no key says anything about help', () => {
  for (const key of [...lines.map((line) => line.key), ...Object.values(SESSION_KEYS)])
    expect(key).not.toMatch(/help|panic|report|press|sos/i);
});
test.each(lines.map((line) => [line.key, line] as const))(
  '%s: what it is when absent or damaged fits its own schema',
  (_key, line) => {
    expect(line.schema.safeParse(line.absent).success).toBe(true);
    expect(line.schema.safeParse(line.damaged).success).toBe(true);
  },
);

describe('settings that can’t be read', () => {
  const open = (rows: Record<string, unknown>) => openItems(new FakeItemRows(rows), () => {});
  test('are never "all allowed": the last good ones', async () => {
    const good = { version: 1, sites: { block: ['example.com'] } };
    expect(
      await open({ settings: { version: 1, sites: { default: 'everything' } }, 'settings.good': good }).settings.read(),
    ).toEqual(good);
  });
  test('without good ones: only allowed sites open, and none is allowed', async () => {
    expect(await open({ settings: 'x' }).settings.read()).toEqual(STRICT_DOCUMENT);
    expect(STRICT_DOCUMENT.sites?.default).toBe('block');
  });
  test('of a newer version: the same', async () =>
    expect(await open({ settings: { version: 2 } }).settings.read()).toEqual(STRICT_DOCUMENT));
  test('a broken database: the same; no grant, no pause', async () => {
    const items = openItems(unreadableRows('broken'), () => {});
    expect(await items.settings.read()).toEqual(STRICT_DOCUMENT);
    expect([await items.grants.read(), await items.pause.read()]).toEqual([[], null]);
  });
  test('nothing stored is a fresh install: nothing is blocked', async () =>
    expect(await open({}).settings.read()).toEqual({ version: 1 }));
});
