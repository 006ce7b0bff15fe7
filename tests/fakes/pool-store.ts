/** The blob's place in memory: it can be killed, at a write or after it, and then stays as it was. */
import type { PoolStore } from '../../src/storage/pool-store';

/** The worker died: nothing after it runs. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

export class FakePoolStore implements PoolStore {
  blob: Uint8Array | null = null;
  writes = 0;
  failure: Error | null = null;

  async read(): Promise<Uint8Array | null> {
    return this.blob;
  }
  async write(bytes: Uint8Array): Promise<void> {
    if (this.failure !== null) throw this.failure;
    this.writes++;
    this.blob = bytes;
  }
}
