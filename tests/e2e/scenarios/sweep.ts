/** Each kind of rule that the compiler leaves to the sweep of tabs: a real page of it is stopped, its neighbour stays open. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { overlay } from '../../../src/core/policy/effective';
import { compile } from '../../../src/core/rules/compile';
import type { TabReason } from '../../../src/core/rules/filter-condition';
import { networkAnswerFor } from '../../../src/core/rules/network-model';
import { prepareRules } from '../../../src/core/rules/rules';
import { NO_LABELS } from '../../../src/core/rules/state';
import type { SettingsDocument } from '../../../src/core/settings/schema';
import { HAND_WRITTEN } from '../../../src/core/sites/category';
import type { Driver, Tab } from '../harness/driver';
import { temporaryFolder } from '../harness/extension';
import { launch, pageUrl, saveSection, shows } from '../harness/open';
import { putItem } from '../harness/put-item';
import { startServer, type TestServer } from '../harness/server';
import { stays, until } from '../harness/wait';

/** In functions that run in the browser. */
declare const chrome: Browser;

type Document = Omit<SettingsDocument, 'version'>;
interface Kind {
  readonly why: TabReason;
  readonly what: string;
  readonly document: Document;
  readonly stopped: readonly string[];
  readonly open: readonly string[];
}
const LONG = `/${'long-name/'.repeat(10)}`;
/** More regular expressions than a browser takes; the last ones are left to the sweep. */
const MANY = Array.from({ length: 500 }, (_, index) => `.exact${index}.test`);

const KINDS: readonly Kind[] = [
  {
    why: 'folded-path',
    what: 'a blocked path, spelled oddly',
    document: { sites: { block: ['path.test/shorts'] } },
    stopped: [
      'http://path.test/sh%6Frts/1',
      'http://path.test/SHORTS',
      'http://path.test//shorts',
      'http://path.test/x/..%2Fshorts',
    ],
    open: ['http://path.test/watch', 'http://path.test/x/shorts'],
  },
  {
    why: 'query',
    what: 'a block of three query tokens',
    document: { sites: { block: ['query.test/?a=1&b=2&c=3'] } },
    stopped: ['http://query.test/?c=3&x=9&a=1&b=2'],
    open: ['http://query.test/?a=1&b=2', 'http://query.test/'],
  },
  {
    why: 'query',
    what: 'an allowed video of a blocked site, with a second one behind it',
    document: { sites: { block: ['video.test'], allow: ['video.test/watch?v=good'] } },
    stopped: ['http://video.test/watch?v=good&v=bad'],
    open: ['http://video.test/watch?v=good'],
  },
  {
    why: 'exception-inside-host',
    what: 'an exception inside a site that a schedule closes',
    document: {
      schedules: [
        { id: 'night', name: 'Night', from: '00:00', to: '00:00', targets: ['inside.test'], except: ['inside.test/homework'] },
      ],
    },
    stopped: ['http://inside.test/games', 'http://sub.inside.test/'],
    open: ['http://inside.test/homework/1'],
  },
  {
    why: 'too-long',
    what: 'a path too long for the network layer',
    document: { sites: { block: [`length.test${LONG}`] } },
    stopped: [`http://length.test${LONG}end`],
    open: ['http://length.test/long-name/'],
  },
  {
    why: 'budget',
    what: 'more exact hosts than the network layer takes',
    document: { sites: { block: MANY } },
    stopped: ['http://exact499.test/', 'http://exact0.test/'], // the last by the sweep, the first by the network layer
    open: ['http://sub.exact499.test/', 'http://exact500.test/'],
  },
];

/** Why the compiler leaves a page to the sweep: the network layer would let it through. */
function leftToSweep(document: Document, url: string, stoppedPage: string): TabReason[] {
  const rules = prepareRules(overlay({ version: 1, ...document }, {}), HAND_WRITTEN);
  const state = { grants: [], pause: null, usage: { day: '2026-01-01', usedSeconds: {}, extraSeconds: {} }, labelled: NO_LABELS };
  const compiled = compile(rules, state, Date.now(), stoppedPage);
  if (networkAnswerFor(compiled.rules, url) === 'block') return [];
  return [...new Set(compiled.held.flatMap(({ why }) => why ?? []))];
}

export function sweep(kind: 'chromium' | 'firefox'): void {
  describe(`the sweep in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    const used = new Set<keyof Document>();
    /** Makes these the only rules. */
    const rule = async (document: Document): Promise<void> => {
      for (const section of used) if (!(section in document)) await driver.ask('settings/save', { section, value: null });
      used.clear();
      for (const section of Object.keys(document) as (keyof Document)[]) {
        await saveSection(driver, section, document[section]);
        used.add(section);
      }
    };
    const staysAt = (tab: Tab, url: string): Promise<void> =>
      stays(async () => (await tab.url()) === url, `${url}, which must stay open`, 700);

    beforeAll(async () => {
      server = await startServer();
      driver = await launch(kind, { server, installed: 'earlier' });
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });

    test.each(KINDS)('$why: $what', async ({ why, document, stopped, open }) => {
      expect(leftToSweep(document, stopped[0] ?? '', pageUrl(driver, 'blocked'))).toEqual([why]);
      await rule({});
      // Open before there was a rule, and loaded after it.
      const before = await driver.openTab(stopped[0]);
      const neighbour = await driver.openTab(open[0]);
      const there = await neighbour.url();
      await rule(document);
      await shows(driver, before, 'blocked');
      await staysAt(neighbour, there);
      for (const url of stopped) {
        await before.goto('http://plain.test/');
        await before.startGoto(url);
        await shows(driver, before, 'blocked');
      }
      for (const url of open) {
        await neighbour.goto(url);
        await staysAt(neighbour, new URL(url).href);
      }
      await before.close();
      await neighbour.close();
    });

    test('file: a page of this computer', async () => {
      const folder = temporaryFolder('pages');
      for (const name of ['closed.html', 'open.html'])
        fs.writeFileSync(path.join(folder, name), `<title>${name}</title><h1>${name}</h1>`);
      const [closed = '', open = ''] = ['closed.html', 'open.html'].map((name) => pathToFileURL(path.join(folder, name)).href);
      await rule({});
      const before = await driver.openTab(closed);
      await rule({ sites: { block: [`file://${new URL(closed).pathname}`] } });
      await shows(driver, before, 'blocked');
      const tab = await driver.openTab(open);
      await staysAt(tab, open);
      await tab.goto(closed).catch(() => undefined);
      await shows(driver, tab, 'blocked');
      await tab.close();
      await before.close();
    });

    test('a page that the site’s own service worker serves, by a rule that only the sweep holds', async () => {
      await rule({});
      const tab = await driver.openTab('https://own.test/worker');
      expect(await tab.evaluate(() => (window as unknown as { ready: Promise<boolean> }).ready)).toBe(true);
      await rule({ sites: { block: ['own.test/shorts'] } });
      await tab.goto('https://own.test/page');
      expect(await tab.evaluate(() => document.title)).toBe('from the worker');
      await tab.startGoto('https://own.test/sh%6Frts');
      await shows(driver, tab, 'blocked');
      await tab.close();
    });

    test('a page from the back/forward cache, and one that history brings back', async () => {
      await rule({});
      const tab = await driver.openTab('http://path.test/sh%6Frts');
      await tab.startGoto('http://plain.test/');
      await until(async () => (await tab.url()) === 'http://plain.test/', 'the other page');
      await rule({ sites: { block: ['path.test/shorts'] } });
      await tab.back();
      await shows(driver, tab, 'blocked');
      await tab.close();
    });

    test.each([false, true])('a page that asks “Leave site?” (listening before us: %s)', async (isEarly) => {
      await rule({});
      const tab = await driver.openTab('http://plain.test/');
      await tab.activate();
      await tab.evaluate((capture: boolean) => {
        const stay = (event: Event) => event.preventDefault();
        addEventListener('beforeunload', stay, capture);
        if (!capture) window.onbeforeunload = () => 'Stay';
      }, isEarly);
      await tab.clickAt(200, 200); // browsers ask only where a person has done something
      await rule({ sites: { block: ['plain.test'] } });
      await shows(driver, tab, 'blocked');
      await tab.close();
    });

    test('a discarded tab', async () => {
      await rule({});
      const url = 'http://path.test/sh%6Frts/discarded';
      const tab = await driver.openTab(url, { background: true });
      const shown = await driver.openTab('http://plain.test/');
      await shown.activate();
      const discarded = (address: string) =>
        driver.inExtensionPage(async (wanted: string) => {
          const [found] = await chrome.tabs.query({ url: wanted });
          if (found?.id !== undefined) await chrome.tabs.discard(found.id);
          return (await chrome.tabs.query({ discarded: true, url: wanted })).length === 1;
        }, address);
      await until(() => discarded(url), 'a discarded tab');
      await rule({ sites: { block: ['path.test/shorts'] } });
      await until(async () => !(await addresses(driver)).includes(url), 'the discarded tab, swept');
      await shown.close();
      await tab.close().catch(() => undefined);
    });

    test('tabs that a session brings back: what lifted a schedule ended while the browser was off', async () => {
      await rule({});
      await driver.openTab('http://night.test/shown');
      await driver.openTab('http://night.test/behind', { background: true });
      await driver.openTab('http://day.test/');
      const ends = Date.now() + 8000;
      await putItem(driver, 'grants', [{ id: 'later', schedule: 'night', until: ends }]);
      await rule({
        schedules: [
          { id: 'night', name: 'Night', from: '00:00', to: '00:00', targets: ['night.test'], except: ['night.test/homework'] },
        ],
      });
      expect((await addresses(driver)).filter((url) => url.includes('night.test')).length).toBe(2);
      await until(() => Date.now() >= ends - 500, 'the end of what lifts it');
      await driver.restart({ restoreSession: true });
      await until(async () => (await addresses(driver)).includes('http://day.test/'), 'the restored tabs');
      await until(
        async () => !(await addresses(driver)).some((url) => url.startsWith('http://night.test')),
        'restored tabs, swept',
      );
      expect(await addresses(driver)).toContain('http://day.test/');
    });
  });
}

/** The addresses of all tabs as the browser has them, also of those that are not loaded. */
const addresses = (driver: Driver): Promise<string[]> =>
  driver.inExtensionPage(async () => (await chrome.tabs.query({})).map((tab) => tab.url ?? ''));
