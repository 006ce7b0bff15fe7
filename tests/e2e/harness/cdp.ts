/** A very small DevTools client over the browser's pipe: one connection, flat sessions. */
import type { Readable, Writable } from 'node:stream';

export interface CdpEvent {
  method: string;
  // biome-ignore lint/suspicious/noExplicitAny: DevTools events are plain JSON of the browser's making; tests read single fields.
  params: any;
  sessionId?: string;
  at: number;
}

interface Waiting {
  method: string;
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

export class Cdp {
  #id = 0;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Set<(event: CdpEvent) => void>();
  readonly #out: Writable;
  #closed = false;

  constructor(out: Writable, input: Readable) {
    this.#out = out;
    // Chunks are kept apart and joined once per message: a picture can be tens of megabytes.
    let parts: Buffer[] = [];
    input.on('data', (chunk: Buffer) => {
      let from = 0;
      for (;;) {
        const end = chunk.indexOf(0, from);
        if (end < 0) break;
        parts.push(chunk.subarray(from, end));
        this.#receive(Buffer.concat(parts).toString('utf8'));
        parts = [];
        from = end + 1;
      }
      if (from < chunk.length) parts.push(chunk.subarray(from));
    });
    input.on('close', () => this.#close());
    input.on('error', () => this.#close());
    out.on('error', () => this.#close());
  }

  // biome-ignore lint/suspicious/noExplicitAny: the answer's shape is the browser's; callers read single fields.
  send(method: string, params: object = {}, sessionId?: string, timeoutMs = 60_000): Promise<any> {
    if (this.#closed) return Promise.reject(new Error(`${method}: the browser is closed`));
    const id = ++this.#id;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new Error(`${method}: no answer within ${timeoutMs} ms`));
      }, timeoutMs);
      this.#waiting.set(id, {
        method,
        resolve: (value) => {
          clearTimeout(timer);
          resolve(value);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      });
      this.#out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  /** Calls the listener for every event; returns a function that stops it. */
  listen(listener: (event: CdpEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #receive(text: string): void {
    const message = JSON.parse(text);
    if (!message.id) {
      for (const listener of this.#listeners) listener({ ...message, at: performance.now() });
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`));
    else waiting?.resolve(message.result);
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const { reject, method } of this.#waiting.values()) reject(new Error(`${method}: the browser closed`));
    this.#waiting.clear();
  }
}
