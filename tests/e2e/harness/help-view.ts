/** Help on the child's page: the open view, what it says, and the ways through it as a child taps them. */
import type { Driver, Tab } from './driver';
import { pageUrl } from './open';
import { until } from './wait';

/** The tab that shows help (not the child's ordinary page). */
export const helpView = (driver: Driver, ms = 15_000): Promise<Tab> =>
  until(
    async () => {
      for (const tab of await driver.tabs()) {
        if ((await tab.url()) !== pageUrl(driver, 'me')) continue;
        if (await tab.evaluate(() => document.querySelector('[data-qa=help-view]') !== null)) return tab;
      }
      return null;
    },
    'a tab with help',
    ms,
  );

/** Whether any tab shows the child's page, help or not: one press opens one. */
export async function hasChildPage(driver: Driver): Promise<boolean> {
  for (const tab of await driver.tabs()) if ((await tab.url()).startsWith(pageUrl(driver, 'me'))) return true;
  return false;
}

/** What is to be read on a page of ours. */
export const textOf = (tab: Tab): Promise<string> => tab.evaluate(() => document.body.innerText);

/** The name of the view that help shows; '' on the ordinary page. */
export const viewOf = (tab: Tab): Promise<string> =>
  tab.evaluate(() => (document.querySelector('[data-qa=help-view]') as HTMLElement | null)?.dataset.view ?? '');

async function tap(tab: Tab, qa: string, then: string): Promise<void> {
  await tab.click(`[data-qa="${qa}"]`);
  await until(async () => (await viewOf(tab)) === then, `the view ${then}`);
}

/** From the first view to the report: three taps. */
export async function walkToReport(view: Tab): Promise<void> {
  await view.activate();
  await tap(view, 'danger-no', 'tiles');
  await tap(view, 'tile-bullying', 'can');
  await tap(view, 'do-report', 'report');
}

/** From the first view to people's numbers; gives the number of taps. */
export async function walkToNumber(view: Tab): Promise<number> {
  await view.activate();
  await tap(view, 'danger-no', 'tiles');
  await tap(view, 'tile-bullying', 'can');
  await tap(view, 'do-talk', 'talk');
  return 3;
}

/** Writes into the child's own words. */
export async function writeWords(view: Tab, words: string): Promise<void> {
  await view.click('[data-qa=words]');
  await view.type(words);
  await until(
    () => view.evaluate((text: string) => document.querySelector('[data-qa=words]')?.textContent?.includes(text), words),
    'the own words',
  );
}
