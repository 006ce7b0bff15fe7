/**
 * Where subscribed lists lie: a meta for each, its hosts in chunks of about a megabyte, and blobs (the look-up table, hashed lists). A list
 * is replaced in one transaction: new chunks come under a new generation, the meta then points to it and the old ones go. The worker may
 * end between any two lines: what no meta points to is a leftover, and `sweep` removes it.
 */
import { ListMeta } from '../core/lists/list-meta';
import type { ListChanges } from '../core/lists/update-plan';
import type { HifazatDatabase } from './database';
import { InvalidValueError, named } from './errors';
import { POOL } from './pool-store';

/** Hosts in one chunk. */
export const CHUNK_HOSTS = 65_536;
const TABLE = 'table';
/** The table's fingerprint alone, so that a start needn't read megabytes to know it. */
const TABLE_MARK = 'table-mark';
const MARK = new ArrayBuffer(0);
const hashedBlob = (id: string) => `hashed:${id}`;

export interface Blob {
  readonly bytes: ArrayBuffer;
  /** Of what it was made from. */
  readonly fingerprint: string;
}
/** One list being written: nothing of it is visible before `finish`. */
export interface ListImport {
  add(hosts: readonly string[]): Promise<void>;
  /** Takes hosts out again that were added (a list's own exceptions); gives how many. */
  takeOut(isExcepted: (host: string) => boolean): Promise<number>;
  /**
   * The list is whole: `change` makes the meta that points to it. False when the list was removed or asks for another address by now; then
   * nothing was changed. `hashed` is stored instead of chunks.
   */
  finish(change: (meta: ListMeta) => ListMeta, hashed: ArrayBuffer | null): Promise<boolean>;
  /** Takes back what was written; the old list stays. */
  discard(): Promise<void>;
}
export interface ListStore {
  /** Readable metas; one that was damaged is as good as none. */
  metas(): Promise<ListMeta[]>;
  /** Removes and puts what `decide` says of the stored metas, in one go; gives the ids of both. */
  reconcile(decide: (stored: readonly ListMeta[]) => ListChanges): Promise<string[]>;
  /** Changes one meta; null where there is none any more. */
  change(id: string, change: (meta: ListMeta) => ListMeta): Promise<ListMeta | null>;
  begin(meta: ListMeta): Promise<ListImport>;
  /** All hosts of a stored list as it is now, read in one go. */
  hosts(id: string): Promise<string[]>;
  /** The hosts of this very meta, chunk by chunk; they end early when the list is replaced in between. */
  chunks(meta: ListMeta): AsyncIterable<string[]>;
  hashed(id: string): Promise<Blob | null>;
  table(): Promise<Blob | null>;
  tableFingerprint(): Promise<string | null>;
  putTable(blob: Blob | null): Promise<void>;
  /** Removes what belongs to no list: what a worker left that was ended in the middle. */
  sweep(): Promise<void>;
}

export class DexieListStore implements ListStore {
  constructor(private readonly database: HifazatDatabase) {}

  async metas(): Promise<ListMeta[]> {
    return (await this.database.lists.toArray()).flatMap(readable);
  }

  reconcile(decide: (stored: readonly ListMeta[]) => ListChanges): Promise<string[]> {
    const { lists, listHosts, blobs } = this.database;
    return this.#write([lists, listHosts, blobs], async () => {
      const { remove, put } = decide((await lists.toArray()).flatMap(readable));
      await lists.bulkDelete([...remove]);
      await blobs.bulkDelete(remove.map(hashedBlob));
      for (const id of remove) await listHosts.where('[id+generation+n]').between([id, MIN, MIN], [id, MAX, MAX]).delete();
      await lists.bulkPut(put.map(parsed));
      return [...remove, ...put.map(({ id }) => id)];
    });
  }

  change(id: string, change: (meta: ListMeta) => ListMeta): Promise<ListMeta | null> {
    const { lists } = this.database;
    return this.#write([lists], async () => {
      const [meta] = readable(await lists.get(id));
      if (meta === undefined) return null;
      const changed = parsed(change(meta));
      await lists.put(changed);
      return changed;
    });
  }

  async begin(meta: ListMeta): Promise<ListImport> {
    const begun = new DexieListImport(this.database, meta, (tables, act) => this.#write(tables, act));
    await begun.discard(); // what an earlier try left
    return begun;
  }

  hosts(id: string): Promise<string[]> {
    const { lists, listHosts } = this.database;
    return this.database.transaction('r', [lists, listHosts], async () => {
      const [meta] = readable(await lists.get(id));
      const hosts: string[] = [];
      for (let n = 0; meta !== undefined; n++) {
        const row = await listHosts.get([id, meta.generation, n]);
        if (row === undefined) break;
        for (const host of linesOf(row.hosts)) hosts.push(host);
      }
      return hosts;
    });
  }

  async *chunks({ id, generation }: ListMeta): AsyncGenerator<string[]> {
    for (let n = 0; ; n++) {
      const row = await this.database.listHosts.get([id, generation, n]);
      if (row === undefined) return;
      yield linesOf(row.hosts);
    }
  }

  async hashed(id: string): Promise<Blob | null> {
    return (await this.database.blobs.get(hashedBlob(id))) ?? null;
  }
  async table(): Promise<Blob | null> {
    return (await this.database.blobs.get(TABLE)) ?? null;
  }
  async tableFingerprint(): Promise<string | null> {
    return (await this.database.blobs.get(TABLE_MARK))?.fingerprint ?? null;
  }
  async putTable(blob: Blob | null): Promise<void> {
    const { blobs } = this.database;
    await this.#write([blobs], async () => {
      if (blob === null) return blobs.bulkDelete([TABLE, TABLE_MARK]);
      const { bytes, fingerprint } = blob;
      await blobs.bulkPut([
        { key: TABLE, bytes, fingerprint },
        { key: TABLE_MARK, bytes: MARK, fingerprint },
      ]);
    });
  }

  async sweep(): Promise<void> {
    const { lists, listHosts, blobs } = this.database;
    await this.#write([lists, listHosts, blobs], async () => {
      const metas = (await lists.toArray()).flatMap(readable);
      const generations = new Map(metas.map((meta) => [meta.id, meta.generation]));
      const chunks = await listHosts.toCollection().primaryKeys();
      await listHosts.bulkDelete(chunks.filter(([id, generation]) => generations.get(id) !== generation));
      const kept = new Set([POOL, TABLE, TABLE_MARK, ...metas.map(({ id }) => hashedBlob(id))]);
      await blobs.bulkDelete((await blobs.toCollection().primaryKeys()).filter((key) => !kept.has(key)));
    });
  }

  #write<T>(tables: Tables, act: () => PromiseLike<T>): Promise<T> {
    return named(() => this.database.transaction('rw', [...tables], act));
  }
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'));
const MIN = 0;
const MAX = Number.MAX_SAFE_INTEGER;
type Tables = readonly (HifazatDatabase['lists'] | HifazatDatabase['listHosts'] | HifazatDatabase['blobs'])[];
type Write = <T>(tables: Tables, act: () => PromiseLike<T>) => Promise<T>;

class DexieListImport implements ListImport {
  readonly #generation: number;
  #chunks = 0;
  #waiting: string[] = [];

  constructor(
    private readonly database: HifazatDatabase,
    private readonly meta: ListMeta,
    private readonly write: Write,
  ) {
    this.#generation = meta.generation + 1;
  }

  async add(hosts: readonly string[]): Promise<void> {
    for (const host of hosts) this.#waiting.push(host);
    while (this.#waiting.length >= CHUNK_HOSTS) await this.#store(this.#waiting.splice(0, CHUNK_HOSTS));
  }

  async takeOut(isExcepted: (host: string) => boolean): Promise<number> {
    const { listHosts } = this.database;
    const kept = this.#waiting.filter((host) => !isExcepted(host));
    let taken = this.#waiting.length - kept.length;
    this.#waiting = kept;
    for (let n = 0; n < this.#chunks; n++) {
      const row = await listHosts.get([this.meta.id, this.#generation, n]);
      const hosts = linesOf(row?.hosts ?? '');
      const left = hosts.filter((host) => !isExcepted(host));
      taken += hosts.length - left.length;
      if (row !== undefined && left.length < hosts.length)
        await this.write([listHosts], () => listHosts.put({ ...row, hosts: left.join('\n') }));
    }
    return taken;
  }

  async finish(change: (meta: ListMeta) => ListMeta, hashed: ArrayBuffer | null): Promise<boolean> {
    if (this.#waiting.length > 0) await this.#store(this.#waiting.splice(0));
    const { lists, listHosts, blobs } = this.database;
    const { id, url, format } = this.meta;
    return this.write([lists, listHosts, blobs], async () => {
      const [meta] = readable(await lists.get(id));
      if (meta === undefined || meta.url !== url || meta.format !== format) return false;
      const chunks = listHosts.where('[id+generation+n]').between([id, this.#generation, MIN], [id, this.#generation, MAX]);
      if ((await chunks.count()) !== this.#chunks) throw new InvalidValueError(`lists.${id}: a part of it is not there`);
      const changed = parsed({ ...change(meta), generation: this.#generation });
      await lists.put(changed);
      await listHosts.where('[id+generation+n]').between([id, MIN, MIN], [id, this.#generation, MIN], true, false).delete();
      if (hashed === null) await blobs.delete(hashedBlob(id));
      else await blobs.put({ key: hashedBlob(id), bytes: hashed, fingerprint: changed.fingerprint });
      return true;
    });
  }

  async discard(): Promise<void> {
    this.#waiting = [];
    this.#chunks = 0;
    const { listHosts } = this.database;
    const { id, generation } = this.meta;
    await this.write([listHosts], () =>
      listHosts
        .where('[id+generation+n]')
        .between([id, generation + 1, MIN], [id, MAX, MAX])
        .delete(),
    );
  }

  async #store(hosts: readonly string[]): Promise<void> {
    const { listHosts } = this.database;
    const row = { id: this.meta.id, generation: this.#generation, n: this.#chunks, hosts: hosts.join('\n') };
    await this.write([listHosts], () => listHosts.put(row));
    this.#chunks++;
  }
}

function readable(row: unknown): ListMeta[] {
  const meta = ListMeta.safeParse(row);
  return meta.success ? [meta.data] : [];
}
function parsed(meta: ListMeta): ListMeta {
  const checked = ListMeta.safeParse(meta);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  throw new InvalidValueError(`lists.${meta.id}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'refused'}`);
}

/** Stands in where the database can't be opened: no list is kept, and health says why. */
export function noLists(): ListStore {
  const nothing = async () => undefined;
  return {
    metas: async () => [],
    reconcile: async () => [],
    change: async () => null,
    begin: () => Promise.reject(new InvalidValueError('lists: nothing can be stored')),
    hosts: async () => [],
    chunks: async function* () {},
    hashed: async () => null,
    table: async () => null,
    tableFingerprint: async () => null,
    putTable: nothing,
    sweep: nothing,
  };
}
