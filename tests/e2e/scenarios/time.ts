/** Time in a real browser: a limit ends with the tab open, the record says what was charged, and a killed worker changes neither. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActivityView, BlockedView, PopupView } from '../../../src/messaging/views';
import type { Driver } from '../harness/driver';
import { heading, launch, saveSection, shows } from '../harness/open';
import { startServer, type TestServer } from '../harness/server';
import { until } from '../harness/wait';

const LIMIT_SECONDS = 6;

export function time(kind: 'chromium' | 'firefox'): void {
  describe(`a time limit in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    beforeAll(async () => {
      server = await startServer();
      driver = await launch(kind, { server });
      await saveSection(driver, 'limits', [
        { id: 'games', name: 'Games', targets: ['game.test', 'play.test'], minutes: LIMIT_SECONDS / 60 },
        { id: 'films', name: 'Films', targets: ['film.test'], minutes: 0.2 },
      ]);
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });
    const used = async (id: string): Promise<number> => {
      const { limits } = (await driver.ask('popup/view')) as PopupView;
      return limits.find((limit) => limit.id === id)?.usedSeconds ?? 0;
    };

    test('ends with the tab open: the tab goes to the time-up page, and the clock was right', async () => {
      const tab = await driver.openTab();
      await tab.activate();
      await tab.goto('http://game.test/');
      const from = performance.now();
      await shows(driver, tab, 'blocked', 30_000);
      const seconds = (performance.now() - from) / 1000;
      expect(seconds).toBeGreaterThan(LIMIT_SECONDS - 2);
      expect(seconds).toBeLessThan(LIMIT_SECONDS + 2);
      expect(await heading(tab)).toMatch(/time/i);
    });

    test('then both its sites are closed in the network, and the page says when they open', async () => {
      server.forget();
      const before = server.to('play.test').length;
      const tab = await driver.openTab();
      await tab.goto('http://play.test/');
      await shows(driver, tab, 'blocked');
      expect(server.to('play.test').length).toBe(before);
      const view = (await driver.ask('blocked/view', { address: 'http://play.test/' })) as BlockedView;
      expect(view.stopped).toMatchObject({
        reason: 'limit',
        rule: 'games',
        ruleName: 'Games',
        by: 'parent',
        limit: { leftSeconds: 0 },
      });
      expect(view.stopped?.opens).toMatch(/T04:00:00\+05:00$/);
      await tab.close();
    });

    test('a worker that is killed on the way costs nothing', async () => {
      const tab = await driver.openTab();
      await tab.activate();
      await tab.goto('http://film.test/');
      const from = performance.now();
      await until(async () => (await driver.backgroundRuns()) && performance.now() - from > 2000, 'two seconds of film');
      await driver.killBackground();
      await driver.inExtensionPage(async () => undefined); // any event wakes it
      await tab.activate();
      await shows(driver, tab, 'blocked', 60_000);
      const seconds = (performance.now() - from) / 1000;
      expect(seconds).toBeGreaterThan(10);
      expect(await used('films')).toBe(12);
    });

    test('the log of the day has the visits with their seconds, the end, and nothing else', async () => {
      const view = (await driver.ask('activity/view', { day: null })) as ActivityView;
      const rows = view.rows.map(({ kind: what, site, rule }) => `${what} ${site ?? '-'} ${rule ?? '-'}`);
      expect(rows).toContain('visit game.test -');
      expect(rows).toContain('blocked play.test games');
      expect(rows).toContain('limit - games');
      const game = view.sites.find(({ site }) => site === 'game.test');
      expect(game?.seconds).toBeGreaterThan(LIMIT_SECONDS - 0.5);
      expect(game?.seconds).toBeLessThan(LIMIT_SECONDS + 1.5);
      expect(view.rows.every(({ address, title }) => address === null && title === null)).toBe(true);
    });
  });
}
