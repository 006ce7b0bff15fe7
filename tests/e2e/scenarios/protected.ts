/** Pages of protected (child-abuse) lists: whatever leads there, the calm page shows, nothing opens it, and nobody is told. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ActivityView, HealthView, OptionsView, PopupView } from '../../../src/messaging/views';
import type { Driver, Tab } from '../harness/driver';
import type { Kind } from '../harness/extension';
import { launch, pageUrl, saveSection, shows } from '../harness/open';
import { BESIDE, LISTED, type ListedBy, START, serveListed, subscribe, WORDS } from '../harness/protected-lists';
import { putItem } from '../harness/put-item';
import { startServer, type TestServer } from '../harness/server';
import { stays, until } from '../harness/wait';

const ALL = Object.keys(LISTED) as ListedBy[];
const ANY_WORD = new RegExp(Object.values(WORDS).join('|'));
const hostOf = (by: ListedBy): string => new URL(LISTED[by]).hostname;

export function protectedLists(kind: Kind): void {
  describe(`protected lists in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    let tab: Tab;
    /** Hashes are asked of the worker: only Firefox waits for it before a request goes. */
    const isHeld = (by: ListedBy): boolean => kind === 'firefox' || by === 'domains';

    beforeAll(async () => {
      server = await startServer();
      serveListed(server);
      driver = await launch(kind, { server, installed: 'earlier', keepsPage: true });
      await saveSection(driver, 'log', { detail: 'pages' });
      await subscribe(driver);
    });
    beforeEach(async () => {
      tab = await driver.openTab('about:blank');
      await tab.activate();
      server.forget();
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });
    /** The calm page, and an address bar with nothing of the site. */
    const isCalm = async (): Promise<void> => {
      await shows(driver, tab, 'calm');
      // Chromium may go there twice, by its rule and by the sweep: a look in between is asked again.
      const seen = await until(async () => {
        const drawn = await tab.evaluate(() => ({
          words: document.querySelector('h1')?.textContent ?? '',
          address: location.href,
          title: document.title,
        }));
        return drawn.words !== '' && { ...drawn, shown: await tab.url() };
      }, 'the calm page');
      const address = pageUrl(driver, 'calm');
      expect(seen).toEqual({ words: 'This page was not opened', address, title: 'Hifazat', shown: address });
    };
    const reached = (by: ListedBy): string[] => server.to(hostOf(by)).map(({ path }) => path);

    const ways: Record<string, (by: ListedBy) => Promise<void>> = {
      'a typed address': (by) => tab.startGoto(LISTED[by]),
      'a link': async (by) => {
        await tab.goto(START);
        await tab.click(`#${by}`);
      },
      'a redirect': (by) => tab.startGoto(`${START}go/${by}`),
      'a typed address, the worker dead': async (by) => {
        await driver.killBackground();
        await tab.startGoto(LISTED[by]);
      },
    };
    test.each(Object.keys(ways).flatMap((way) => ALL.map((by) => [by, way] as const)))('%s, by %s', async (by, way) => {
      await ways[way]?.(by);
      await isCalm();
      if (isHeld(by)) expect(reached(by)).toEqual([]);
      await tab.close();
    });

    test('after a hit nothing more reaches a host of the hashed list', async () => {
      await tab.startGoto(LISTED.hashedHost);
      await isCalm();
      server.forget();
      await tab.goto(`${LISTED.hashedHost}/again`);
      await isCalm();
      expect(reached('hashedHost')).toEqual([]);
      await tab.close();
    });

    test('another page of a host of which one path is listed opens', async () => {
      await tab.goto(BESIDE);
      expect(await tab.url()).toBe(BESIDE);
      await tab.close();
    });

    test.each(ALL.filter(isHeld))('in a frame: %s', async (by) => {
      await tab.goto(`${START}frame/${by}`);
      await stays(() => reached(by).length === 0, 'no request for what is framed', 500);
      expect(await tab.url()).toBe(`${START}frame/${by}`);
      await tab.close();
    });

    test.each<[string, () => Promise<void>, () => Promise<void>]>([
      [
        'the parent’s allow list',
        () => saveSection(driver, 'sites', { allow: [...ALL.map(hostOf), ...ALL.map((by) => LISTED[by])] }),
        () => saveSection(driver, 'sites', null),
      ],
      [
        'a grant',
        async () =>
          void (await putItem(
            driver,
            'grants',
            ALL.map((by) => ({ id: by, site: hostOf(by), until: null })),
          )),
        async () => void (await putItem(driver, 'grants', [])),
      ],
      [
        'a pause',
        async () => void (await putItem(driver, 'pause', { until: Date.now() + 600_000 })),
        async () => void (await putItem(driver, 'pause', null)),
      ],
    ])('%s opens none', async (_name, open, close) => {
      await open();
      for (const by of ALL) {
        if ((await tab.url()) !== 'about:blank') await tab.goto('about:blank');
        await tab.startGoto(LISTED[by]);
        await isCalm();
      }
      await close();
      await tab.close();
    });

    test('the stopped page, asked about one, says the calm words, forgets the address and logs nothing', async () => {
      await tab.close();
      tab = await driver.openTab(`${pageUrl(driver, 'blocked')}#${LISTED.hashedHost}`); // Chromium takes no page to this one
      await until(() => tab.evaluate(() => document.querySelector('[data-qa=calm]') !== null), 'the calm words');
      await until(async () => (await tab.url()) === pageUrl(driver, 'blocked'), 'an address bar without the address');
      expect(await tab.evaluate(() => document.documentElement.outerHTML)).not.toMatch(ANY_WORD);
      await tab.close();
    });

    test('the log, the popup and protection health know nothing of all this', async () => {
      await tab.startGoto(LISTED.domains);
      await isCalm();
      expect(((await driver.ask('popup/view')) as PopupView).page).toBeNull();
      const activity = (await driver.ask('activity/view', { day: null })) as ActivityView;
      expect(activity.rows.filter(({ kind: row }) => row === 'blocked')).toEqual([]);
      expect(activity.rows.filter(({ kind: row }) => row === 'visit').length).toBeGreaterThan(0); // it does keep the other pages
      const exported = await driver.ask('activity/export', { format: 'jsonl' });
      const health: HealthView = ((await driver.ask('options/view')) as OptionsView).health;
      expect(JSON.stringify([activity, exported, health])).not.toMatch(ANY_WORD);
      await tab.close();
    });

    test('the red button leads to help and takes nothing along', async () => {
      await tab.startGoto(LISTED.hashedHost);
      await isCalm();
      await tab.click('[data-qa=help]');
      const help = await until(async () => {
        for (const one of await driver.tabs()) if ((await one.url()) === pageUrl(driver, 'me')) return one;
        return null;
      }, 'help');
      await until(
        () => help.evaluate(() => document.querySelector('[data-view]') !== null || document.body.innerText !== ''),
        'help',
      );
      expect(await help.evaluate(() => document.documentElement.outerHTML)).not.toMatch(ANY_WORD);
      await help.close();
      await tab.close();
    });
  });
}
