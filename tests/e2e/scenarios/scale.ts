/**
 * A list as large as a family's filter needs: in force before a byte leaves, with the worker dead and after a restart, and in nobody's way
 * when a parent changes a rule. 120,000 hosts here; `npm run bench -- lists` measures the million.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { FIRST_BULK_ID, FIRST_SESSION_ID } from '../../../src/core/rules/dnr-ledger';
import { toRfc3339 } from '../../../src/core/time/local-time';
import type { ListsView } from '../../../src/messaging/list-views';
import { askIn } from '../harness/ask';
import type { Driver, Tab } from '../harness/driver';
import { hosts, listUrl, plain, serveLists } from '../harness/list-server';
import { launch, pageUrl, saveSection, shows } from '../harness/open';
import { startServer, type TestServer } from '../harness/server';
import { putItem, storedMark } from '../harness/stored-mark';
import { until } from '../harness/wait';

/** In functions that run in the browser. */
declare const chrome: Browser;

const HOSTS = 120_000;
const LIST = { id: 'big', kind: 'category', category: 'gambling', url: listUrl(), format: 'domains' } as const;
const listed = (n: number): string => `h${n}.example-list.test`;
const ZONE = 'Asia/Karachi';

/** How many rules of big lists and of the session there are. */
const ruleCounts = (driver: Driver): Promise<{ bulk: number; session: number }> =>
  driver.inExtensionPage(
    async (firstBulk: number, firstSession: number) => {
      const count = (rules: { id: number }[], first: number) => rules.filter(({ id }) => id >= first).length;
      return {
        bulk: count(await chrome.declarativeNetRequest.getDynamicRules(), firstBulk),
        session: count(await chrome.declarativeNetRequest.getSessionRules(), firstSession),
      };
    },
    FIRST_BULK_ID,
    FIRST_SESSION_ID,
  );

export function scale(kind: 'chromium' | 'firefox'): void {
  describe(`a list of ${HOSTS} hosts in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;

    beforeAll(async () => {
      server = await startServer();
      serveLists(server).set('/list.txt', plain(hosts(HOSTS)));
      driver = await launch(kind, { server, installed: 'earlier' });
      await saveSection(driver, 'categories', { gambling: 'block' });
      await saveSection(driver, 'lists', [LIST]);
      await until(async () => (await status()).phase === 'done', 'the list', 60_000);
      await until(written, 'the stored rules', 60_000);
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });

    const status = async () => {
      const { lists } = (await driver.ask('lists/status')) as ListsView;
      if (lists[0] === undefined) throw new Error('no list');
      return lists[0];
    };
    /** The network layer holds all that it shall hold. Firefox' worker holds requests itself, and nothing is written. */
    const written = async (): Promise<boolean> => {
      const mark = await storedMark(driver);
      return kind === 'firefox' || (mark?.bulk.length === 1 && !mark.isWriting);
    };
    const digest = async () => (await storedMark(driver))?.digest ?? null;
    const stops = async (host: string, tab?: Tab): Promise<void> => {
      server.forget();
      const own = tab ?? (await driver.openTab());
      await own.startGoto(`http://${host}/`);
      await shows(driver, own, 'blocked');
      expect(server.to(host)).toEqual([]);
      if (tab === undefined) await own.close();
    };
    const opens = async (host: string): Promise<void> => {
      const tab = await driver.openTab();
      await tab.goto(`http://${host}/`);
      expect(await tab.url()).toBe(`http://${host}/`);
      await tab.close();
    };

    test('listed hosts and what is below them are stopped before a request, others open; with the worker dead, too', async () => {
      expect((await status()).entries).toBe(HOSTS);
      await stops(listed(0));
      await stops(`deep.below.${listed(HOSTS - 1)}`);
      await opens('other.example-list.test');
      await driver.killBackground();
      await stops(listed(77_777));
      await driver.killBackground();
      await opens('h0.example-listed.test');
      const { bulk, session } = await ruleCounts(driver);
      expect(bulk > 0).toBe(kind === 'chromium');
      expect(session > 0).toBe(kind === 'chromium');
    });

    test.each([0.5, 2, 6])('a new rule holds within a second, and after the power fails %s s later', async (seconds) => {
      const host = `own${seconds * 10}.test`;
      const before = await digest();
      const [tab, page] = [await driver.openTab(), await driver.openTab(pageUrl(driver, 'options'))];
      const from = performance.now();
      await askIn(page, 'settings/save', { section: 'sites', value: { block: [host] } });
      const saved = performance.now();
      expect(saved - from).toBeLessThan(1000);
      await stops(host, tab);
      await until(() => performance.now() - saved >= seconds * 1000, 'the moment of the power cut');
      await driver.crash();
      await driver.restart();
      // The first navigation may be faster than the worker, which has only the settings where the rule wasn't stored yet.
      await driver.ask('sites/why', { address: `http://${host}/` });
      await stops(host);
      await stops(listed(9));
      if (kind === 'chromium') await until(async () => (await digest()) !== before && (await written()), 'the stored rule');
    });

    test('what a parent allows opens at once, and closes at once', async () => {
      await saveSection(driver, 'sites', { allow: [listed(5)] });
      await opens(listed(5));
      await stops(listed(6));
      await saveSection(driver, 'sites', {});
      await stops(listed(5));
    });

    test('a pause opens all of it, and its end closes it', async () => {
      await putItem(driver, 'pause', { until: Date.now() + 3_600_000 });
      await saveSection(driver, 'sites', { block: ['any.test'] }); // makes the worker look
      await opens(listed(7));
      await putItem(driver, 'pause', null);
      await saveSection(driver, 'sites', {});
      await stops(listed(7));
    });

    test('the first navigation that is made after a restart is held', async () => {
      await driver.restart();
      await stops(listed(11), await driver.firstTab());
    });

    test('a time edge closes and opens it', async () => {
      const clock = (at: number) => toRfc3339(at, ZONE).slice(11, 16);
      await saveSection(driver, 'categories', { gambling: 'allow' });
      await opens(listed(12));
      const tab = await driver.openTab(`http://${listed(13)}/`);
      const edge = Math.ceil((Date.now() + 3_000) / 60_000) * 60_000;
      const night = { id: 'night', name: 'Night', targets: ['category:gambling'] };
      await saveSection(driver, 'schedules', [{ ...night, from: clock(edge), to: clock(edge + 3_600_000) }]);
      expect(await tab.url()).toBe(`http://${listed(13)}/`);
      await until(async () => !(await tab.url()).startsWith('http'), 'the open tab, sent away', 75_000);
      expect(Date.now() - edge).toBeLessThan(2000);
      await stops(listed(14));
      await saveSection(driver, 'schedules', []);
      await opens(listed(15));
      await saveSection(driver, 'categories', { gambling: 'block' });
      await stops(listed(15));
    });

    test('without the subscription its rules go', async () => {
      await saveSection(driver, 'lists', []);
      await until(async () => (await ruleCounts(driver)).bulk === 0, 'no rules of it');
      await saveSection(driver, 'sites', { block: ['any.test'] });
      expect(await ruleCounts(driver)).toEqual({ bulk: 0, session: 0 });
      await opens(listed(0));
    });
  });
}
