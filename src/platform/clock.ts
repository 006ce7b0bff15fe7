/** The computer's clock and timers: the only place that reads them for the keepers. */
import type { Instant } from '../core/time/local-time';

export interface Clock {
  now(): Instant;
  /** Milliseconds that nobody can set; left out where a clock knows none. */
  steady?(): number;
}
export function systemClock(): Clock {
  return { now: () => Date.now() };
}

export interface Timers {
  /** Calls `act` once after `delay` ms, unless the answer is called before. Dies with the worker: an alarm must stand behind it. */
  after(delay: number, act: () => void): () => void;
}
export function systemTimers(): Timers {
  return {
    after: (delay, act) => {
      const timer = setTimeout(act, delay);
      return () => clearTimeout(timer);
    },
  };
}

/** Resolves after so many ms, if the worker lives. */
export const waitFor = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
