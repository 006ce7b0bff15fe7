/** The receiver of docs/intake.md, as it stands there, takes what the sender sends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { envelopeFor } from '../../src/core/help/envelope';
import { publicKeyOf } from '../../src/core/help/public-key';
import { Report } from '../../src/core/help/report';
import { sealTo } from '../../src/platform/hpke';
import { post } from '../../src/platform/post';
import vector from '../core/help/envelope-vector.json';
import { certificate } from '../e2e/harness/certificate';
import { IntakeServer, trustTests } from './intake-server';

const DOCS = readFileSync('docs/intake.md', 'utf8');
const REPORT = Report.parse(vector.report);
const OTHER_ID = 'a0000000-0000-4000-8000-000000000000';
let folder: string;
let receiver: ChildProcess;
let url: string;
let printed = '';
const distrust = trustTests();

beforeAll(async () => {
  // Below the repository, so that `hpke` is found.
  folder = mkdtempSync(path.join('node_modules', '.intake-'));
  const at = (name: string) => path.join(folder, name);
  const [, code = ''] = /runs this -->\n```js\n([\s\S]*?)```/.exec(DOCS) ?? [];
  writeFileSync(at('receiver.mjs'), code);
  writeFileSync(at('key'), certificate().key);
  writeFileSync(at('cert'), certificate().cert);
  // A port that was free a moment ago.
  const probe = await IntakeServer.start();
  url = probe.url();
  await probe.stop();
  const env = {
    ...process.env,
    ...{ PORT: new URL(url).port, TLS_KEY: at('key'), TLS_CERT: at('cert') },
    ...{ PRIVATE_KEY: vector.recipient.privateKey, PUBLIC_KEY: vector.recipient.publicKey, TOKEN: 'abc' },
  };
  receiver = spawn(process.execPath, [at('receiver.mjs')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  receiver.stdout?.on('data', (text: Buffer) => {
    printed += text.toString();
  });
  await new Promise<void>((resolve, reject) => {
    receiver.stderr?.on('data', (text: Buffer) => (text.includes('listening') ? resolve() : undefined));
    receiver.once('exit', () => reject(new Error('the receiver ended')));
  });
}, 20_000);
afterAll(() => {
  distrust();
  receiver.kill();
  rmSync(folder, { recursive: true });
});

const send = async (id: string, change: { token?: string; publicKey?: string; body?: string } = {}) => {
  const { token = 'abc', publicKey = vector.recipient.publicKey } = change;
  const body = change.body ?? (await envelopeFor(REPORT, id, publicKeyOf(publicKey) ?? new Uint8Array(), sealTo));
  return post({ url, body, id, token, signal: new AbortController().signal });
};

test('takes the vector, and knows a duplicate', async () => {
  const first = await send(vector.envelope.id, { body: JSON.stringify(vector.envelope) });
  expect([first, await send(vector.envelope.id)]).toEqual([201, 409]);
  expect(JSON.parse(printed)).toEqual(REPORT);
});
test.each<[string, Parameters<typeof send>[1], number]>([
  ['another token', { token: 'other' }, 401],
  ['a report for another key', { publicKey: vector.ephemeral.publicKey }, 400],
  ['an id that isn’t the request’s', { body: JSON.stringify(vector.envelope) }, 400],
  ['no JSON', { body: 'x' }, 400],
  ['too much', { body: 'x'.repeat(90_001) }, 413],
])('refuses %s', async (_name, change, status) => expect(await send(OTHER_ID, change)).toBe(status));
test('the longest report fits', async () => {
  const long = { ...REPORT, words: 'ڈ'.repeat(5000) };
  const body = await envelopeFor(long, OTHER_ID, publicKeyOf(vector.recipient.publicKey) ?? new Uint8Array(), sealTo);
  expect(body.length).toBeGreaterThan(80_000);
  expect(await send(OTHER_ID, { body })).toBe(201);
});
test('the vectors of the page are those of the file', () => {
  for (const value of [
    vector.recipient.privateKey,
    vector.recipient.publicKey,
    vector.ephemeral.privateKey,
    vector.envelope.id,
  ]) {
    expect(DOCS).toContain(value);
  }
});
