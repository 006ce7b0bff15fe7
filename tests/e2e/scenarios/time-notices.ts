/** What time says on pages and in the toolbar: the notice before the end, the time left in the badge, the page's own alarm. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { Driver, Tab } from '../harness/driver';
import { coveredBy, hasNotice, noticeOn } from '../harness/notice-inside';
import { heading, launch, saveSection, shows } from '../harness/open';
import { pressRedButton } from '../harness/red-button';
import { startServer, type TestServer } from '../harness/server';
import { timePage } from '../harness/time-pages';
import { stays, until } from '../harness/wait';

/** In functions that run in the browser. */
declare const chrome: Browser;

/** A limit of so many minutes, all but two seconds of which are left when its warning comes. */
const limit = (id: string, name: string, minutes: number) => ({
  id,
  name,
  targets: [`${id}.test`],
  minutes: minutes + 2 / 60,
  warnAt: [minutes],
});

export function timeNotices(kind: 'chromium' | 'firefox'): void {
  describe(`time on pages in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    /** A page of ours behind the others, to ask by: one that is opened takes the front for a moment, in Firefox. */
    let ours: Tab;
    beforeAll(async () => {
      server = await startServer();
      server.answer(timePage);
      driver = await launch(kind, { server, installed: 'earlier' });
      await saveSection(driver, 'limits', [
        limit('games', 'Games', 5),
        limit('edges', 'Drawing', 1),
        limit('full', 'Reading', 10),
        limit('urdu', 'کھیل', 5),
        limit('film', 'Films', 3),
        limit('covered', 'Covered', 5),
        { id: 'end', name: 'Short', targets: ['end.test'], minutes: 12 / 60, warnAt: [] },
      ]);
      ours = await driver.openTab(driver.extensionUrl('src/pages/options/index.html'), { background: true });
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });
    const front = async (url: string): Promise<Tab> => {
      const tab = await driver.openTab();
      await tab.activate();
      await tab.goto(url);
      return tab;
    };
    const badge = (): Promise<{ text: string; title: string }> =>
      ours.evaluate(async () => ({
        text: await chrome.action.getBadgeText({}),
        title: await chrome.action.getTitle({}),
      }));

    test('a notice in words, for eight seconds, over nothing; the badge counts the minutes', async () => {
      const tab = await front('http://games.test/room');
      const other = await driver.openTab('http://other.test/room', { background: true });
      await tab.activate();
      const notice = await noticeOn(tab);
      const from = performance.now();
      expect(notice).toMatchObject({ text: '5 minutes left for Games', language: 'en', direction: 'ltr', role: 'status' });
      expect(notice.isSmall).toBe(false);
      expect(await coveredBy(tab, notice)).toEqual([]);
      expect(await badge()).toEqual({ text: '5', title: 'Hifazat: 5 minutes left for Games' });
      await until(async () => !(await hasNotice(tab)), 'the end of the notice', 12_000);
      expect(performance.now() - from).toBeGreaterThan(6000);
      expect(await hasNotice(other)).toBe(false);
      await other.activate();
      await until(async () => (await badge()).text === '', 'no badge where nothing is charged');
      expect((await badge()).title).toBe('Hifazat');
      await tab.close();
      await other.close();
    });

    test('the page sees that something is there, and can neither read nor press nor focus it', async () => {
      const tab = await front('http://edges.test/edges');
      const notice = await noticeOn(tab);
      expect(notice.text).toBe('1 minute left for Drawing');
      expect(notice.isSmall).toBe(false);
      // Not over the picture, the words, nor the bar's words, which no hit test finds.
      expect(await coveredBy(tab, notice)).toEqual([]);
      const seen = await tab.evaluate(
        (x: number, y: number) => {
          const host = document.querySelector('hifazat-notice') as HTMLElement;
          return {
            text: `${host.textContent}${host.innerText}`,
            root: host.shadowRoot,
            hit: document.elementsFromPoint(x, y).includes(host),
            focus: document.activeElement?.localName,
          };
        },
        (notice.left + notice.right) / 2,
        (notice.top + notice.bottom) / 2,
      );
      expect(seen).toEqual({ text: '', root: null, hit: false, focus: 'body' });
      // It moves out of the way of what comes.
      await tab.evaluate(() => {
        const picture = document.body.appendChild(document.createElement('canvas'));
        picture.style.cssText = 'position:fixed;inset:0;width:100%;height:100%';
      });
      await until(async () => (await noticeOn(tab)).isSmall, 'the small tag');
      await tab.close();
    });

    test('a page without a free place: a small tag in the red button’s own place', async () => {
      const tab = await front('http://full.test/full');
      const notice = await noticeOn(tab);
      expect(notice).toMatchObject({ text: '10 minutes left for Reading', short: '10 min', isSmall: true });
      const { width, height } = await tab.evaluate(() => ({ width: document.documentElement.clientWidth, height: innerHeight }));
      expect([notice.right - notice.left, notice.bottom - notice.top]).toEqual([48, 15]);
      // Between the button, 16 px from the edges and 48 px wide, and the edge below it.
      expect([notice.left, notice.top]).toEqual([width - 64, height - 15]);
      await tab.close();
    });

    test('in full screen too', async () => {
      const tab = await front('https://film.test/film');
      await until(() => tab.evaluate(() => 'filmsReady' in window), 'the films');
      await tab.click('#screen');
      await until(() => tab.evaluate(() => document.fullscreenElement !== null), 'full screen');
      expect(await noticeOn(tab)).toMatchObject({ text: '3 minutes left for Films', isSmall: true });
      const isOnTop = await tab.evaluate(() => document.querySelector('hifazat-notice')?.matches(':popover-open'));
      expect(isOnTop).toBe(true);
      await tab.close();
    });

    test('in the child’s language, right to left', async () => {
      await driver.ask('ui/set-language', { audience: 'child', language: 'ur' });
      const tab = await front('http://urdu.test/urdu');
      const notice = await noticeOn(tab);
      expect(notice).toMatchObject({ text: 'کھیل کے لیے 5 منٹ باقی ہیں', language: 'ur', direction: 'rtl' });
      expect(await coveredBy(tab, notice)).toEqual([]);
      expect((await badge()).title).toBe('حفاظت: کھیل کے لیے 5 منٹ باقی ہیں');
      await driver.ask('ui/set-language', { audience: 'child', language: 'en' });
      await tab.close();
    });

    test('never on a page that is covered because help is open', async () => {
      const tab = await front('http://covered.test/room');
      await pressRedButton(tab);
      await tab.activate();
      await stays(async () => !(await hasNotice(tab)), 'no notice over the cover', 5000);
      await tab.close();
    });

    test('the page’s own alarm ends a limit on time, the worker killed three seconds before, its timers cleared', async () => {
      const tab = await front('http://end.test/room');
      const from = performance.now();
      await until(() => performance.now() - from > 7500, 'the last seconds');
      await tab.evaluate(() => {
        for (let id = 0; id < 10_000; id++) clearTimeout(id);
      });
      // An unpacked extension's alarm would be on time: without it there is the next one of 30 s, and the page.
      await ours.evaluate(() => chrome.alarms.clear('limit-end').then(() => {}));
      await until(() => performance.now() - from > 9000, 'three seconds before the end');
      await driver.killBackground();
      await shows(driver, tab, 'blocked', 30_000);
      const seconds = (performance.now() - from) / 1000;
      expect(seconds).toBeGreaterThan(10);
      expect(seconds).toBeLessThan(14.5);
      await heading(tab); // a tab that is closed in the midst of a navigation may stay
      await tab.close();
    });
  });
}
