/** One blob of fixed size that every install has: what it is for is not told here (core/help/vault.ts). */
import type { HifazatDatabase } from './database';
import { named } from './errors';

/** Its row among the blobs. */
export const POOL = 'pool';

export interface PoolStore {
  /** The blob, null before the first start. */
  read(): Promise<Uint8Array | null>;
  /** Replaces it, wholly or not at all. Throws StorageFullError. */
  write(bytes: Uint8Array): Promise<void>;
}

export class DexiePoolStore implements PoolStore {
  constructor(private readonly database: Pick<HifazatDatabase, 'blobs' | 'transaction'>) {}

  async read(): Promise<Uint8Array | null> {
    const row = await this.database.blobs.get(POOL);
    return row === undefined ? null : new Uint8Array(row.bytes);
  }

  async write(bytes: Uint8Array): Promise<void> {
    const { blobs } = this.database;
    const row = { key: POOL, bytes: new Uint8Array(bytes).buffer, fingerprint: '' };
    await named(() => this.database.transaction('rw', blobs, async () => void (await blobs.put(row))));
  }
}

/** Stands in where the database can't be opened: what can't be written down isn't begun. */
export function noPool(problem: string): PoolStore {
  return { read: async () => null, write: () => Promise.reject(new Error(problem)) };
}
