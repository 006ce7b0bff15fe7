/**
 * Help leaves no trace in the profile: marker words that only help has seen are in no file, whichever way the child leaves, and a profile in
 * which help was opened names no helpline in a place where one in which it wasn't doesn't (our own scripts do, from the install on).
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Driver, Tab } from '../harness/driver';
import { builtExtension, type Kind, withPermission } from '../harness/extension';
import { helpView, textOf, viewOf, walkToReport, writeWords } from '../harness/help-view';
import { closeWindowOf, reopenClosedTab } from '../harness/leaving';
import { heading, launch, pageUrl, saveSection, tabShowing } from '../harness/open';
import { buttonPoint, pressRedButton } from '../harness/red-button';
import { startServer, type TestServer } from '../harness/server';
import { findTraces, helplineNames } from '../harness/traces';
import { until } from '../harness/wait';

/** Selected on the page, but never in what the site sent; and what the child writes: only help can have kept these. Each way has its own. */
const SELECTED = 'zebraquartzlantern';
const TYPED = 'velvetotterglacier';
const markersOf = (way: Way): readonly [selected: string, typed: string] => {
  const suffix = `of${way.replaceAll(' ', '')}`;
  return [`${SELECTED}${suffix}`, `${TYPED}${suffix}`];
};
/** Proof that the search finds what a browser does write. */
const VISITED = 'visitedmarkerpath';

export type Way =
  | 'hide it'
  | 'close the tab'
  | 'close the window'
  | 'kill the browser'
  | 'restore the session'
  | 'restore after a kill'
  | 'reopen the closed tab';

/** Each way once, several in one profile: every first run, clean end and look into all files takes seconds. */
export const TOGETHER: readonly (readonly Way[])[] = [
  ['hide it', 'close the tab', 'close the window', 'reopen the closed tab', 'restore the session'],
  ['restore after a kill', 'kill the browser'],
];
/** Each way in a profile of its own. */
export const APART: readonly (readonly Way[])[] = TOGETHER.flat().map((way) => [way]);

export function noTrace(kind: Kind, profiles: readonly (readonly Way[])[]): void {
  describe(`help leaves no trace in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    let extension: string | undefined;
    /** Where a profile names helplines without help ever opened. */
    let named: Set<string> | undefined;

    const begin = async (): Promise<string> => {
      server = await startServer();
      // Reopening a closed tab is the browser's own; the tests' copy may ask for it.
      extension ??= withPermission(builtExtension(kind), 'sessions');
      driver = await launch(kind, { server, installed: 'earlier', extension });
      // Our own log keeps visits, as it does without help: what else of ours holds the page's address would be help.
      await saveSection(driver, 'log', { detail: 'off' });
      const tab = await driver.openTab(pageUrl(driver, 'me'));
      const ordinary = await heading(tab);
      await tab.close();
      return ordinary;
    };
    const openPage = async (): Promise<Tab> => {
      const tab = await driver.openTab(`http://chat.test/${VISITED}`, { window: true });
      await tab.activate();
      await buttonPoint(tab);
      return tab;
    };
    /** A clean end, so that everything that the browser means to write is written. */
    const settle = async (): Promise<void> => {
      await driver.restart();
      const last = await driver.openTab('http://chat.test/after');
      await until(async () => (await last.url()).includes('after'), 'an ordinary page');
      await driver.restart();
      await driver.crash();
    };
    const end = async (): Promise<void> => {
      await driver.close();
      await server.stop();
    };
    const placesNamed = (): Set<string> => new Set(findTraces(driver.profile, helplineNames()).map(placeOf));

    beforeEach(async () => {
      if (named) return;
      await begin();
      await openPage();
      await (await driver.openTab(pageUrl(driver, 'popup'))).close();
      await settle();
      named = placesNamed();
      await end();
    });
    afterEach(end);

    /** Help is opened and left in one way; afterwards the browser runs. */
    const leave = async (way: Way, ordinary: string): Promise<void> => {
      const [selected, typed] = markersOf(way);
      const page = await openPage();
      await page.evaluate((marker: string) => {
        const text = document.body.appendChild(document.createTextNode(marker));
        getSelection()?.setBaseAndExtent(text, 0, text, marker.length);
      }, selected);
      await pressRedButton(page);
      let view = await helpView(driver);
      await walkToReport(view);
      expect(await textOf(view)).toContain(selected);
      await writeWords(view, typed);
      await looksOrdinary(view, driver);
      await view.click('[data-qa=always-helpline]');
      await until(async () => (await viewOf(view)) === 'talk', 'the numbers');
      await looksOrdinary(view, driver);

      if (way === 'hide it') {
        await view.click('[data-qa=hide]');
        await until(async () => (await viewOf(view)) === '', 'the ordinary page');
        await view.close();
      }
      if (way === 'close the tab' || way === 'reopen the closed tab') await view.close();
      if (way === 'close the window') await closeWindowOf(driver, pageUrl(driver, 'me'));
      if (way.includes('kill')) {
        await driver.crash();
        expect(findTraces(driver.profile, [selected, typed])).toEqual([]);
      }
      if (way === 'reopen the closed tab') {
        await reopenClosedTab(driver);
        view = await tabShowing(driver, 'me');
        expect(await heading(view)).toBe(ordinary);
        expect(await viewOf(view)).toBe('');
        await view.close();
      }
      if (way === 'kill the browser') await driver.restart();
      if (way.startsWith('restore')) {
        await driver.restart({ restoreSession: true });
        // The restored page is the child's ordinary one. (After a kill the browser may not have noted the tab yet.)
        const isSure = way === 'restore the session';
        const restored = await tabShowing(driver, 'me', isSure ? 25_000 : 5000).catch((error: unknown) => {
          if (isSure) throw error;
          return null;
        });
        if (restored) {
          expect(await heading(restored)).toBe(ordinary);
          expect(await viewOf(restored)).toBe('');
          await restored.close();
        }
      } else if (!way.includes('kill')) await page.close().catch(() => undefined); // it may have gone with its window
    };

    test.each(profiles.map((ways) => [ways.join(', '), ways] as const))('%s', async (_names, ways) => {
      const ordinary = await begin();
      for (const way of ways) await leave(way, ordinary);
      await settle();
      const markers = ways.flatMap(markersOf);
      expect(findTraces(driver.profile, markers)).toEqual([]);
      expect(findTraces(driver.profile, [VISITED])).not.toEqual([]);
      // Nothing of ours holds where help was pressed.
      expect(
        findTraces(driver.profile, [VISITED]).filter((trace) => /chrome-extension_|moz-extension|Extension/.test(trace)),
      ).toEqual([]);
      expect([...placesNamed()].filter((place) => !named?.has(place))).toEqual([]);
    });
  });
}

/** Address, title and icon never tell help from the ordinary page. */
async function looksOrdinary(view: Tab, driver: Driver): Promise<void> {
  const { address, title, icon, entries } = await view.evaluate(() => ({
    address: location.href,
    title: document.title,
    icon: document.querySelector<HTMLLinkElement>('link[rel~=icon]')?.href,
    entries: history.length,
  }));
  expect({ address, title, icon, entries }).toEqual({
    address: pageUrl(driver, 'me'),
    title: 'Hifazat',
    icon: driver.extensionUrl('icons/32.png'),
    entries: 1,
  });
}

/** The name and the kind of place, without what differs from profile to profile. */
const placeOf = (trace: string): string => trace.replace(/[0-9a-f]{6,}|\d+/g, '#');
