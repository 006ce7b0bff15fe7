/** Subscribed lists over a real store and a fake network. The bindings are those of the test that runs. */
import { HealthMonitor } from '../../src/background/health-monitor';
import { ListKeeper } from '../../src/background/list-keeper';
import type { Finding } from '../../src/core/health/findings';
import { mayStand } from '../../src/core/lists/may-stand';
import { NO_REQUESTS, type Requests } from '../../src/core/lists/own-requests';
import type { Settings } from '../../src/core/settings/defaults';
import type { HifazatDatabase } from '../../src/storage/database';
import { DexieListStore } from '../../src/storage/list-store';
import { FakeClock } from '../fakes/clock';
import { freshDatabase } from '../fakes/database';
import { FakeItem } from '../fakes/item';
import { FakeListFetch } from '../fakes/list-fetch';

export const NOW = Date.parse('2026-11-21T12:00:00+05:00');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const url = (name: string) => `https://lists.test/${name}`;
export type Written = Settings['lists'][number];
export const list = (id = 'a', change: Partial<Written> = {}): Written => ({ id, category: 'adult', url: url(id), ...change });
export const PROTECTED: Written = { id: 'secret', kind: 'protected', url: url('secret') };

export let database: HifazatDatabase;
export let net: FakeListFetch;
export let clock: FakeClock;
export let requests: FakeItem<Requests>;
export let alarms: (number | null | 'revive')[];
export let changes: number;
export let problems: unknown[];
export let health: HealthMonitor;
/** A new household: empty storage, a network that knows nothing, no worker yet. For `beforeEach`. */
export async function freshWorld(): Promise<void> {
  database = await freshDatabase();
  net = new FakeListFetch();
  clock = new FakeClock(NOW);
  requests = new FakeItem<Requests>(NO_REQUESTS);
  alarms = [];
  changes = 0;
  problems = [];
  health = new HealthMonitor(new FakeItem<Finding[]>([]), () => undefined);
}
/** A worker's keeper over what is stored. */
export const open = () =>
  new ListKeeper({
    store: new DexieListStore(database),
    fetch: net.fetch,
    clock,
    breather: { breathe: async () => undefined },
    mayBeListed: (host, { category }) => mayStand(host, category),
    requests,
    health,
    alarms: { revive: async () => void alarms.push('revive'), at: async (when) => void alarms.push(when) },
    onChange: async () => void changes++,
    announce: () => undefined,
    onProblem: (problem) => void problems.push(problem),
  });
export async function started(...lists: Written[]): Promise<ListKeeper> {
  const keeper = open();
  await keeper.start(lists);
  await keeper.idle();
  return keeper;
}
export const hostsOf = async (keeper: ListKeeper) =>
  Object.fromEntries(await Promise.all((await keeper.tables.bulkLists()).map(async ({ id, hosts }) => [id, await hosts()])));
export const listed = async (keeper: ListKeeper, host: string) =>
  (await keeper.tables.table())?.sourcesOf(host).map(({ id, kind, category }) => `${id} ${kind} ${category}`) ?? null;
export const statusOf = async (keeper: ListKeeper, key = 'a') => (await keeper.view()).lists.find((one) => one.key === key);
export const findings = () => health.view.findings.map(({ id, severity, detail }) => `${id} ${severity} ${detail}`);
export const good = (id: string, text: string, etag?: string) =>
  net.answers.set(url(id), { text, ...(etag === undefined ? {} : { etag }) });
