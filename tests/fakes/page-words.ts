/** Pages whose words are known: each look is counted, and held back until the test lets it through. */
import type { PageWords } from '../../src/background/words-desk';
import type { WordsShot } from '../../src/core/help/words-picture/shot';

/** A shot with one word in it. */
export const shotOf = (text: string): WordsShot => ({
  parts: [
    {
      host: 'any.test',
      width: 800,
      height: 600,
      runs: [{ text, x: 10, y: 20, w: 60, h: 20, size: 16, isRtl: false, node: 1 }],
    },
  ],
  isCut: false,
});

export class FakePageWords implements PageWords {
  readonly looks: number[] = [];
  /** What the next look brings: by default a word that names the tab and the look. */
  failure: Error | null = null;
  #hold: Promise<void> = Promise.resolve();

  /** From now on looks end only when the answer is called. */
  hold(): () => void {
    let letThrough = (): void => undefined;
    this.#hold = new Promise((resolve) => {
      letThrough = resolve;
    });
    return () => letThrough();
  }
  async take(tabId: number): Promise<WordsShot | null> {
    const shot = shotOf(`tab ${tabId} look ${this.looks.push(tabId)}`);
    await this.#hold;
    if (this.failure !== null) throw this.failure;
    return shot;
  }
}
