/**
 * How late the end of time comes, on the build as a school installs it (packed, forced by policy): from the true end to the moment at which
 * the page is gone from its tab. Negative = early. Several browsers share the runs of a case.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'webextension-polyfill';
import { ChromiumTab } from '../tests/e2e/harness/chromium-tab';
import type { Driver, Tab } from '../tests/e2e/harness/driver';
import { pageUrl, saveSection } from '../tests/e2e/harness/open';
import { Person } from '../tests/e2e/harness/person';
import type { SeenRequest, TestServer } from '../tests/e2e/harness/server';
import { startServer } from '../tests/e2e/harness/server';
import { until } from '../tests/e2e/harness/wait';
import { withChromiumPolicy } from '../tests/e2e/policy/chromium';
import { withFirefoxPolicy } from '../tests/e2e/policy/firefox';
import type { Kind } from './measure-time-play';

/** In functions that run in the browser. */
declare const chrome: Browser;

/** What a run has at hand: a site of its own with a limit of its own. */
interface Run {
  readonly scene: Scene;
  readonly limit: string;
  readonly url: string;
  readonly seconds: number;
}
interface Case {
  readonly name: string;
  /** The run's own limit, seconds. */
  readonly seconds: number;
  /** Plays up to the end; gives the tab and when the page should be gone from it. */
  play(run: Run): Promise<{ tab: Tab; end: number }>;
}
/** One run: ms from the true end to the moment at which the page was gone, or why there was none. */
export interface EndRun {
  readonly kind: Kind;
  readonly name: string;
  readonly lateMs: number | null;
  readonly problem: string | null;
}

const NONE = 'about:blank';
/** Later than this the run is given up and counts as a problem. */
const PATIENCE = 45_000;

export const CASES: readonly Case[] = [
  {
    name: 'the last 20 s of a limit',
    seconds: 20,
    play: (run) => fromTheStart(run),
  },
  {
    name: 'a switch into a site with 5 s left',
    seconds: 8,
    async play({ scene, url, seconds }) {
      const tab = await scene.driver.openTab(NONE);
      await scene.front(tab);
      const from = await scene.goes(tab, url);
      const other = await scene.driver.openTab(NONE, { background: true });
      await sleep(Math.max(0, from + 3000 - performance.now()));
      const away = await scene.front(other);
      await sleep(3000);
      const back = await scene.front(tab);
      await other.close();
      return { tab, end: back + seconds * 1000 - (away - from) };
    },
  },
  {
    name: 'a grant of 10 s for a used-up limit',
    seconds: 0,
    play: (run) => afterGift(run, 'limit', run.limit),
  },
  {
    name: 'a grant of 10 s for a site',
    seconds: 0,
    play: (run) => afterGift(run, 'site', new URL(run.url).host),
  },
  {
    name: 'the worker killed 3 s before the end',
    seconds: 12,
    async play(run) {
      const { tab, end } = await fromTheStart(run);
      await sleep(Math.max(0, end - 3000 - performance.now()));
      await run.scene.driver.killBackground();
      return { tab, end };
    },
  },
];

async function fromTheStart({ scene, url, seconds }: Run): Promise<{ tab: Tab; end: number }> {
  const tab = await scene.driver.openTab(NONE);
  await scene.front(tab);
  return { tab, end: (await scene.goes(tab, url)) + seconds * 1000 };
}

async function afterGift({ scene, url }: Run, kind: 'limit' | 'site', target: string): Promise<{ tab: Tab; end: number }> {
  const tab = await scene.driver.openTab(NONE);
  await scene.front(tab);
  const given = await scene.gives(kind, target, 10 / 60);
  const from = await scene.goes(tab, url);
  // Minutes of a limit run while the page is in front, a site is open from the gift on.
  return { tab, end: (kind === 'limit' ? from : given) + 10_000 };
}

/** One browser under policy with a person in front of it. */
class Scene {
  constructor(
    readonly driver: Driver,
    readonly server: TestServer,
    private readonly pages: Tab,
  ) {}

  async front(tab: Tab): Promise<number> {
    const before = performance.now();
    await tab.activate();
    return (before + performance.now()) / 2;
  }

  /** Opens an address; gives when its document came. */
  async goes(tab: Tab, url: string): Promise<number> {
    await tab.goto(url);
    if (!(await tab.url()).startsWith(url)) throw new Error(`${url} did not open: ${await tab.url()}`);
    const at = await tab.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      addEventListener('pagehide', () => void navigator.sendBeacon(`http://gone.test/${location.host}`));
      return performance.timeOrigin + (navigation?.responseStart ?? 0);
    });
    if (!(tab instanceof ChromiumTab)) return at - performance.timeOrigin;
    return tab.commits.findLast((commit) => commit.url.startsWith(url))?.at ?? Number.NaN;
  }

  /** The page is gone: seen by DevTools, in Firefox told by the page itself as it goes. */
  async gone(tab: Tab, url: string): Promise<number> {
    const host = new URL(url).host;
    const blocked = pageUrl(this.driver, 'blocked');
    if (tab instanceof ChromiumTab)
      return (await until(() => tab.commits.find((commit) => commit.url.startsWith(blocked)), 'the end', PATIENCE)).at;
    const told = ({ host: to, path }: SeenRequest): boolean => to === 'gone.test' && path === `/${host}`;
    const { at } = await until(() => this.server.requests.find(told), 'the end', PATIENCE);
    await until(async () => (await tab.url()).startsWith(blocked), 'the stopped page', 5000);
    return at;
  }

  /** A parent gives time from the parents' pages; gives when. */
  async gives(kind: 'limit' | 'site', target: string, minutes: number): Promise<number> {
    const input = { kind, target, span: 'minutes', minutes, day: 'today' };
    const give = async (message: object): Promise<{ at: number; reply: string }> => {
      const before = performance.timeOrigin + performance.now();
      const reply = JSON.stringify(await chrome.runtime.sendMessage(message));
      return { at: (before + performance.timeOrigin + performance.now()) / 2, reply };
    };
    const { at, reply } = await this.pages.evaluate(give, { name: 'time/give', input });
    if (!reply.includes('"done":true')) throw new Error(`time/give: ${reply}`);
    return at - performance.timeOrigin;
  }
}

type Tell = (run: EndRun) => void;

/** Measures cases: `runs` each, shared among `browsers` at once; each run is told as soon as it is over. */
export async function measureEnd(kind: Kind, cases: readonly Case[], runs: number, browsers: number, tell: Tell): Promise<void> {
  const all = Math.min(browsers, runs);
  const shares = Array.from({ length: all }, (_, n) => Math.ceil((runs - n) / all));
  const ended = await Promise.allSettled(shares.map((share) => inOneBrowser(kind, cases, share, tell)));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}

async function inOneBrowser(kind: Kind, cases: readonly Case[], runs: number, tell: Tell): Promise<void> {
  const person = await Person.arrives();
  const server = await startServer();
  const own = Array.from({ length: runs }, (_, n) => cases.map((one, at) => ({ one, id: `limit-${at}-${n}` }))).flat();
  const limits = own.map(({ one, id }) => ({ id, name: id, targets: [`${id}.test`], minutes: one.seconds / 60 }));
  const use = async ({ browser }: { browser: Driver }): Promise<void> => {
    await saveSection(browser, 'limits', limits);
    const pages = await browser.openTab(pageUrl(browser, 'options'), { background: true });
    const scene = new Scene(browser, server, pages);
    person.turnsAway();
    for (const { one, id } of own) {
      const run = { scene, limit: id, url: `http://${id}.test/`, seconds: one.seconds };
      try {
        const { tab, end } = await one.play(run);
        tell({ kind, name: one.name, lateMs: (await scene.gone(tab, run.url)) - end, problem: null });
        await tab.close();
      } catch (error) {
        tell({ kind, name: one.name, lateMs: null, problem: error instanceof Error ? error.message : String(error) });
      }
      // Nothing of this run is under way when the next begins.
      await sleep(1500);
    }
  };
  const options = { server, forced: true, display: person.display };
  try {
    await (kind === 'chromium' ? withChromiumPolicy({}, use, options) : withFirefoxPolicy({}, use, options));
  } finally {
    await server.stop();
    await person.leaves();
  }
}
