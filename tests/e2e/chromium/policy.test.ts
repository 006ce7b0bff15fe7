/** A school's policy file in Chromium. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { temporaryFolder } from '../harness/extension';
import { shows } from '../harness/open';
import { startServer, type TestServer } from '../harness/server';
import { whyNoChromiumPolicy, withChromiumPolicy } from '../policy/chromium';
import { blocks, isReadOnly, namesTheBadLeaf, SCHOOL, stopsTheFirstPage } from '../policy/school';

/** In functions that run in the browser. */
declare const chrome: Browser;

describe.skipIf(whyNoChromiumPolicy() !== null)('policy in Chromium [policy]', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  describe.each([{ forced: false }, { forced: true }])('force-installed: $forced', ({ forced }) => {
    test('a school’s document applies without a click from the first page, is read-only, named where bad, and lives', () =>
      withChromiumPolicy(
        SCHOOL,
        async ({ browser, setPolicy }) => {
          await stopsTheFirstPage(browser, server);
          await isReadOnly(browser);
          await namesTheBadLeaf(browser);
          await browser.restart({ url: 'http://school.test/again' });
          await stopsTheFirstPage(browser, server);
          await namesTheBadLeaf(browser);

          const file = path.join(temporaryFolder('page'), 'closed.html');
          fs.writeFileSync(file, '<h1>a file</h1>');
          setPolicy({ sites: { block: ['later.test', `file://${file}`] } });
          await blocks(browser, 'later.test');
          const tab = await browser.openTab('http://later.test/');
          await shows(browser, tab, 'blocked');
          await tab.goto('http://school.test/open');
          expect(await tab.url()).toBe('http://school.test/open');
          // Without "allow access to file URLs", which a forced install doesn't have, the sweep still sees and sends such tabs.
          expect(await browser.inExtensionPage(() => chrome.extension.isAllowedFileSchemeAccess())).toBe(!forced);
          await tab.goto(`file://${file}`);
          await shows(browser, tab, 'blocked');

          setPolicy({});
          await blocks(browser, null);
        },
        { server, forced, url: 'http://school.test/first' },
      ));
  });
});
