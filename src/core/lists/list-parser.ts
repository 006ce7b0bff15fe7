/**
 * Reads a subscribed list as a stream: chunks in, batches of entries out, and at the end the counts or the reason why the list can't
 * be used. Entries are handed out before that is known: whoever takes them keeps the old list until `end()` says ok.
 */
import { LINE_READERS, type LineReader, type LineSink, type ListFormat } from './list-formats';

export type ListErrorCode = 'html' | 'empty' | 'binary' | 'mostly-bad' | 'too-big' | 'bad-header';
export interface ListError {
  readonly code: ListErrorCode;
  readonly message: string;
  /** Where it was seen; 0 = the list as a whole. */
  readonly line: number;
}
export interface BadLine {
  readonly line: number;
  readonly text: string;
}
export interface ListCounts {
  /** All lines, comments and empty ones too. */
  readonly lines: number;
  /** Handed out, duplicates included. */
  readonly entries: number;
  /** Understood, but nothing that a list of hosts can hold: other rules, localhost. */
  readonly skipped: number;
  /** Kept out by `mayBeListed`, or taken back by an exception further up in the same list. */
  readonly dropped: number;
  readonly bad: number;
  readonly firstBad: readonly BadLine[];
}
export type ListResult =
  | {
      readonly ok: true;
      readonly counts: ListCounts;
      /** `adblock`: hosts that the list itself excepts; `isExcepted` takes them out of what was handed out earlier. */
      readonly exceptions: ReadonlySet<string>;
      /** `hashed`: as hex; '' where there is none. */
      readonly salt: string;
      /** False when the last line had no line end: a list that usually has one may have been cut. */
      readonly endsWithNewline: boolean;
    }
  | { readonly ok: false; readonly error: ListError; readonly counts: ListCounts };

export interface ListParserOptions {
  readonly onEntries: (batch: readonly string[]) => void;
  /** "Never block" and public suffixes say no. Not asked for `hashed`. */
  readonly mayBeListed?: (host: string) => boolean;
  readonly batchSize?: number;
  readonly maxEntries?: number;
}

const CARRIAGE_RETURN = 13;
const MAX_LINE = 65_536;
const MAX_BAD_KEPT = 20;
const MAX_BAD_TEXT = 120;
/** What no text holds; a zip, a picture or a wrongly decoded answer does within its first bytes. */
const BINARY = /[^\t-\r -\u{10ffff}]/u;

export class ListParser {
  private rest = '';
  private hasBegun = false;
  private lines = 0;
  /** Lines that are neither comment nor empty. */
  private content = 0;
  private entries = 0;
  private skipped = 0;
  private dropped = 0;
  private bad = 0;
  private batch: string[] = [];
  private error: ListError | null = null;
  private salt: string | null = null;
  private readonly firstBad: BadLine[] = [];
  private readonly exceptions = new Set<string>();
  private readonly reader: LineReader;
  private readonly batchSize: number;
  private readonly maxEntries: number;

  constructor(
    private readonly format: ListFormat,
    private readonly options: ListParserOptions,
  ) {
    this.reader = LINE_READERS[format];
    this.batchSize = options.batchSize ?? 4096;
    this.maxEntries = options.maxEntries ?? Number.POSITIVE_INFINITY;
  }

  /** Takes the next piece of text; the error as soon as one is certain, so that the rest need not be fetched. */
  feed(chunk: string): ListError | null {
    if (this.error !== null) return this.error;
    let text = this.rest + chunk;
    if (!this.hasBegun) {
      text = text.replace(/^\ufeff/, '');
      const first = text.trimStart().charAt(0);
      if (first === '<') return this.fail('html', 'the answer is a web page, not a list', 1);
      this.hasBegun = first !== '';
    }
    let from = 0;
    for (let to = text.indexOf('\n'); to >= 0 && this.error === null; to = text.indexOf('\n', from)) {
      this.readLine(text, from, to);
      from = to + 1;
    }
    this.rest = from === 0 ? text : text.slice(from);
    if (this.rest.length > MAX_LINE) this.fail('too-big', 'a line is too long for a list', this.lines + 1);
    return this.error;
  }

  /** Reads the last line, hands out the last batch and says whether the list can be used. */
  end(): ListResult {
    const endsWithNewline = this.rest === '';
    if (!endsWithNewline && this.error === null) this.readLine(this.rest, 0, this.rest.length);
    this.rest = '';
    if (this.error === null && this.bad * 2 > this.content)
      this.fail('mostly-bad', `${this.bad} of ${this.content} lines can't be read`, 0);
    if (this.error === null && this.entries === 0) this.fail('empty', 'the list has no entries', 0);
    const { lines, entries, skipped, dropped, bad, firstBad } = this;
    const counts: ListCounts = { lines, entries, skipped, dropped, bad, firstBad };
    if (this.error !== null) return { ok: false, error: this.error, counts };
    this.handOut();
    return { ok: true, counts, exceptions: this.exceptions, salt: this.salt ?? '', endsWithNewline };
  }

  private readLine(text: string, from: number, lineEnd: number): void {
    const to = lineEnd > from && text.charCodeAt(lineEnd - 1) === CARRIAGE_RETURN ? lineEnd - 1 : lineEnd;
    this.lines++;
    const start = this.reader.plainAt(text, from, to);
    if (start >= 0) {
      this.content++;
      this.sink.entry(text.slice(start, to - this.reader.tail));
      return;
    }
    const line = text.slice(from, to);
    if (BINARY.test(line)) this.fail('binary', 'the answer is no text', this.lines);
    else if (line.length > MAX_LINE) this.fail('too-big', 'a line is too long for a list', this.lines);
    else {
      const badBefore = this.bad;
      if (this.reader.read(line.trim(), this.sink)) this.content++;
      if (this.bad > badBefore) this.keepBad(line, badBefore);
    }
  }

  /** A line counts once, however many of its names are bad. */
  private keepBad(line: string, badBefore: number): void {
    this.bad = badBefore + 1;
    if (this.firstBad.length < MAX_BAD_KEPT) this.firstBad.push({ line: this.lines, text: line.slice(0, MAX_BAD_TEXT) });
  }

  private readonly sink: LineSink = {
    entry: (value) => {
      if (this.format !== 'hashed' && !this.mayTake(value)) this.dropped++;
      else if (this.entries === this.maxEntries)
        this.fail('too-big', `the list has more than ${this.maxEntries} entries`, this.lines);
      else {
        this.entries++;
        if (this.batch.push(value) >= this.batchSize) this.handOut();
      }
    },
    except: (host) => {
      if (host === '') this.bad++;
      else this.exceptions.add(host);
    },
    skip: () => {
      this.skipped++;
    },
    bad: () => {
      this.bad++;
    },
    header: (salt) => {
      if (salt === null || this.salt !== null || this.content > 0)
        this.fail('bad-header', 'the header must be "# hifazat-hashed/1 salt=<hex>", once, before the values', this.lines);
      this.salt = salt;
    },
  };

  private mayTake(host: string): boolean {
    if (this.exceptions.size > 0 && isExcepted(host, this.exceptions)) return false;
    return this.options.mayBeListed === undefined || this.options.mayBeListed(host);
  }

  private handOut(): void {
    if (this.batch.length === 0) return;
    const batch = this.batch;
    this.batch = [];
    this.options.onEntries(batch);
  }

  private fail(code: ListErrorCode, message: string, line: number): ListError {
    this.error ??= { code, message, line };
    return this.error;
  }
}

/** Is the host, or one above it, among the exceptions of its list? */
export function isExcepted(host: string, exceptions: ReadonlySet<string>): boolean {
  for (let at = 0; ; at = host.indexOf('.', at) + 1) {
    if (exceptions.has(host.slice(at))) return true;
    if (!host.includes('.', at)) return false;
  }
}
