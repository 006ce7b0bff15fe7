/** One stored value in memory, which can be made to fail. */
import type { Item } from '../../src/background/ports';

export class FakeItem<T> implements Item<T> {
  failure: Error | null = null;
  writes = 0;

  constructor(public value: T) {}

  async read(): Promise<T> {
    return structuredClone(this.value);
  }
  async update(change: (value: T) => T): Promise<T> {
    const value = change(await this.read());
    if (this.failure !== null) throw this.failure;
    this.writes++;
    this.value = structuredClone(value);
    return value;
  }
}
