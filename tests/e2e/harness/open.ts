/** Starts either browser, and common waits on the extension's pages. */
import { launchChromium } from './chromium';
import type { Driver, LaunchOptions, Tab } from './driver';
import { launchFirefox } from './firefox';
import { until } from './wait';

export const PAGES = {
  options: 'src/pages/options/index.html',
  popup: 'src/pages/popup/index.html',
  me: 'src/pages/me/index.html',
  blocked: 'src/pages/blocked/index.html',
  calm: 'src/pages/calm/index.html',
  welcome: 'src/pages/welcome/index.html',
} as const;
export type PageName = keyof typeof PAGES;

export const launch = (kind: 'chromium' | 'firefox', options: LaunchOptions): Promise<Driver> =>
  kind === 'chromium' ? launchChromium(options) : launchFirefox(options);

export const pageUrl = (driver: Driver, name: PageName): string => driver.extensionUrl(PAGES[name]);

/** An open tab that shows a page of the extension; waits for it. */
export function tabShowing(driver: Driver, name: PageName, ms = 25_000): Promise<Tab> {
  return until(
    async () => {
      for (const tab of await driver.tabs()) if ((await tab.url()).startsWith(pageUrl(driver, name))) return tab;
      return null;
    },
    `a tab with the page "${name}"`,
    ms,
  );
}

/** Waits until a tab shows a page of the extension. */
export const shows = (driver: Driver, tab: Tab, name: PageName, ms = 25_000): Promise<unknown> =>
  until(async () => (await tab.url()).startsWith(pageUrl(driver, name)), `the page "${name}" in this tab`, ms);

/** Waits until a page of ours has drawn its heading; gives what it says. Help keeps the ordinary page drawn, but hidden, beneath. */
export const heading = (tab: Tab): Promise<string> =>
  until(
    () =>
      tab.evaluate(
        () => [...document.querySelectorAll('h1')].find((title) => title.checkVisibility())?.textContent?.trim() ?? '',
      ),
    'a heading',
  );

/** Waits until a page of ours shows anything in its language: for the popup, which has no heading. */
export const drawn = (tab: Tab): Promise<string> =>
  until(
    () =>
      tab.evaluate(() => document.documentElement.lang && document.querySelector('main, #app, body > *')?.textContent?.trim()),
    'anything drawn',
  );

/** Replaces one section of the parent's document; throws when the worker finds it wrong. */
export async function saveSection(driver: Driver, section: string, value: unknown): Promise<void> {
  const saved = (await driver.ask('settings/save', { section, value })) as { outcome: string; problems: unknown[] };
  if (saved.outcome !== 'saved') throw new Error(`${section}: ${JSON.stringify(saved.problems)}`);
}
