/** Puts what time has to say into pages. A page that refuses (the browser's own, a store, gone meanwhile) is an outcome, not an error. */
import type { TimePages } from '../background/time-notices';
import { setTimeAlarm } from '../content/time-alarm';
import { drawTimeNotice } from '../content/time-notice';
import { browser, type Tabs } from './browser';

/** A page that hangs never answers: the others must not wait for it. */
const PATIENCE = 1000;

async function into(run: () => Promise<unknown>): Promise<boolean> {
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE));
  const done = run().then(
    () => true,
    () => false,
  );
  return Promise.race([done, late]);
}
const pageOf = (tab: Tabs.Tab) =>
  tab.id === undefined || tab.url === undefined ? [] : [{ tabId: tab.id, url: tab.url, isPrivate: tab.incognito }];

export const timePages: TimePages = {
  async inFront() {
    const windows = await browser.windows.getAll({ populate: true });
    return windows
      .filter(({ state }) => state !== 'minimized')
      .flatMap(({ tabs }) => (tabs ?? []).filter(({ active }) => active))
      .flatMap(pageOf);
  },
  async besides(tabIds) {
    const tabs = await browser.tabs.query({});
    return tabs.filter(({ id, audible }) => audible === true || (id !== undefined && tabIds.includes(id))).flatMap(pageOf);
  },
  async show(tabId, words) {
    await into(() => browser.scripting.executeScript({ target: { tabId }, func: drawTimeNotice, args: [words] }));
  },
  setAlarm: (tabId, ms) =>
    into(() => browser.scripting.executeScript({ target: { tabId }, func: setTimeAlarm, args: [ms], injectImmediately: true })),
  onNewPage(listener) {
    browser.webNavigation.onCommitted.addListener(({ tabId, frameId }) => {
      if (frameId === 0) listener(tabId);
    });
    browser.tabs.onRemoved.addListener((tabId) => listener(tabId));
  },
};
