/** A school's policy file in Chromium. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saveSection, shows } from '../harness/open';
import { startServer, type TestServer } from '../harness/server';
import { until } from '../harness/wait';
import { whyNoChromiumPolicy, withChromiumPolicy } from '../policy/chromium';

interface Options {
  managed: string[];
  effective: { sites?: { block?: string[] } };
}

describe.skipIf(whyNoChromiumPolicy() !== null)('policy in Chromium [policy]', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  test.each([{ forced: false }, { forced: true }])(
    'a school’s document applies without a click and live (force-installed: $forced)',
    ({ forced }) =>
      withChromiumPolicy(
        { sites: { block: ['school.test'] } },
        async ({ browser, setPolicy }) => {
          const view = await until(async () => {
            const options = (await browser.ask('options/view')) as Options;
            return options.managed.includes('sites') && options;
          }, 'the managed section');
          expect(view.effective.sites?.block).toContain('school.test');
          server.forget();
          const tab = await browser.openTab('http://school.test/');
          await shows(browser, tab, 'blocked');
          expect(server.to('school.test')).toEqual([]);
          // A managed section is the school's alone.
          await expect(saveSection(browser, 'sites', { allow: ['school.test'] })).rejects.toThrow();

          setPolicy({ sites: { block: ['later.test'] } });
          await until(
            async () => ((await browser.ask('options/view')) as Options).effective.sites?.block?.includes('later.test'),
            'the new policy',
          );
          await tab.goto('http://school.test/');
          expect(await tab.url()).toBe('http://school.test/');
        },
        // Unpacked, the browser knows the policy from the second start on without being asked twice.
        { server, forced, ...(forced ? {} : { installed: 'earlier' as const }) },
      ),
  );
});
