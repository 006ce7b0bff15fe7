/** Makes the buffer of a HostTable from hosts in any order, or from tables that are there already. Typed arrays only: a million in about a second. */
import { finishHigh, finishLow, SEED_A, SEED_B, stepA, stepB } from './host-hash';
import { BUCKETS, HEADER_WORDS, type HostTable, layoutOf, MAGIC, type Source, type TableMeta, VERSION } from './host-table';
import { radixOrder } from './radix';

const DOT = 46;
const MAX_SOURCES = 1024;
const MAX_SETS = 65_536;
const NO_SOURCES: readonly number[] = [];

export class HostTableBuilder {
  private rows = 0;
  private buckets = new Uint16Array(1024);
  private lows = new Uint32Array(1024);
  private owners = new Uint16Array(1024);
  private maxLabels = 0;
  private readonly sources: Source[];

  constructor(sources: readonly Source[]) {
    if (sources.length > MAX_SOURCES) throw new RangeError(`more than ${MAX_SOURCES} sources`);
    this.sources = [...sources];
  }

  /** Lists a canonical host. A single label (a top-level domain) is never listed; twice is once. */
  add(source: number, host: string): void {
    if (!(source >= 0 && source < this.sources.length)) throw new RangeError(`there is no source ${source}`);
    let a = SEED_A;
    let b = SEED_B;
    let labels = 1;
    for (let at = host.length - 1; at >= 0; at--) {
      const code = host.charCodeAt(at);
      if (code === DOT) labels++;
      a = stepA(a, code);
      b = stepB(b, a, code);
    }
    if (labels < 2 && !host.startsWith('[')) return;
    if (labels > this.maxLabels) this.maxLabels = labels;
    const high = finishHigh(a, b);
    this.push(high >>> 16, finishLow(b, high), source);
  }

  /** Takes over what another table lists; `keep` says of which sources. Sources that are the same here and there become one. */
  addTable(table: HostTable, keep: (source: Source) => boolean = () => true): void {
    const numbers = table.sources.map((source) => (keep(source) ? this.numberOf(source) : -1));
    const sets = table.meta.sets.map((set) => set.map((number) => numbers[number] ?? -1).filter((number) => number >= 0));
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const end = table.index[bucket + 1] ?? 0;
      for (let at = table.index[bucket] ?? 0; at < end; at++) {
        const set = sets[table.sets[at] ?? -1] ?? NO_SOURCES;
        const low = table.hashes[at] ?? 0;
        for (let member = 0; member < set.length; member++) this.push(bucket, low, set[member] ?? 0);
      }
    }
    this.maxLabels = Math.max(this.maxLabels, table.maxLabels);
  }

  /** The buffer for `HostTable.read()`. The builder may go on afterwards. */
  build(): ArrayBuffer {
    const order = radixOrder(this.rows, [
      { column: this.owners, shift: 0 },
      { column: this.lows, shift: 0 },
      { column: this.lows, shift: 16 },
      { column: this.buckets, shift: 0 },
    ]);
    const index = new Uint32Array(BUCKETS + 1);
    const lows = new Uint32Array(this.rows);
    const numbers = new Uint16Array(this.rows);
    const palette = new Palette(this.sources.length);
    let hosts = 0;
    for (let at = 0; at < this.rows; ) {
      const first = order[at] ?? 0;
      const bucket = this.buckets[first] ?? 0;
      const low = this.lows[first] ?? 0;
      let set = this.owners[first] ?? 0;
      for (let row = first; at < this.rows && this.lows[row] === low && this.buckets[row] === bucket; row = order[++at] ?? 0)
        set = palette.with(set, this.owners[row] ?? 0);
      lows[hosts] = low;
      numbers[hosts] = set;
      hosts++;
      index[bucket + 1] = hosts;
    }
    for (let bucket = 1; bucket <= BUCKETS; bucket++) if (index[bucket] === 0) index[bucket] = index[bucket - 1] ?? 0;
    return this.assemble(index, lows.subarray(0, hosts), numbers.subarray(0, hosts), {
      sources: this.sources,
      sets: palette.sets,
    });
  }

  private assemble(index: Uint32Array, lows: Uint32Array, numbers: Uint16Array, meta: TableMeta): ArrayBuffer {
    const text = asciiJson(meta);
    const setWidth = meta.sets.length > 256 ? 2 : 1;
    const at = layoutOf(lows.length, setWidth, text.length);
    const buffer = new ArrayBuffer(at.end);
    new Uint32Array(buffer, 0, HEADER_WORDS).set([MAGIC, VERSION, at.end, lows.length, this.maxLabels, setWidth, text.length]);
    new Uint32Array(buffer, at.index, BUCKETS + 1).set(index);
    new Uint32Array(buffer, at.hashes, lows.length).set(lows);
    (setWidth === 1 ? new Uint8Array(buffer, at.sets, lows.length) : new Uint16Array(buffer, at.sets, lows.length)).set(numbers);
    new Uint8Array(buffer, at.meta, text.length).set(Array.from(text, (letter) => letter.charCodeAt(0)));
    return buffer;
  }

  private push(bucket: number, low: number, source: number): void {
    if (this.rows === this.lows.length) this.grow();
    this.buckets[this.rows] = bucket;
    this.lows[this.rows] = low;
    this.owners[this.rows] = source;
    this.rows++;
  }

  private grow(): void {
    const size = this.rows * 2;
    const { buckets, lows, owners } = this;
    this.buckets = new Uint16Array(size);
    this.buckets.set(buckets);
    this.lows = new Uint32Array(size);
    this.lows.set(lows);
    this.owners = new Uint16Array(size);
    this.owners.set(owners);
  }

  private numberOf(source: Source): number {
    const known = this.sources.findIndex(
      ({ id, kind, category }) => id === source.id && kind === source.kind && category === source.category,
    );
    if (known >= 0) return known;
    if (this.sources.length === MAX_SOURCES) throw new RangeError(`more than ${MAX_SOURCES} sources`);
    return this.sources.push(source) - 1;
  }
}

/** The distinct sets of sources: first each source alone, so that its number is its set's; larger ones as they are met. */
class Palette {
  readonly sets: number[][];
  private readonly steps = new Map<number, number>();

  constructor(sources: number) {
    this.sets = Array.from({ length: sources }, (_, source) => [source]);
  }

  /** The set with one more source; sources come in rising order. Were there more than 65,536 sets, a host would keep the one it has. */
  with(set: number, source: number): number {
    const members = this.sets[set] ?? [];
    if (members.at(-1) === source) return set;
    const step = set * MAX_SOURCES + source;
    const known = this.steps.get(step);
    if (known !== undefined) return known;
    if (this.sets.length === MAX_SETS) return set;
    const made = this.sets.push([...members, source]) - 1;
    this.steps.set(step, made);
    return made;
  }
}

/** The whole of several tables as one buffer: as long as building it anew from the hashes. */
export function mergeTables(...tables: readonly HostTable[]): ArrayBuffer {
  const builder = new HostTableBuilder([]);
  for (const table of tables) builder.addTable(table);
  return builder.build();
}

/** JSON in ASCII alone, one byte a letter. */
const asciiJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
