/** Subscribed lists: fetched plainly, stored whole or not at all, the old one kept when the new one is none, finished after a kill. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { ListStatus, ListsView } from '../../../src/messaging/list-views';
import type { HealthView, OptionsView } from '../../../src/messaging/views';
import { askIn } from '../harness/ask';
import type { Driver, Tab } from '../harness/driver';
import {
  cut,
  halting,
  hosts,
  LIST_HOST,
  type ListAnswer,
  listUrl,
  plain,
  serveLists,
  tagged,
  trickling,
} from '../harness/list-server';
import { launch, pageUrl, saveSection } from '../harness/open';
import { startServer, type TestServer } from '../harness/server';
import { until } from '../harness/wait';

/** In functions that run in the browser. */
declare const chrome: Browser;

const CATEGORY_LIST = { id: 'my-list', kind: 'category', category: 'adult', url: listUrl(), format: 'domains' } as const;
const PROTECTED_LIST = { id: 'secret-name', kind: 'protected', url: listUrl('protected.txt'), format: 'domains' } as const;

/** What the profile holds of lists: chunks as "id generation n hosts", and blobs by size. */
const stored = (driver: Driver): Promise<{ chunks: string[]; blobs: Record<string, number> }> =>
  driver.inExtensionPage(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('hifazat');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const transaction = database.transaction(['listHosts', 'blobs']);
          const chunks = transaction.objectStore('listHosts').getAll();
          const blobs = transaction.objectStore('blobs').getAll();
          transaction.oncomplete = () => {
            database.close();
            resolve({
              chunks: chunks.result.map(({ id, generation, n, hosts }) => `${id} ${generation} ${n} ${hosts.split('\n').length}`),
              // `pool` is there in every install, whatever lists there are.
              blobs: Object.fromEntries(
                blobs.result.filter(({ key }) => key !== 'pool').map(({ key, bytes }) => [key, bytes.byteLength]),
              ),
            });
          };
        };
      }),
  );

export function lists(kind: 'chromium' | 'firefox'): void {
  describe(`subscribed lists in ${kind}`, () => {
    let server: TestServer;
    let answers: Map<string, ListAnswer>;
    let driver: Driver;
    let tab: Tab;

    beforeEach(async () => {
      server = await startServer();
      answers = serveLists(server);
      driver = await launch(kind, { server, installed: 'earlier' });
      tab = await driver.openTab(pageUrl(driver, 'options'));
    });
    afterEach(async () => {
      await driver.close();
      await server.stop();
    });

    const view = async (): Promise<ListsView> => (await askIn(tab, 'lists/status')) as ListsView;
    const status = async (key = 'my-list'): Promise<ListStatus> => {
      const found = (await view()).lists.find((list) => list.key === key);
      if (found === undefined) throw new Error(`no status of ${key}`);
      return found;
    };
    const reaches = (phase: ListStatus['phase'], key?: string, ms = 30_000) =>
      until(
        async () => {
          const now = await status(key);
          if (now.phase !== phase) throw new Error(JSON.stringify(now));
          return now;
        },
        `the list to be ${phase}`,
        ms,
      );
    const subscribe = (wanted: readonly object[] = [CATEGORY_LIST]) => saveSection(driver, 'lists', wanted);
    const refresh = (key = 'my-list') => askIn(tab, 'lists/refresh', { key });
    const health = async (): Promise<HealthView['findings']> =>
      ((await askIn(tab, 'options/view')) as OptionsView).health.findings.filter(({ id }) => id.includes('list-'));

    test('one that is subscribed is fetched at once and plainly, and asked for again by its tag', async () => {
      answers.set('/set-cookie', plain('', { 'set-cookie': 'marker=1; Path=/' }));
      answers.set('/list.txt', tagged(hosts(300), '"v1"'));
      await (await driver.openTab(listUrl('set-cookie'))).close();
      await subscribe();
      const first = await reaches('done');
      expect(first).toMatchObject({ entries: 300, bad: 0, error: null, url: listUrl() });
      const [request] = server.to(LIST_HOST).filter(({ path }) => path === '/list.txt');
      expect(request?.headers).toMatchObject({ host: LIST_HOST });
      for (const name of ['cookie', 'referer', 'origin', 'if-none-match', 'authorization'])
        expect({ name, value: request?.headers[name] }).toEqual({ name, value: undefined });
      const { chunks, blobs } = await stored(driver);
      expect(chunks).toEqual(['my-list 1 0 300']);
      expect(blobs.table).toBeGreaterThan(262_144);

      await refresh();
      await until(async () => (await view()).requests.last[0]?.outcome === 'unchanged', 'the answer "not modified"');
      expect(server.to(LIST_HOST).at(-1)?.headers['if-none-match']).toBe('"v1"');
      const { requests } = await view();
      expect(requests.count).toBe(2);
      expect(requests.last.map(({ host, outcome }) => `${host} ${outcome}`)).toEqual([
        'lists.test unchanged',
        'lists.test complete',
      ]);
      const second = await status();
      expect(second).toMatchObject({ phase: 'done', entries: 300, fetchedAt: first.fetchedAt });
      expect(second.checkedAt).toBeGreaterThan(first.checkedAt ?? 0);
      // The next time is 24 hours later, and the browser will wake us for it.
      const alarm = await driver.inExtensionPage(async () => (await chrome.alarms.get('lists'))?.scheduledTime ?? null);
      expect(Math.abs((alarm ?? 0) - ((second.checkedAt ?? 0) + 24 * 3_600_000))).toBeLessThan(1000);

      // Our own requests are no visits: what is blocked for the child can still be asked for its list.
      await saveSection(driver, 'sites', { default: 'block', block: [LIST_HOST] });
      await refresh();
      await until(async () => (await view()).requests.count === 3, 'the third request');
      await until(async () => (await view()).requests.last[0]?.outcome === 'unchanged', 'its answer');

      await subscribe([]);
      await until(async () => (await view()).lists.length === 0, 'no list');
      await until(async () => JSON.stringify(await stored(driver)) === '{"chunks":[],"blobs":{}}', 'nothing stored');
    });

    test('an answer that is no list keeps the old one, and protection health says which list and why', async () => {
      answers.set('/list.txt', plain(hosts(300)));
      await subscribe();
      await reaches('done');
      const before = await stored(driver);
      const bad: readonly [string, string, ListAnswer][] = [
        ['html', 'list-unusable', plain('<!doctype html><title>Log in</title>', { 'content-type': 'text/html' })],
        ['html', 'list-unusable', plain('\n <html><body>moved</body></html>')],
        ['empty', 'list-unusable', plain('')],
        ['empty', 'list-unusable', plain('# nothing yet\n')],
        ['mostly-bad', 'list-unusable', plain('this is\nno list\nat all\nfour.example\n')],
        ['binary', 'list-unusable', plain('PK\u0003\u0004\u0000\u0000\n')],
        ['truncated', 'list-unusable', cut(hosts(20_000))],
        [
          'too-big',
          'list-unusable',
          (response) => response.writeHead(200, { 'content-length': '999999999' }).write('a.example\n'),
        ],
        ['status', 'list-unreachable', plain('gone', {}, 404)],
        ['network', 'list-unreachable', (response) => response.destroy()],
      ];
      for (const [error, finding, answer] of bad) {
        answers.set('/list.txt', answer);
        const { count } = (await view()).requests;
        await refresh();
        await until(async () => {
          const { requests } = await view();
          return requests.count === count + 1 && requests.last[0]?.outcome === error;
        }, `the answer that is ${error}`);
        await reaches('failed');
        const says = [{ id: finding, severity: finding === 'list-unusable' ? 'degraded' : 'info', detail: `my-list: ${error}` }];
        await until(async () => JSON.stringify(await health()) === JSON.stringify(says), `the finding for ${error}`);
        expect(await status()).toMatchObject({ error, phase: 'failed', entries: 300 });
        expect({ error, ...(await stored(driver)) }).toEqual({ error, ...before });
      }
      const { nextTryAt } = await status();
      expect(nextTryAt).toBeGreaterThan(Date.now() + 60_000);

      // A secure address that leads to an insecure one is none, and the list of the old address holds.
      answers.set('/list.txt', (response, request) => {
        if (request.scheme === 'https') response.writeHead(302, { location: listUrl() }).end();
        else plain(hosts(400))(response, request);
      });
      await subscribe([{ ...CATEGORY_LIST, url: listUrl().replace('http:', 'https:') }]);
      await until(async () => (await status()).error === 'insecure', 'the error');
      expect((await status()).entries).toBe(300);

      await subscribe();
      await until(async () => (await status()).entries === 400, 'the list of the new address'); // the old one counts as done until then
      await reaches('done');
      await until(async () => (await health()).length === 0, 'no finding');
      expect((await stored(driver)).chunks).toHaveLength(1);
    });

    test('a list that could not be had is tried again after a minute', async () => {
      answers.set('/list.txt', plain('busy', {}, 503));
      await subscribe();
      const { nextTryAt } = await reaches('failed');
      const inSeconds = ((nextTryAt ?? 0) - Date.now()) / 1000;
      expect(inSeconds).toBeGreaterThan(45);
      expect(inSeconds).toBeLessThanOrEqual(60);
      expect((await health())[0]).toMatchObject({ id: 'list-unreachable', severity: 'degraded' });
      answers.set('/list.txt', plain(hosts(5)));
      await driver.killBackground();
      await until(() => server.to(LIST_HOST).length === 2, 'the second try, by the alarm', 100_000);
      expect((await reaches('done')).entries).toBe(5);
    });

    test('a moving bar, and cancelled in the middle: the old one stays', async () => {
      answers.set('/list.txt', plain(hosts(10)));
      await subscribe();
      await reaches('done');
      answers.set('/list.txt', trickling(hosts(50_000), 200, 50));
      await refresh();
      const early = await until(async () => {
        const now = await status();
        return now.phase === 'reading' && now.received > 0 && now.reading > 0 && now;
      }, 'the first part');
      expect(early).toMatchObject({ entries: 10, total: hosts(50_000).length });
      await until(async () => (await status()).received > early.received, 'more of it');
      await askIn(tab, 'lists/cancel', { key: 'my-list' });
      await until(async () => (await status()).error === 'cancelled', 'the end of it');
      expect(await status()).toMatchObject({ phase: 'failed', entries: 10 });
      expect((await stored(driver)).chunks).toEqual(['my-list 1 0 10']);
      expect(await health()).toEqual([]);
    });

    test('the worker killed in the middle: finished later, nothing half-applied', async () => {
      answers.set('/list.txt', plain(hosts(10)));
      await subscribe();
      await reaches('done');
      const half = halting(hosts(200_000, 'new'));
      answers.set('/list.txt', half.answer);
      await refresh();
      // One chunk of 65,536 hosts is written, the rest isn't there yet.
      await until(async () => (await stored(driver)).chunks.length === 2, 'the first chunk');
      await driver.killBackground();
      answers.set('/list.txt', plain(hosts(200_000, 'new')));
      expect((await status()).entries).toBe(10);
      expect((await reaches('done')).entries).toBe(200_000);
      const { chunks } = await stored(driver);
      expect(chunks.map((chunk) => Number(chunk.split(' ')[3])).reduce((sum, count) => sum + count)).toBe(200_000);
      expect(new Set(chunks.map((chunk) => chunk.split(' ')[1])).size).toBe(1);
      half.release();
    });

    test('a protected list is named nowhere', async () => {
      answers.set('/protected.txt', plain(hosts(7)));
      await subscribe([PROTECTED_LIST]);
      expect(await reaches('done', 'protected:1')).toMatchObject({ url: null, category: null, entries: 7 });
      answers.set('/protected.txt', plain('<html>'));
      await refresh('protected:1');
      await until(async () => (await health()).length > 0, 'a finding');
      expect(await health()).toEqual([{ id: 'protected-list-failed', severity: 'degraded', detail: null }]);
      const said = JSON.stringify([await view(), await health()]);
      expect(said).not.toMatch(/secret-name|lists\.test|protected\.txt/);
    });

    test('100,000 hosts: within seconds, and pages are answered meanwhile', async () => {
      answers.set('/list.txt', plain(hosts(100_000)));
      const from = performance.now();
      await subscribe();
      let slowest = 0;
      await until(
        async () => {
          const asked = performance.now();
          const { phase } = await status();
          slowest = Math.max(slowest, performance.now() - asked);
          return phase === 'done';
        },
        '100,000 hosts',
        30_000,
      );
      const took = performance.now() - from;
      console.log(`${kind}: 100,000 hosts in ${Math.round(took)} ms, slowest answer ${Math.round(slowest)} ms`);
      expect((await status()).entries).toBe(100_000);
      expect(took).toBeLessThan(10_000);
      expect(slowest).toBeLessThan(1000);
      await until(async () => ((await stored(driver)).blobs.table ?? 0) > 700_000, 'the look-up table');
    });
  });
}
