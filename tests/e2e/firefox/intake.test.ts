/** An organisation's intake in Firefox, named by a real policy file. */
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startServer, type TestServer } from '../harness/server';
import { whyNoFirefoxPolicy, withFirefoxPolicy } from '../policy/firefox';
import { INTAKE_POLICY, sendsToIntake } from '../scenarios/intake';

describe.skipIf(whyNoFirefoxPolicy() !== null)('intake in Firefox [policy]', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  test('the child sends, and what leaves only the receiver can read', () =>
    withFirefoxPolicy(INTAKE_POLICY, ({ browser }) => sendsToIntake(browser, server), { server }));
});
