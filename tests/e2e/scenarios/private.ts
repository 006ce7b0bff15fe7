/**
 * Private windows. Chromium opens no page of an extension in one (`spanning`): a stopped load ends on the browser's own page and the button
 * opens the popup with help in small. Firefox opens the child's page in the private window itself.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { isMuted } from '../harness/button-inside';
import type { Chromium } from '../harness/chromium';
import type { Driver, Tab } from '../harness/driver';
import type { Kind } from '../harness/extension';
import { helpView, textOf, walkToReport } from '../harness/help-view';
import { launch, PAGES, pageUrl, saveSection, shows } from '../harness/open';
import { buttonPoint, isCovered, pressRedButton } from '../harness/red-button';
import { startServer, type TestServer } from '../harness/server';
import { stays, until } from '../harness/wait';

/** In functions that run in the browser. */
declare const chrome: Browser;

const PAGE = 'http://chat.test/private?secret=1';

/** How many tabs there are in windows that aren't private, the asking page itself left out. */
const ordinaryTabs = (driver: Driver): Promise<number> =>
  driver.inExtensionPage(
    async () => (await chrome.tabs.query({})).filter(({ incognito, url }) => !incognito && url !== location.href).length,
  );

export function privateWindows(kind: Kind): void {
  describe(`private windows in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    beforeAll(async () => {
      server = await startServer();
      driver = await launch(kind, { server, installed: 'earlier' });
      await saveSection(driver, 'sites', { block: ['blocked.test'] });
    });
    beforeEach(() => server.forget());
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });
    /** Each browser has its own way: the other's is no test that didn't run. */
    const inBrowser = (which: Kind) => (title: string, body: () => Promise<void>) => {
      if (kind === which) test(title, body);
    };
    const openPrivate = async (): Promise<Tab> => {
      const tab = await driver.openTab(PAGE, { private: true });
      await tab.activate();
      await buttonPoint(tab);
      return tab;
    };

    test('a stopped load reaches no server and opens no ordinary tab', async () => {
      const before = await ordinaryTabs(driver);
      const tab = await driver.openTab('about:blank', { private: true });
      await tab.startGoto('http://blocked.test/private');
      if (kind === 'firefox') await shows(driver, tab, 'blocked');
      // The browser's own "blocked" page keeps the address that was asked for.
      else await until(() => tab.evaluate(() => document.querySelector('#main-frame-error') !== null), 'the browser’s own page');
      await stays(async () => (await ordinaryTabs(driver)) === before, 'no ordinary tab more', 300);
      expect(server.to('blocked.test')).toEqual([]);
      await tab.close();
    });

    inBrowser('chromium')('the button opens help in small over the page, and no tab or window', async () => {
      const chromium = driver as Chromium;
      const before = await ordinaryTabs(driver);
      const tab = await openPrivate();
      await pressRedButton(tab);
      await until(() => isCovered(tab), 'the cover', 2000);
      const target = await until(
        async () => (await chromium.targets()).find(({ url }) => url === pageUrl(driver, 'popup')),
        'the popup',
      );
      const popup = await chromium.attach(target.targetId);
      await until(() => popup.evaluate(() => document.querySelector('[data-qa=help-in-small]') !== null), 'help in small');
      const text = await textOf(popup);
      for (const said of ['Nothing has been sent', '15', '1121']) expect(text).toContain(said);
      // Nothing of the page came along.
      expect(text).not.toContain('chat.test');
      expect(await ordinaryTabs(driver)).toBe(before);
      expect(await isMuted(driver, PAGE)).toBe(true);
      expect((await chromium.targets()).some(({ url }) => url.includes(PAGES.me))).toBe(false);
      await tab.close();
    });

    inBrowser('firefox')('the button opens the child’s page in the private window, with nothing of the page', async () => {
      const before = await ordinaryTabs(driver);
      const tab = await openPrivate();
      await pressRedButton(tab);
      await until(() => isCovered(tab), 'the cover', 2000);
      const view = await helpView(driver);
      const where = await driver.inExtensionPage(
        async (url: string) => (await chrome.tabs.query({})).filter((one) => one.url === url).map(({ incognito }) => incognito),
        pageUrl(driver, 'me'),
      );
      expect(where).toEqual([true]);
      expect(await ordinaryTabs(driver)).toBe(before);
      expect(await isMuted(driver, PAGE)).toBe(true);
      await walkToReport(view);
      const report = await textOf(view);
      for (const word of ['chat.test', 'secret', 'A sentence']) expect(report).not.toContain(word);
      await view.close();
      await tab.close();
    });
  });
}
