/**
 * What the worker knows of hosts besides the settings: the bundled and subscribed lists' tables, hashed lists, the host model. Each is
 * loaded when first needed and kept; whoever judges waits for `load()`.
 */
import type { HashedList } from '../core/lists/hashed-list';
import { HostTable } from '../core/lists/host-table';
import { HostTableBuilder } from '../core/lists/host-table-builder';
import { type ListedAddresses, NOTHING_LISTED } from '../core/rules/rules';
import type { Settings } from '../core/settings/defaults';
import { CATEGORY_IDS, type CategoryId, type CategoryIndex, HAND_WRITTEN } from '../core/sites/category';
import { hostIndex } from '../core/sites/host-index';
import type { HostModel } from '../core/sites/host-model';
import { HARMFUL, isNeverBlocked } from '../core/sites/never-block';
import type { BulkList } from './list-tables';

/** What subscribed lists give. */
export interface ListedHosts {
  /** The hosts of all category lists. */
  table(): Promise<HostTable | null>;
  bulkLists(): Promise<readonly Pick<BulkList, 'id' | 'kind' | 'category' | 'hosts'>[]>;
  hashed(): Promise<readonly HashedSource[]>;
}
export interface HashedSource {
  readonly id: string;
  readonly kind: 'category' | 'protected';
  readonly category: CategoryId | null;
  readonly list: HashedList;
}
export interface HostSourcePorts {
  readonly lists: ListedHosts;
  readonly bundledTable: () => Promise<HostTable | null>;
  readonly model: () => Promise<HostModel | null>;
  /** Categories of which the network layer has bundled rulesets. */
  readonly bundledCategories: ReadonlySet<CategoryId>;
  /** Does the network layer hold subscribed lists (Chromium), or does the worker hold each request (Firefox)? */
  readonly bulkInNetwork: boolean;
}

export class HostSources {
  #bundled: Promise<HostTable | null> | null = null;
  #model: Promise<HostModel | null> | null = null;
  #loading: Promise<void> | null = null;
  /** Changes with everything that changes an answer. */
  index: CategoryIndex = HAND_WRITTEN;
  listed: ListedAddresses = NOTHING_LISTED;

  constructor(private readonly ports: HostSourcePorts) {}

  /** Resolves when everything that these settings ask for is there. What can't be loaded is left out; health says so elsewhere. */
  load(settings: Settings): Promise<void> {
    if (!this.isNeeded(settings)) return Promise.resolve();
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** Subscribed lists have changed: the next `load` reads them anew. */
  forget(): void {
    this.#loading = null;
  }

  /** Does anything in these settings depend on more than the hand-written list? */
  isNeeded({ categories, lists, limits, schedules }: Settings): boolean {
    const timed = [...limits, ...schedules].some(({ targets, except }) =>
      [...targets, ...except].some((target) => target.startsWith('category:')),
    );
    return lists.length > 0 || timed || CATEGORY_IDS.some((id) => categories[id] !== 'allow');
  }

  async #load(): Promise<void> {
    const { lists, bundledTable, model, bundledCategories, bulkInNetwork } = this.ports;
    this.#bundled ??= bundledTable();
    this.#model ??= model();
    const [bundled, known, subscribed, bulkLists, hashed] = await Promise.all([
      this.#bundled,
      this.#model,
      lists.table(),
      lists.bulkLists(),
      lists.hashed(),
    ]);
    const tables = [bundled, subscribed].filter((table) => table !== null);
    const listed = bulkInNetwork ? bulkLists.flatMap(({ category }) => category ?? []) : [];
    const addresses = await addressesOf(bulkLists, hashed);
    // Both in one breath: whoever looks in between would judge by half of what is known.
    this.index = hostIndex({ tables, model: known, bulk: new Set([...bundledCategories, ...listed]) });
    this.listed = addresses;
  }
}

/** Protected lists of hosts, and every list of hashes. Hosts get a table of their own: no category, and no never-block list binds them. */
async function addressesOf(
  bulkLists: Awaited<ReturnType<ListedHosts['bulkLists']>>,
  hashed: readonly HashedSource[],
): Promise<ListedAddresses> {
  const ofHosts = bulkLists.filter(({ kind }) => kind === 'protected');
  // The table's format wants a category; nobody reads it here.
  const builder = new HostTableBuilder(ofHosts.map(({ id }) => ({ id, kind: 'list', category: 'violence' })));
  for (const [source, list] of ofHosts.entries()) for (const host of await list.hosts()) builder.add(source, host);
  const table = ofHosts.length === 0 ? null : HostTable.read(builder.build());
  const secret = hashed.filter(({ kind }) => kind === 'protected');
  const open = hashed.filter(({ kind }) => kind === 'category');
  return {
    protectedList: (address) => {
      if (address.host === '') return null;
      return table?.sourcesOf(address.host)[0]?.id ?? secret.find(({ list }) => list.matchOf(address) !== null)?.id ?? null;
    },
    categoriesOf: (address) => {
      if (open.length === 0 || address.host === '') return [];
      const found = open.flatMap(({ category, list }) => (category !== null && list.matchOf(address) !== null ? [category] : []));
      return found.filter((category) => !HARMFUL.includes(category) || !isNeverBlocked(address.host));
    },
  };
}
