/** A page of the extension's origin that runs none of its code, behind the other tabs: opened for each use and closed again, or kept. */
import type { Tab } from './driver';

export class BehindPage {
  #kept: Promise<Tab> | null = null;

  constructor(
    private readonly open: () => Promise<Tab>,
    private readonly isKept: boolean,
  ) {}

  async use<R>(task: (tab: Tab) => Promise<R>): Promise<R> {
    if (this.isKept) {
      this.#kept ??= this.open();
      return task(await this.#kept);
    }
    const tab = await this.open();
    try {
      return await task(tab);
    } finally {
      await tab.close();
    }
  }

  /** The tabs without the kept one, which no test has opened. */
  async without<T extends Tab>(tabs: readonly T[]): Promise<T[]> {
    const kept: Tab | null = await this.#kept;
    return tabs.filter((tab) => kept === null || !isSame(tab, kept));
  }

  /** The browser has ended, and the page with it. */
  forget(): void {
    this.#kept = null;
  }
}

/** Firefox makes a new object for the same tab at each look. */
const isSame = (one: Tab & { handle?: string }, other: Tab & { handle?: string }): boolean =>
  one === other || (one.handle !== undefined && one.handle === other.handle);
