import { beforeEach, describe, expect, test } from 'vitest';
import type { Entry } from '../../src/core/activity/entry';
import type { Charge } from '../../src/core/time/attention';
import type { FamilyClock } from '../../src/core/time/day-turn';
import { FIRST_STATE, type LedgerState, step } from '../../src/core/time/ledger';
import { ActivityStore } from '../../src/storage/activity-store';
import type { HifazatDatabase } from '../../src/storage/database';
import { InvalidValueError, StorageFullError } from '../../src/storage/errors';
import { databaseRows } from '../../src/storage/item-rows';
import { openItems } from '../../src/storage/items';
import { type UsageLedger, UsageStore, usageInMemory } from '../../src/storage/usage-store';
import { freshDatabase } from '../fakes/database';

const CLOCK: FamilyClock = { timeZone: 'Asia/Karachi', dayStart: '04:00', idleAfter: 5 };
const START = Date.parse('2026-11-21T15:00:00+05:00');
const DAY = 86_400;
const GAMES: Charge = { why: 'front', site: 'roblox.com', limits: ['games'] };
const MUSIC: Charge = { why: 'heard', site: 'music.example', limits: [] };
let database: HifazatDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
const storeOf = (of: HifazatDatabase) => new UsageStore(of, openItems(databaseRows(of), () => {}).usage);

/** Steps at seconds after the start, each written. */
async function write(
  store: UsageLedger,
  lines: readonly [at: number, charges: Charge[], presence?: 'active' | 'idle'][],
): Promise<LedgerState> {
  let { state } = await store.load();
  for (const [at, charges, presence = 'active'] of lines) {
    const taken = step(state, { at: START + at * 1000, charges, presence, changed: true }, CLOCK);
    await store.write(taken);
    state = taken.state;
  }
  return state;
}
function fillDisk(of: HifazatDatabase, table: 'items' | 'log'): void {
  const full = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  of.table(table).hook('creating', full);
  of.table(table).hook('updating', full);
}

describe.each([
  ['the database', () => storeOf(database)],
  ['its stand-in in memory', () => usageInMemory()],
])('the ledger of time in %s', (_name, open) => {
  test('nothing yet', async () => expect(await open().load()).toEqual({ state: FIRST_STATE, intervals: [] }));
  test('intervals grow, state and intervals come back', async () => {
    const store = open();
    const state = await write(store, [
      [0, [GAMES]],
      [1, [GAMES]],
      [2, [GAMES, MUSIC]],
      [3, []],
    ]);
    const loaded = await store.load();
    expect(loaded.state).toEqual(state);
    expect(loaded.intervals.map(({ site, from, to }) => [site, to - from])).toEqual([
      ['roblox.com', 3000],
      ['music.example', 1000],
    ]);
    expect(await store.usedSecondsOn('2026-11-21')).toEqual({ games: 3 });
  });
  test('a quiet stretch is taken back from what is stored, whole or in part', async () => {
    const store = open();
    await write(store, [
      [0, [GAMES]],
      [4, [MUSIC]],
      [6, [GAMES, MUSIC]],
      [8, [MUSIC], 'idle'],
    ]);
    expect((await store.load()).intervals.map(({ site, from, to }) => [site, from - START, to - START])).toEqual([
      ['roblox.com', 0, 3000],
      ['music.example', 4000, 8000],
    ]);
  });
  test('marks stay with their intervals, and what was refunded is used by nobody', async () => {
    const store = open();
    await write(store, [
      [0, [GAMES]],
      [3, []],
      [10, [GAMES]],
      [14, []],
    ]);
    await store.mark([1, 99], { refunded: true, away: true });
    await store.mark([1], { away: false });
    expect((await store.load()).intervals.map(({ id, away, refunded }) => [id, away, refunded])).toEqual([
      [1, undefined, true],
      [2, undefined, undefined],
    ]);
    expect(await store.usedSecondsOn('2026-11-21')).toEqual({ games: 4 });
  });
  test('days', async () => {
    const store = open();
    await write(store, [
      [0, [GAMES]],
      [5, []],
      [DAY, [GAMES]],
      [DAY + 2, []],
    ]);
    expect(await store.days()).toEqual(['2026-11-21', '2026-11-22']);
    expect((await store.load()).intervals).toHaveLength(1);
    await store.forgetBefore('2026-11-22');
    expect(await store.days()).toEqual(['2026-11-22']);
  });
});

describe('the ledger of time', () => {
  test('what was refunded is not in the sums of a day that is collapsed', async () => {
    const store = storeOf(database);
    await write(store, [
      [0, [GAMES]],
      [5, []],
      [10, [GAMES]],
      [12, []],
    ]);
    await store.mark([1], { refunded: true });
    await store.collapseBefore('2026-11-22');
    expect(await store.usedSecondsOn('2026-11-21')).toEqual({ games: 2 });
  });
  test('a state of before the clock was watched is read', async () => {
    const { debt: _debt, vouched: _vouched, ...old } = FIRST_STATE;
    await database.items.put({ key: 'usage', value: { ...old, day: '2026-11-20', at: START } });
    expect((await storeOf(database).load()).state).toEqual({ ...FIRST_STATE, day: '2026-11-20', at: START });
  });
  test('a past day that is collapsed keeps its sums and names no site', async () => {
    const store = storeOf(database);
    await write(store, [
      [0, [GAMES]],
      [5, []],
      [DAY, [GAMES]],
      [DAY + 2, []],
    ]);
    await store.collapseBefore('2026-11-22');
    await store.collapseBefore('2026-11-22');
    expect(await store.intervalsOf('2026-11-21')).toEqual([]);
    expect([await store.usedSecondsOn('2026-11-21'), await store.usedSecondsOn('2026-11-22')]).toEqual([
      { games: 5 },
      { games: 2 },
    ]);
    expect(JSON.stringify(await database.sums.toArray())).not.toContain('roblox');
  });
  test('a full disk: a named error, and neither the intervals nor the state are half-written', async () => {
    const store = storeOf(database);
    const state = await write(store, [
      [0, [GAMES]],
      [1, [GAMES]],
    ]);
    const before = await store.load();
    fillDisk(database, 'items');
    const taken = step(state, { at: START + 2000, charges: [GAMES], presence: 'active', changed: false }, CLOCK);
    await expect(store.write(taken)).rejects.toThrow(StorageFullError);
    expect(await store.load()).toEqual(before);
  });
  test('a lost state goes on after what the intervals prove', async () => {
    const store = storeOf(database);
    await write(store, [
      [0, [GAMES]],
      [1, []],
    ]);
    await database.items.put({ key: 'usage', value: 'damaged' });
    const { state, intervals } = await store.load();
    expect([state.day, state.nextId, state.at, state.open]).toEqual([
      '2026-11-21',
      (intervals[0]?.id ?? 0) + 1,
      START + 1000,
      [],
    ]);
    await write(store, [
      [10, [GAMES]],
      [12, []],
    ]);
    expect(await store.usedSecondsOn('2026-11-21')).toEqual({ games: 3 });
  });
});

describe('the log', () => {
  const entry = (day: string, site: string): Entry => ({
    at: START,
    day,
    who: 'child',
    kind: 'visit',
    site,
    title: null,
    address: null,
    reason: null,
    rule: null,
    detail: null,
  });
  test('rows by day in their order, days newest first', async () => {
    const log = new ActivityStore(database);
    await log.append(entry('2026-11-20', 'a'));
    await log.append(entry('2026-11-21', 'c'));
    await log.append(entry('2026-11-21', 'b'));
    expect((await log.rowsOf('2026-11-21')).map(({ site }) => site)).toEqual(['c', 'b']);
    expect(await log.days()).toEqual(['2026-11-21', '2026-11-20']);
    expect((await log.all()).map(({ site }) => site)).toEqual(['a', 'c', 'b']);
  });
  test('a title comes later', async () => {
    const log = new ActivityStore(database);
    await log.setTitle(await log.append(entry('2026-11-21', 'a')), 'A page');
    expect((await log.rowsOf('2026-11-21'))[0]?.title).toBe('A page');
  });
  test('what is older than it is kept is forgotten', async () => {
    const log = new ActivityStore(database);
    for (const day of ['2026-08-23', '2026-08-24', '2026-11-21']) await log.append(entry(day, 'a'));
    await log.forgetBefore('2026-08-24');
    expect(await log.days()).toEqual(['2026-11-21', '2026-08-24']);
  });
  test('a row that is none is refused; one that was damaged hides no other', async () => {
    const log = new ActivityStore(database);
    const odd = { ...entry('2026-11-21', 'a'), extra: 1 };
    await expect(log.append(odd)).rejects.toThrow(InvalidValueError);
    await log.append(entry('2026-11-21', 'a'));
    await database.log.add(odd);
    expect(await log.rowsOf('2026-11-21')).toHaveLength(1);
  });
  test('a full disk is a named error', async () => {
    fillDisk(database, 'log');
    await expect(new ActivityStore(database).append(entry('2026-11-21', 'a'))).rejects.toThrow(StorageFullError);
  });
});
