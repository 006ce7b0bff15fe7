/**
 * What the worker knows of hosts besides the settings: the bundled and subscribed lists' tables, hashed lists, the host model. Each is
 * loaded when first needed and kept; whoever judges waits for `load()`.
 */
import type { HostTable } from '../core/lists/host-table';
import { type HashedSource, listedAddresses } from '../core/lists/listed-addresses';
import { type ListedAddresses, NOTHING_LISTED } from '../core/rules/rules';
import type { Settings } from '../core/settings/defaults';
import { CATEGORY_IDS, type CategoryId, type CategoryIndex, HAND_WRITTEN } from '../core/sites/category';
import { hostIndex } from '../core/sites/host-index';
import type { HostModel } from '../core/sites/host-model';
import type { BulkList } from './list-tables';

/** What subscribed lists give. */
export interface ListedHosts {
  /** The hosts of all category lists. */
  table(): Promise<HostTable | null>;
  bulkLists(): Promise<readonly Pick<BulkList, 'id' | 'kind' | 'category' | 'hosts'>[]>;
  hashed(): Promise<readonly HashedSource[]>;
}
export interface HostSourcePorts {
  readonly lists: ListedHosts;
  readonly bundledTable: () => Promise<HostTable | null>;
  readonly model: () => Promise<HostModel | null>;
  /** Categories of which the network layer has bundled rulesets. */
  readonly bundledCategories: ReadonlySet<CategoryId>;
  /** Does the network layer hold subscribed lists (Chromium), or does the worker hold each request (Firefox)? */
  readonly bulkInNetwork: boolean;
  /** A clock that nobody sets, ms. */
  readonly monotonic: () => number;
  /** All was read (null), or a part of it was left out. */
  readonly onRead: (problem: unknown | null) => void;
}

/** How long what can't be read is left in peace, ms. */
const RETRY_AFTER = 60_000;

export class HostSources {
  #bundled: Promise<HostTable | null> | null = null;
  #model: Promise<HostModel | null> | null = null;
  #loading: Promise<void> | null = null;
  /** When a part that couldn't be read is tried again. */
  #retryAt: number | null = null;
  /** Changes with everything that changes an answer. */
  index: CategoryIndex = HAND_WRITTEN;
  listed: ListedAddresses = NOTHING_LISTED;

  constructor(private readonly ports: HostSourcePorts) {}

  /** Resolves when everything that these settings ask for is there. What can't be read is left out, said, and tried again later. */
  load(settings: Settings): Promise<void> {
    if (!this.isNeeded(settings)) return Promise.resolve();
    if (this.#retryAt !== null && this.ports.monotonic() >= this.#retryAt) this.forget();
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** Subscribed lists have changed: the next `load` reads them anew. */
  forget(): void {
    this.#loading = null;
    this.#retryAt = null;
  }

  /** Does anything in these settings depend on more than the hand-written list? */
  isNeeded({ categories, lists, limits, schedules }: Settings): boolean {
    const timed = [...limits, ...schedules].some(({ targets, except }) =>
      [...targets, ...except].some((target) => target.startsWith('category:')),
    );
    return lists.length > 0 || timed || CATEGORY_IDS.some((id) => categories[id] !== 'allow');
  }

  async #load(): Promise<void> {
    const { lists, bundledTable, model, bundledCategories, bulkInNetwork, monotonic, onRead } = this.ports;
    const problems: unknown[] = [];
    const readOr = async <T>(otherwise: T, read: () => Promise<T>): Promise<T> => {
      try {
        return await read();
      } catch (error) {
        problems.push(error);
        return otherwise;
      }
    };
    const [bundled, known, subscribed, bulkLists, hashed] = await Promise.all([
      readOr(null, () => (this.#bundled ??= bundledTable())),
      readOr(null, () => (this.#model ??= model())),
      readOr(null, () => lists.table()),
      readOr([], () => lists.bulkLists()),
      readOr([], () => lists.hashed()),
    ]);
    const secret = bulkLists.filter(({ kind }) => kind === 'protected');
    const hosts = await Promise.all(secret.map(async ({ id, hosts }) => ({ id, hosts: await readOr([], hosts) })));
    if (problems.length > 0) {
      [this.#bundled, this.#model] = [null, null];
      this.#retryAt = monotonic() + RETRY_AFTER;
    }
    const tables = [bundled, subscribed].filter((table) => table !== null);
    const listed = bulkInNetwork ? bulkLists.flatMap(({ category }) => category ?? []) : [];
    const addresses = listedAddresses(hosts, hashed);
    // Both in one breath: whoever looks in between would judge by half of what is known.
    this.index = hostIndex({ tables, model: known, bulk: new Set([...bundledCategories, ...listed]) });
    this.listed = addresses;
    onRead(problems[0] ?? null);
  }
}
