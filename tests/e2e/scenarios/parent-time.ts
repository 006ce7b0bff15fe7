/** The parents' side of time on the real options page: the PIN, a phone that makes codes, and a day with giving, taking back and refunding. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromBase32 } from '../../../src/core/lock/radix-text';
import type { LockView, TodayView } from '../../../src/messaging/time-views';
import type { Driver } from '../harness/driver';
import { Phone } from '../harness/family-lock';
import { launch, saveSection, shows } from '../harness/open';
import { startServer, type TestServer } from '../harness/server';
import { until } from '../harness/wait';
import { ParentPage } from './parent-page';

const PIN = 'two lemons 47';
const qa = (name: string): string => `[data-qa="${name}"]`;

export function parentTime(kind: 'chromium' | 'firefox'): void {
  describe(`a parent's day in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    let page: ParentPage;
    beforeAll(async () => {
      server = await startServer();
      driver = await launch(kind, { server, installed: 'earlier', keepsPage: true });
      await saveSection(driver, 'limits', [{ id: 'games', name: 'Games', targets: ['game.test'], minutes: 30 }]);
      await saveSection(driver, 'schedules', [
        { id: 'quiet', name: 'Quiet', from: '00:00', to: '00:00', targets: ['quiet.test'] },
      ]);
      await saveSection(driver, 'sites', { block: ['closed.test'] });
      const game = await driver.openTab();
      await game.activate();
      await game.goto('http://game.test/');
      await until(async () => ((await receipt()).lines[0]?.seconds ?? 0) >= 3, 'three seconds of a game');
      await game.goto(driver.extensionUrl('src/pages/me/index.html'));
      page = await ParentPage.open(driver);
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });
    const today = async (): Promise<TodayView> => (await driver.ask('time/today')) as TodayView;
    const receipt = async () => (await today()).receipt;
    const lock = async (): Promise<LockView> => (await driver.ask('lock/view')) as LockView;
    const says = (name: string, words: string) =>
      until(async () => (await page.words(qa(name))).includes(words), `${name} says "${words}"`);
    const leftMinutes = async () => Math.ceil(((await receipt()).limits[0]?.leftSeconds ?? 0) / 60);

    test('sets a PIN; locked, the page shows nothing but its field; a wrong PIN opens nothing, the right one does', async () => {
      await page.go('settings');
      await page.click('lock-set');
      await page.fill('pin-new', PIN);
      await page.fill('pin-again', PIN);
      await page.click('pin-save');
      await page.sees('lock-news');
      expect(await lock()).toMatchObject({ hasPin: true, isOpen: true });
      await page.click('lock-now');
      await page.sees('unlock');
      expect(await lock()).toMatchObject({ isOpen: false });
      await expect(driver.ask('settings/save', { section: 'limits', value: [] })).rejects.toThrow('the PIN was not given');
      await page.fill('unlock-pin-field', 'two lemons 48');
      await page.click('unlock-pin-send');
      await says('unlock', 'That is not right');
      await page.fill('unlock-pin-field', PIN);
      await page.click('unlock-pin-send');
      await page.sees('panel-settings');
    });

    test('connects a phone by the key on the screen and two codes in a row', async () => {
      await page.click('phone-enrol');
      const secret = fromBase32((await page.words(qa('enrol-secret'))).replaceAll(' ', ''));
      const phone = new Phone(secret ?? new Uint8Array());
      await page.fill('enrol-first', phone.next());
      await page.fill('enrol-second', phone.next());
      await page.click('enrol-confirm');
      await page.sees('phone-news');
      expect(await lock()).toMatchObject({ hasAuthenticator: true });
    });

    /** Each once more while it is still there: news come and go above the buttons, and a click meets where one was. */
    const takeAllBack = (): Promise<true> =>
      until(async () => {
        const [grant] = (await receipt()).grants;
        if (grant === undefined) return true;
        const selector = qa(`take-back-${grant.id}`);
        if (await page.tab.evaluate((one: string) => document.querySelector(one) !== null, selector))
          await page.tab.click(selector);
        await until(async () => !(await receipt()).grants.some(({ id }) => id === grant.id), 'taken back', 2000);
        return false;
      }, 'all taken back');

    test('gives minutes, takes some away, takes both back', async () => {
      await page.go('today');
      await takeAllBack();
      const before = await leftMinutes();
      await page.click('give-games-15');
      await says('today-news', '15 min more for Games');
      expect(await leftMinutes()).toBe(before + 15);
      await page.click('give-games-own');
      await page.fill('own-games-minutes', '5');
      await page.clickOn(`${qa('own-games-way')} input[value="less"]`);
      await page.click('own-games-give');
      await says('today-news', '5 min less for Games');
      expect(await leftMinutes()).toBe(before + 10);
      await takeAllBack();
      expect(await leftMinutes()).toBe(before);
    });

    test('lifts hours, opens a site, pauses everything: each shows in a child’s tab at once', async () => {
      const tab = await driver.openTab('http://quiet.test/');
      await shows(driver, tab, 'blocked');
      await page.tab.activate();
      await page.click('lift-quiet-day');
      await says('today-given', 'No Quiet until');
      await tab.goto('http://quiet.test/');
      expect(await tab.url()).toBe('http://quiet.test/');
      await tab.goto('http://closed.test/');
      await shows(driver, tab, 'blocked');
      await page.tab.activate();
      await page.fill('open-site', 'https://www.Closed.test/?utm_source=a');
      await page.click('open-today');
      await says('today-given', 'closed.test is open until');
      await tab.goto('http://closed.test/');
      expect(await tab.url()).toBe('http://closed.test/');
      await page.tab.activate();
      await page.click('pause-15');
      await page.sees('paused');
      expect((await today()).pausedUntil).not.toBeNull();
      await page.click('pause-end');
      await page.sees('pause-15');
      await tab.close();
    });

    test('says yes to just what the child asks for', async () => {
      const asked = { kind: 'limit', target: 'games', span: 'minutes', minutes: 20, why: 'one more level' };
      await driver.ask('more/ask', asked);
      await says('today-asked', '20 minutes for Games');
      await says('today-asked', 'one more level');
      await page.click('today-yes');
      await until(async () => (await today()).asked === null, 'the request is answered');
      expect((await receipt()).grants.at(-1)).toMatchObject({ kind: 'limit', name: 'Games', minutes: 20, by: 'parent' });
    });

    test('"I was away" stands out; one click gives it back, one takes it again; the log has it all', async () => {
      const [first] = (await receipt()).lines.filter(({ site }) => site === 'game.test');
      const key = first?.key ?? '';
      await driver.ask('time/away', { key, away: true });
      await page.sees('today-disputed');
      await page.click(`refund-${key}`);
      await says(`today-line-${key}`, 'given back');
      const used = async () => (await receipt()).limits[0]?.usedSeconds ?? 0;
      expect(await used()).toBe(0);
      await page.click(`refund-${key}`);
      await until(async () => (await used()) >= 3, 'counted again');
      await page.go('activity');
      await says('activity-rows', 'Games: 15 min given');
      await says('activity-rows', 'A phone for codes was connected');
      await says('activity-rows', 'game.test');
    });
  });
}
