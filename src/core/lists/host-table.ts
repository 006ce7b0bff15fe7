/**
 * The worker's lookup of up to millions of hosts: which sources list a host or one above it. One ArrayBuffer, stored and loaded as it
 * is: an index by the first 16 bits of a 48-bit hash, the other 32 bits sorted, and beside each hash one byte (two, with more than 256
 * sets) that names a set of sources. About 5.3 MB a million; a host that isn't listed is found by mistake about once in 10^8.
 */
import * as z from 'zod/mini';
import { CATEGORY_IDS } from '../sites/category';
import { finishHigh, finishLow, SEED_A, SEED_B, stepA, stepB } from './host-hash';

export const SourceSchema = z.readonly(
  z.object({ id: z.string(), kind: z.enum(['bundled', 'list']), category: z.enum(CATEGORY_IDS) }),
);
/** Where a listing comes from. */
export type Source = z.infer<typeof SourceSchema>;

const WholeNumber = z.number().check(z.int(), z.nonnegative());
const MetaSchema = z.object({ sources: z.array(SourceSchema), sets: z.array(z.array(WholeNumber)) });
export type TableMeta = z.infer<typeof MetaSchema>;

/** The layout, in words of 32 bits: magic, version, length in bytes, hosts, longest host in labels, bytes a set number, bytes of JSON. */
export const HEADER_WORDS = 7;
export const MAGIC = 0x54486648; // "HfHT"
export const VERSION = 1;
export const BUCKETS = 65_536;

/** Where the parts begin, in bytes: header, index, hashes, set numbers, JSON (ASCII). */
export function layoutOf(hosts: number, setWidth: number, metaLength: number) {
  const index = HEADER_WORDS * 4;
  const hashes = index + (BUCKETS + 1) * 4;
  const sets = hashes + hosts * 4;
  const meta = sets + hosts * setWidth;
  return { index, hashes, sets, meta, end: meta + metaLength };
}

const DOT = 46;
const BRACKET = 91;
const NONE: readonly Source[] = [];

export class HostTable {
  /** Reads what `HostTableBuilder.build()` made; null for anything else, whole or damaged. */
  static read(buffer: ArrayBuffer): HostTable | null {
    if (buffer.byteLength < HEADER_WORDS * 4) return null;
    const [magic, version, length, hosts = 0, labels = 0, setWidth = 0, metaLength = 0] = new Uint32Array(
      buffer,
      0,
      HEADER_WORDS,
    );
    if (magic !== MAGIC || version !== VERSION || length !== buffer.byteLength || (setWidth !== 1 && setWidth !== 2)) return null;
    const at = layoutOf(hosts, setWidth, metaLength);
    if (at.end !== buffer.byteLength) return null;
    const index = new Uint32Array(buffer, at.index, BUCKETS + 1);
    const meta = isRising(index, hosts) ? readMeta(new Uint8Array(buffer, at.meta, metaLength)) : null;
    if (meta === null) return null;
    const hashes = new Uint32Array(buffer, at.hashes, hosts);
    const sets = setWidth === 1 ? new Uint8Array(buffer, at.sets, hosts) : new Uint16Array(buffer, at.sets, hosts);
    return new HostTable(buffer, meta, index, hashes, sets, labels);
  }

  /** Each set as the sources themselves, made once. */
  private readonly sourceSets: readonly (readonly Source[])[];

  private constructor(
    readonly buffer: ArrayBuffer,
    readonly meta: TableMeta,
    readonly index: Uint32Array,
    readonly hashes: Uint32Array,
    readonly sets: Uint8Array | Uint16Array,
    /** No listed host has more labels: longer suffixes need no look. */
    readonly maxLabels: number,
  ) {
    this.sourceSets = meta.sets.map((set) => set.flatMap((number) => meta.sources[number] ?? []));
  }

  /** How many hosts are listed. */
  get size(): number {
    return this.hashes.length;
  }
  get sources(): readonly Source[] {
    return this.meta.sources;
  }

  /** The sources that list the canonical host or one above it, in the table's order; the same empty list on every miss. */
  sourcesOf(host: string): readonly Source[] {
    let found = NONE;
    let labels = 0;
    let a = SEED_A;
    let b = SEED_B;
    for (let at = host.length - 1; at >= -1 && labels < this.maxLabels; at--) {
      const code = at < 0 ? DOT : host.charCodeAt(at);
      if (code === DOT && (++labels >= 2 || (at < 0 && host.charCodeAt(0) === BRACKET))) {
        const high = finishHigh(a, b);
        const set = this.setAt(high >>> 16, finishLow(b, high));
        if (set >= 0) found = this.union(found, this.sourceSets[set] ?? NONE);
      }
      a = stepA(a, code);
      b = stepB(b, a, code);
    }
    return found;
  }

  /** Binary search in the bucket; -1 where there is nothing. */
  private setAt(bucket: number, low: number): number {
    let from = this.index[bucket] ?? 0;
    let to = this.index[bucket + 1] ?? 0;
    while (from < to) {
      const middle = (from + to) >>> 1;
      const hash = this.hashes[middle] ?? 0;
      if (hash === low) return this.sets[middle] ?? -1;
      if (hash < low) from = middle + 1;
      else to = middle;
    }
    return -1;
  }

  private union(a: readonly Source[], b: readonly Source[]): readonly Source[] {
    if (a.length === 0) return b;
    return b.every((source) => a.includes(source))
      ? a
      : this.sources.filter((source) => a.includes(source) || b.includes(source));
  }
}

function isRising(index: Uint32Array, hosts: number): boolean {
  let last = 0;
  for (const start of index) {
    if (start < last) return false;
    last = start;
  }
  return last === hosts && index[0] === 0;
}

function readMeta(bytes: Uint8Array): TableMeta | null {
  try {
    const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    const parsed = MetaSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // the only thing that throws is JSON.parse
  }
}
