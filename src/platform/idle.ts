/**
 * Input and screen lock. Quirks: the interval belongs to the browser process and is lost with it, so it is set at every start; Chromium
 * refuses less than 15 seconds; Firefox never says 'locked' (a locked screen is idle there after the interval).
 */
import type { Idle } from 'webextension-polyfill';
import type { Presence } from '../core/time/attention';

export type IdleApi = Pick<Idle.Static, 'queryState' | 'setDetectionInterval' | 'onStateChanged'>;

export class IdleWatch {
  #idleAfter = 60;

  constructor(private readonly idle: IdleApi) {}

  /** After how many seconds without input idle is reported. */
  setIdleAfter(seconds: number): void {
    this.#idleAfter = Math.max(15, Math.round(seconds));
    this.idle.setDetectionInterval(this.#idleAfter);
  }

  now(): Promise<Presence> {
    return this.idle.queryState(this.#idleAfter);
  }

  /** Was there input within so many seconds? Asks without changing what is reported. */
  within(seconds: number): Promise<Presence> {
    return this.idle.queryState(Math.max(15, seconds));
  }

  onChange(listener: () => void): void {
    this.idle.onStateChanged.addListener(listener);
  }
}
