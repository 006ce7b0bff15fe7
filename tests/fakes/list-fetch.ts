/** Stands in for the network: answers of lists by address, which can wait in the middle. */
import { type FetchFailure, type FetchList, FetchRefused } from '../../src/platform/fetch-list';

export interface FakeAnswer {
  readonly text?: string;
  readonly etag?: string;
  readonly refused?: FetchFailure;
  readonly isWhole?: boolean;
  /** Between the two halves of the text. */
  readonly halfway?: () => Promise<void>;
}

export class FakeListFetch {
  readonly answers = new Map<string, FakeAnswer>();
  readonly asked: { url: string; etag: string | null }[] = [];
  atOnce = 0;
  mostAtOnce = 0;

  readonly fetch: FetchList = async (url, { etag, onText, onProgress, signal }) => {
    this.asked.push({ url, etag });
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
    try {
      const answer = this.answers.get(url) ?? { refused: 'status' };
      if (answer.refused !== undefined) throw new FetchRefused(answer.refused, 'refused', 0);
      if (answer.etag !== undefined && answer.etag === etag) return { outcome: 'unchanged' };
      const { text = '', isWhole = true } = answer;
      const half = text.length / 2;
      onProgress(half, text.length);
      await onText(text.slice(0, half));
      if (answer.halfway !== undefined) await Promise.race([answer.halfway(), cancellation(signal)]);
      if (signal.aborted) throw new FetchRefused('cancelled', 'cancelled', half);
      onProgress(text.length, text.length);
      await onText(text.slice(half));
      return { outcome: 'complete', etag: answer.etag ?? null, lastModified: null, bytes: text.length, isWhole };
    } finally {
      this.atOnce--;
    }
  };
}

const cancellation = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
