/** The main job, the same in both browsers: installed, a rule holds everywhere at once, the button is on every page. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Driver } from '../harness/driver';
import { heading, launch, pageUrl, saveSection, shows, tabShowing } from '../harness/open';
import { BUTTON_TAG, buttonPoint, isCovered, pressRedButton } from '../harness/red-button';
import { startServer, type TestServer } from '../harness/server';
import { stays, until } from '../harness/wait';

export function mainJob(kind: 'chromium' | 'firefox'): void {
  describe(`the main job in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;

    beforeAll(async () => {
      server = await startServer();
      driver = await launch(kind, { server });
    });
    beforeEach(() => server.forget());
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });

    test('the welcome page opens at install', async () => {
      const welcome = await tabShowing(driver, 'welcome');
      expect(await heading(welcome)).not.toBe('');
      await welcome.close();
    });

    test('the red button is on http and https pages, and not in their frames', async () => {
      const tab = await driver.openTab('https://plain.test/');
      await buttonPoint(tab);
      await tab.goto(`http://plain.test/frame-of?${encodeURIComponent('http://plain.test/inner')}`);
      await buttonPoint(tab);
      const inFrame = await tab.evaluate(
        (tag: string) => document.querySelector('iframe')?.contentDocument?.querySelectorAll(tag).length,
        BUTTON_TAG,
      );
      expect(inFrame).toBe(0);
      await tab.close();
    });

    test('the options page opens', async () => {
      const tab = await driver.openTab(pageUrl(driver, 'options'));
      expect(await heading(tab)).not.toBe('');
      await tab.close();
    });

    test('a blocked site: the open tab is swept, new loads end on our page and no request reaches the server', async () => {
      const open = await driver.openTab('http://blocked.test/open');
      expect(await open.url()).toBe('http://blocked.test/open');
      await saveSection(driver, 'sites', { block: ['blocked.test', 'video.test/shorts'] });
      await shows(driver, open, 'blocked');
      server.forget();

      const typed = await driver.openTab('http://blocked.test/typed?q=1');
      await shows(driver, typed, 'blocked');
      await typed.goto('https://sub.blocked.test/typed');
      await shows(driver, typed, 'blocked');

      await typed.goto('http://plain.test/');
      await typed.click('#blocked-link');
      await shows(driver, typed, 'blocked');

      await typed.goto(`http://plain.test/redirect?${encodeURIComponent('http://blocked.test/by-redirect')}`);
      await shows(driver, typed, 'blocked');

      expect(server.to('blocked.test')).toEqual([]);
      expect(server.to('sub.blocked.test')).toEqual([]);
      await typed.close();
      await open.close();
    });

    test('the stopped page holds origin and path at most, and names the site', async () => {
      const tab = await driver.openTab('http://blocked.test/a/path?secret=1#part');
      await shows(driver, tab, 'blocked');
      await until(async () => !(await tab.url()).includes('secret'), 'an address without the query');
      await until(
        () => tab.evaluate(() => document.body.textContent.includes('blocked.test')),
        'the name of the site on the page',
      );
      await tab.close();
    });

    test('a blocked path inside a site is caught from pushState, and the rest of the site stays open', async () => {
      const tab = await driver.openTab('http://video.test/watch');
      await tab.evaluate(() => (window as unknown as { spa: (to: string) => void }).spa('/shorts/1'));
      await shows(driver, tab, 'blocked');
      await tab.goto('http://video.test/watch');
      await stays(async () => (await tab.url()) === 'http://video.test/watch', 'the rest of the site', 500);
      await tab.close();
    });

    test('a rule holds with the worker dead', async () => {
      const tab = await driver.openTab('http://plain.test/');
      await driver.killBackground();
      server.forget();
      await tab.goto('http://blocked.test/while-dead');
      await shows(driver, tab, 'blocked');
      expect(server.to('blocked.test')).toEqual([]);
      await tab.close();
    });

    test('a page that a site’s own service worker serves is stopped', async () => {
      await saveSection(driver, 'sites', { block: ['blocked.test', 'video.test/shorts'] });
      const tab = await driver.openTab('https://own.test/worker');
      expect(await tab.evaluate(() => (window as unknown as { ready: Promise<boolean> }).ready)).toBe(true);
      await tab.goto('https://own.test/page');
      expect(await tab.evaluate(() => document.title)).toBe('from the worker');
      await tab.goto('http://plain.test/');
      await saveSection(driver, 'sites', { block: ['blocked.test', 'video.test/shorts', 'own.test'] });
      await tab.startGoto('https://own.test/again');
      await shows(driver, tab, 'blocked');
      await tab.close();
    });

    test('private windows are within the same rules', async () => {
      server.forget();
      const tab = await driver.openTab('about:blank', { private: true });
      await tab.startGoto('http://blocked.test/private');
      await until(async () => (await tab.url()) !== 'about:blank', 'the end of the navigation');
      expect(server.to('blocked.test')).toEqual([]);
      await tab.close();
    });

    test.each(['mouse', 'touch', 'keyboard'] as const)(
      'the red button by %s covers the page and opens the help view',
      async (how) => {
        const tab = await driver.openTab('http://plain.test/page?secret=1');
        await tab.activate();
        await buttonPoint(tab);
        server.forget();
        await pressRedButton(tab, how);
        await until(() => isCovered(tab), 'the cover', 2000);
        const view = await tabShowing(driver, 'me');
        expect(await heading(view)).not.toBe('');
        expect(await view.evaluate(() => document.title)).toBe('Hifazat');
        expect(await view.url()).toBe(pageUrl(driver, 'me'));
        // Browsers ask for a site's icon when they like.
        expect(server.requests.filter(({ host, path }) => host.endsWith('.test') && path !== '/favicon.ico')).toEqual([]);
        await view.close();
        await tab.close();
      },
    );

    test('a press works when the worker was just killed', async () => {
      const tab = await driver.openTab('http://plain.test/');
      await tab.activate();
      await buttonPoint(tab);
      await driver.killBackground();
      await pressRedButton(tab);
      await until(() => isCovered(tab), 'the cover', 2000);
      const view = await tabShowing(driver, 'me');
      await view.close();
      await tab.close();
    });
  });
}
