/** Measured scenarios of tabs, windows and addresses. */
import type { Browser } from 'webextension-polyfill';
import type { Stage } from '../tests/e2e/harness/stage';
import { until } from '../tests/e2e/harness/wait';
import { LIMITS, ONE, passes, type Scenario, TWO } from './measure-time-play';

/** In functions that run in the browser. */
declare const chrome: Browser;

const NONE = 'about:blank';

/** Begins with the site `one.test` in front. */
async function atOne(stage: Stage, url = ONE) {
  const tab = await stage.driver.openTab(NONE);
  await stage.front(tab);
  stage.truth.starts('one', await stage.goes(tab, url));
  return tab;
}

export const WINDOW_SCENARIOS: readonly Scenario[] = [
  {
    name: 'one site in front',
    async play(stage, seconds) {
      await atOne(stage);
      await passes(seconds);
      return stage.result();
    },
  },
  {
    name: 'several tabs of one site, switched; another site between',
    async play(stage, seconds) {
      const second = await stage.driver.openTab('http://www.one.test/second', { background: true });
      const third = await stage.driver.openTab(NONE);
      await stage.front(third);
      const first = await atOne(stage);
      for (const tab of [second, first, second]) {
        await passes(seconds / 6);
        await stage.front(tab);
      }
      await passes(seconds / 6);
      stage.truth.ends(await stage.front(third));
      stage.truth.starts('two', await stage.goes(third, TWO));
      await passes(seconds / 6);
      const back = await stage.front(first);
      stage.truth.ends(back);
      stage.truth.starts('one', back);
      await passes(seconds / 6);
      return stage.result();
    },
  },
  {
    name: 'two windows, the focus goes from one to the other',
    async play(stage, seconds) {
      const first = await atOne(stage);
      await passes(seconds / 4);
      const second = await stage.driver.openTab(NONE, { window: true });
      stage.truth.ends(await stage.front(second));
      stage.truth.starts('two', await stage.goes(second, TWO));
      for (const [tab, limit] of [
        [first, 'one'],
        [second, 'two'],
      ] as const) {
        await passes(seconds / 4);
        const at = await stage.front(tab);
        stage.truth.ends(at);
        stage.truth.starts(limit, at);
      }
      await passes(seconds / 4);
      return stage.result();
    },
  },
  {
    name: 'another programme in front, and back',
    kinds: ['chromium'],
    async play(stage, seconds) {
      const tab = await atOne(stage);
      for (let turn = 0; turn < 2; turn++) {
        await passes(seconds / 4);
        stage.truth.ends(stage.person.turnsAway());
        await passes(seconds / 4);
        stage.truth.starts('one', await stage.front(tab));
      }
      return stage.result();
    },
  },
  {
    name: 'full screen',
    async play(stage, seconds) {
      const tab = await atOne(stage);
      await passes(seconds / 4);
      await tab.clickAt(200, 200);
      await tab.evaluate(() => document.documentElement.requestFullscreen());
      await until(() => tab.evaluate(() => document.fullscreenElement !== null), 'full screen');
      await passes(seconds / 2);
      await tab.evaluate(() => document.exitFullscreen());
      await passes(seconds / 4);
      return stage.result();
    },
  },
  {
    name: 'pushState into the part of a site that is limited, and out',
    settings: () => ({ limits: [{ id: 'part', name: 'Part', targets: ['one.test/game'], minutes: 600 }] }),
    async play(stage, seconds) {
      const tab = await stage.driver.openTab(`${ONE}home`);
      const pushes = async (path: string): Promise<number> => {
        const at = await tab.evaluate((to: string) => {
          history.pushState({}, '', to);
          return performance.timeOrigin + performance.now();
        }, path);
        return at - performance.timeOrigin;
      };
      await stage.front(tab);
      for (let turn = 0; turn < 2; turn++) {
        await passes(seconds / 8);
        stage.truth.starts('part', await pushes('/game/level-1'));
        await passes((seconds * 3) / 8);
        stage.truth.ends(await pushes('/home'));
      }
      return stage.result();
    },
  },
  {
    name: 'a tab moved to another window',
    kinds: ['chromium'],
    async play(stage, seconds) {
      const second = await stage.driver.openTab(NONE, { window: true });
      await atOne(stage);
      await passes(seconds / 2);
      // DevTools opens tabs in the window that was last in front: the move goes to the other one.
      await stage.asExtension(async (url: string) => {
        const all = await chrome.tabs.query({});
        const tab = all.find((one) => one.url?.startsWith(url));
        const window = (await chrome.windows.getAll()).find((one) => one.id !== tab?.windowId);
        if (tab?.id === undefined || window?.id === undefined) throw new Error('no tab or no window to move to');
        await chrome.tabs.move(tab.id, { windowId: window.id, index: -1 });
        await chrome.tabs.update(tab.id, { active: true });
        await chrome.windows.update(window.id, { focused: true });
        return performance.timeOrigin + performance.now();
      }, ONE);
      await passes(seconds / 2);
      if ((await second.url()) !== NONE) throw new Error('the other window is gone');
      return stage.result();
    },
  },
  {
    name: 'a discarded tab, and its return',
    kinds: ['chromium'],
    async play(stage, seconds) {
      await atOne(stage);
      await passes(seconds / 4);
      const other = await stage.driver.openTab(NONE);
      stage.truth.ends(await stage.front(other));
      stage.truth.starts('two', await stage.goes(other, TWO));
      const act = (what: 'discard' | 'return') =>
        stage.asExtension(
          async (url: string, wanted: string) => {
            const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
            if (tab?.id === undefined) throw new Error('no such tab');
            if (wanted === 'discard') await chrome.tabs.discard(tab.id);
            else await chrome.tabs.update(tab.id, { active: true });
            return performance.timeOrigin + performance.now();
          },
          ONE,
          what,
        );
      await act('discard');
      await passes(seconds / 4);
      const at = await act('return');
      stage.truth.ends(at);
      stage.truth.starts('one', at);
      await passes(seconds / 2);
      return stage.result();
    },
  },
  {
    name: 'two limits over one site, and one over everything',
    settings: () => ({
      limits: [
        LIMITS[0],
        { id: 'part', name: 'Part', targets: ['one.test/game'], minutes: 600 },
        { id: 'all', name: 'All', targets: ['*'], except: ['three.test'], minutes: 600 },
      ],
    }),
    async play(stage, seconds) {
      const tab = await stage.driver.openTab(NONE);
      await stage.front(tab);
      stage.truth.starts(['one', 'all'], await stage.goes(tab, `${ONE}home`));
      await passes(seconds / 4);
      stage.truth.starts('part', await stage.goes(tab, `${ONE}game`));
      await passes(seconds / 4);
      stage.truth.ends(await stage.goes(tab, TWO), ['one', 'part']);
      await passes(seconds / 4);
      stage.truth.ends(await stage.goes(tab, 'http://three.test/'));
      await passes(seconds / 4);
      return stage.result();
    },
  },
  {
    name: 'a private window',
    async play(stage, seconds) {
      const tab = await stage.driver.openTab(NONE, { private: true });
      await stage.front(tab);
      stage.truth.starts('one', await stage.goes(tab, ONE));
      await passes(seconds);
      return stage.result();
    },
  },
  {
    name: 'new tab and our own page: nothing is charged',
    settings: () => ({ limits: [{ id: 'all', name: 'All', targets: ['*'], minutes: 600 }] }),
    async play(stage, seconds) {
      stage.truth.neverRuns('all');
      const tab = await stage.driver.openTab(NONE);
      await stage.front(tab);
      await passes(seconds / 2);
      await tab.goto(stage.driver.extensionUrl('src/pages/me/index.html'));
      await passes(seconds / 2);
      return stage.result();
    },
  },
  {
    name: 'a site inside a translator is charged to the site',
    async play(stage, seconds) {
      const tab = await stage.driver.openTab(NONE);
      await stage.front(tab);
      stage.truth.starts('one', await stage.goes(tab, 'http://one-test.translate.goog/'));
      await passes(seconds);
      return stage.result();
    },
  },
];
