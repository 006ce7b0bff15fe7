/** Rows of items in memory, which can be made to fail. */
import type { ItemRow } from '../../src/storage/database';
import type { ItemRows } from '../../src/storage/item-rows';

export class FakeItemRows implements ItemRows {
  readonly stored = new Map<string, unknown>();
  writes = 0;
  failure: Error | null = null;

  constructor(rows: Readonly<Record<string, unknown>> = {}) {
    for (const [key, value] of Object.entries(rows)) this.stored.set(key, value);
  }

  async get(key: string): Promise<unknown> {
    if (this.failure !== null) throw this.failure;
    return structuredClone(this.stored.get(key));
  }
  async all(): Promise<ItemRow[]> {
    return [...this.stored].map(([key, value]) => ({ key, value }));
  }
  async put(rows: readonly ItemRow[]): Promise<void> {
    if (this.failure !== null) throw this.failure;
    this.writes++;
    for (const { key, value } of rows) this.stored.set(key, structuredClone(value));
  }
}
