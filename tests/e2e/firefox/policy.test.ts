/** A school's policy file in Firefox. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type TestServer } from '../harness/server';
import { whyNoFirefoxPolicy, withFirefoxPolicy } from '../policy/firefox';
import { isReadOnly, namesTheBadLeaf, SCHOOL, stopsTheFirstPage } from '../policy/school';

describe.skipIf(whyNoFirefoxPolicy() !== null)('policy in Firefox [policy]', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  test.each([{ forced: false }, { forced: true }])(
    'a school’s document applies without a click from the first page, is read-only, and named where bad (force-installed: $forced)',
    ({ forced }) =>
      withFirefoxPolicy(
        SCHOOL,
        async ({ browser }) => {
          await stopsTheFirstPage(browser, server);
          await isReadOnly(browser);
          await namesTheBadLeaf(browser);
          server.forget();
          await browser.restart({ url: 'http://school.test/again' });
          await stopsTheFirstPage(browser, server);
          expect(server.to('school.test')).toEqual([]);
          await namesTheBadLeaf(browser);
        },
        { server, forced, url: 'http://school.test/first' },
      ),
  );
});
