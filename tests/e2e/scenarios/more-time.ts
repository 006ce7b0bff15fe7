/** More time, end to end: the child asks, the request is frozen, a parent answers with the PIN or with six digits; and a grown-up is here. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MoreTimeView, ReceiptView, TodayView } from '../../../src/messaging/time-views';
import type { Driver, Tab } from '../harness/driver';
import { lockUp, type Phone } from '../harness/family-lock';
import { launch, pageUrl, saveSection, shows } from '../harness/open';
import { startServer, type TestServer } from '../harness/server';
import { stays, until } from '../harness/wait';

const PIN = 'green kites 81';
const LEVEL = 'http://game.test/level?place=3';
const qa = (name: string): string => `[data-qa="${name}"]`;

const sees = (tab: Tab, name: string, words = ''): Promise<unknown> =>
  until(
    () =>
      tab.evaluate(
        (wanted: string, said: string) => {
          const element = document.querySelector(wanted);
          return element?.checkVisibility() === true && (element.textContent ?? '').includes(said);
        },
        qa(name),
        words,
      ),
    `${name} "${words}"`,
  );
const has = (tab: Tab, name: string): Promise<boolean> =>
  tab.evaluate((wanted: string) => document.querySelector(wanted) !== null, qa(name));

/** Types into a field, with nothing in it before. */
async function fill(tab: Tab, name: string, text: string): Promise<void> {
  await sees(tab, name);
  await tab.click(qa(name));
  await tab.type(text);
  const value = () => tab.evaluate((wanted: string) => document.querySelector<HTMLInputElement>(wanted)?.value ?? '', qa(name));
  await until(async () => (await value()) === text, `"${text}" in ${name}`);
}
async function click(tab: Tab, name: string): Promise<void> {
  await sees(tab, name);
  await tab.click(qa(name));
}
/** A radio button lies unseen under its words; a click lands on it all the same. */
const choose = (tab: Tab, key: string): Promise<void> => click(tab, `more-wish-${key}`);

export function moreTimeScenarios(kind: 'chromium' | 'firefox'): void {
  describe(`more time in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    let phone: Phone;
    let code = '';
    beforeAll(async () => {
      server = await startServer();
      driver = await launch(kind, { server });
      await saveSection(driver, 'limits', [{ id: 'games', name: 'Games', targets: ['game.test'], minutes: 0.1 }]);
      await saveSection(driver, 'sites', { block: ['closed.test', 'shut.test'] });
      phone = await lockUp(driver, PIN);
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });
    const asked = async () => ((await driver.ask('more/view', { address: null })) as MoreTimeView).asked;

    test('time is up: five minutes are asked for, a wrong PIN gives nothing, the right one does, and back is where it was', async () => {
      const tab = await driver.openTab();
      await tab.activate();
      await tab.goto(LEVEL);
      await tab.activate();
      await shows(driver, tab, 'blocked', 30_000);
      await sees(tab, 'more-form');
      expect(await has(tab, 'asked-pin-field')).toBe(false);
      await choose(tab, '5');
      await fill(tab, 'more-why', 'one more level');
      await click(tab, 'more-ask');
      await sees(tab, 'asked-words', '5 minutes for Games');
      await sees(tab, 'asked-why', 'one more level');
      expect(await asked()).toMatchObject({ kind: 'limit', name: 'Games', span: 'minutes', minutes: 5, why: 'one more level' });

      await fill(tab, 'asked-pin-field', 'not the pin');
      await click(tab, 'asked-pin-send');
      await sees(tab, 'asked-pin', 'That is not right');
      await fill(tab, 'asked-pin-field', PIN);
      await click(tab, 'asked-pin-send');
      await click(tab, 'blocked-back');
      await until(async () => (await tab.url()) === LEVEL, 'the very page that was left');
      await stays(async () => (await tab.url()) === LEVEL, 'the page, for as long as a beat takes', 1500);
      expect(await asked()).toBeNull();
      const { limits, grants } = (await driver.ask('time/receipt')) as ReceiptView;
      expect(limits[0]?.leftSeconds).toBeGreaterThan(280);
      expect(grants).toMatchObject([{ kind: 'limit', name: 'Games', minutes: 5, by: 'pin' }]);
      await tab.close();
    });

    test('a closed site, once: six digits read over the phone open it', async () => {
      const tab = await driver.openTab();
      await tab.goto('http://closed.test/page');
      await shows(driver, tab, 'blocked');
      await choose(tab, '30');
      await click(tab, 'more-ask');
      await sees(tab, 'asked-words', '30 minutes for closed.test');
      code = phone.next();
      await fill(tab, 'asked-code-field', `${code.slice(0, 3)} ${code.slice(3)}`);
      await click(tab, 'asked-code-send');
      await click(tab, 'blocked-go');
      await until(async () => (await tab.url()) === 'http://closed.test/page', 'the site');
      await tab.close();
    });

    test('the same digits again give nothing, and always is nothing that digits could give', async () => {
      const before = server.to('shut.test').length;
      const tab = await driver.openTab();
      await tab.goto('http://shut.test/');
      await shows(driver, tab, 'blocked');
      await choose(tab, '30');
      await click(tab, 'more-ask');
      await fill(tab, 'asked-code-field', code);
      await click(tab, 'asked-code-send');
      await sees(tab, 'asked-code', 'That is not right');
      await click(tab, 'asked-cancel');
      await choose(tab, 'always');
      await click(tab, 'more-ask');
      await sees(tab, 'asked-words', 'shut.test, from now on always');
      expect([await has(tab, 'asked-code-field'), await has(tab, 'asked-no-code')]).toEqual([false, true]);
      await click(tab, 'asked-cancel');
      await sees(tab, 'more-form');
      expect(server.to('shut.test').length).toBe(before);
      await tab.close();
    });

    test('a grown-up is here: a closed site opens; they leave, and it closes', async () => {
      const popup = await driver.openTab(pageUrl(driver, 'popup'), { window: true });
      await click(popup, 'grown-up');
      await fill(popup, 'grown-up-form-field', PIN);
      await click(popup, 'grown-up-form-send');
      await sees(popup, 'grown-up-here');
      const tab = await driver.openTab();
      await tab.goto('http://shut.test/');
      expect(await tab.url()).toBe('http://shut.test/');
      await popup.activate();
      await click(popup, 'grown-up-end');
      await shows(driver, tab, 'blocked');
      await tab.close();
      await popup.close();
    });

    test('the receipt has the game’s line; "I was away" reaches the parents', async () => {
      const me = await driver.openTab(pageUrl(driver, 'me'));
      await sees(me, 'receipt-total');
      await sees(me, 'receipt-grants', '5 min more for Games');
      const today = async () => ((await driver.ask('time/today')) as TodayView).receipt;
      const game = (await today()).lines.find(({ site }) => site === 'game.test');
      await sees(me, `receipt-line-${game?.key}`, 'counts for Games');
      await click(me, `receipt-away-${game?.key}`);
      await until(async () => (await today()).lines.find(({ key }) => key === game?.key)?.isAway, 'the mark');
      await me.close();
    });
  });
}
