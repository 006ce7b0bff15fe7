/** Programs and app packages on their way to the computer: no file and no entry remains, whichever way they come. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { downloadDrafts } from '../../../src/core/downloads/download-rules';
import type { ActivityView, PopupView } from '../../../src/messaging/views';
import type { Driver, Tab } from '../harness/driver';
import { heading, pageUrl, saveSection, shows } from '../harness/open';
import { RuleLab } from '../harness/rule-lab';
import { startServer, type TestServer } from '../harness/server';
import { stays, until } from '../harness/wait';
import { answerFiles, DownloadFolder, launchSaving, START } from './downloads-site';

/** In functions that run in the browser. */
declare const chrome: Browser;

const PIN = '83926174';

/** How a program is asked for: the links of the start page by their ids, and what a script makes. */
const LINKS: readonly [string, string][] = [
  ['a link to a program', 'path'],
  ['a harmless address, the name in Content-Disposition', 'named'],
  ['an extended name, escaped', 'extended'],
  ['only its MIME type', 'typed'],
  ['a link that says download', 'asked'],
  ['a harmless file that the link names as a program', 'renamed'],
  ['a new tab', 'blank'],
  ['data: with a name', 'data'],
];
const SCRIPTS: readonly [string, string, string][] = [
  ['a blob that a script makes', 'game.exe', 'application/octet-stream'],
  ['a blob with a turned name', 'photo\u202Egpj.exe', ''],
  ['a blob of which only the type tells', 'game', 'application/vnd.android.package-archive'],
];

const entries = (driver: Driver): Promise<string[]> =>
  driver.inExtensionPage(async () => (await chrome.downloads.search({})).map(({ filename, state }) => `${state} ${filename}`));

const makeBlob = (tab: Tab, name: string, type: string): Promise<void> =>
  tab.evaluate(
    (file, mime) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['MZ program'], { type: mime }));
      link.download = file;
      document.body.append(link);
      link.click();
    },
    name,
    type,
  );

export function downloads(kind: 'chromium' | 'firefox'): void {
  describe(`programs on their way in ${kind}`, () => {
    const folder = new DownloadFolder();
    let server: TestServer;
    let driver: Driver;
    let tab: Tab;

    /** Rows of the activity that say that a program was stopped. */
    const rows = async (): Promise<number> =>
      ((await driver.ask('activity/view', { day: null })) as ActivityView).rows.filter(({ rule }) => rule === 'downloads.apps')
        .length;
    const isClean = async (): Promise<boolean> => folder.files().length === 0 && (await entries(driver)).length === 0;
    /** Does it, waits until one was stopped, and looks at what remains. */
    async function isStopped(doIt: () => Promise<void>): Promise<void> {
      const before = await rows();
      await doIt();
      await until(async () => (await rows()) > before, 'a program that was stopped');
      await until(isClean, 'an empty folder and an empty list');
      await stays(isClean, 'nothing comes after', 500);
    }

    beforeAll(async () => {
      server = await startServer();
      answerFiles(server);
      driver = await launchSaving(kind, server, folder);
      await saveSection(driver, 'downloads', { apps: 'block' });
      tab = await driver.openTab(START);
    });
    afterEach(async () => {
      await driver.inExtensionPage(async () => void (await chrome.downloads.erase({})));
      folder.clear();
      await saveSection(driver, 'downloads', { apps: 'block' });
      for (const open of await driver.tabs()) if ((await open.url()).includes('setup.exe')) await open.close();
      tab = await driver.openTab(START);
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });

    test.each(LINKS)('%s', async (_way, id) => {
      await isStopped(() => tab.click(`#${id}`));
    });
    test.each(SCRIPTS)('%s', async (_way, name, type) => {
      await isStopped(() => makeBlob(tab, name, type));
    });
    test.each([['/setup.exe'], ['/named']])('a frame at %s', async (path) => {
      server.forget();
      await tab.evaluate((src) => {
        const frame = document.createElement('iframe');
        frame.src = src;
        document.body.append(frame);
      }, path);
      await until(() => server.to('site.test').some((request) => request.path === path), 'the request of the frame');
      await stays(async () => (await entries(driver)).every((entry) => !entry.startsWith('complete')), 'nothing is whole', 1000);
      await until(isClean, 'an empty folder and an empty list');
    });
    test.each([
      ['of the site', (page: Tab) => page.click('#named')],
      ['of a script', (page: Tab) => makeBlob(page, 'game.exe', '')],
    ] as const)('the worker was dead: a file %s', async (_way, ask) => {
      await isStopped(async () => {
        await driver.killBackground();
        await ask(tab);
      });
    });

    test('an archive is saved', async () => {
      const before = await rows();
      await tab.click('#archive');
      await until(() => folder.has('all.zip'), 'the archive');
      expect(await rows()).toBe(before);
      expect(await entries(driver)).toHaveLength(1);
    });
    test.each([['/x.exe.html'], ['/cgi.exe?q=1']])('the page %s opens', async (path) => {
      const page = await driver.openTab(`http://site.test${path}`);
      expect(await heading(page)).toBe('a page');
      await page.close();
    });

    test('what is on its way when a parent turns it on goes; what was whole before stays', async () => {
      await saveSection(driver, 'downloads', { apps: 'allow' });
      await tab.click('#path');
      await until(() => folder.has('setup.exe'), 'the whole program');
      await tab.click('#slow');
      await until(async () => (await entries(driver)).some((entry) => entry.startsWith('in_progress')), 'the slow program');
      await saveSection(driver, 'downloads', { apps: 'block' });
      await until(async () => (await entries(driver)).length === 1, 'the end of the slow one');
      await until(() => folder.files().join() === 'setup.exe', 'only the whole one');
    });

    test('ask, with a lock: held, said, and going on when a parent opens it', async () => {
      expect(await driver.ask('lock/set-pin', { pin: PIN })).toMatchObject({ done: true });
      await saveSection(driver, 'downloads', { apps: 'ask' });
      const isPaused = () => driver.inExtensionPage(async () => (await chrome.downloads.search({})).some(({ paused }) => paused));
      const waits = async () => ((await driver.ask('popup/view')) as PopupView).program;
      /** One that could not be held in time is stopped: then it is asked for again. */
      const hold = async (ask: () => Promise<void>): Promise<void> => {
        for (let tries = 0; tries < 4 && !(await isPaused()); tries++) {
          await ask();
          await until(
            async () => (await isPaused()) || (await waits())?.isWaiting === false,
            'a held or a stopped program',
            10_000,
          ).catch(() => undefined);
        }
        await until(isPaused, 'the held program');
      };
      await hold(() => tab.click('#slow'));
      await until(async () => (await waits())?.isWaiting, 'the popup that says so');
      expect(await waits()).toEqual({ site: 'site.test', isWaiting: true });
      await driver.inExtensionPage(async () => {
        for (const { id } of await chrome.downloads.search({})) await chrome.downloads.resume(id).catch(() => {});
      });
      await until(isPaused, 'held again');
      await saveSection(driver, 'downloads', { apps: 'allow' });
      await until(async () => !(await isPaused()), 'going on');
      await saveSection(driver, 'downloads', { apps: 'block' });
      await until(isClean, 'the end of the one that went on');

      await saveSection(driver, 'downloads', { apps: 'ask' });
      await tab.goto(START);
      await hold(() => tab.evaluate(() => void setTimeout(() => location.assign('/slow?again'))));
      await driver.ask('lock/set-pin', { pin: null }); // nobody can be asked any more
      await until(isClean, 'the end of the held one');
    });

    test.runIf(kind === 'chromium')('in the network: the stopped page says why, before a file begins', async () => {
      const lab = await RuleLab.open(driver);
      await lab.replace(downloadDrafts('block', pageUrl(driver, 'blocked')).map((draft, index) => ({ id: index + 1, ...draft })));
      await lab.close();
      const created = await driver.openTab(pageUrl(driver, 'options'));
      await created.evaluate(() => {
        const seen: string[] = [];
        Object.assign(globalThis, { seen });
        chrome.downloads.onCreated.addListener(({ url }) => void seen.push(url));
      });
      for (const id of ['path', 'named', 'typed', 'asked']) {
        await tab.click(`#${id}`);
        await shows(driver, tab, 'blocked');
        expect(await heading(tab)).toBe('Program files are stopped here');
        await tab.goto(START);
      }
      for (const path of ['/x.exe.html', '/cgi.exe?q=1']) {
        await tab.goto(`http://site.test${path}`);
        expect(await heading(tab)).toBe('a page');
      }
      expect(await created.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)).toEqual([]);
      await created.close();
      expect(await isClean()).toBe(true);
    });
  });
}
