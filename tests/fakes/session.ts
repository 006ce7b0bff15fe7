/** storage.session in memory. */
import type { SessionArea } from '../../src/storage/session';

export class FakeSession implements SessionArea {
  readonly stored = new Map<string, unknown>();

  async get(key?: unknown): Promise<Record<string, unknown>> {
    return Object.fromEntries([...this.stored].filter(([name]) => name === key));
  }
  async set(items: Record<string, unknown>): Promise<void> {
    for (const [key, value] of Object.entries(items)) this.stored.set(key, structuredClone(value));
  }
  async remove(key: unknown): Promise<void> {
    this.stored.delete(String(key));
  }
}
