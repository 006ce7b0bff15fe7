/** Where items lie: rows of key and value. One implementation is the database, the other stands in for a damaged one. */
import type { HifazatDatabase, ItemRow } from './database';
import { named } from './errors';

export interface ItemRows {
  /** The stored value, undefined where there is none. Rejects when storage can't be read. */
  get(key: string): Promise<unknown>;
  all(): Promise<ItemRow[]>;
  /** Writes all rows or none. Throws StorageFullError. */
  put(rows: readonly ItemRow[]): Promise<void>;
}

/** The items of the database. */
export function databaseRows(database: HifazatDatabase): ItemRows {
  return {
    get: async (key) => (await database.items.get(key))?.value,
    all: () => database.items.toArray(),
    put: (rows) =>
      named(() => database.transaction('rw', database.items, async () => void (await database.items.bulkPut([...rows])))),
  };
}

/** Stands in for a database that can't be opened: every read and write fails with its problem, so that each item takes its strict value. */
export function unreadableRows(problem: string): ItemRows {
  const fail = () => Promise.reject(new Error(problem));
  return { get: fail, all: fail, put: fail };
}
