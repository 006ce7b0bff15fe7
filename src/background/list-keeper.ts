/**
 * Keeps subscribed lists those of the settings, and fresh: one at a time, retried with growing waits, interrupted and resumed as the
 * browser ends and starts the worker. What can't be renewed stays as it was, and protection health says so.
 */
import { LIST_FINDINGS, listFindings } from '../core/lists/list-findings';
import { type ListFailure, type ListMeta, type WantedList, wantedLists } from '../core/lists/list-meta';
import { type Requests, withEnd, withRequest } from '../core/lists/own-requests';
import { begun, cancelled, failed, nextUp, reconcileLists, unchanged } from '../core/lists/update-plan';
import type { Settings } from '../core/settings/defaults';
import type { Instant } from '../core/time/local-time';
import type { ListsView } from '../messaging/list-views';
import { FetchRefused } from '../platform/fetch-list';
import { Queue } from '../storage/queue';
import type { Health } from './health-monitor';
import { type ImportPorts, importList, ListRefused } from './list-import';
import { listStatus, type Running, statusKeys } from './list-status';
import { ListTables, meaningOf } from './list-tables';
import type { Item } from './ports';

export interface ListPorts extends ImportPorts {
  readonly requests: Item<Requests>;
  readonly health: Health;
  readonly alarms: {
    /** While lists are fetched: brings the worker back if it is ended. */
    revive(): Promise<void>;
    at(when: Instant | null): Promise<void>;
  };
  /** What the lists hold changed: the network layer and the worker's look-up must follow. */
  readonly onChange: () => Promise<void>;
  readonly announce: () => void;
  readonly onProblem: (error: unknown) => void;
}

/** Why a fetch was ended, where it wasn't the parent. */
const SUPERSEDED = 'superseded';

export class ListKeeper {
  readonly tables: ListTables;
  #wanted: readonly WantedList[] = [];
  #running: (Running & { readonly abort: AbortController }) | null = null;
  #working: Promise<void> | null = null;
  #isAsked = false;
  /** What was last announced; null = nothing in this life of the worker, which began with what is stored. */
  #meaning: string | null = null;
  /** Nothing is fetched before: a sweep would take what is being written for a leftover. */
  #swept: Promise<void> = Promise.resolve();
  readonly #changes = new Queue();
  readonly #following = new Queue();

  constructor(private readonly ports: ListPorts) {
    this.tables = new ListTables(ports.store, ports.breather);
  }

  /** Once in the life of a worker: cleans what an earlier one left, and goes on. Never rejects. */
  async start(lists: Settings['lists']): Promise<void> {
    this.#wanted = wantedLists(lists); // for whoever asks how they are before they are compared
    this.#swept = this.#saying(async () => {
      await this.ports.store.sweep();
      this.#meaning ??= meaningOf(await this.ports.store.metas());
    });
    await this.#swept;
    await this.apply(lists);
  }

  /** Makes the stored lists those of the settings; new ones are fetched at once, behind this. Never rejects. */
  async apply(lists: Settings['lists']): Promise<void> {
    await this.#changes.run(() => this.#saying(() => this.#reconcile(wantedLists(lists))));
    this.#work();
  }

  /** An alarm rang: what is due is fetched. */
  rang(): void {
    this.#work();
  }

  /** Asks for a list now; false = there is no such list. */
  refresh(key: string): Promise<boolean> {
    return this.#withList(key, async (list) => {
      await this.ports.store.change(list.id, (meta) => ({ ...meta, nextTryAt: this.ports.clock.now() }));
    });
  }

  /** Stops asking for a list until it is due again. */
  cancel(key: string): Promise<boolean> {
    return this.#withList(key, async (list) => {
      if (this.#running?.id === list.id) this.#running.abort.abort();
      else await this.ports.store.change(list.id, (meta) => cancelled(meta, list, this.ports.clock.now()));
    });
  }

  async view(): Promise<ListsView> {
    const metas = new Map((await this.ports.store.metas()).map((meta) => [meta.id, meta]));
    const lists = statusKeys(this.#wanted).map(({ key, list }) =>
      listStatus(key, list, metas.get(list.id) ?? null, this.#running),
    );
    return { lists, requests: await this.ports.requests.read() };
  }

  /** Resolves when nothing is being fetched any more. */
  async idle(): Promise<void> {
    while (this.#working !== null) await this.#working;
  }

  async #withList(key: string, act: (list: WantedList) => Promise<void>): Promise<boolean> {
    const found = statusKeys(this.#wanted).find((one) => one.key === key);
    if (found === undefined) return false;
    await this.#changes.run(() => act(found.list));
    this.#work();
    return true;
  }

  async #reconcile(wanted: readonly WantedList[]): Promise<void> {
    this.#wanted = wanted;
    const touched = await this.ports.store.reconcile((stored) => reconcileLists(stored, wanted));
    // What is being fetched is no longer what is wanted; a list that only changed its category begins anew, too.
    if (this.#running !== null && touched.includes(this.#running.id)) this.#running.abort.abort(SUPERSEDED);
    if (touched.length > 0) await this.#follow();
  }

  /** One list after another until none is due. */
  #work(): void {
    this.#isAsked = true;
    this.#working ??= this.#saying(() => this.#untilDone()).finally(() => {
      this.#working = null;
      if (this.#isAsked) this.#work(); // between its last look and its end
    });
  }

  async #untilDone(): Promise<void> {
    const { store, clock, alarms } = this.ports;
    this.#isAsked = false;
    await this.#swept;
    await this.#follow(); // an earlier worker may have died before it could
    for (;;) {
      this.#isAsked = false;
      const next = nextUp(await store.metas(), this.#wanted, clock.now());
      const list = this.#wanted.find(({ id }) => id === next.id);
      if (list === undefined) {
        await alarms.at(next.at);
        await this.#sayHealth();
        return;
      }
      await alarms.revive();
      try {
        await this.#update(list);
        await this.#sayHealth();
        await this.#follow(); // "done" is said when it is in force
      } finally {
        this.#running = null;
      }
      this.ports.announce();
    }
  }

  async #update(list: WantedList): Promise<void> {
    const { store, clock, requests } = this.ports;
    const meta = await store.change(list.id, (now) => begun(now, clock.now()));
    if (meta === null || meta.running === 0) return; // gone, or it has to wait
    const abort = new AbortController();
    const running = { id: list.id, phase: 'fetching' as const, received: 0, total: null, entries: 0, abort };
    this.#running = running;
    this.ports.announce();
    const host = list.kind === 'protected' ? null : (URL.parse(list.url)?.hostname ?? null);
    const count = (change: (value: Requests) => Requests) => requests.update(change).catch(this.ports.onProblem);
    const at = clock.now();
    await count((value) => withRequest(value, { host, at, bytes: 0, outcome: 'begun' }));
    try {
      const { outcome, bytes } = await importList(this.ports, meta, abort.signal, this.#progress());
      if (outcome === 'unchanged') await store.change(list.id, (now) => unchanged(now, clock.now()));
      await count((value) => withEnd(value, host, bytes, outcome === 'unchanged' ? outcome : 'complete'));
    } catch (error) {
      const code = failureOf(error);
      await count((value) => withEnd(value, host, error instanceof FetchRefused ? error.bytes : 0, code));
      if (code === 'storage') this.ports.onProblem(error);
      const isSame = (now: ListMeta) => now.url === meta.url && now.format === meta.format;
      await store.change(list.id, (now) => {
        if (!isSame(now)) return now; // what is wanted by now has not been tried
        if (abort.signal.reason === SUPERSEDED) return { ...now, running: 0 };
        return code === 'cancelled' ? cancelled(now, list, clock.now()) : failed(now, code, clock.now());
      });
    }
  }

  #progress() {
    const change = (to: Partial<Running>) => {
      if (this.#running !== null) this.#running = { ...this.#running, ...to };
    };
    return {
      fetching: (received: number, total: number | null) => change({ phase: 'reading', received, total }),
      entries: (entries: number) => change({ entries }),
      storing: () => change({ phase: 'storing' }),
    };
  }

  /** The look-up table, then the rules, follow what is stored. */
  #follow(): Promise<void> {
    return this.#following.run(async () => {
      const isRebuilt = await this.tables.rebuild();
      const meaning = meaningOf(await this.ports.store.metas());
      const isNew = meaning !== this.#meaning;
      this.#meaning = meaning;
      if (isNew || isRebuilt) await this.ports.onChange();
    });
  }

  async #sayHealth(): Promise<void> {
    const { store, clock, health } = this.ports;
    const findings = listFindings(await store.metas(), clock.now());
    for (const id of LIST_FINDINGS) {
      const finding = findings.find((one) => one.id === id);
      if (finding === undefined) await health.clear(id);
      else await health.report(id, finding.severity, finding.detail);
    }
  }

  async #saying(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.ports.onProblem(error);
    }
  }
}

function failureOf(error: unknown): ListFailure {
  if (error instanceof FetchRefused || error instanceof ListRefused) return error.code;
  return 'storage';
}
