/**
 * Which window has the keyboard, asked four times a second, because the event can't be relied on (seen in Chromium 156 on Linux, with and without a
 * window manager): after the switch of a tab it says "none" although the window keeps the focus, and from then on it may tell neither
 * that another program came to the front nor that the browser came back. A child who plays another game would be charged for the page behind.
 */
import type { Windows } from 'webextension-polyfill';
import type { Timers } from './clock';

export type WindowsApi = Pick<Windows.Static, 'getAll'>;
type SeenWindow = Pick<Windows.Window, 'id' | 'focused' | 'state'>;

const EVERY = 250;

/** The window with the keyboard; undefined = another program has it. */
export const focusedOf = <W extends SeenWindow>(windows: readonly W[]): W | undefined =>
  windows.find((window) => window.focused && window.state !== 'minimized');

export class FocusWatch {
  #round = 0;
  #cancel = () => {};

  constructor(
    private readonly windows: WindowsApi,
    private readonly timers: Timers,
    /** The focus is another than what was seen last. */
    private readonly changed: () => void,
  ) {}

  /** From now on the focus is compared with this one. */
  compareWith(seen: SeenWindow | undefined): void {
    this.stop();
    this.#askLater(this.#round, seen?.id);
  }

  stop(): void {
    this.#round++;
    this.#cancel();
  }

  #askLater(round: number, seen: number | undefined): void {
    this.#cancel = this.timers.after(EVERY, () => void this.#ask(round, seen));
  }

  async #ask(round: number, seen: number | undefined): Promise<void> {
    // A browser that can't answer is asked again: whoever looks next hears of its trouble.
    const now = await this.windows.getAll().then(
      (windows) => focusedOf(windows)?.id,
      () => seen,
    );
    if (round !== this.#round) return;
    if (now === seen) this.#askLater(round, seen);
    else this.changed();
  }
}
