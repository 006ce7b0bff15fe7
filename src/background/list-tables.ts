/** What others ask of the stored lists: hosts for the network layer, the worker's look-up table, hashed lists. Nothing stays in memory here. */
import { fingerprintOf } from '../core/lists/fingerprint';
import { HashedList } from '../core/lists/hashed-list';
import { HostTable } from '../core/lists/host-table';
import { HostTableBuilder } from '../core/lists/host-table-builder';
import { isStored, type ListMeta } from '../core/lists/list-meta';
import type { CategoryId } from '../core/sites/category';
import type { ListStore } from '../storage/list-store';
import type { Breather } from './breather';

/** A stored list of hosts, known by its fingerprint: read the hosts only when that is new to you. */
export interface BulkList {
  readonly id: string;
  readonly kind: 'category' | 'protected';
  readonly category: CategoryId | null;
  readonly entries: number;
  readonly fingerprint: string;
  /** All hosts, as the list has them: canonical, maybe some twice. */
  hosts(): Promise<string[]>;
}
export interface StoredHashedList {
  readonly id: string;
  readonly kind: 'category' | 'protected';
  readonly category: CategoryId | null;
  readonly list: HashedList;
}
type InTable = ListMeta & { readonly category: CategoryId };

const HOSTS_A_TURN = 4096;

export class ListTables {
  constructor(
    private readonly store: ListStore,
    private readonly breather: Breather,
  ) {}

  async bulkLists(): Promise<readonly BulkList[]> {
    const metas = (await this.store.metas()).filter((meta) => isStored(meta) && meta.format !== 'hashed');
    return metas.map(({ id, kind, category, entries, fingerprint }) => ({
      ...{ id, kind, category, entries, fingerprint },
      hosts: () => this.store.hosts(id),
    }));
  }

  /** Hashed lists; one that can't be read is left out, and fetched again when it is due. */
  async hashed(): Promise<readonly StoredHashedList[]> {
    const found: StoredHashedList[] = [];
    for (const { id, kind, category } of (await this.store.metas()).filter(({ format }) => format === 'hashed')) {
      const blob = await this.store.hashed(id);
      const list = blob === null ? null : HashedList.read(blob.bytes);
      if (list !== null) found.push({ id, kind, category, list });
    }
    return found;
  }

  /** Which hosts the category lists hold; null where there are none. Whoever asks keeps it, if at all. */
  async table(): Promise<HostTable | null> {
    const blob = await this.store.table();
    const table = blob === null ? null : HostTable.read(blob.bytes);
    if (blob !== null && table === null) await this.store.putTable(null); // damaged: the next start makes it anew
    return table;
  }

  /** Makes the stored table that of the stored lists; false = it already was. */
  async rebuild(): Promise<boolean> {
    for (;;) {
      const lists = (await this.store.metas()).filter(isInTable);
      const fingerprint = tableFingerprint(lists);
      const stored = await this.store.tableFingerprint();
      if (stored === (lists.length === 0 ? null : fingerprint)) return false;
      if (lists.length === 0) {
        await this.store.putTable(null);
        return true;
      }
      const bytes = await this.#build(lists);
      if (bytes !== null) {
        await this.store.putTable({ bytes, fingerprint });
        return true;
      }
    }
  }

  /** Null when a list was replaced while it was read. */
  async #build(lists: readonly InTable[]): Promise<ArrayBuffer | null> {
    const builder = new HostTableBuilder(lists.map(({ id, category }) => ({ id, kind: 'list', category })));
    for (const [source, meta] of lists.entries()) {
      let read = 0;
      for await (const hosts of this.store.chunks(meta)) {
        for (let from = 0; from < hosts.length; from += HOSTS_A_TURN) {
          for (const host of hosts.slice(from, from + HOSTS_A_TURN)) builder.add(source, host);
          await this.breather.breathe();
        }
        read += hosts.length;
      }
      if (read !== meta.entries && (await this.#isReplaced(meta))) return null;
    }
    return builder.build();
  }

  async #isReplaced({ id, generation }: ListMeta): Promise<boolean> {
    return (await this.store.metas()).find((meta) => meta.id === id)?.generation !== generation;
  }
}

function isInTable(meta: ListMeta): meta is InTable {
  return isStored(meta) && meta.format !== 'hashed' && meta.kind === 'category' && meta.category !== null;
}
const tableFingerprint = (lists: readonly InTable[]) =>
  fingerprintOf(lists.flatMap(({ id, category, fingerprint }) => [id, category, fingerprint]));

/** Changes when what any list means for the network layer or the worker changes. */
export const meaningOf = (metas: readonly ListMeta[]): string =>
  fingerprintOf(metas.filter(isStored).flatMap(({ id, kind, category, fingerprint }) => [id, kind, category ?? '', fingerprint]));
