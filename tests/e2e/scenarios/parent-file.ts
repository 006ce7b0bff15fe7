/** A parent's file of settings and the day's activity, on the real options page. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SettingsDocument } from '../../../src/core/settings/schema';
import { Chromium } from '../harness/chromium';
import type { Driver } from '../harness/driver';
import { temporaryFolder } from '../harness/extension';
import { launch, saveSection, shows } from '../harness/open';
import { startServer, type TestServer } from '../harness/server';
import { until } from '../harness/wait';
import { ParentPage } from './parent-page';

const LIMITS = [{ id: 'games', name: 'Games', targets: ['game.test'], minutes: 60 }];
const LOCK = { pin: '$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA', codeMinutes: 30 };

/** Each with the words that the page must say: the exact place. */
const BAD_FILES: readonly [string, string, string][] = [
  ['not JSON', 'sites: [example.com]', 'The whole file'],
  ['of a newer version', JSON.stringify({ version: 2, sites: {} }), 'version'],
  ['with an unknown key', JSON.stringify({ version: 1, sites: { block: [], blok: ['a.test'] } }), 'sites.blok'],
  [
    'with a wrong type deep inside',
    JSON.stringify({ version: 1, limits: [...LIMITS, { ...LIMITS[0], id: 'films', minutesByDay: { fri: '60' } }] }),
    'limits[1].minutesByDay.fri',
  ],
  [
    'with a filter that has a bad port',
    JSON.stringify({ version: 1, sites: { block: ['a.test', 'b.test:99999'] } }),
    'sites.block[1]',
  ],
  ['10 MB long', JSON.stringify({ version: 1, child: { name: 'x'.repeat(10 * 1024 * 1024) } }), ''],
];

export function parentFile(kind: 'chromium' | 'firefox'): void {
  describe(`a parent's file and the day's activity in ${kind}`, () => {
    const downloads = temporaryFolder('downloads');
    let server: TestServer;
    let driver: Driver;
    let page: ParentPage;

    beforeAll(async () => {
      server = await startServer();
      const prefs = {
        'browser.download.folderList': 2,
        'browser.download.dir': downloads,
        'browser.download.useDownloadDir': true,
      };
      driver = await launch(kind, { server, prefs });
      if (driver instanceof Chromium)
        await driver.cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });
      for (const [section, value] of Object.entries({ limits: LIMITS, lock: LOCK, sites: { block: ['example.com'] } }))
        await saveSection(driver, section, value);
      // Before a second window is open, and nothing is asked meanwhile: both would take the front.
      const lesson = await driver.openTab('http://lesson.test/');
      await lesson.activate();
      const from = performance.now();
      await until(() => performance.now() - from > 4000, 'four seconds of a lesson');
      page = await ParentPage.open(driver);
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });
    const saved = (name: string): Promise<string> =>
      until(() => {
        const file = path.join(downloads, name);
        return fs.existsSync(file) && fs.readFileSync(file, 'utf8');
      }, `the file ${name}`);

    test('the settings as a file: everything but the lock; taken in again it replaces the rules, not the lock', async () => {
      await page.go('settings');
      await page.click('settings-export');
      const text = await until(async () => {
        const file = await saved('hifazat-settings.json');
        return file.trimEnd().endsWith('}') && file;
      }, 'the whole file');
      const document = JSON.parse(text) as SettingsDocument;
      expect(document).toEqual({ version: 1, limits: LIMITS, sites: { block: ['example.com'] } });
      expect(text).not.toContain('argon2');

      const changed = { ...document, sites: { block: ['other.test'] }, lock: { pin: '$argon2id$another' } };
      const { state, said } = await page.giveFile('hifazat-settings.json', JSON.stringify(changed));
      expect(state).toBe('imported');
      expect(said).toContain("The file's rules are in force now.");
      expect((await page.view()).document).toEqual({
        version: 1,
        limits: LIMITS,
        sites: { block: ['other.test'] },
        lock: { codeMinutes: 30 },
      });
      const tab = await driver.openTab('http://other.test/');
      await shows(driver, tab, 'blocked');
      await tab.close();
    });

    test.each(BAD_FILES)('a file %s: the exact place is said, and nothing changes', async (_name, text, place) => {
      const before = (await page.view()).document;
      const { state, said } = await page.giveFile('settings.json', text);
      expect(said).toContain('Nothing was changed.');
      expect(said).toContain(place);
      expect(state).toBe(place === '' ? state : 'refused');
      expect(['refused', 'unreadable']).toContain(state);
      expect((await page.view()).document).toEqual(before);
    });

    test('today’s activity: visits with their seconds, and what was stopped with its rule', async () => {
      const tab = await driver.openTab();
      await tab.goto('http://other.test/stopped');
      await shows(driver, tab, 'blocked');
      // The panel shows what was there when it was opened.
      const isLogged = async () => JSON.stringify(await driver.ask('activity/view', { day: null })).includes('other.test');
      await until(isLogged, 'the stopped page in the log');
      await page.go('activity');
      const rows = await until(async () => {
        const found = await page.tab.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('[data-qa=activity-rows] li')].map((row) => ({
            kind: row.dataset.kind,
            text: row.textContent,
            seconds: row.querySelector('.ActivityRows-long')?.textContent ?? null,
          })),
        );
        return found.some(({ kind: what, text }) => what === 'blocked' && text.includes('other.test')) && found;
      }, 'the stopped page in the activity');
      const visit = rows.findLast(({ kind: what, text }) => what === 'visit' && text.includes('lesson.test'));
      expect(visit?.seconds).toMatch(/\d+ s/);
      const stopped = rows.find(({ kind: what, text }) => what === 'blocked' && text.includes('other.test'));
      expect(stopped?.text).toMatch(/Stopped.*other\.test.*other\.test/); // the site, and the rule that stopped it
      expect(await page.words('[data-qa=activity-total]')).toMatch(/\d/);
    });
  });
}
