/**
 * Many addresses opened at once, each in a tab of its own: one call a batch, so that some hundred navigations take seconds. As a link does
 * (from an ordinary page), or as a bookmark does (at once).
 */
import type { Browser } from 'webextension-polyfill';
import type { Driver, Tab } from './driver';
import { pageUrl } from './open';

/** In functions that run in the browser. */
declare const chrome: Browser;

export interface Outcome {
  readonly url: string;
  /** What the tab shows in the end; null where the browser refused the address as none. */
  readonly end: string | null;
}

export interface How {
  readonly untilStopped: boolean;
  readonly asLink: boolean;
}

export class ManyTabs {
  private constructor(
    private readonly driver: Driver,
    private readonly from: Tab,
  ) {}

  static async open(driver: Driver): Promise<ManyTabs> {
    return new ManyTabs(driver, await driver.openTab(pageUrl(driver, 'welcome')));
  }

  /** Opens each address. `untilStopped`: waits for the stopped page; otherwise for a page that stays. */
  async go(urls: readonly string[], how: How): Promise<Outcome[]> {
    const found: Outcome[] = [];
    for (let at = 0; at < urls.length; at += BATCH)
      found.push(...(await this.from.evaluate(inPage, urls.slice(at, at + BATCH), how, pageUrl(this.driver, 'blocked'))));
    return found;
  }

  close(): Promise<void> {
    return this.from.close();
  }
}

const BATCH = 40;

/** Runs in the extension's page: nothing from outside is known there. */
async function inPage(urls: readonly string[], { untilStopped, asLink }: How, stoppedPage: string): Promise<Outcome[]> {
  const HUB = asLink ? 'http://hub.test/' : 'about:blank';
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const patience = { stopped: 8000, leaves: 1500, loads: 10_000, stays: 250 };
  /** Null: the browser closed the tab, as for an address that belongs to another programme. */
  const now = (id: number) => chrome.tabs.get(id).catch(() => null);
  const shows = async (id: number, wanted: (url: string, isLoaded: boolean) => boolean, ms: number): Promise<boolean> => {
    for (const end = Date.now() + ms; Date.now() < end; await pause(30)) {
      const tab = await now(id);
      if (tab === null) return false;
      if (wanted(tab.url ?? '', tab.status === 'complete')) return true;
    }
    return false;
  };
  const follow = async (id: number, url: string): Promise<void> => {
    await shows(id, (at, isLoaded) => isLoaded && at === HUB, patience.loads);
    const func = (to: string): void => location.assign(to);
    await chrome.scripting.executeScript({ target: { tabId: id }, world: 'MAIN', args: [url], func });
  };
  const visit = async (url: string): Promise<Outcome> => {
    const create = (to: string) => chrome.tabs.create({ url: to, active: false }).catch(() => null);
    const tab = await create(asLink ? HUB : url);
    if (tab?.id === undefined) return { url, end: null };
    const { id } = tab;
    try {
      if (asLink) await follow(id, url);
      if (untilStopped) await shows(id, (at) => at.startsWith(stoppedPage), patience.stopped);
      else {
        const isHere = await shows(id, (at, isLoaded) => at !== HUB && at !== '' && isLoaded, patience.leaves);
        // A page that stays; or an address that leads nowhere, or slowly.
        await (isHere ? pause(patience.stays) : shows(id, (_, isLoaded) => isLoaded, patience.loads));
      }
      return { url, end: (await now(id))?.url ?? null };
    } finally {
      await chrome.tabs.remove(id).catch(() => undefined);
    }
  };
  const left = [...urls.entries()];
  const found: Outcome[] = [];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) found[next[0]] = await visit(next[1]);
  };
  await Promise.all(Array.from({ length: 6 }, work));
  return found;
}
