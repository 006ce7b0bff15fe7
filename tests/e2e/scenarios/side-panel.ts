/** A helper's own page in a new tab, with what to copy in the browser's panel beside it; and every way in which that goes. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import type { Driver, Tab } from '../harness/driver';
import type { Kind } from '../harness/extension';
import { helpView, viewOf, walkToReport, writeWords } from '../harness/help-view';
import { launch, pageUrl } from '../harness/open';
import { inPanels, openByHand } from '../harness/panel';
import { buttonPoint, pressRedButton } from '../harness/red-button';
import { startServer, type TestServer } from '../harness/server';
import { until } from '../harness/wait';

/** In functions that run in the browser. */
declare const chrome: Browser;

const HELPER = 'https://complaint.nccia.gov.pk/';
const WORDS = 'planted-words';

interface Seen {
  readonly cards: readonly string[];
  readonly says: string;
  readonly page: readonly string[];
}
/** Runs in the panel. */
function look(): Seen {
  const sheet = document.querySelector<HTMLElement>('[data-qa=panel-view]');
  return {
    cards: [...(sheet?.querySelectorAll<HTMLElement>('[data-qa^=copy-]') ?? [])].map(({ dataset }) => dataset.qa ?? ''),
    says: document.body.innerText,
    page: [location.href, document.title, document.querySelector<HTMLLinkElement>('link[rel=icon]')?.href ?? ''],
  };
}
const isSheet = ({ cards }: Seen): boolean => cards.length > 0;

export function sidePanel(kind: Kind): void {
  describe(`the panel beside a helper's page in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    beforeAll(async () => {
      server = await startServer();
      driver = await launch(kind, { server, installed: 'earlier' });
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });
    const opened: Tab[] = [];
    afterEach(async () => {
      for (const tab of opened.splice(0)) await tab.close().catch(() => undefined); // the test may have closed it
      await until(async () => (await inPanels(driver, look)).length === 0, 'no panel left');
    });

    const helperTab = async (): Promise<Tab> => {
      const helper = await until(async () => {
        for (const tab of await driver.tabs()) if ((await tab.url()).startsWith(HELPER)) return tab;
        return null;
      }, 'the helper’s page');
      opened.push(helper);
      return helper;
    };
    /** From a press to the helper's view, where the page is about to be opened. */
    const walk = async (options: { private?: boolean } = {}): Promise<Tab> => {
      const tab = await driver.openTab('http://chat.test/chat', options);
      opened.push(tab);
      await tab.activate();
      await buttonPoint(tab);
      await pressRedButton(tab);
      const view = await helpView(driver);
      opened.push(view);
      await walkToReport(view);
      await writeWords(view, WORDS);
      for (const [qa, then] of [
        ['report-next', 'ways'],
        ['page-pk-nccia', 'page'],
      ] as const) {
        await view.click(`[data-qa="${qa}"]`);
        await until(async () => (await viewOf(view)) === then, `the view ${then}`);
      }
      return view;
    };
    const openPanel = async (): Promise<{ readonly view: Tab; readonly helper: Tab }> => {
      const view = await walk();
      await view.click('[data-qa=open-page]');
      const helper = await helperTab();
      await until(async () => (await inPanels(driver, look)).some(isSheet), 'the sheet in the panel');
      return { view, helper };
    };
    const isShut = () => until(async () => (await inPanels(driver, look)).length === 0, 'the panel shut', 5000);
    const session = () => driver.inExtensionPage(async () => Object.keys(await chrome.storage.session.get(null)));

    test('has the parts to copy, beside its own tab only, in the page that it always is; nothing of it goes out or stays in memory', async () => {
      expect(await inPanels(driver, look)).toEqual([]); // shut at install, and in other tabs
      const { view, helper } = await openPanel();
      const [seen] = await inPanels(driver, look);
      expect(seen?.cards).toContain('copy-words');
      expect(seen?.cards.at(-1)).toBe('copy-all');
      expect(seen?.says).toContain(WORDS);
      expect(seen?.page).toEqual([pageUrl(driver, 'me'), 'Hifazat', driver.extensionUrl('icons/32.png')]);
      expect(await session()).not.toContain('panel-view');
      expect(await helper.evaluate(() => document.body.innerText)).not.toContain(WORDS);
      expect(JSON.stringify(server.requests)).not.toContain(WORDS);
      expect(await viewOf(view)).toBe('page'); // all is still there, where it was

      // Beside its own tab only, and as it was when the child comes back.
      await view.activate();
      // Chromium puts it away; in Firefox, which can't, the ordinary page stands there.
      const isAway = () =>
        inPanels(driver, () => document.querySelector('[data-qa=panel-view]') === null || document.visibilityState === 'hidden');
      await until(async () => (await isAway())[0] !== false, 'the sheet out of sight');
      if (kind === 'chromium') {
        const elsewhere = await driver.inExtensionPage(async () => {
          const api = Reflect.get(chrome, 'sidePanel') as {
            getOptions: (of: { tabId?: number }) => Promise<{ path?: string; enabled?: boolean }>;
          };
          const tabs = (await chrome.tabs.query({})).flatMap(({ id, url }) =>
            id === undefined || url?.startsWith('https://complaint.') ? [] : [id],
          );
          return [await api.getOptions({}), ...(await Promise.all(tabs.map((tabId) => api.getOptions({ tabId }))))].map(
            ({ path }) => path ?? null,
          );
        });
        expect(elsewhere.length).toBeGreaterThan(2);
        expect(elsewhere.filter((path) => path !== null)).toEqual([]);
      }
      await helper.activate();
      await until(async () => (await isAway())[0] === false, 'the sheet again');
      expect((await inPanels(driver, look))[0]?.says).toContain(WORDS);
    });

    test('goes with its tab', async () => {
      const { helper } = await openPanel();
      await helper.close();
      await isShut();
    });

    test('goes when help is hidden in the page where it was opened', async () => {
      const { view } = await openPanel();
      await view.activate();
      for (let times = 0; times < 3; times++) await view.press('Shift');
      await until(async () => (await viewOf(view)) === '', 'the ordinary page');
      await isShut();
    });

    test.each([['button'], ['Shift']])('hidden in the panel by %s: the page beside it goes, and help everywhere', async (how) => {
      const { view } = await openPanel();
      await inPanels(
        driver,
        (by: string) => {
          // Not in this very turn: the panel goes, and its answer with it.
          setTimeout(() => {
            if (by === 'button') document.querySelector<HTMLElement>('[data-qa=panel-view] [data-qa=hide]')?.click();
            else
              for (const type of Array(3).fill(['keydown', 'keyup']).flat())
                document.body.dispatchEvent(new KeyboardEvent(type, { key: 'Shift', bubbles: true }));
          }, 50);
        },
        how,
      );
      await isShut();
      await until(async () => (await viewOf(view)) === '', 'the ordinary page');
      const isOpen = async () =>
        (await Promise.all((await driver.tabs()).map((tab) => tab.url()))).some((url) => url.startsWith(HELPER));
      await until(async () => !(await isOpen()), 'the end of the helper’s tab');
    });

    if (kind === 'firefox') {
      test('a sidebar that is opened by hand is the ordinary page, and takes nothing that waits for a tab', async () => {
        await openByHand(driver);
        await until(async () => (await inPanels(driver, look))[0]?.says.includes('Hifazat'), 'the ordinary page in the sidebar');
        const view = await walk();
        expect((await inPanels(driver, look)).some(isSheet)).toBe(false);
        await view.click('[data-qa=open-page]');
        const helper = await helperTab();
        await until(async () => (await inPanels(driver, look)).some(isSheet), 'the sheet in the sidebar');
        await helper.close();
      });
      test('in a private window the page opens without it', async () => {
        const view = await walk({ private: true });
        await view.click('[data-qa=open-page]');
        await helperTab();
        await until(() => view.evaluate(() => document.querySelector('[data-qa=after-open]') !== null), 'opened');
        expect([await inPanels(driver, look), await session()]).toEqual([[], expect.not.arrayContaining(['panel-view'])]);
      });
    }
  });
}
