/** Storage opens while listeners are already registered: items and ledgers that wait for it. */
import type { ActivityLog } from '../storage/activity-store';
import type { Items } from '../storage/items';
import type { ListStore } from '../storage/list-store';
import type { PoolStore } from '../storage/pool-store';
import type { OpenedStorage } from '../storage/storage';
import type { UsageLedger } from '../storage/usage-store';
import type { Item } from './ports';

/** One item of the ledger, as soon as storage is open. */
export function lazyItem<T>(opened: Promise<OpenedStorage>, pick: (items: Items) => Item<T>): Item<T> {
  return {
    read: async () => pick((await opened).items).read(),
    update: async (change) => pick((await opened).items).update(change),
  };
}

export function lazyUsage(opened: Promise<OpenedStorage>): UsageLedger {
  const usage = async () => (await opened).usage;
  return {
    load: async () => (await usage()).load(),
    write: async (step) => (await usage()).write(step),
    intervalsOf: async (day) => (await usage()).intervalsOf(day),
    mark: async (ids, mark) => (await usage()).mark(ids, mark),
    usedSecondsOn: async (day) => (await usage()).usedSecondsOn(day),
    days: async () => (await usage()).days(),
    collapseBefore: async (day) => (await usage()).collapseBefore(day),
    forgetBefore: async (day) => (await usage()).forgetBefore(day),
  };
}

export function lazyActivity(opened: Promise<OpenedStorage>): ActivityLog {
  const log = async () => (await opened).activity;
  return {
    append: async (entry) => (await log()).append(entry),
    setTitle: async (id, title) => (await log()).setTitle(id, title),
    rowsOf: async (day) => (await log()).rowsOf(day),
    days: async () => (await log()).days(),
    all: async () => (await log()).all(),
    forgetBefore: async (day) => (await log()).forgetBefore(day),
  };
}

export function lazyLists(opened: Promise<OpenedStorage>): ListStore {
  const lists = async () => (await opened).lists;
  return {
    metas: async () => (await lists()).metas(),
    reconcile: async (decide) => (await lists()).reconcile(decide),
    change: async (id, change) => (await lists()).change(id, change),
    begin: async (meta) => (await lists()).begin(meta),
    hosts: async (id) => (await lists()).hosts(id),
    chunks: async function* (meta) {
      yield* (await lists()).chunks(meta);
    },
    hashed: async (id) => (await lists()).hashed(id),
    table: async () => (await lists()).table(),
    tableFingerprint: async () => (await lists()).tableFingerprint(),
    putTable: async (blob) => (await lists()).putTable(blob),
    sweep: async () => (await lists()).sweep(),
  };
}

export function lazyPool(opened: Promise<OpenedStorage>): PoolStore {
  const pool = async () => (await opened).pool;
  return { read: async () => (await pool()).read(), write: async (bytes) => (await pool()).write(bytes) };
}
