/** A parent sets rules on the real options page, by keys and clicks; each holds at once, in every way to a page, and says why. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toRfc3339 } from '../../../src/core/time/local-time';
import type { Driver, Tab } from '../harness/driver';
import { launch, shows } from '../harness/open';
import { startServer, type TestServer } from '../harness/server';
import { stays, until } from '../harness/wait';
import { ParentPage } from './parent-page';

const ZONE = 'Asia/Karachi';

/** Hours across midnight that are in force now in the family's zone: they began about an hour ago. */
function hoursNow(): { from: string; to: string } {
  const now = toRfc3339(Date.now(), ZONE);
  const minutes = Number(now.slice(11, 13)) * 60 + Number(now.slice(14, 16));
  const text = (value: number) => `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`;
  const from = (minutes + 1380) % 1440;
  // Before one in the morning they began yesterday and end in an hour; else they end shortly before they begin.
  const to = minutes < 60 ? minutes + 60 : Math.max(0, from - 30);
  return { from: text(from), to: text(to) };
}

/** What a stopped page says, once it says all of these words. */
const says = (tab: Tab, ...words: string[]): Promise<unknown> =>
  until(
    () => tab.evaluate((wanted: string[]) => wanted.every((part) => document.body.textContent.includes(part)), words),
    `a page that says ${words.join(' / ')}`,
  );

export function parent(kind: 'chromium' | 'firefox'): void {
  describe(`a parent in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    let page: ParentPage;

    beforeAll(async () => {
      server = await startServer();
      driver = await launch(kind, { server, installed: 'earlier', keepsPage: true });
      page = await ParentPage.open(driver);
    });
    beforeEach(() => server.forget());
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });
    const reached = (host: string): number => server.to(host).length + server.tunnels.filter((name) => name === host).length;

    test('blocks a site: open tabs in two windows at once, back, forward, and every new way in', async () => {
      const here = await driver.openTab('https://example.com/here');
      const there = await driver.openTab('https://example.com/there', { window: true });
      const wentOn = await driver.openTab('https://example.com/before');
      await wentOn.goto('http://plain.test/after');
      const wentBack = await driver.openTab('http://plain.test/first');
      await wentBack.goto('https://example.com/then');
      await wentBack.back();
      await until(async () => (await wentBack.url()) === 'http://plain.test/first', 'the first page again');

      await page.go('sites');
      await page.addSite('sites-block', 'Example.com', 'example.com');
      await page.saved();
      server.forget();
      for (const tab of [here, there]) await shows(driver, tab, 'blocked');
      await says(there, 'example.com is closed here', 'It is on the list of sites that stay closed.', 'The rule: example.com');
      await says(there, 'Your parents set this rule.', 'It does not open again by itself.');
      await wentOn.back();
      await shows(driver, wentOn, 'blocked');
      await wentBack.forward();
      await shows(driver, wentBack, 'blocked');

      await here.goto('https://example.com/typed');
      await shows(driver, here, 'blocked');
      await here.reload();
      await shows(driver, here, 'blocked');
      const fresh = await driver.openTab('http://example.com/new');
      await shows(driver, fresh, 'blocked');
      await fresh.goto('http://plain.test/');
      await fresh.evaluate(() => {
        const link = document.body.appendChild(document.createElement('a'));
        link.href = 'https://www.example.com/by-link';
        link.textContent = 'a link';
        link.id = 'go';
      });
      await fresh.click('#go');
      await shows(driver, fresh, 'blocked');
      expect(server.to('example.com')).toEqual([]);
      expect(server.to('www.example.com')).toEqual([]);
      for (const tab of [here, wentOn, wentBack, fresh]) await tab.close();
    });

    test('frames, objects and WebSockets of a blocked site reach no server, their neighbours do', async () => {
      const frames = ['http://example.com/frame', 'http://open.test/frame'].join(' ');
      const tab = await driver.openTab(`http://plain.test/frame-of?${encodeURIComponent(frames)}`);
      await until(() => reached('open.test') > 0, 'the neighbour’s frame');
      await tab.evaluate(() => {
        for (const host of ['example.com', 'socket.test']) new WebSocket(`ws://${host}/socket`);
      });
      await until(() => reached('socket.test') > 0, 'the neighbour’s socket');
      await tab.evaluate(() => {
        const [object, embed, neighbour] = [
          document.createElement('object'),
          document.createElement('embed'),
          document.createElement('object'),
        ];
        object.data = 'http://example.com/object';
        embed.src = 'http://example.com/embed';
        neighbour.data = 'http://object.test/object';
        document.body.append(object, embed, neighbour);
      });
      await until(() => reached('object.test') > 0, 'the neighbour’s object');
      await stays(() => reached('example.com') === 0, 'no request to the blocked site', 500);
      expect(await tab.url()).toContain('plain.test'); // a page is not stopped for its frames
      await tab.close();
    });

    test('blocks a part of a site: pushState into it too, and the rest stays open', async () => {
      await page.addSite('sites-block', 'https://www.youtube.com/shorts?si=tracking', 'youtube.com/shorts');
      const tab = await driver.openTab('https://youtube.com/watch');
      await tab.evaluate(() => (window as unknown as { spa: (to: string) => void }).spa('/shorts/1'));
      await shows(driver, tab, 'blocked');
      await says(tab, 'youtube.com is closed here', 'The rule: youtube.com/shorts');
      server.forget();
      await tab.goto('https://www.youtube.com/shorts/2');
      await shows(driver, tab, 'blocked');
      expect(server.requests.filter(({ path }) => path.startsWith('/shorts'))).toEqual([]);
      await tab.goto('https://youtube.com/watch');
      await stays(async () => (await tab.url()) === 'https://youtube.com/watch', 'the rest of the site', 500);
      await tab.close();
    });

    test('allows a site: where all others are closed, it opens', async () => {
      await page.go('sites');
      await page.addSite('sites-allow', 'khanacademy.org');
      await page.clickOn('[data-qa=sites-default] input[value=block]');
      await until(async () => (await page.view()).effective.sites?.default === 'block', 'the default');
      const tab = await driver.openTab('https://www.khanacademy.org/math');
      expect(await tab.url()).toBe('https://www.khanacademy.org/math');
      await tab.goto('http://plain.test/');
      await shows(driver, tab, 'blocked');
      await says(tab, 'Only the sites on your family', 'Your parents set this rule.');
      await page.clickOn('[data-qa=sites-default] input[value=allow]');
      await says(tab, 'This page is open now');
      await tab.close();
    });

    test('after a restart the first navigation made is held', async () => {
      await page.tab.close();
      await driver.restart();
      server.forget();
      const tab = await driver.firstTab();
      await tab.goto('https://example.com/first');
      await shows(driver, tab, 'blocked');
      expect(server.to('example.com')).toEqual([]);
      page = await ParentPage.open(driver);
    });

    test('sets "Games: 60 minutes a day" for two sites; without minutes they are closed at once, removed they are open', async () => {
      await page.go('limits');
      await page.click('limit-add');
      await page.fill('limit-name', 'Games');
      await page.addSite('limit-targets', 'game.test');
      await page.fill('limit-targets-box', 'play.test'); // what stands in the box counts as added
      await page.fill('limit-minutes', '60');
      await page.click('limit-save');
      await page.sees('limit-card-games');
      expect(await page.words('[data-qa=limit-card-games]')).toMatch(/game\.test and play\.test[\s\S]*1 h a day/);
      expect((await page.view()).document.limits).toEqual([
        { id: 'games', name: 'Games', targets: ['game.test', 'play.test'], minutes: 60 },
      ]);
      const tabs = [await driver.openTab('http://game.test/'), await driver.openTab('http://play.test/', { window: true })];
      await page.go('limits');
      await page.click('limit-games-edit');
      await page.fill('limit-minutes', '0');
      await page.click('limit-save');
      for (const tab of tabs) {
        await shows(driver, tab, 'blocked');
        await says(
          tab,
          'Time for a break',
          'time for Games is used up',
          'It does not open again by itself.',
          'Your parents set this rule.',
        );
      }
      await page.go('limits');
      await page.click('limit-games-remove');
      await page.click('limit-games-remove-yes');
      for (const tab of tabs) {
        await says(tab, 'This page is open now');
        await tab.close();
      }
    });

    test('sets a bedtime across midnight that is in force now: everything closes, also after a restart; removed, all opens', async () => {
      const open = await driver.openTab('https://www.khanacademy.org/late');
      const { from, to } = hoursNow();
      await page.go('bedtime');
      await page.click('schedule-add');
      await page.fill('schedule-name', 'Bedtime');
      await page.fillTime('schedule-from', from);
      await page.fillTime('schedule-to', to);
      await page.click('schedule-save');
      await page.sees('schedule-card-bedtime');
      expect((await page.view()).document.schedules).toMatchObject([
        { id: 'bedtime', name: 'Bedtime', from, to, targets: ['*'] },
      ]);
      await shows(driver, open, 'blocked');
      await says(open, 'These are the hours of Bedtime.', 'It opens again: ', 'Your parents set this rule.');
      server.forget();
      const late = await driver.openTab('http://late.test/');
      await shows(driver, late, 'blocked');
      expect(await page.words('[data-qa=schedule-card-bedtime]')).toContain('In force now, until');

      await driver.restart();
      const first = await driver.firstTab();
      await first.goto('http://late.test/first');
      await shows(driver, first, 'blocked');
      expect(server.to('late.test')).toEqual([]);
      page = await ParentPage.open(driver);
      await page.go('bedtime');
      await page.click('schedule-bedtime-remove');
      await page.click('schedule-bedtime-remove-yes');
      await says(first, 'This page is open now');
      await first.click('[data-qa=blocked-go]');
      await until(async () => (await first.url()) === 'http://late.test/first', 'the page itself');
    });

    test('takes a rule back: the stopped page says that it is open, and goes there', async () => {
      const tab = await driver.openTab('https://example.com/back');
      await shows(driver, tab, 'blocked');
      await page.go('sites');
      await page.removeSite('sites-block', 'example.com');
      await says(tab, 'This page is open now', 'example.com is not closed any more.');
      await tab.click('[data-qa=blocked-go]');
      await until(async () => (await tab.url()) === 'https://example.com/back', 'the page itself');
      await tab.close();
    });

    test('in Urdu: the same box, and a stopped page in Urdu', async () => {
      await page.click('language-ur');
      await until(() => page.tab.evaluate(() => document.documentElement.dir === 'rtl'), 'the page in Urdu');
      await driver.ask('ui/set-language', { audience: 'child', language: 'ur' });
      const tab = await driver.openTab('http://urdu.test/');
      await page.go('sites');
      await page.addSite('sites-block', 'urdu.test');
      await shows(driver, tab, 'blocked');
      await says(tab, 'urdu.test');
      const { dir, words } = await tab.evaluate(() => ({ dir: document.documentElement.dir, words: document.body.textContent }));
      expect({ dir, isUrdu: /[\u0600-\u06FF]{3}/.test(words), english: words.match(/closed|rule|parents/) }).toEqual({
        dir: 'rtl',
        isUrdu: true,
        english: null,
      });
      await page.removeSite('sites-block', 'urdu.test');
      await until(() => tab.evaluate(() => document.querySelector('[data-qa=blocked-open]') !== null), 'the offer to open it');
    });
  });
}
