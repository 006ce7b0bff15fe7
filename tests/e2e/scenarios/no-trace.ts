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

/** Selected on the page, but never in what the site sent; and what the child writes: only help can have kept these. */
const SELECTED = 'zebraquartzlantern';
const TYPED = 'velvetotterglacier';
/** Proof that the search finds what a browser does write. */
const VISITED = 'visitedmarkerpath';

const WAYS = [
  'hide it',
  'close the tab',
  'close the window',
  'kill the browser',
  'restore the session',
  'restore after a kill',
  'reopen the closed tab',
] as const;

export function noTrace(kind: Kind): void {
  describe(`help leaves no trace in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    /** Where a profile names helplines without help ever opened. */
    let named: Set<string> | undefined;

    const begin = async (): Promise<string> => {
      server = await startServer();
      // Reopening a closed tab is the browser's own; the tests' copy may ask for it.
      const extension = withPermission(builtExtension(kind), 'sessions');
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

    test.each(WAYS)('%s', async (way) => {
      const ordinary = await begin();
      const page = await openPage();
      await page.evaluate((marker: string) => {
        const text = document.body.appendChild(document.createTextNode(marker));
        getSelection()?.setBaseAndExtent(text, 0, text, marker.length);
      }, SELECTED);
      await pressRedButton(page);
      let view = await helpView(driver);
      await walkToReport(view);
      expect(await textOf(view)).toContain(SELECTED);
      await writeWords(view, TYPED);
      await looksOrdinary(view, driver);
      await view.click('[data-qa=always-helpline]');
      await until(async () => (await viewOf(view)) === 'talk', 'the numbers');
      await looksOrdinary(view, driver);

      if (way === 'hide it') {
        await view.click('[data-qa=hide]');
        await until(async () => (await viewOf(view)) === '', 'the ordinary page');
      }
      if (way === 'close the tab' || way === 'reopen the closed tab') await view.close();
      if (way === 'close the window') await closeWindowOf(driver, pageUrl(driver, 'me'));
      if (way.includes('kill')) {
        await driver.crash();
        expect(findTraces(driver.profile, [SELECTED, TYPED])).toEqual([]);
      }
      if (way === 'reopen the closed tab') {
        await reopenClosedTab(driver);
        view = await tabShowing(driver, 'me');
        expect(await heading(view)).toBe(ordinary);
        expect(await viewOf(view)).toBe('');
      } else await driver.restart(way.startsWith('restore') ? { restoreSession: true } : {});
      if (way.startsWith('restore')) {
        // The restored page is the child's ordinary one. (After a kill the browser may not have noted the tab yet.)
        const restored = await tabShowing(driver, 'me').catch((error: unknown) => {
          if (way === 'restore the session') throw error;
          return null;
        });
        if (restored) {
          expect(await heading(restored)).toBe(ordinary);
          expect(await viewOf(restored)).toBe('');
        }
      }
      await settle();
      expect(findTraces(driver.profile, [SELECTED, TYPED])).toEqual([]);
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
