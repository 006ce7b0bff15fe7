/** Bad input, one row each (issue 2): a clear error that names the place, and nothing that was there is lost. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { HealthMonitor } from '../src/background/health-monitor';
import { SettingsKeeper } from '../src/background/settings-keeper';
import type { PolicyDocument } from '../src/core/policy/effective';
import type { SettingsDocument } from '../src/core/settings/schema';
import type { Handlers } from '../src/messaging/protocol';
import { makeListener } from '../src/messaging/router';
import { HifazatDatabase } from '../src/storage/database';
import { STRICT_DOCUMENT } from '../src/storage/items';
import { openStorage } from '../src/storage/storage';
import { freshDatabase } from './fakes/database';
import { FakeItem } from './fakes/item';

const BEFORE: SettingsDocument = { version: 1, language: 'ur', sites: { block: ['example.com'] } };
const POLICY: PolicyDocument = { clock: { idleAfter: 120 }, log: { detail: 'off' } };

/** Settings over a real database, as the worker has them. */
async function family() {
  const database = await freshDatabase();
  const { items } = await openStorage(() => undefined, database);
  await items.settings.update(() => BEFORE);
  const browser: { managed: Record<string, unknown> | null } = { managed: null };
  const settings = new SettingsKeeper({
    document: items.settings,
    policy: new FakeItem<PolicyDocument>(POLICY),
    managed: async () => browser.managed,
  });
  await settings.start();
  const stored = async () => (await openStorage(() => undefined, new HifazatDatabase(database.name))).items.settings.read();
  return { database, items, browser, settings, stored };
}
type Family = Awaited<ReturnType<typeof family>>;
/** What went wrong, and where. */
interface Said {
  readonly place: string;
  readonly message: string;
}

const importing =
  (text: string) =>
  async ({ settings }: Family): Promise<Said> => {
    const { outcome, problems } = await settings.importText(text);
    expect(outcome).toBe('refused');
    return { place: problems[0]?.path ?? '?', message: problems[0]?.message ?? '' };
  };
const blocking =
  (filter: string) =>
  async ({ settings }: Family): Promise<Said> => {
    const { outcome, problems } = await settings.save('sites', { block: ['example.com', filter] });
    expect(outcome).toBe('refused');
    return { place: problems[0]?.path ?? '?', message: problems[0]?.message ?? '' };
  };

async function badPolicy({ settings, browser }: Family): Promise<Said> {
  browser.managed = { clock: { idleAfter: 5 }, log: { detail: 'categories' } };
  await settings.refreshPolicy();
  expect(settings.effective.settings.clock.idleAfter).toBe(120);
  expect(settings.effective.settings.log.detail).toBe('categories');
  const [problem] = settings.policyProblems ?? [];
  return { place: problem?.path ?? '?', message: problem?.message ?? '' };
}

async function damagedDatabase({ database }: Family): Promise<Said> {
  database.close();
  const broken = new HifazatDatabase(database.name);
  broken.open = () =>
    Promise.reject(new DOMException('Internal error opening backing store', 'UnknownError')) as ReturnType<typeof broken.open>;
  const storage = await openStorage(() => undefined, broken);
  expect(await storage.items.settings.read()).toEqual(STRICT_DOCUMENT);
  const health = new HealthMonitor(storage.items.health, () => undefined);
  await health.start();
  await health.report('storage-damaged', 'off', storage.problem);
  const finding = health.view.findings.find(({ id }) => id === 'storage-damaged');
  return { place: finding?.id ?? '?', message: finding?.detail ?? '' };
}

async function fullDisk({ settings, database }: Family): Promise<Said> {
  database.items.hook('updating', () => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  const error = await settings.save('sites', { block: ['new.test'] }).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(settings.effective.settings.sites.block).toEqual(['example.com']);
  return { place: error instanceof Error ? error.name : '?', message: error instanceof Error ? error.message : '' };
}

async function framedPage({ settings }: Family): Promise<Said> {
  const handlers: Partial<Handlers> = { 'settings/save': async ({ section, value }) => settings.save(section, value) };
  const listener = makeListener(handlers as Handlers, { id: 'ours', origin: 'moz-extension://ours' });
  const sender = { id: 'ours', url: 'moz-extension://ours/src/pages/options/index.html', frameId: 4, tab: { id: 1 } };
  const reply = await listener({ name: 'settings/save', input: { section: 'sites', value: null } }, sender);
  return reply?.ok === false ? { place: reply.error.name, message: reply.error.message } : { place: '?', message: '' };
}

const ROWS: readonly [name: string, act: (given: Family) => Promise<Said>, place: string, message: RegExp][] = [
  ['a settings file that is not JSON', importing('version: 1'), '', /^not JSON: .*version/],
  [
    'a settings file of a newer version',
    importing('{"version":2,"sites":{}}'),
    'version',
    /^made by a newer Hifazat \(version 2; this one reads 1\)$/,
  ],
  ['a settings file with an unknown key', importing('{"version":1,"sites":{"blocked":[]}}'), 'sites.blocked', /^unknown key$/],
  [
    'a settings file with a wrong type deep inside',
    importing('{"version":1,"limits":[{"id":"g","targets":["*"],"minutesByDay":{"mon":"30"}}]}'),
    'limits[0].minutesByDay.mon',
    /expected number, received string/,
  ],
  [
    'a settings file that is 10 MB long',
    importing(`{"version":1,"sites":{"block":["${'x'.repeat(10_000_000)}"]}}`),
    '',
    /^the file is too large: 10000036 characters, at most 5000000$/,
  ],
  ['a filter with a bad port', blocking('example.org:http'), 'sites.block[1]', /^a port is a number from 1 to 65535$/],
  ['a filter with an empty host', blocking('/path'), 'sites.block[1]', /^the filter has no host$/],
  ['a filter that is a scheme with no host', blocking('https://'), 'sites.block[1]', /^the filter has no host$/],
  ['a policy with one bad leaf', badPolicy, 'clock.idleAfter', />=15/],
  ['a damaged database', damagedDatabase, 'storage-damaged', /^UnknownError: Internal error opening backing store$/],
  ['a full disk (QuotaExceededError)', fullDisk, 'StorageFullError', /^there is no room left to store this$/],
  [
    'a message from a web page’s frame that pretends to be ours',
    framedPage,
    'NotAllowed',
    /^settings\/save is not for this sender$/,
  ],
];

test.each(ROWS)('%s: a clear error that names the place, and nothing lost', async (_name, act, place, message) => {
  const given = await family();
  const said = await act(given);
  expect(said.place).toBe(place);
  expect(said.message).toMatch(message);
  expect(await given.stored()).toEqual(BEFORE);
});
