/**
 * `npm run bench -- lists [chromium|firefox] [HOSTS …]`: what a subscribed list of 1,000, 100,000 and 1,000,000 invented hosts costs: until
 * it is in force, in memory, at a navigation, at the first one after a restart, and when a parent changes a rule while it is there.
 */
import type { ListsView } from '../src/messaging/list-views';
import { askIn } from '../tests/e2e/harness/ask';
import { Chromium } from '../tests/e2e/harness/chromium';
import type { Driver, Tab } from '../tests/e2e/harness/driver';
import { listUrl, plain, serveLists } from '../tests/e2e/harness/list-server';
import { launch, pageUrl, saveSection, shows } from '../tests/e2e/harness/open';
import { startServer, type TestServer } from '../tests/e2e/harness/server';
import { storedMark } from '../tests/e2e/harness/stored-mark';
import { until } from '../tests/e2e/harness/wait';
import { type Bar, drawBars, median } from './bench-bars';
import { memoryOf, workerHeap } from './bench-memory';

const SIZES = [1_000, 100_000, 1_000_000];
const ROUNDS = 9;
/** In functions that run in the page: what they put there. */
declare const stalls: { readonly longest: number };

/** Names that differ as names do, not only in a number at their end. */
export const inventedHost = (n: number): string => `h${((n * 7919) % 1_000_003).toString(36)}name${n}.example-list.test`;

class Bench {
  readonly #bars: Bar[] = [];

  constructor(
    private readonly driver: Driver,
    private readonly server: TestServer,
    private readonly hosts: number,
  ) {}

  async run(): Promise<string> {
    const { driver, hosts } = this;
    await this.#import();
    await this.#memory('after the import');
    await this.#blocked();
    await this.#change();
    await driver.killBackground();
    const tab = await driver.openTab(pageUrl(driver, 'options'));
    await askIn(tab, 'popup/view');
    await this.#memory('at the next wake');
    await this.#restart();
    await this.#memory('after a restart');
    return drawBars(`${driver.kind}, ${hosts.toLocaleString('en')} hosts`, this.#bars);
  }

  #say(label: string, value: number, unit: string, most?: number): void {
    this.#bars.push({ label, value, unit, ...(most === undefined ? {} : { most }) });
  }

  async #import(): Promise<void> {
    const { driver, hosts } = this;
    const tab = await driver.openTab(pageUrl(driver, 'options'));
    await tab.activate();
    await tab.evaluate(() => {
      let last = performance.now();
      const found = { longest: 0 };
      Object.assign(window, { stalls: found });
      const look = (now: number) => {
        found.longest = Math.max(found.longest, now - last);
        last = now;
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    const from = performance.now();
    const list = { id: 'big', kind: 'category', category: 'gambling', url: listUrl(), format: 'domains' };
    await saveSection(driver, 'categories', { gambling: 'block' });
    await saveSection(driver, 'lists', [list]);
    await tab.activate();
    let [slowest, peak] = [0, 0];
    const look = async () => {
      if (driver instanceof Chromium) peak = Math.max(peak, (await workerHeap(driver, false).catch(() => 0)) || 0);
    };
    const looking = setInterval(() => void look(), 1000);
    await until(
      async () => {
        const asked = performance.now();
        const view = (await askIn(tab, 'lists/status')) as ListsView;
        slowest = Math.max(slowest, performance.now() - asked);
        return view.lists[0]?.phase === 'done' && view.lists[0].entries === hosts;
      },
      'the list',
      180_000,
    );
    clearInterval(looking);
    this.#say('imported', (performance.now() - from) / 1000, 's', 20);
    await inNetwork(driver);
    this.#say('… and in the network layer', (performance.now() - from) / 1000, 's', 20);
    this.#say('longest stall of the page', await tab.evaluate(() => stalls.longest), 'ms');
    this.#say('slowest answer of the worker', slowest, 'ms');
    if (peak > 0) this.#say('worker, most (uncollected)', peak, 'MB');
    await tab.close();
  }

  async #memory(when: string): Promise<void> {
    const { browser, background } = await memoryOf(this.driver);
    const most = when === 'after the import' ? 80 : 30;
    const isHeap = this.driver.kind === 'chromium';
    this.#say(`${isHeap ? 'worker’s heap' : 'extension process'} ${when}`, background, 'MB', isHeap ? most : undefined);
    this.#say(`browser process ${when}`, browser, 'MB');
  }

  async #blocked(): Promise<void> {
    const { driver, server, hosts } = this;
    const tab = await driver.openTab();
    const times: number[] = [];
    server.forget();
    for (let round = 0; round < ROUNDS; round++) {
      const from = performance.now();
      await tab.goto(`http://${inventedHost((round * 977) % hosts)}/`);
      times.push(performance.now() - from);
      if (!(await tab.url()).startsWith(pageUrl(driver, 'blocked'))) throw new Error(`not stopped: ${await tab.url()}`);
    }
    this.#say('blocked navigation (median)', median(times), 'ms');
    this.#say('requests of it that reached the site', listed(server).length, '', 0);
    await tab.close();
  }

  async #change(): Promise<void> {
    const { driver, server } = this;
    const tab = await driver.openTab(pageUrl(driver, 'options'));
    const times: number[] = [];
    for (const round of [0, 1, 2, 3, 4]) {
      const from = performance.now();
      await askIn(tab, 'settings/save', { section: 'sites', value: { block: [`own${round}.test`] } });
      times.push(performance.now() - from);
      const own = await driver.openTab();
      await own.goto(`http://own${round}.test/`);
      await shows(driver, own, 'blocked');
      if (server.to(`own${round}.test`).length > 0) throw new Error('a new rule did not hold when it was said to be saved');
      await own.close();
    }
    this.#say('a rule of the parent, in force (slowest of 5)', Math.max(...times), 'ms', 1000);
    await tab.close();
    if (driver.kind === 'firefox') return;
    const before = await storedMark(driver);
    const from = performance.now();
    await saveSection(driver, 'sites', { block: ['last.test'] });
    await until(
      async () => {
        const mark = await storedMark(driver);
        return mark !== null && !mark.isWriting && mark.digest !== before?.digest;
      },
      'the stored copy',
      60_000,
    );
    this.#say('… and stored for the next start', (performance.now() - from) / 1000, 's', 6);
  }

  async #restart(): Promise<void> {
    const { driver, server } = this;
    const from = performance.now();
    await driver.restart();
    server.forget();
    const tab: Tab = await driver.firstTab();
    await tab.startGoto(`http://${inventedHost(1)}/first`);
    await shows(driver, tab, 'blocked', 60_000);
    this.#say('start to the first stopped page', (performance.now() - from) / 1000, 's');
    this.#say('requests of it that reached the site', listed(server).length, '', 0);
  }
}

const listed = (server: TestServer) =>
  server.requests.filter(({ host, path }) => host.endsWith('.example-list.test') && path !== '/favicon.ico');

/** What is written behind is written; in Firefox the worker holds the requests and nothing is. */
async function inNetwork(driver: Driver): Promise<void> {
  if (driver.kind === 'firefox') return;
  await until(
    async () => {
      const mark = await storedMark(driver);
      return mark !== null && !mark.isWriting && mark.bulk.length > 0;
    },
    'the rules',
    120_000,
  );
}

export async function benchLists(args: readonly string[]): Promise<void> {
  const named = args.map(Number).filter((size) => size > 0);
  const kinds = (['chromium', 'firefox'] as const).filter((kind) => args.includes(kind));
  for (const kind of kinds.length > 0 ? kinds : (['chromium', 'firefox'] as const)) {
    for (const hosts of named.length > 0 ? named : SIZES) {
      const server = await startServer();
      const text = `${Array.from({ length: hosts }, (_, n) => inventedHost(n)).join('\n')}\n`;
      serveLists(server).set('/list.txt', plain(text));
      const driver = await launch(kind, { server, installed: 'earlier' });
      try {
        console.log(await new Bench(driver, server, hosts).run());
      } finally {
        await driver.close();
        await server.stop();
      }
    }
  }
}
