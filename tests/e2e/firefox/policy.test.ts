/** A school's policy file in Firefox. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shows } from '../harness/open';
import { startServer, type TestServer } from '../harness/server';
import { until } from '../harness/wait';
import { whyNoFirefoxPolicy, withFirefoxPolicy } from '../policy/firefox';

describe.skipIf(whyNoFirefoxPolicy() !== null)('policy in Firefox [policy]', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  test.each([{ forced: false }, { forced: true }])(
    'a school’s document applies without a click (force-installed: $forced)',
    ({ forced }) =>
      withFirefoxPolicy(
        { sites: { block: ['school.test'] } },
        async ({ browser }) => {
          await until(
            async () => ((await browser.ask('options/view')) as { managed: string[] }).managed.includes('sites'),
            'the managed section',
          );
          server.forget();
          const tab = await browser.openTab('http://school.test/');
          await shows(browser, tab, 'blocked');
          expect(server.to('school.test')).toEqual([]);
        },
        { server, forced },
      ),
  );
});
