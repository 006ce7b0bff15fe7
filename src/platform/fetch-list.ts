/**
 * Fetches a subscribed list as a stream of text: a plain GET without cookies, referrer or the browser's cache (the conditional request is
 * our own). Decides nothing about the list; what can't be a list at all is refused by name.
 */

/** Why there is no list: the names are those of core/lists/list-meta.ts. */
export type FetchFailure = 'network' | 'timeout' | 'status' | 'insecure' | 'html' | 'too-big' | 'truncated' | 'cancelled';
export class FetchRefused extends Error {
  override readonly name = 'FetchRefused';
  constructor(
    readonly code: FetchFailure,
    message: string,
    /** Bytes that had come. */
    readonly bytes: number,
  ) {
    super(message);
  }
}

export interface FetchOptions {
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Hears the text piece by piece; what it throws ends the request and is thrown on. */
  readonly onText: (text: string) => Promise<void>;
  /** Bytes so far; `total` as the server promised, null where it didn't (or promised packed bytes). */
  readonly onProgress: (received: number, total: number | null) => void;
  readonly signal: AbortSignal;
  readonly maxBytes?: number;
  /** Nothing for so long ends the request, ms. */
  readonly idleAfter?: number;
}
export type Fetched =
  | { readonly outcome: 'unchanged' }
  | {
      readonly outcome: 'complete';
      readonly etag: string | null;
      readonly lastModified: string | null;
      readonly bytes: number;
      /** As many bytes came as were promised; false where the server promised nothing that can be checked. */
      readonly isWhole: boolean;
    };
export type FetchList = (url: string, options: FetchOptions) => Promise<Fetched>;

const MAX_BYTES = 64 * 1024 * 1024;
const IDLE_AFTER = 30_000;
const HTML = /\b(?:text\/html|application\/xhtml)/i;

/** Throws FetchRefused, or what `onText` throws. */
export const fetchList: FetchList = async (url, options) => {
  const { signal, onText, onProgress, maxBytes = MAX_BYTES, idleAfter = IDLE_AFTER } = options;
  const idle = new IdleTimer(idleAfter);
  let received = 0;
  const refuse = (code: FetchFailure, message: string) => new FetchRefused(code, message, received);
  /** The browser says only that it failed; we know who ended it. */
  const named = (error: unknown) => {
    if (signal.aborted) return refuse('cancelled', 'cancelled');
    if (idle.signal.aborted) return refuse('timeout', `nothing came for ${idleAfter} ms`);
    return refuse('network', error instanceof Error ? error.message : String(error));
  };
  const end = new AbortController();
  try {
    const response = await request(url, options, AbortSignal.any([signal, idle.signal, end.signal])).catch((error: unknown) => {
      throw named(error);
    });
    if (response.status === 304) return { outcome: 'unchanged' };
    const total = promisedBytes(response);
    const refused = whyNot(url, response, total, maxBytes);
    if (refused !== null) throw refuse(...refused);
    const reader = (response.body ?? new ReadableStream<Uint8Array<ArrayBuffer>>({ start: (body) => body.close() })).getReader();
    const decoder = new TextDecoder();
    for (;;) {
      idle.again();
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw received > 0 && !signal.aborted && !idle.signal.aborted ? refuse('truncated', String(error)) : named(error);
      });
      if (done) break;
      idle.stop(); // what we do with it is our own time
      received += value.byteLength;
      if (received > maxBytes) throw refuse('too-big', `more than ${maxBytes} bytes`);
      onProgress(received, total);
      const text = decoder.decode(value, { stream: true });
      if (text !== '') await onText(text);
      if (signal.aborted) throw named(null);
    }
    const rest = decoder.decode();
    if (rest !== '') await onText(rest);
    if (total !== null && received < total) throw refuse('truncated', `${received} of ${total} bytes`);
    const [etag, lastModified] = [response.headers.get('etag'), response.headers.get('last-modified')];
    return { outcome: 'complete', etag, lastModified, bytes: received, isWhole: total !== null };
  } finally {
    idle.stop();
    end.abort(); // an answer that we leave early must not go on coming
  }
};

function request(url: string, { etag, lastModified }: FetchOptions, signal: AbortSignal): Promise<Response> {
  return fetch(url, {
    headers: {
      Accept: 'text/plain, */*;q=0.5',
      ...(etag === null ? {} : { 'If-None-Match': etag }),
      ...(lastModified === null ? {} : { 'If-Modified-Since': lastModified }),
    },
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    redirect: 'follow',
    signal,
  });
}

/** Packed answers promise packed bytes, which nobody sees. */
function promisedBytes({ headers }: Response): number | null {
  const length = headers.get('content-length');
  const isPacked = (headers.get('content-encoding') ?? 'identity') !== 'identity';
  return length === null || isPacked || !/^\d+$/.test(length) ? null : Number(length);
}

function whyNot(url: string, response: Response, total: number | null, maxBytes: number): [FetchFailure, string] | null {
  if (response.status !== 200) return ['status', `the server answered ${response.status}`];
  if (url.startsWith('https:') && !response.url.startsWith('https:'))
    return ['insecure', 'a secure address led to an insecure one'];
  if (HTML.test(response.headers.get('content-type') ?? '')) return ['html', 'the answer is a page, not a list'];
  if (total !== null && total > maxBytes) return ['too-big', `${total} bytes`];
  return null;
}

/** Ends a request on which nothing comes any more. */
class IdleTimer {
  readonly #controller = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly after: number) {
    this.again();
  }
  get signal(): AbortSignal {
    return this.#controller.signal;
  }
  again(): void {
    this.stop();
    this.#timer = setTimeout(() => this.#controller.abort(), this.after);
  }
  stop(): void {
    clearTimeout(this.#timer);
  }
}
