/**
 * A list of SHA-256 values (form: docs/lists.md) in one ArrayBuffer, stored and loaded as it is: the salt, then the short values (8
 * bytes) and the whole ones (32 bytes), each sorted. An address is found when one of its expressions, behind the salt, has a listed hash.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import type { Address } from '../sites/address';
import { expressionsOf } from './expressions';
import { radixOrder } from './radix';

/** The layout, in words of 32 bits: magic, version, length in bytes, bytes of salt, short values, whole values. */
const HEADER_WORDS = 6;
const MAGIC = 0x4c486648; // "HfHL"
const VERSION = 1;
const SHORT = 2;
const WHOLE = 8;

export class HashedList {
  /** Reads what `HashedListBuilder.build()` made; null for anything else, whole or damaged. */
  static read(buffer: ArrayBuffer): HashedList | null {
    if (buffer.byteLength < HEADER_WORDS * 4) return null;
    const [magic, version, length, saltBytes = 0, shorts = 0, wholes = 0] = new Uint32Array(buffer, 0, HEADER_WORDS);
    if (magic !== MAGIC || version !== VERSION || length !== buffer.byteLength) return null;
    const at = layoutOf(saltBytes, shorts, wholes);
    if (at.end !== buffer.byteLength) return null;
    const salt = new Uint8Array(buffer, at.salt, saltBytes);
    return new HashedList(
      buffer,
      salt,
      new Uint32Array(buffer, at.shorts, shorts * SHORT),
      new Uint32Array(buffer, at.wholes, wholes * WHOLE),
    );
  }

  private constructor(
    readonly buffer: ArrayBuffer,
    private readonly salt: Uint8Array,
    private readonly shorts: Uint32Array,
    private readonly wholes: Uint32Array,
  ) {}

  /** How many values are listed. */
  get size(): number {
    return this.shorts.length / SHORT + this.wholes.length / WHOLE;
  }

  /** The listed value that the address has, as the list writes it; null where there is none. */
  matchOf(address: Address | string): { readonly hash: string } | null {
    for (const expression of expressionsOf(address)) {
      const words = wordsOf(sha256(this.salted(expression)));
      if (isListed(this.wholes, WHOLE, words)) return { hash: hexOf(words, WHOLE) };
      if (isListed(this.shorts, SHORT, words)) return { hash: hexOf(words, SHORT) };
    }
    return null;
  }

  /** salt‖expression; canonical expressions are ASCII, one byte a letter. */
  private salted(expression: string): Uint8Array {
    const bytes = new Uint8Array(this.salt.length + expression.length);
    bytes.set(this.salt);
    for (let at = 0; at < expression.length; at++) bytes[this.salt.length + at] = expression.charCodeAt(at);
    return bytes;
  }
}

/** Collects values in any order. */
export class HashedListBuilder {
  private readonly shorts = new ValueColumns(SHORT);
  private readonly wholes = new ValueColumns(WHOLE);

  /** Lists a value of 16 or 64 lower-case hex digits, as the parser gives it; twice is once. */
  add(hex: string): void {
    (hex.length === WHOLE * 8 ? this.wholes : this.shorts).push(hex);
  }

  /** The buffer for `HashedList.read()`; `salt` is the header's, as hex. */
  build(salt: string): ArrayBuffer {
    const saltBytes = hexToBytes(salt);
    const shorts = this.shorts.sorted();
    const wholes = this.wholes.sorted();
    const at = layoutOf(saltBytes.length, shorts.length / SHORT, wholes.length / WHOLE);
    const buffer = new ArrayBuffer(at.end);
    const header = [MAGIC, VERSION, at.end, saltBytes.length, shorts.length / SHORT, wholes.length / WHOLE];
    new Uint32Array(buffer, 0, HEADER_WORDS).set(header);
    new Uint8Array(buffer, at.salt, saltBytes.length).set(saltBytes);
    new Uint32Array(buffer, at.shorts, shorts.length).set(shorts);
    new Uint32Array(buffer, at.wholes, wholes.length).set(wholes);
    return buffer;
  }
}

/** Rows of 2 or 8 words, in the order they came. */
class ValueColumns {
  private words = new Uint32Array(1024);
  private used = 0;

  constructor(private readonly width: number) {}

  push(hex: string): void {
    if (this.used + this.width > this.words.length) {
      const { words } = this;
      this.words = new Uint32Array(words.length * 2);
      this.words.set(words);
    }
    for (let at = 0; at < this.width; at++) this.words[this.used++] = wordOf(hex, at * 8);
  }

  /** Sorted by all words (most significant first), each value once. */
  sorted(): Uint32Array {
    const { width, words } = this;
    const sorted = new Uint32Array(this.used);
    let used = 0;
    for (const row of this.order()) {
      const start = row * width;
      if (used > 0 && compareRows(sorted, used - width, words, start, width) === 0) continue;
      for (let at = 0; at < width; at++) sorted[used + at] = words[start + at] ?? 0;
      used += width;
    }
    return sorted.slice(0, used);
  }

  /** By the first two words as numbers; the few rows that have both in common are compared one by one. */
  private order(): Uint32Array {
    const { width, words } = this;
    const rows = this.used / width;
    const [first, second] = [this.column(0, rows), this.column(1, rows)];
    const order = radixOrder(
      rows,
      [second, first].flatMap((column) => [
        { column, shift: 0 as const },
        { column, shift: 16 as const },
      ]),
    );
    const isTie = (a: number, b: number) => first[a] === first[b] && second[a] === second[b];
    for (let from = 0, to = 1; width > SHORT && from < rows; from = to++) {
      while (to < rows && isTie(order[from] ?? 0, order[to] ?? 0)) to++;
      if (to - from > 1) order.subarray(from, to).sort((a, b) => compareRows(words, a * width, words, b * width, width));
    }
    return order;
  }

  private column(word: number, rows: number): Uint32Array {
    const column = new Uint32Array(rows);
    for (let row = 0, at = word; row < rows; row++, at += this.width) column[row] = this.words[at] ?? 0;
    return column;
  }
}

function layoutOf(saltBytes: number, shorts: number, wholes: number) {
  const salt = HEADER_WORDS * 4;
  const shortsAt = salt + Math.ceil(saltBytes / 4) * 4;
  const wholesAt = shortsAt + shorts * SHORT * 4;
  return { salt, shorts: shortsAt, wholes: wholesAt, end: wholesAt + wholes * WHOLE * 4 };
}

/** Binary search among rows of `width` words; all of them are compared. */
function isListed(rows: Uint32Array, width: number, words: readonly number[]): boolean {
  let from = 0;
  let to = rows.length / width;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const order = compareRows(rows, middle * width, words, 0, width);
    if (order === 0) return true;
    if (order < 0) from = middle + 1;
    else to = middle;
  }
  return false;
}

function compareRows(a: ArrayLike<number>, aStart: number, b: ArrayLike<number>, bStart: number, width: number): number {
  for (let at = 0; at < width; at++) {
    const difference = (a[aStart + at] ?? 0) - (b[bStart + at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A hash as eight words, big-endian: their order is the order of the hex text. */
function wordsOf(hash: Uint8Array): number[] {
  const words: number[] = [];
  for (let at = 0; at < hash.length; at += 4)
    words.push((((hash[at] ?? 0) << 24) | ((hash[at + 1] ?? 0) << 16) | ((hash[at + 2] ?? 0) << 8) | (hash[at + 3] ?? 0)) >>> 0);
  return words;
}

const hexOf = (words: readonly number[], width: number): string =>
  words
    .slice(0, width)
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('');

/** Eight hex digits as a word, without a string for each. */
function wordOf(hex: string, from: number): number {
  let word = 0;
  for (let at = from; at < from + 8; at++) {
    const code = hex.charCodeAt(at);
    word = (word << 4) | (code >= 97 ? code - 87 : code - 48);
  }
  return word >>> 0;
}
