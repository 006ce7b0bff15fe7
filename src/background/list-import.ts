/**
 * Brings one subscribed list from its server into storage: fetched, parsed and stored as one stream, so that nothing of it stays in
 * memory. Whatever goes wrong has a name, and the list that was there before stays.
 */
import { Fingerprint } from '../core/lists/fingerprint';
import { HashedListBuilder } from '../core/lists/hashed-list';
import { isStored, type ListFailure, type ListMeta, type StoredFacts } from '../core/lists/list-meta';
import { isExcepted, ListParser } from '../core/lists/list-parser';
import { succeeded } from '../core/lists/update-plan';
import { type FetchList, FetchRefused } from '../platform/fetch-list';
import type { ListImport, ListStore } from '../storage/list-store';
import type { Breather } from './breather';
import type { Clock } from './ports';

/** More than any well-kept list has. */
const MAX_ENTRIES = 3_000_000;
/** Text that is parsed at a time: a few milliseconds. */
const PIECE = 32_768;

export class ListRefused extends Error {
  override readonly name = 'ListRefused';
  constructor(
    readonly code: ListFailure,
    message: string,
  ) {
    super(message);
  }
}

export interface ImportPorts {
  readonly store: ListStore;
  readonly fetch: FetchList;
  readonly clock: Clock;
  readonly breather: Breather;
  /** What may stand in a list of this meta's category. */
  readonly mayBeListed: (host: string, meta: ListMeta) => boolean;
}
export interface ImportProgress {
  fetching(received: number, total: number | null): void;
  entries(count: number): void;
  storing(): void;
}
/** `gone`: the list was removed, or asks for another address by now. */
export type Imported = { readonly outcome: 'complete' | 'unchanged' | 'gone'; readonly bytes: number };

/** Throws FetchRefused, ListRefused, or what storage throws. */
export async function importList(
  ports: ImportPorts,
  meta: ListMeta,
  signal: AbortSignal,
  progress: ImportProgress,
): Promise<Imported> {
  const writing = await ports.store.begin(meta);
  try {
    return await new Import(ports, meta, writing, signal, progress).run();
  } catch (error) {
    await writing.discard().catch(() => undefined); // leftovers are swept at the next try
    throw error;
  }
}

class Import {
  readonly #parser: ListParser;
  readonly #fingerprint: Fingerprint;
  readonly #hashed: HashedListBuilder | null;
  /** Handed out by the parser and not stored yet. */
  #batches: (readonly string[])[] = [];
  #entries = 0;

  constructor(
    private readonly ports: ImportPorts,
    private readonly meta: ListMeta,
    private readonly writing: ListImport,
    private readonly signal: AbortSignal,
    private readonly progress: ImportProgress,
  ) {
    this.#fingerprint = new Fingerprint(meta.format);
    this.#hashed = meta.format === 'hashed' ? new HashedListBuilder() : null;
    this.#parser = new ListParser(meta.format, {
      onEntries: (batch) => void this.#batches.push(batch),
      mayBeListed: (host) => ports.mayBeListed(host, meta),
      maxEntries: MAX_ENTRIES,
    });
  }

  async run(): Promise<Imported> {
    const { meta, ports, progress } = this;
    // Without the list itself "unchanged" would leave us with nothing.
    const { etag, lastModified } = isStored(meta) ? meta : { etag: null, lastModified: null };
    const fetched = await ports.fetch(meta.url, {
      etag,
      lastModified,
      signal: this.signal,
      onProgress: progress.fetching,
      onText: (text) => this.#read(text),
    });
    if (fetched.outcome === 'unchanged') {
      if (etag === null && lastModified === null) throw new ListRefused('empty', 'the server says that nothing changed');
      return { outcome: 'unchanged', bytes: 0 };
    }
    const result = this.#parser.end();
    if (!result.ok) throw new ListRefused(result.error.code, result.error.message);
    await this.#take();
    progress.storing();
    const { counts, exceptions, salt, endsWithNewline } = result;
    // Where nothing was promised, a list that suddenly is shorter and ends in the middle of a line was cut.
    if (!fetched.isWhole && !endsWithNewline && counts.entries < meta.entries)
      throw new ListRefused('truncated', `it ends in the middle of a line, after ${counts.entries} of ${meta.entries} entries`);
    const taken = exceptions.size === 0 ? 0 : await this.writing.takeOut((host) => isExcepted(host, exceptions));
    if (taken > 0) this.#fingerprint.add(`\n${[...exceptions].sort().join('\n')}`);
    if (counts.entries - taken === 0) throw new ListRefused('empty', 'the list excepts all of its entries');
    this.#fingerprint.add(`\n${salt}`);
    const hashed = this.#hashed?.build(salt) ?? null;
    const facts: StoredFacts = {
      at: ports.clock.now(),
      etag: fetched.etag,
      lastModified: fetched.lastModified,
      bytes: fetched.bytes,
      entries: counts.entries - taken,
      dropped: counts.dropped + taken,
      bad: counts.bad,
      fingerprint: this.#fingerprint.end(),
    };
    if (this.signal.aborted) throw new FetchRefused('cancelled', 'cancelled', fetched.bytes);
    const stored = await this.writing.finish((now) => succeeded(now, facts), hashed);
    if (!stored) await this.writing.discard();
    return { outcome: stored ? 'complete' : 'gone', bytes: fetched.bytes };
  }

  async #read(text: string): Promise<void> {
    for (let from = 0; from < text.length; from += PIECE) {
      const error = this.#parser.feed(text.slice(from, from + PIECE));
      if (error !== null) throw new ListRefused(error.code, error.message);
      await this.#take();
      await this.ports.breather.breathe();
    }
  }

  /** Stores what the parser has handed out. */
  async #take(): Promise<void> {
    for (const batch of this.#batches.splice(0)) {
      this.#fingerprint.add(`${batch.join('\n')}\n`);
      this.#entries += batch.length;
      if (this.#hashed === null) await this.writing.add(batch);
      else for (const value of batch) this.#hashed.add(value);
      this.progress.entries(this.#entries);
    }
  }
}
