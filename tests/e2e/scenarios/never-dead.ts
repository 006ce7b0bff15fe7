/** The button is never dead: not in old tabs, not after an update or the extension's end, not with a dead or silent background, not offline. */
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buttonsOn, insideButton } from '../harness/button-inside';
import { pressKeys } from '../harness/doors';
import type { Driver, LaunchOptions, Tab } from '../harness/driver';
import { builtExtension, type Kind } from '../harness/extension';
import { hasChildPage, helpView, textOf, walkToNumber, walkToReport } from '../harness/help-view';
import { neverAnswering, removeExtension, unreadable, updateExtension } from '../harness/lifecycle';
import { launch, tabShowing } from '../harness/open';
import { buttonPoint, isCovered, pressRedButton } from '../harness/red-button';
import { startServer, type TestServer } from '../harness/server';
import { stays, until } from '../harness/wait';

const PAGE = 'http://plain.test/page';
/** For when nothing else can be known. */
const NUMBERS = ['☎ 15', '☎ 1121'];

export function neverDead(kind: Kind): void {
  describe(`the red button is never dead in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver | undefined;
    beforeEach(async () => {
      server = await startServer();
    });
    afterEach(async () => {
      await driver?.close();
      driver = undefined;
      await server.stop();
    });
    const start = async (options: Partial<LaunchOptions> = {}): Promise<Driver> => {
      driver = await launch(kind, { server, installed: 'earlier', ...options });
      return driver;
    };
    const openPage = async (browser: Driver): Promise<Tab> => {
      const tab = await browser.openTab(PAGE);
      await tab.activate();
      await buttonPoint(tab);
      return tab;
    };
    const numbersOn = (tab: Tab) =>
      until(async () => ((await insideButton(tab)).numbers ?? []).length > 0, 'numbers on the cover', 3000);
    const coverSays = async (tab: Tab): Promise<string[] | null> => (await insideButton(tab)).numbers;

    test('in a tab that is older than the install, without a reload, and only one of it', async () => {
      const browser = await start({ installed: 'fresh', url: PAGE });
      const tab = await browser.firstTab();
      await until(async () => (await tab.url()) === PAGE, 'the page that was there first');
      await (await tabShowing(browser, 'welcome')).close();
      await tab.activate();
      await buttonPoint(tab);
      expect(await buttonsOn(tab)).toBe(1);
      // Firefox itself put the button in, and we did: one press by another door is one help.
      await pressKeys(browser);
      await until(() => isCovered(tab), 'the cover');
      await (await helpView(browser)).close();
      await stays(async () => !(await hasChildPage(browser)), 'no second page', 500);
    });

    test('in a tab that lives through updates: one button, and it works', async () => {
      const browser = await start();
      const tab = await openPage(browser);
      for (let update = 0; update < 2; update++) {
        await updateExtension(browser);
        // The one of before is an orphan that looks the same: only the new one can open help.
        await until(async () => {
          await tab.activate();
          if (!(await isCovered(tab))) await pressRedButton(tab);
          await helpView(browser, 1500).then((view) => view.close());
          return true;
        }, 'help by the new button');
        expect(await buttonsOn(tab)).toBe(1);
        await tab.activate();
        await tab.clickAt(await tab.evaluate(() => document.documentElement.clientWidth - 40), 40);
        await until(async () => !(await isCovered(tab)), 'the page without its cover');
      }
    });

    test('when the extension ended while the page is open: the cover says 15 and 1121', async () => {
      const browser = await start();
      const tab = await openPage(browser);
      await removeExtension(browser);
      await pressRedButton(tab);
      await until(() => isCovered(tab), 'the cover', 500);
      await numbersOn(tab);
      expect(await coverSays(tab)).toEqual(NUMBERS);
      await tab.clickAt(await tab.evaluate(() => document.documentElement.clientWidth - 40), 40);
      await until(async () => !(await isCovered(tab)), 'the page without its cover');
    });

    test('when the background was killed just before the press', async () => {
      const browser = await start();
      const tab = await openPage(browser);
      const { x, y } = await buttonPoint(tab);
      await browser.killBackground();
      await tab.clickAt(x, y);
      await until(() => isCovered(tab), 'the cover', 1000);
      expect(await textOf(await helpView(browser))).toContain('Nothing has been sent');
    });

    test('when the background never answers: the numbers are there after a second', async () => {
      const browser = await start({ extension: neverAnswering(kind) });
      const tab = await openPage(browser);
      await pressRedButton(tab);
      await until(() => isCovered(tab), 'the cover', 500);
      const covered = performance.now();
      await numbersOn(tab);
      expect(performance.now() - covered).toBeLessThan(2000);
      expect(await coverSays(tab)).toEqual(NUMBERS);
    });

    test('when storage can’t be read: in its usual corner, and it works', async () => {
      const browser = await start({ extension: unreadable(kind) });
      const tab = await openPage(browser);
      expect((await insideButton(tab)).button).toBe('Help');
      await pressRedButton(tab);
      expect(await textOf(await helpView(browser))).toContain('Nothing has been sent');
    });

    test('with no network: the whole way to a number and to the report, and no request', async () => {
      const browser = await start();
      const tab = await openPage(browser);
      server.forget();
      await server.stop();
      await pressRedButton(tab);
      const view = await helpView(browser);
      expect(await walkToNumber(view)).toBeLessThanOrEqual(4);
      expect(await textOf(view)).toContain('1121');
      await view.close();
      await pressKeys(browser);
      const again = await helpView(browser);
      await walkToReport(again);
      expect(await textOf(again)).toContain('plain.test/page');
      expect(server.requests).toEqual([]);
    });

    test('it is small: under 4,096 bytes', () => {
      const file = path.join(builtExtension(kind), 'src/content/red-button.iife.js');
      expect(fs.statSync(file).size).toBeLessThan(4096);
    });
  });
}
