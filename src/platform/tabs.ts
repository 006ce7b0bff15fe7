/** Tabs behind the port. A tab can be gone between any two lines: that is an outcome, not an error. */
import type { TabFacts, TabsPort } from '../background/ports';
import { HelpContext } from '../core/help/press';
import { browser, type Tabs } from './browser';
import { quietly } from './leave';

/** How long a page may take to press its own button, ms. */
const PRESS_PATIENCE = 400;

export function factsOf(tab: Tabs.Tab): TabFacts | null {
  if (tab.id === undefined) return null;
  return {
    id: tab.id,
    url: tab.url ?? '',
    title: tab.title ?? '',
    isPrivate: tab.incognito,
    windowId: tab.windowId ?? -1,
    index: tab.index,
  };
}

async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch {
    return null; // the tab or window was closed meanwhile, or belongs to the browser
  }
}

export const tabsPort: TabsPort = {
  async all() {
    return (await browser.tabs.query({})).flatMap((tab) => factsOf(tab) ?? []);
  },
  async get(tabId) {
    const tab = await orNull(browser.tabs.get(tabId));
    return tab === null ? null : factsOf(tab);
  },
  async inFront() {
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    return tab === undefined ? null : factsOf(tab);
  },
  async send(tabId, url) {
    await quietly(tabId);
    return (await orNull(browser.tabs.update(tabId, { url }))) !== null;
  },
  async reload(tabId) {
    await orNull(browser.tabs.reload(tabId));
  },
  async emptyFrame(tabId, frameId) {
    const func = (): void => {
      stop();
      location.replace('about:blank');
    };
    await orNull(browser.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, func, injectImmediately: true }));
  },
  async open(url, beside) {
    const place = beside === null || beside.windowId < 0 ? {} : { windowId: beside.windowId, index: beside.index + 1 };
    const tab =
      (await orNull(browser.tabs.create({ url, active: true, ...place }))) ??
      (await orNull(browser.tabs.create({ url, active: true })));
    return tab?.id ?? null;
  },
  async close(tabId) {
    await orNull(browser.tabs.remove(tabId));
  },
  async focus(tabId) {
    await orNull(browser.tabs.update(tabId, { active: true }));
  },
  async mute(tabId, muted) {
    const tab = await orNull(browser.tabs.get(tabId));
    // A tab that a person muted stays muted: only our own mute is taken back.
    const isMuted = tab?.mutedInfo?.muted === true;
    if (muted ? !isMuted : isMuted && tab?.mutedInfo?.reason === 'extension') await orNull(browser.tabs.update(tabId, { muted }));
  },
  async uncover(tabId) {
    await orNull(browser.tabs.sendMessage(tabId, 'return', { frameId: 0 }));
  },
  async capture(tabId) {
    const answer: unknown = await orNull(browser.tabs.sendMessage(tabId, 'capture', { frameId: 0 }));
    const parsed = HelpContext.safeParse(answer);
    return parsed.success ? parsed.data : null;
  },
  async press(tabId) {
    try {
      // A page that hangs (a busy script, an alert) must not keep help from opening.
      const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer')), PRESS_PATIENCE));
      await Promise.race([browser.tabs.sendMessage(tabId, 'press', { frameId: 0 }), late]);
      return true;
    } catch {
      return false; // no content script there: a browser page, a PDF, a tab that is still loading
    }
  },
};
