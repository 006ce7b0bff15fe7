/** An organisation's intake under a real policy: named before "send", encrypted, tried again over a failure and a killed worker, said when it arrived. */
import type { IncomingHttpHeaders } from 'node:http';
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256 } from 'hpke';
import { expect } from 'vitest';
import { Report } from '../../../src/core/help/report';
import vector from '../../core/help/envelope-vector.json';
import type { Driver, Tab } from '../harness/driver';
import { helpView, textOf, viewOf, writeWords } from '../harness/help-view';
import { buttonPoint, pressRedButton } from '../harness/red-button';
import type { TestServer } from '../harness/server';
import { until } from '../harness/wait';

const RECEIVER = 'intake.test';
export const INTAKE_POLICY = {
  help: {
    endpoint: { name: 'City School', url: `https://${RECEIVER}/help`, publicKey: vector.recipient.publicKey, token: 'abc' },
  },
};
const WORDS = 'walnutcompassriver';

/** What the receiver got, in order; `answers` says what it answers, the last one from then on. */
export function serveIntake(server: TestServer, answers: readonly number[]): { headers: IncomingHttpHeaders; body: string }[] {
  const got: { headers: IncomingHttpHeaders; body: string }[] = [];
  server.answer(({ host, path, headers }, response) => {
    if (host !== RECEIVER || path !== '/help') return false;
    const parts: Buffer[] = [];
    response.req.on('data', (part: Buffer) => parts.push(part));
    response.req.on('end', () => {
      got.push({ headers, body: Buffer.concat(parts).toString() });
      response.writeHead(answers[Math.min(got.length, answers.length) - 1] ?? 201).end();
    });
    return true;
  });
  return got;
}

/** Sends one report as a child does; the first request fails, the worker is killed, and the report arrives once. */
export async function sendsToIntake(driver: Driver, server: TestServer): Promise<void> {
  const got = serveIntake(server, [500, 201]);
  const page = await driver.openTab('http://plain.test/room?token=SECRET');
  await page.activate();
  await buttonPoint(page);
  server.forget();
  await pressRedButton(page);
  const view = await helpView(driver);
  await view.activate();

  // Never where somebody is hurt at home.
  await walk(view, ['danger-no', 'tile-hurt_at_home', 'do-report', 'report-next'], 'ways');
  expect(await has(view, 'way-phone')).toBe(true);
  expect(await has(view, 'intake-send')).toBe(false);
  await walk(view, ['back', 'back', 'back', 'tile-bullying', 'do-report'], 'report');
  await writeWords(view, WORDS);
  await walk(view, ['report-next'], 'ways');
  await until(() => has(view, 'intake-send'), 'the receiver that policy names');
  const before = await textOf(view);
  for (const said of ['City School', RECEIVER, 'chose']) expect(before).toContain(said);
  expect(server.to(RECEIVER)).toEqual([]);

  await view.click('[data-qa=intake-send]');
  await until(() => got.length === 1, 'the first request, which fails');
  await driver.killBackground();
  // A page of ours wakes it again; it tries by itself.
  await until(() => got.length > 1, 'another request', 60_000);
  await until(() => has(view, 'intake-arrived'), 'the words that it arrived', 30_000);

  const [first, second] = got;
  expect(second?.headers).toMatchObject({ authorization: 'Bearer abc', 'content-type': 'application/json' });
  expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
  for (const name of ['cookie', 'referer']) expect(second?.headers).not.toHaveProperty(name);
  for (const plain of [WORDS, 'plain.test', 'SECRET', 'bullying']) expect(second?.body).not.toContain(plain);
  const report = Report.parse(JSON.parse(await opened(String(second?.body))));
  expect(report).toMatchObject({
    category: 'bullying',
    words: WORDS,
    page: { urlShown: expect.stringContaining('plain.test/room') },
  });
  expect(report.page?.urlShown).not.toContain('SECRET');
  await view.close();
  await page.close();
}

/** As the receiver of docs/intake.md does. */
async function opened(body: string): Promise<string> {
  const suite = new CipherSuite(KEM_DHKEM_X25519_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const { id, enc, ciphertext } = JSON.parse(body) as { id: string; enc: string; ciphertext: string };
  const keys = {
    privateKey: await suite.DeserializePrivateKey(bytes(vector.recipient.privateKey)),
    publicKey: await suite.DeserializePublicKey(bytes(vector.recipient.publicKey)),
  };
  const plain = await suite.Open(keys, bytes(enc), bytes(ciphertext), { info: utf8('hifazat-intake/1'), aad: utf8(id) });
  return new TextDecoder().decode(plain);
}

const has = (view: Tab, qa: string): Promise<boolean> =>
  view.evaluate((name: string) => document.querySelector(`[data-qa="${name}"]`) !== null, qa);
async function walk(view: Tab, taps: readonly string[], last: string): Promise<void> {
  for (const qa of taps) {
    const from = await viewOf(view);
    // Once more where a part that came late (the words picture) moved the button from under the pointer.
    await until(async () => {
      await view.click(`[data-qa="${qa}"]`);
      await until(async () => (await viewOf(view)) !== from, `another view after ${qa}`, 2000);
      return true;
    }, `the view after ${qa}`);
  }
  expect(await viewOf(view)).toBe(last);
}
