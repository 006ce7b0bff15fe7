/** A school's policy file in Chromium. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OptionsView } from '../../../src/messaging/views';
import { shows } from '../harness/open';
import { startServer, type TestServer } from '../harness/server';
import { until } from '../harness/wait';
import { whyNoChromiumPolicy, withChromiumPolicy } from '../policy/chromium';
import { blocks, isReadOnly, namesTheBadLeaf, SCHOOL, stopsTheFirstPage } from '../policy/school';

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

          setPolicy({ sites: { block: ['later.test'] } });
          await blocks(browser, 'later.test');
          const tab = await browser.openTab('http://later.test/');
          await shows(browser, tab, 'blocked');
          await tab.goto('http://school.test/open');
          expect(await tab.url()).toBe('http://school.test/open');

          setPolicy({});
          await until(
            async () => ((await browser.ask('options/view')) as OptionsView).managed.length === 0,
            'the end of the policy',
            45_000,
          );
        },
        { server, forced, url: 'http://school.test/first' },
      ));
  });
});
