/**
 * A hit of a protected list writes nothing: after visits by each way and a clean end every file of the profile is searched for words that
 * only the visits had. What browsers write of their own accord is held to a list of places, the same that docs/security.md names.
 */
import { afterEach, describe, expect, test } from 'vitest';
import type { Driver } from '../harness/driver';
import type { Kind } from '../harness/extension';
import { launch, saveSection, shows } from '../harness/open';
import { BESIDE, LISTED, type ListedBy, START, serveListed, subscribe, WORDS } from '../harness/protected-lists';
import { startServer, type TestServer } from '../harness/server';
import { findTraces } from '../harness/traces';
import { until } from '../harness/wait';

const WAYS = ['typed', 'link', 'redirect'] as const;
type Way = (typeof WAYS)[number];

export function protectedTrace(kind: Kind): void {
  describe(`a hit leaves no trace in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;

    const visit = async (way: Way, by: ListedBy): Promise<void> => {
      const tab = await driver.openTab('about:blank');
      await tab.activate();
      if (way === 'typed') await tab.startGoto(LISTED[by]);
      if (way === 'redirect') await tab.startGoto(`${START}go/${by}`);
      if (way === 'link') {
        await tab.goto(START);
        await tab.click(`#${by}`);
      }
      await shows(driver, tab, 'calm');
      await tab.close();
    };

    const begin = async (): Promise<void> => {
      server = await startServer();
      serveListed(server);
      driver = await launch(kind, { server, installed: 'earlier' });
      await saveSection(driver, 'log', { detail: 'pages' });
      await subscribe(driver);
      await (await driver.openTab(BESIDE)).close();
      for (const way of WAYS) for (const by of Object.keys(LISTED) as ListedBy[]) await visit(way, by);
      // A clean end, so that everything that the browser means to write is written.
      await driver.restart();
      const last = await driver.openTab(`${START}after`);
      await until(async () => (await last.url()).includes('after'), 'an ordinary page');
      await driver.restart();
      await driver.crash();
    };
    afterEach(async () => {
      await driver?.close();
      await server?.stop();
    });

    const MARKERS = [WORDS.domainsPath, WORDS.hashedHost, WORDS.hashedPath];
    test('typed, by a link, by a redirect', async () => {
      await begin();
      const found = findTraces(driver.profile, MARKERS);
      expect(found.filter((trace) => OURS.test(trace))).toEqual([]);
      // The browser's own records hold it where they are known to, and nowhere else.
      const theirs = [...found, ...findTraces(driver.profile, [WORDS.domains])].filter((trace) => !OURS.test(trace));
      expect(theirs.filter((trace) => !THEIRS[kind].test(trace))).toEqual([]);
      // And the search finds what is written: the log of the page beside it, and the browser's history.
      const beside = findTraces(driver.profile, ['harbour.test']);
      expect(beside.filter((trace) => OURS.test(trace))).not.toEqual([]);
      expect(beside.filter((trace) => !OURS.test(trace))).not.toEqual([]);
    });
  });
}

/** Files that an extension's data are in. The stored rules and the list itself name every listed host, visited or not. */
const OURS = /extension/i;
/** What no extension can keep a browser from writing (docs/security.md). In Firefox that is not the history, nor the session. */
const THEIRS: Readonly<Record<Kind, RegExp>> = {
  chromium: /in (Default\/(Cache|Code Cache|DIPS|History|Preferences|Sessions)|segmentation_platform)/,
  firefox: /in bounce-tracking-protection\.sqlite/,
};
