/** Help leaves no trace in the profile: marker words that only help has seen are in no file, whichever way the child leaves. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Driver, Tab } from '../harness/driver';
import { heading, launch, pageUrl, tabShowing } from '../harness/open';
import { buttonPoint, pressRedButton } from '../harness/red-button';
import { startServer, type TestServer } from '../harness/server';
import { findTraces } from '../harness/traces';
import { until } from '../harness/wait';

/** Selected on the page, but never in what the site sent: only help can have kept it. */
const SELECTED = 'zebraquartzlantern';
/** Proof that the search finds what a browser does write. */
const VISITED = 'visitedmarkerpath';

/** Presses on a page; gives the help view once it shows something else than the child's ordinary page. */
async function pressOn(driver: Driver, ordinary: string): Promise<Tab> {
  const tab = await driver.openTab(`http://chat.test/${VISITED}`);
  await tab.activate();
  await buttonPoint(tab);
  await tab.evaluate((marker: string) => {
    const text = document.body.appendChild(document.createTextNode(marker));
    getSelection()?.selectAllChildren(document.body);
    getSelection()?.setBaseAndExtent(text, 0, text, marker.length);
  }, SELECTED);
  await pressRedButton(tab);
  const view = await tabShowing(driver, 'me');
  await until(async () => (await heading(view)) !== ordinary, 'the help view in place of the ordinary page');
  return view;
}

async function ordinaryHeading(driver: Driver): Promise<string> {
  const tab = await driver.openTab(pageUrl(driver, 'me'));
  const said = await heading(tab);
  await tab.close();
  return said;
}

export function noTrace(kind: 'chromium' | 'firefox'): void {
  describe(`help leaves no trace in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    beforeEach(async () => {
      server = await startServer();
      driver = await launch(kind, { server, installed: 'earlier' });
    });
    afterEach(async () => {
      await driver.close();
      await server.stop();
    });

    test.each(['close the tab', 'kill the browser', 'restore the session'] as const)('%s', async (way) => {
      const ordinary = await ordinaryHeading(driver);
      const view = await pressOn(driver, ordinary);
      if (way === 'close the tab') await view.close();
      if (way === 'kill the browser') await driver.crash();
      await driver.restart(way === 'restore the session' ? { restoreSession: true } : {});
      if (way === 'restore the session') {
        // The restored page is the child's ordinary one.
        const restored = await tabShowing(driver, 'me');
        expect(await heading(restored)).toBe(ordinary);
      }
      // A clean end, so that everything that the browser means to write is written.
      await driver.restart();
      const firstTab = await driver.openTab('http://chat.test/after');
      await until(async () => (await firstTab.url()).includes('after'), 'an ordinary page');
      await driver.crash();
      expect(findTraces(driver.profile, [SELECTED])).toEqual([]);
      expect(findTraces(driver.profile, [VISITED])).not.toEqual([]);
    });
  });
}
