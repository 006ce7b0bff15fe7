/**
 * What a search of a whole browser profile finds after help was used and left, each way out in a profile of its own: marker words that only help
 * has seen, helplines' names that a profile without help doesn't have, and where the address of the pressed page lies (the browser's own places).
 * tests/e2e/scenarios/no-trace.ts fails on a trace; this says in which files the search looked and what the browser itself keeps.
 */
import type { Driver, Tab } from '../tests/e2e/harness/driver';
import { builtExtension, withPermission } from '../tests/e2e/harness/extension';
import { helpView, viewOf, walkToReport, writeWords } from '../tests/e2e/harness/help-view';
import { closeWindowOf, reopenClosedTab } from '../tests/e2e/harness/leaving';
import { heading, launch, pageUrl, saveSection, tabShowing } from '../tests/e2e/harness/open';
import { buttonPoint, pressRedButton } from '../tests/e2e/harness/red-button';
import { startServer } from '../tests/e2e/harness/server';
import { findTraces, helplineNames } from '../tests/e2e/harness/traces';
import { until } from '../tests/e2e/harness/wait';
import { filesUnder } from './archive';
import type { Kind } from './find-browsers';

export const WAYS_OUT = [
  'hide it',
  'close the tab',
  'close the window',
  'kill the browser',
  'restore the session',
  'reopen the closed tab',
] as const;
export type WayOut = (typeof WAYS_OUT)[number];

export interface TraceRun {
  readonly kind: Kind;
  readonly way: WayOut;
  /** Files of the profile that were searched. */
  readonly files: number;
  /** Marker words of help: what the child selected, what the child wrote. */
  readonly markers: readonly string[];
  /** Places that name a helpline, and don't where help was never opened. */
  readonly names: readonly string[];
  /** Files of ours that hold the address of the pressed page. */
  readonly ours: readonly string[];
  /** Files of the browser's own that hold it. */
  readonly browser: readonly string[];
  /** Files of the browser's own that hold the address of the child's page, the same with help and without. */
  readonly childPage: readonly string[];
}

const SELECTED = 'zebraquartzlantern';
const TYPED = 'velvetotterglacier';
/** Proof that the search finds what a browser does write. */
const VISITED = 'visitedmarkerpath';
const OURS = /chrome-extension_|moz-extension|Extension/;

/** A file's name without what differs from profile to profile. */
const placeOf = (trace: string): string => trace.replace(/^.* in /, '').replace(/[0-9A-F]{12,}|[0-9a-f]{6,}|\d+/g, '#');
const placesOf = (profile: string, words: readonly string[]): string[] =>
  [...new Set(findTraces(profile, words).map(placeOf))].sort();

async function begin(kind: Kind, port: Awaited<ReturnType<typeof startServer>>): Promise<Driver> {
  // Reopening a closed tab is the browser's own; this copy may ask for it.
  const driver = await launch(kind, {
    server: port,
    installed: 'earlier',
    extension: withPermission(builtExtension(kind), 'sessions'),
  });
  // Our own log keeps visits, as it does without help: what else of ours holds the page's address would be help.
  await saveSection(driver, 'log', { detail: 'off' });
  const tab = await driver.openTab(pageUrl(driver, 'me'));
  await heading(tab);
  await tab.close();
  return driver;
}

async function openPage(driver: Driver): Promise<Tab> {
  const tab = await driver.openTab(`http://chat.test/${VISITED}`, { window: true });
  await tab.activate();
  await buttonPoint(tab);
  return tab;
}

/** Clean ends, so that everything that the browser means to write is written. */
async function settle(driver: Driver): Promise<void> {
  await driver.restart();
  await driver.openTab('http://chat.test/after');
  await driver.restart();
  await driver.crash();
}

/** Places that name a helpline where help was never opened: our own scripts do, from the install on. */
async function namedWithout(kind: Kind): Promise<ReadonlySet<string>> {
  const server = await startServer();
  const driver = await begin(kind, server);
  try {
    await openPage(driver);
    await (await driver.openTab(pageUrl(driver, 'popup'))).close();
    await settle(driver);
    return new Set(placesOf(driver.profile, helplineNames()));
  } finally {
    await driver.close();
    await server.stop();
  }
}

async function useHelp(driver: Driver): Promise<[page: Tab, view: Tab]> {
  const page = await openPage(driver);
  await page.evaluate((marker: string) => {
    const text = document.body.appendChild(document.createTextNode(marker));
    getSelection()?.setBaseAndExtent(text, 0, text, marker.length);
  }, SELECTED);
  await pressRedButton(page);
  const view = await helpView(driver);
  await walkToReport(view);
  await writeWords(view, TYPED);
  await view.click('[data-qa=always-helpline]');
  await until(async () => (await viewOf(view)) === 'talk', 'the numbers');
  return [page, view];
}

async function leave(driver: Driver, way: WayOut, page: Tab, view: Tab): Promise<void> {
  if (way === 'hide it') {
    await view.click('[data-qa=hide]');
    await until(async () => (await viewOf(view)) === '', 'the ordinary page');
  } else if (way === 'close the tab') await view.close();
  else if (way === 'close the window') await closeWindowOf(driver, pageUrl(driver, 'me'));
  else if (way === 'kill the browser') await driver.crash();
  else if (way === 'restore the session') {
    await driver.restart({ restoreSession: true });
    if ((await viewOf(await tabShowing(driver, 'me'))) !== '') throw new Error('the restored page shows help');
  } else {
    await view.close();
    await reopenClosedTab(driver);
    if ((await viewOf(await tabShowing(driver, 'me'))) !== '') throw new Error('the page opened again shows help');
  }
  // After a new start the page is another one; it may have gone with its window.
  if (way !== 'kill the browser' && way !== 'restore the session') await page.close().catch(() => undefined);
}

/** Plays every way out in one kind of browser. */
export async function measureTraces(kind: Kind, tell: (run: TraceRun) => void): Promise<void> {
  const named = await namedWithout(kind);
  for (const way of WAYS_OUT) {
    const server = await startServer();
    const driver = await begin(kind, server);
    try {
      const [page, view] = await useHelp(driver);
      await leave(driver, way, page, view);
      const atOnce = way === 'kill the browser' ? findTraces(driver.profile, [SELECTED, TYPED]) : [];
      await settle(driver);
      const { profile } = driver;
      const visited = placesOf(profile, [VISITED]);
      tell({
        kind,
        way,
        files: filesUnder(profile).length,
        markers: [...new Set([...atOnce, ...findTraces(profile, [SELECTED, TYPED])])],
        names: placesOf(profile, helplineNames()).filter((place) => !named.has(place)),
        ours: visited.filter((place) => OURS.test(place)),
        browser: visited.filter((place) => !OURS.test(place)),
        childPage: placesOf(profile, ['src/pages/me/index.html']).filter((place) => !OURS.test(place)),
      });
    } finally {
      await driver.close();
      await server.stop();
    }
  }
}
