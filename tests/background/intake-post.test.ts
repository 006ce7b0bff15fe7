/** What leaves for an organisation's intake, and what a real https server can do to it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { receiverOf } from '../../src/core/help/intake';
import { post } from '../../src/platform/post';
import { computer, ENDPOINT, ID, REPORT } from './intake-fixture';
import { type Act, IntakeServer, trustTests } from './intake-server';

let server: IntakeServer;
let distrust: () => void;
beforeEach(async () => {
  distrust = trustTests();
  server = await IntakeServer.start();
});
afterEach(async () => {
  distrust();
  await server.stop();
});
const posting = (change: object = {}) => ({
  url: server.url(),
  body: '{"x":1}',
  id: ID,
  token: 'abc' as string | null,
  signal: new AbortController().signal,
  ...change,
});

describe('the request', () => {
  test('is a POST with JSON, id and token, and nothing of the browser', async () => {
    expect(await post(posting())).toBe(204);
    expect(server.received).toMatchObject([
      {
        method: 'POST',
        path: '/help',
        body: '{"x":1}',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': ID,
          authorization: 'Bearer abc',
          'cache-control': 'no-cache',
        },
      },
    ]);
    expect(Object.keys(server.received[0]?.headers ?? {})).not.toEqual(expect.arrayContaining(['cookie']));
    expect(server.received[0]?.headers).not.toHaveProperty('referer');
  });
  test('has no authorization where policy gives no token', async () => {
    await post(posting({ token: null }));
    expect(server.received[0]?.headers).not.toHaveProperty('authorization');
  });
  test('is never made without encryption, not even on this computer', async () => {
    const open = await IntakeServer.start('http');
    expect(await post(posting({ url: open.url() }))).toBeNull();
    expect([open.connections, open.received]).toEqual([0, []]);
    await open.stop();
  });
});

describe('what a server does, and what we make of it', () => {
  test.each<[string, Act, number | null]>([
    ['201', (_request, answer) => answer.writeHead(201).end('{"id":1}'), 201],
    ['409, a duplicate', (_request, answer) => answer.writeHead(409).end(), 409],
    ['413', (_request, answer) => answer.writeHead(413).end(), 413],
    ['500', (_request, answer) => answer.writeHead(500).end(), 500],
    ['drops the line', (_request, answer) => answer.destroy(), null],
    ['never answers', () => undefined, null],
    ['redirects', ({ path }, answer) => answer.writeHead(path === '/help' ? 307 : 204, { Location: '/elsewhere' }).end(), null],
    ['answers at once, and its text never ends', (_request, answer) => answer.writeHead(200).write('x'), 200],
  ])('%s', async (name, act, status) => {
    server.act = act;
    // Only silence is waited out; any other answer comes, however busy this computer is.
    expect(await post(posting({ within: name === 'never answers' ? 400 : 20_000 }))).toBe(status);
    expect(server.received).toHaveLength(1); // a redirect is not followed
  });
  test('a slow answer is waited for', async () => {
    server.act = (_request, answer) => void setTimeout(() => answer.writeHead(202).end(), 150);
    expect(await post(posting({ within: 5000 }))).toBe(202);
  });
  test('a certificate for another name: no request', async () => {
    expect(await post(posting({ url: server.url('127.0.0.1') }))).toBeNull();
    expect(server.received).toEqual([]);
  });
  test('a certificate that nobody vouches for: no request', async () => {
    distrust();
    expect(await post(posting())).toBeNull();
    expect(server.received).toEqual([]);
  });
  test('nobody there', async () => {
    const url = server.url();
    await server.stop();
    expect(await post(posting({ url }))).toBeNull();
    server = await IntakeServer.start();
  });
  test('called off by the child', async () => {
    const end = new AbortController();
    server.act = () => end.abort();
    expect(await post(posting({ signal: end.signal }))).toBeNull();
  });
});

describe('from "send" to the server', () => {
  test.each<[string, readonly Act[]]>([
    ['a server that works', []],
    [
      'one that drops the line, then fails, then is slow',
      [(_request, answer) => answer.destroy(), (_request, answer) => answer.writeHead(500).end(), () => undefined],
    ],
    ['one that keeps it and drops the line before saying so', [(_request, answer) => answer.destroy()]],
  ])('%s: it has the report under one id', async (_name, before) => {
    const at = computer(async (one) => post({ ...one, within: 300 }));
    at.receiver = receiverOf({ ...ENDPOINT, url: server.url() });
    const kept = new Set<string>();
    server.act = ({ headers }, answer) => {
      const act = before[server.received.length - 1];
      const id = String(headers['idempotency-key']);
      if (act !== undefined) return act({ method: '', path: '', headers, body: '' }, answer);
      answer.writeHead(kept.has(id) ? 409 : 201).end();
      kept.add(id);
    };
    await at.sender.send(ID, REPORT);
    await at.waited(async () => (await at.sender.view()).arrived.includes(ID));
    expect([...kept]).toEqual([ID]);
    expect(server.received).toHaveLength(before.length + 1);
    expect(new Set(server.received.map(({ body }) => body)).size).toBe(1);
    expect(server.received[0]?.body).not.toContain('MARKER');
    at.kill();
  });
});
