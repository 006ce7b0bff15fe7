/**
 * One stored item: parsed on the way out, validated on the way in, changed one change at a time. What can't be read is kept beside it and
 * reported, and its place is taken by the last good copy, else by a value at least as strict.
 */
import type { z } from 'zod/mini';
import { InvalidValueError } from './errors';
import type { ItemRows } from './item-rows';
import { Queue } from './queue';

export interface ItemDefinition<T> {
  readonly key: string;
  /** The keeper that alone changes it. */
  readonly owner: string;
  readonly schema: z.ZodMiniType<T>;
  /** What it is before anything was stored. */
  readonly absent: T;
  /** What it is when it was stored and can't be read: never more open than what may have been there. */
  readonly damaged: T;
  /** Keep the last good copy beside it (`<key>.good`), because losing it would change what a family set. */
  readonly keepsGood: boolean;
}
/** Told of every item that can't be read, once for each problem. */
export type OnDamaged = (key: string, problem: string) => void;

type Optional = 'damaged' | 'keepsGood';
/** A line of the ledger; `damaged` is `absent` where nothing protects by it. */
export function defineItem<T>(
  line: Omit<ItemDefinition<T>, Optional> & Partial<Pick<ItemDefinition<T>, Optional>>,
): ItemDefinition<T> {
  return { damaged: line.absent, keepsGood: false, ...line };
}

export class StoredItem<T> {
  readonly #queue = new Queue();
  readonly #reported = new Set<string>();

  constructor(
    private readonly definition: ItemDefinition<T>,
    private readonly rows: ItemRows,
    private readonly onDamaged: OnDamaged,
  ) {}

  /** The value now. Never rejects: what can't be read is reported and replaced as the ledger says. */
  async read(): Promise<T> {
    const { key, schema, absent, damaged } = this.definition;
    let stored: unknown;
    try {
      stored = await this.rows.get(key);
    } catch (error) {
      this.#report(`can't be read: ${messageOf(error)}`);
      return damaged;
    }
    if (stored === undefined) return absent;
    const parsed = schema.safeParse(stored);
    if (parsed.success) return parsed.data;
    const first = parsed.error.issues[0];
    await this.#keepDamaged(stored);
    this.#report(`${first?.path.join('.') ?? ''}: ${first?.message ?? 'not as expected'}`);
    return this.#lastGood();
  }

  /**
   * Replaces the value by `change(value)`, after all changes asked for before, and answers with it. All or nothing: throws
   * InvalidValueError when the schema refuses the result, StorageFullError when there is no room.
   */
  update(change: (value: T) => T): Promise<T> {
    return this.#queue.run(async () => {
      const { key, schema, keepsGood } = this.definition;
      const parsed = schema.safeParse(change(await this.read()));
      if (!parsed.success) {
        const first = parsed.error.issues[0];
        throw new InvalidValueError(`${key}: ${first?.path.join('.') ?? ''}: ${first?.message ?? 'refused'}`);
      }
      const value = parsed.data;
      await this.rows.put(
        keepsGood
          ? [
              { key, value },
              { key: goodKey(key), value },
            ]
          : [{ key, value }],
      );
      this.#reported.clear();
      return value;
    });
  }

  async #lastGood(): Promise<T> {
    const { key, schema, damaged, keepsGood } = this.definition;
    if (!keepsGood) return damaged;
    try {
      const good = schema.safeParse(await this.rows.get(goodKey(key)));
      return good.success ? good.data : damaged;
    } catch (error) {
      this.#report(`its copy can't be read: ${messageOf(error)}`);
      return damaged;
    }
  }

  async #keepDamaged(value: unknown): Promise<void> {
    try {
      await this.rows.put([{ key: damagedKey(this.definition.key), value }]);
    } catch (error) {
      this.#report(`damaged, and can't be kept beside: ${messageOf(error)}`);
    }
  }

  #report(problem: string): void {
    if (this.#reported.has(problem)) return;
    this.#reported.add(problem);
    this.onDamaged(this.definition.key, problem);
  }
}

export const goodKey = (key: string) => `${key}.good`;
export const damagedKey = (key: string) => `${key}.damaged`;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
