/**
 * Which tabs show a page in picture-in-picture. Pages say so themselves (content/pip.iife.ts); what they said is kept for this run of the
 * browser, and asked again when the worker starts, when a page is left and now and then: a page that is gone says nothing any more.
 */
import { type PipFrame, PipFrames } from '../core/time/pip-frame';
import type { Timers } from '../platform/clock';
import type { Item } from './ports';

export interface PipPages {
  /** Whether the page of a frame shows itself in picture-in-picture; null = it didn't answer in time. */
  isOn(tabId: number, frameId: number): Promise<boolean | null>;
  /** A frame (0: the whole tab) has another page, or none any more. */
  onNewPage(listener: (tabId: number, frameId: number) => void): void;
}
export interface PipPorts {
  readonly item: Item<PipFrame[]>;
  readonly pages: PipPages;
  readonly timers: Timers;
  onProblem(error: unknown): void;
}

/** How often the pages are asked whether they still do, ms. */
const EVERY = 10_000;

export class PipWatch {
  static readonly schema = PipFrames;
  #frames: readonly PipFrame[] = [];
  #listeners: (() => void)[] = [];
  #cancelCheck = () => {};

  /** Listens from the first moment on. */
  constructor(private readonly ports: PipPorts) {
    ports.pages.onNewPage((tabId, frameId) => this.#left(tabId, frameId));
  }

  /** Once in the life of a worker, before time is charged. */
  async start(): Promise<void> {
    this.#frames = await this.ports.item.read();
    await this.#ask();
  }

  /** The tabs, as known now. */
  tabs(): readonly number[] {
    return [...new Set(this.#frames.map(({ tabId }) => tabId))].sort((a, b) => a - b);
  }

  /** Calls back when `tabs()` has changed. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** A frame's page says that it begins or ends. */
  async said(frame: PipFrame, on: boolean): Promise<void> {
    const others = this.#frames.filter((one) => !isSame(one, frame));
    await this.#keep(on ? [...others, { tabId: frame.tabId, frameId: frame.frameId }] : others);
  }

  #left(tabId: number, frameId: number): void {
    if (!this.#frames.some((one) => one.tabId === tabId)) return;
    // Frames within the one that was left went with it, unseen: the rest of the tab is asked.
    const others = this.#frames.filter((one) => one.tabId !== tabId || (frameId !== 0 && one.frameId !== frameId));
    this.#do(async () => {
      await this.#keep(others);
      await this.#ask();
    });
  }

  async #ask(): Promise<void> {
    const asked = this.#frames;
    const still = await this.#still(asked);
    // What was said meanwhile is newer than the answers.
    await this.#keep(this.#frames.filter((frame) => !asked.includes(frame) || still.includes(frame)));
  }

  async #still(frames: readonly PipFrame[]): Promise<PipFrame[]> {
    const answers = await Promise.all(frames.map(({ tabId, frameId }) => this.ports.pages.isOn(tabId, frameId)));
    return frames.filter((_, index) => answers[index] !== false);
  }

  async #keep(frames: readonly PipFrame[]): Promise<void> {
    const before = this.tabs().join();
    const isChanged = JSON.stringify(frames) !== JSON.stringify(this.#frames);
    this.#frames = frames;
    this.#cancelCheck();
    if (frames.length > 0) this.#cancelCheck = this.ports.timers.after(EVERY, () => this.#do(() => this.#ask()));
    if (this.tabs().join() !== before) for (const listener of this.#listeners) listener();
    if (isChanged) await this.ports.item.update(() => [...frames]);
  }

  #do(act: () => Promise<void>): void {
    act().catch((error) => this.ports.onProblem(error));
  }
}

const isSame = (one: PipFrame, other: PipFrame): boolean => one.tabId === other.tabId && one.frameId === other.frameId;
