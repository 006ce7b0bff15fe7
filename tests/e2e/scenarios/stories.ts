/** How near help is: counted in real clicks on what a child sees, the press among them, with everything that is asked of the network recorded. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Driver, Tab } from '../harness/driver';
import { helpView, textOf, viewOf } from '../harness/help-view';
import { launch } from '../harness/open';
import { buttonPoint, pressRedButton } from '../harness/red-button';
import { startServer, type TestServer } from '../harness/server';
import { until } from '../harness/wait';

const PAGE = 'http://plain.test/page';
/** Chromium asks whether anybody is signed in, at any time. */
const BROWSERS_OWN = /^accounts\.google\.com\/ListAccounts/;

export function stories(kind: 'chromium' | 'firefox'): void {
  describe(`how near help is in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    let view: Tab;
    let taps: number;
    beforeAll(async () => {
      server = await startServer();
      driver = await launch(kind, { server, installed: 'earlier' });
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });
    beforeEach(async () => {
      const page = await driver.openTab(PAGE);
      await page.activate();
      await buttonPoint(page);
      server.forget();
      await pressRedButton(page);
      taps = 1;
      view = await helpView(driver);
      await view.activate();
      return async () => {
        await view.close();
        await page.close();
      };
    });
    /** One real click, and the view that it leads to. */
    const tap = async (qa: string): Promise<string> => {
      const from = await viewOf(view);
      await view.click(`[data-qa="${qa}"]`);
      taps += 1;
      return until(async () => {
        const now = await viewOf(view);
        return now !== from && now;
      }, `another view after ${qa}`);
    };
    const asked = (): string[] =>
      server.requests.map(({ host, path }) => host + path).filter((address) => !BROWSERS_OWN.test(address));

    test('a person’s number: at most 4 taps; nothing is asked of the network', async () => {
      await tap('danger-no');
      await tap('tile-bullying');
      expect(await tap('do-talk')).toBe('talk');
      expect(taps).toBeLessThanOrEqual(4);
      const numbers = await view.evaluate(() => [...document.querySelectorAll('.Phone-number')].map((one) => one.textContent));
      expect(numbers.length).toBeGreaterThan(0);
      for (const number of numbers) expect(number).toMatch(/^[+\d][\d -]+$/);
      expect(asked()).toEqual([]);
    });

    test('a pre-filled report: at most 2 taps; nothing is asked of the network', async () => {
      expect(await tap('always-report')).toBe('report');
      expect(taps).toBeLessThanOrEqual(2);
      expect(await textOf(view)).toContain('plain.test/page');
      expect(asked()).toEqual([]);
    });

    test('the emergency number and the national helpline: one tap, the press itself', async () => {
      const text = await textOf(view);
      for (const number of ['15', '1121']) expect(text).toContain(number);
      expect(asked()).toEqual([]);
    });
  });
}
