/** Ways of leaving a page that belong to the browser: closing its window, opening the closed tab again. */
import type { Browser } from 'webextension-polyfill';
import type { Driver } from './driver';
import { until } from './wait';

/** In functions that run in the browser. */
declare const chrome: Browser;

/** Closes the window in which a tab shows `address`. */
export async function closeWindowOf(driver: Driver, address: string): Promise<void> {
  const isGone = (): Promise<boolean> =>
    driver.inExtensionPage(async (url: string) => !(await chrome.tabs.query({})).some((tab) => tab.url === url), address);
  await driver
    .inExtensionPage(async (url: string) => {
      const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
      if (tab?.windowId !== undefined) await chrome.windows.remove(tab.windowId);
    }, address)
    .catch(() => undefined); // asked from a tab of that very window
  await until(isGone, 'the end of the window');
}

/** Opens the tab closed last again, as Ctrl+Shift+T does; the extension's copy needs the permission `sessions`. */
export async function reopenClosedTab(driver: Driver): Promise<void> {
  // The asking page itself closes behind the answer, so that it is never the one that was closed last.
  await driver.inExtensionPage(async () => {
    const [last] = await chrome.sessions.getRecentlyClosed({ maxResults: 1 });
    await chrome.sessions.restore((last?.tab ?? last?.window)?.sessionId);
  });
}
