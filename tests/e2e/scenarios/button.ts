/** The red button by every door, and on the page: what is covered, what help shows, what the page can see of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buttonsOn, insideButton, isMuted } from '../harness/button-inside';
import { pressInMenu, pressInPopup, pressKeys } from '../harness/doors';
import type { Driver, Tab } from '../harness/driver';
import { hasChildPage, helpView, textOf, walkToReport } from '../harness/help-view';
import { launch } from '../harness/open';
import { BUTTON_TAG, buttonPoint, isCovered, pressRedButton, tabToButton } from '../harness/red-button';
import { startServer, type TestServer } from '../harness/server';
import { stays, until } from '../harness/wait';

const PAGE = 'http://plain.test/page?secret=1';
const SELECTED = 'A sentence that a child may select.';

const DOORS = ['mouse', 'touch', 'keyboard', 'menu', 'keys', 'popup'] as const;

export function button(kind: 'chromium' | 'firefox'): void {
  describe(`the red button in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    beforeAll(async () => {
      server = await startServer();
      driver = await launch(kind, { server, installed: 'earlier' });
    });
    beforeEach(() => server.forget());
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });

    const openPage = async (url = PAGE): Promise<Tab> => {
      const tab = await driver.openTab(url);
      await tab.activate();
      await buttonPoint(tab);
      return tab;
    };
    const pressBy = async (tab: Tab, door: (typeof DOORS)[number]): Promise<void> => {
      if (door === 'menu') await pressInMenu(driver, PAGE);
      else if (door === 'keys') await pressKeys(driver);
      else if (door === 'popup') await pressInPopup(driver);
      else await pressRedButton(tab, door);
    };

    test.each(DOORS)('by %s: covered, muted, help with what was captured, nothing sent', async (door) => {
      const tab = await openPage();
      if (door === 'keyboard') await tabToButton(tab);
      await tab.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('#text') as Element));
      server.forget();
      await pressBy(tab, door);
      await until(() => isCovered(tab), 'the cover', 2000);
      const view = await helpView(driver);
      expect(await textOf(view)).toContain('Nothing has been sent');
      expect(await isMuted(driver, PAGE)).toBe(true);
      // Help is open: the covered page, which others may look at, shows no numbers.
      expect(await insideButton(tab)).toEqual({ button: 'Help', numbers: [] });
      await walkToReport(view);
      const report = await textOf(view);
      for (const captured of ['plain.test/page', 'plain.test /page?secret=1', SELECTED]) expect(report).toContain(captured);
      expect(server.requests.filter(({ host, path }) => host.endsWith('.test') && path !== '/favicon.ico')).toEqual([]);
      await view.close();
      await stays(async () => !(await hasChildPage(driver)), 'one press, one help', 300);
      await tab.close();
    });

    test('a page that is covered already can be helped again by the other doors', async () => {
      const tab = await openPage();
      await pressRedButton(tab);
      await (await helpView(driver)).close();
      await tab.activate();
      await pressKeys(driver);
      await (await helpView(driver)).close();
      expect(await isCovered(tab)).toBe(true);
      await tab.close();
    });

    test('a page that listens to everything sees nothing of a press, and can’t press', async () => {
      const tab = await driver.openTab('http://plain.test/listening');
      await tab.activate();
      await buttonPoint(tab);
      const before = await tab.evaluate((tag: string) => {
        const host = document.querySelector(tag) as HTMLElement;
        const heard: string[] = [];
        Object.assign(window, { heard });
        const types =
          'click dblclick auxclick contextmenu mousedown mouseup pointerdown pointerup touchstart touchend keydown keypress keyup focusin focus input beforetoggle toggle';
        for (const type of types.split(' '))
          for (const target of [window, document, document.documentElement, host])
            for (const capture of [true, false])
              target.addEventListener(type, (event) => event.target === host && heard.push(type), capture);
        const before = { open: host.shadowRoot, height: document.documentElement.scrollHeight };
        host.click();
        host.focus();
        for (const type of ['pointerdown', 'pointerup', 'click'])
          host.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, cancelable: true }));
        host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
        host.dispatchEvent(new ToggleEvent('beforetoggle', { newState: 'open', oldState: 'closed' }));
        return before;
      }, BUTTON_TAG);
      expect(before.open).toBe(null);
      await stays(async () => !(await isCovered(tab)), 'not covered by the page’s own events', 300);
      // What the page heard of its own events is not of interest.
      await tab.evaluate(() => void heard.splice(0));
      for (const how of ['keyboard', 'mouse', 'touch'] as const) {
        await pressRedButton(tab, how);
        await until(() => isCovered(tab), 'the cover');
        await (await helpView(driver)).close();
        await tab.activate();
        await uncover(tab);
      }
      expect(await tab.evaluate(() => heard)).toEqual([]);
      // Nothing moved.
      const bare = await tab.evaluate((tag: string) => {
        document.querySelector(tag)?.remove();
        return document.documentElement.scrollHeight;
      }, BUTTON_TAG);
      expect(bare).toBe(before.height);
      await tab.close();
    });

    test('a page that throws the button out gets it back, one that plants another keeps ours', async () => {
      const tab = await openPage('http://plain.test/hostile');
      await tab.evaluate((tag: string) => document.querySelector(tag)?.remove(), BUTTON_TAG);
      await buttonPoint(tab);
      await tab.evaluate((tag: string) => {
        document.querySelector(tag)?.replaceWith(document.createElement(tag));
      }, BUTTON_TAG);
      await buttonPoint(tab);
      await tab.evaluate(() => document.open().write('<!doctype html><html><body>written anew</body></html>'));
      await buttonPoint(tab);
      await pressRedButton(tab);
      await until(() => isCovered(tab), 'the cover');
      await (await helpView(driver)).close();
      await tab.close();
    });

    test('back and forward: the page comes out of the cache, the button with it', async () => {
      const tab = await openPage('http://plain.test/first');
      await tab.evaluate(() => {
        const shown: boolean[] = [];
        Object.assign(window, { shown });
        addEventListener('pageshow', (event) => void shown.push((event as PageTransitionEvent).persisted));
      });
      await tab.goto('http://other.test/second');
      await buttonPoint(tab);
      await tab.back();
      await until(async () => (await tab.url()).endsWith('/first'), 'the first page');
      await until(
        () => tab.evaluate(() => (window as unknown as { shown?: boolean[] }).shown?.at(-1) === true),
        'out of the cache',
      );
      expect(await buttonsOn(tab)).toBe(1);
      await pressRedButton(tab);
      await until(() => isCovered(tab), 'the cover');
      await (await helpView(driver)).close();
      await tab.close();
    });
  });
}

declare const heard: string[];

/** Presses the cross on the cover. */
async function uncover(tab: Tab): Promise<void> {
  const x = await tab.evaluate(() => document.documentElement.clientWidth - 40);
  await tab.clickAt(x, 40);
  await until(async () => !(await isCovered(tab)), 'the page without its cover');
}
