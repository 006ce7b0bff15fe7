/** A clock and timers that move only when told. */
import type { Clock, Timers } from '../../src/platform/clock';

export class FakeClock implements Clock, Timers {
  #now: number;
  #timers: { at: number; act: () => void }[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(delay: number, act: () => void): () => void {
    const timer = { at: this.#now + delay, act };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  /** Lets so much time pass, timers in order, each with everything it leads to. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.#now = Math.max(this.#now, next.at);
      next.act();
      await settled();
    }
    this.#now = end;
  }

  /** The clock is set: timers are no nearer and no further. */
  set(ms: number): void {
    this.#now += ms;
    this.#timers = this.#timers.map((timer) => ({ ...timer, at: timer.at + ms }));
  }

  /** Sleep, or a clock that is set forward: time jumps and no timer runs. */
  jump(ms: number): void {
    this.#now += ms;
  }

  /** The worker is killed: its timers die with it. */
  kill(): void {
    this.#timers = [];
  }
}

/** Everything that was promised so far is done (in-memory fakes need no more than a turn of the loop). */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
