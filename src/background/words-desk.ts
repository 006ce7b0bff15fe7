/**
 * The words picture's way from the pressed page to the help view: in this worker's memory, for that one view, once. It arrives when it arrives;
 * nothing waits for it. A worker that ends has no picture any more, and the view offers none.
 */
import type { WordsShot } from '../core/help/words-picture/shot';
import { isProtected } from '../core/rules/judge';
import { parseAddress } from '../core/sites/address';
import type { TabFacts } from './ports';
import type { World } from './world';

export interface PageWords {
  /** The words that can be seen in a tab now; null = none, or it can't be asked. */
  take(tabId: number): Promise<WordsShot | null>;
}
export interface WordsPorts {
  readonly page: PageWords;
  readonly ready: Promise<void>;
  readonly world: Pick<World, 'load' | 'rules'>;
  /** Calls back after so many ms. */
  readonly after: (ms: number, act: () => void) => void;
}

/** Words that no view has asked for within this time are forgotten, ms. */
const FRESH = 30_000;

interface Waiting {
  readonly words: Promise<WordsShot | null>;
  /** The page that took the press; null until one has. */
  takenBy: number | null;
}

export class WordsDesk {
  #waiting: Waiting | null = null;

  constructor(private readonly ports: WordsPorts) {}

  /** Looks at a tab once; what waited before is forgotten. Returns at once. */
  look(tab: TabFacts): void {
    this.forget();
    if (tab.isPrivate) return;
    const waiting: Waiting = { words: this.#take(tab), takenBy: null };
    this.#waiting = waiting;
    this.ports.after(FRESH, () => {
      if (this.#waiting === waiting) this.forget();
    });
  }

  async #take({ id, url }: TabFacts): Promise<WordsShot | null> {
    try {
      const [words, mayNotBeKept] = await Promise.all([this.ports.page.take(id), this.#isProtected(url)]);
      return mayNotBeKept ? null : words;
    } catch {
      return null; // a picture that can't be made is not offered; help goes on
    }
  }

  /** Of a page on a protected list nothing is kept, not even words. */
  async #isProtected(url: string): Promise<boolean> {
    const { ready, world } = this.ports;
    await ready;
    await world.load();
    const parsed = parseAddress(url);
    return parsed.ok && isProtected(parsed.address, world.rules);
  }

  /** The page that took the press: it alone may have the words. */
  belongTo(pageTabId: number | null): void {
    if (this.#waiting !== null) this.#waiting.takenBy = pageTabId;
  }

  /** The words, once, for the page that they belong to. */
  async takeOnce(pageTabId: number | null): Promise<WordsShot | null> {
    const waiting = this.#waiting;
    if (waiting === null || pageTabId === null || waiting.takenBy !== pageTabId) return null;
    this.forget();
    return waiting.words;
  }

  forget(): void {
    this.#waiting = null;
  }
}
