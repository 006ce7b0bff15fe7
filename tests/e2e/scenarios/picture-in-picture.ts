/** A page that shows itself in picture-in-picture is charged while another one is in front, silent as it is: by every way in and out. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PopupView } from '../../../src/messaging/views';
import { askIn } from '../harness/ask';
import type { Driver, Tab } from '../harness/driver';
import { launch, saveSection } from '../harness/open';
import { startServer, type TestServer } from '../harness/server';
import { timePage } from '../harness/time-pages';
import { until } from '../harness/wait';

/** The test page's own (harness/time-pages.ts), in functions that run there. */
declare const leave: () => void;
declare const isOn: () => boolean;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function pictureInPicture(kind: 'chromium' | 'firefox'): void {
  describe(`picture-in-picture in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    let ours: Tab;
    let other: Tab;
    beforeAll(async () => {
      server = await startServer();
      server.answer(timePage);
      driver = await launch(kind, { server, installed: 'earlier' });
      await saveSection(driver, 'limits', [{ id: 'film', name: 'Films', targets: ['film.test'], minutes: 60, warnAt: [] }]);
      ours = await driver.openTab(driver.extensionUrl('src/pages/options/index.html'), { background: true });
      other = await driver.openTab('http://other.test/room');
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });
    const used = async (): Promise<number> =>
      ((await askIn(ours, 'popup/view', {})) as PopupView).limits.find(({ id }) => id === 'film')?.usedSeconds ?? 0;
    /** Waits until so many seconds more are charged: not sooner than the clock allows. */
    const charges = async (seconds: number): Promise<void> => {
      const [before, from] = [await used(), performance.now()];
      await until(async () => (await used()) - before >= seconds, `${seconds} s charged`, 10_000);
      expect(performance.now() - from).toBeGreaterThan((seconds - 1.1) * 1000);
    };
    /** Waits until nothing is charged for a while. */
    const rests = (): Promise<unknown> =>
      until(
        async () => {
          const before = await used();
          await sleep(2000);
          return (await used()) === before;
        },
        'nothing charged for two seconds',
        5000,
      );
    const open = async (): Promise<Tab> => {
      const tab = await driver.openTab();
      await tab.activate();
      await tab.goto('https://film.test/film');
      await until(() => tab.evaluate(() => 'filmsReady' in window), 'the films');
      return tab;
    };

    test.each([
      ['a film', 'light'],
      ['a film in a closed shadow root', 'dark'],
      ['a film in a frame without an address', 'frame'],
      ['a window of the page', 'window'],
    ])('%s', async (_what, id) => {
      const tab = await open();
      await tab.click(`#${id}`);
      await until(() => tab.evaluate(() => isOn()), 'picture-in-picture');
      await other.activate();
      await charges(4);
      await tab.evaluate(() => leave());
      await rests();
      await tab.close();
    });

    test('goes on over a killed worker, and ends with the page', async () => {
      const tab = await open();
      await tab.click('#light');
      await until(() => tab.evaluate(() => isOn()), 'picture-in-picture');
      await other.activate();
      await charges(3);
      await driver.killBackground();
      await charges(4); // asking for it wakes it
      await tab.evaluate(() => location.assign('https://film.test/room'));
      await until(() => tab.evaluate(() => location.pathname === '/room' && document.readyState === 'complete'), 'the next page');
      await rests();
      await tab.close();
    });
  });
}
