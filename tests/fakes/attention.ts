/** What the child attends to, as a test says it. */
import { type Attention, NO_ATTENTION } from '../../src/core/time/attention';

export class FakeAttention {
  #listeners: (() => void)[] = [];
  #now: Attention = { ...NO_ATTENTION, presence: 'active' };
  looks = 0;

  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  async look(): Promise<Attention> {
    this.looks++;
    return this.#now;
  }

  /** Something changes and everybody hears of it. */
  change(part: Partial<Attention>): void {
    this.miss(part);
    for (const listener of this.#listeners) listener();
  }

  /** Something changes and nobody hears of it. */
  miss(part: Partial<Attention>): void {
    this.#now = { ...this.#now, ...part };
  }

  /** The worker is killed: nobody listens until the next one does. */
  forgetListeners(): void {
    this.#listeners = [];
  }
}
