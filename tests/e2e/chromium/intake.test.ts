/** An organisation's intake in Chromium, named by a real policy file. */
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startServer, type TestServer } from '../harness/server';
import { whyNoChromiumPolicy, withChromiumPolicy } from '../policy/chromium';
import { INTAKE_POLICY, sendsToIntake } from '../scenarios/intake';

describe.skipIf(whyNoChromiumPolicy() !== null)('intake in Chromium [policy]', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  test('the child sends, and what leaves only the receiver can read', () =>
    withChromiumPolicy(INTAKE_POLICY, ({ browser }) => sendsToIntake(browser, server), { server }));
});
