/** storage.session: kept in memory by the browser, gone with it, closed to content scripts. The ledger of its keys, and one-shots. */
import type { Storage } from 'webextension-polyfill';
import type { z } from 'zod/mini';
import { Queue } from './queue';

export type SessionArea = Pick<Storage.StorageArea, 'get' | 'set' | 'remove'>;

export const SESSION_KEYS = {
  /** Set once in each run of the browser: tells a revived worker from a started browser. */
  started: 'started',
  /** One-shot: what the next ordinary page or popup shows. */
  pageView: 'page-view',
  popupView: 'popup-view',
  /** One-shot: what the panel beside a helper's own page shows. */
  panelView: 'panel-view',
  /** Tabs in which a page of ours opened a channel. */
  freeTabs: 'free-tabs',
  /** Program files that wait for a parent, and the last one that was stopped. */
  downloads: 'downloads',
  /** Origin and path of pages that named themselves adult. */
  labelled: 'labelled',
  /** Frames whose page shows itself in picture-in-picture. */
  pip: 'pip',
  /** What is added to the computer's clock, ms. */
  clockOffset: 'clock-offset',
  /** A parent gave the PIN and is at the computer. */
  parentSession: 'parent-session',
  /** The secret that an authenticator app was shown, until its codes have come back. */
  enrolling: 'enrolling',
} as const;
type SessionKey = (typeof SESSION_KEYS)[keyof typeof SESSION_KEYS];

/** A value that is put once and taken once. */
export class OneShot<T> {
  readonly #queue = new Queue();

  constructor(
    private readonly area: SessionArea,
    private readonly key: SessionKey,
    private readonly schema: z.ZodMiniType<T>,
  ) {}

  /** Replaces what may be waiting. */
  put(value: T): Promise<void> {
    return this.#queue.run(() => this.area.set({ [this.key]: value }));
  }

  /**
   * The value, which is removed before it is handed out; null when nothing (readable) waits, or `accepts` leaves it to another. Two takers
   * never get the same.
   */
  takeOnce(accepts: (value: T) => boolean = () => true): Promise<T | null> {
    return this.#queue.run(async () => {
      const waiting: unknown = (await this.area.get(this.key))[this.key];
      if (waiting === undefined) return null;
      const parsed = this.schema.safeParse(waiting);
      if (parsed.success && !accepts(parsed.data)) return null;
      await this.area.remove(this.key);
      return parsed.success ? parsed.data : null;
    });
  }
}

/** A value that lives as long as the browser, changed one change at a time; what isn't readable is `absent`. */
export class SessionItem<T> {
  readonly #queue = new Queue();

  constructor(
    private readonly area: SessionArea,
    private readonly key: SessionKey,
    private readonly schema: z.ZodMiniType<T>,
    private readonly absent: T,
  ) {}

  async read(): Promise<T> {
    const parsed = this.schema.safeParse((await this.area.get(this.key))[this.key]);
    return parsed.success ? parsed.data : this.absent;
  }

  update(change: (value: T) => T): Promise<T> {
    return this.#queue.run(async () => {
      const value = change(await this.read());
      await this.area.set({ [this.key]: value });
      return value;
    });
  }
}

/** Is this the first start of the worker in this run of the browser? Answers true once, then false until the browser is closed. */
export async function isFirstStart(area: SessionArea): Promise<boolean> {
  const { [SESSION_KEYS.started]: started } = await area.get(SESSION_KEYS.started);
  if (started === true) return false;
  await area.set({ [SESSION_KEYS.started]: true });
  return true;
}
