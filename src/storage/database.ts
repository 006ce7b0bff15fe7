/**
 * The one database. Its name, tables and keys say nothing about help. Versions that were released are never edited: add another
 * `version(n)`. Only what a query uses is indexed.
 */
import { Dexie, type Table } from 'dexie';
import type { Entry } from '../core/activity/entry';
import type { ListMeta } from '../core/lists/list-meta';
import type { Interval } from '../core/time/interval';

export const DATABASE_NAME = 'hifazat';

export interface ItemRow {
  readonly key: string;
  readonly value: unknown;
}
export type LogRow = Entry & { readonly id: number };
/** A day whose intervals were given up (log levels off and categories): seconds by limit. */
export interface DaySums {
  readonly day: string;
  readonly usedSeconds: Readonly<Record<string, number>>;
}
/** A part of a subscribed list, one host a line (list-store.ts). */
export interface ListChunk {
  readonly id: string;
  readonly generation: number;
  readonly n: number;
  readonly hosts: string;
}
/** What is read as a whole: the look-up table, hashed lists. */
export interface BlobRow {
  readonly key: string;
  readonly bytes: ArrayBuffer;
  readonly fingerprint: string;
}

export class HifazatDatabase extends Dexie {
  readonly items: Table<ItemRow, string>;
  readonly intervals: Table<Interval, number>;
  readonly sums: Table<DaySums, string>;
  readonly log: Table<LogRow, number, Entry>;
  readonly lists: Table<ListMeta, string>;
  readonly listHosts: Table<ListChunk, [id: string, generation: number, n: number]>;
  readonly blobs: Table<BlobRow, string>;

  constructor(name = DATABASE_NAME) {
    // A strict transaction has reached the disk when it ends: what a parent saved survives a killed browser.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ items: 'key', intervals: 'id, day, to', sums: 'day', log: '++id, day' });
    this.version(2).stores({ lists: 'id', listHosts: '[id+generation+n]', blobs: 'key' });
    this.items = this.table('items');
    this.intervals = this.table('intervals');
    this.sums = this.table('sums');
    this.log = this.table('log');
    this.lists = this.table('lists');
    this.listHosts = this.table('listHosts');
    this.blobs = this.table('blobs');
  }
}

export type OpenedDatabase =
  | { readonly outcome: 'open'; readonly database: HifazatDatabase }
  | { readonly outcome: 'damaged'; readonly problem: string };

/**
 * Opens the database. A damaged one is a named outcome, nothing of it is deleted: the worker goes on with strict values
 * (`unreadableRows`) and health says so.
 */
export async function openDatabase(database = new HifazatDatabase()): Promise<OpenedDatabase> {
  try {
    await database.open();
    return { outcome: 'open', database };
  } catch (error) {
    database.close();
    return { outcome: 'damaged', problem: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}
