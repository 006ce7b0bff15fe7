/** Against a real server: what is asked, what is refused, and by which name. */
import http, { type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FetchOptions, FetchRefused, fetchList } from '../../src/platform/fetch-list';

let server: http.Server;
let answer: RequestListener;
let seen: http.IncomingMessage[];
let url: string;
beforeEach(async () => {
  seen = [];
  server = http.createServer((request, response) => {
    seen.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/list`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const TEXT = 'a.example\nb.example\n';
const sends =
  (body: string | Buffer, headers: Record<string, string> = {}, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'text/plain', 'content-length': String(Buffer.byteLength(body)), ...headers });
    response.end(body);
  };
/** Fetches; gives the text and the outcome, or the name of the refusal. */
async function get(options: Partial<FetchOptions> = {}) {
  let text = '';
  const progress: [number, number | null][] = [];
  try {
    const fetched = await fetchList(url, {
      etag: null,
      lastModified: null,
      signal: new AbortController().signal,
      onText: async (piece) => {
        text += piece;
      },
      onProgress: (received, total) => void progress.push([received, total]),
      ...options,
    });
    return { fetched, text, progress };
  } catch (error) {
    if (!(error instanceof FetchRefused)) throw error;
    return { refused: error.code, bytes: error.bytes, text, progress };
  }
}

describe('what is fetched', () => {
  test('the text, its tag and its size, with no cookie and no referrer', async () => {
    answer = sends(TEXT, { etag: '"v1"', 'last-modified': 'Sat, 21 Nov 2026 07:00:00 GMT' });
    expect(await get()).toEqual({
      fetched: { outcome: 'complete', etag: '"v1"', lastModified: 'Sat, 21 Nov 2026 07:00:00 GMT', bytes: 20, isWhole: true },
      text: TEXT,
      progress: [[20, 20]],
    });
    expect(seen[0]?.method).toBe('GET');
    for (const name of ['cookie', 'referer', 'if-none-match', 'if-modified-since'])
      expect([name, seen[0]?.headers[name]]).toEqual([name, undefined]);
  });
  test('what we have is not sent again', async () => {
    answer = (_request, response) => response.writeHead(304).end();
    expect((await get({ etag: '"v1"', lastModified: 'Sat, 21 Nov 2026 07:00:00 GMT' })).fetched).toEqual({
      outcome: 'unchanged',
    });
    expect(seen[0]?.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Sat, 21 Nov 2026 07:00:00 GMT',
    });
  });
  test('packed: as many bytes as there are; what was promised is of another kind', async () => {
    answer = sends(gzipSync(TEXT), { 'content-encoding': 'gzip' });
    expect(await get()).toMatchObject({ fetched: { bytes: 20, isWhole: false }, text: TEXT, progress: [[20, null]] });
  });
  test('letters that are cut between two pieces are whole', async () => {
    const bytes = Buffer.from('گیمز.example\n');
    answer = (_request, response) => {
      response.writeHead(200);
      response.write(bytes.subarray(0, 3), () => setTimeout(() => response.end(bytes.subarray(3)), 30));
    };
    expect((await get()).text).toBe('گیمز.example\n');
  });
  test('redirects are followed', async () => {
    answer = (request, response) => {
      if (request.url === '/list') response.writeHead(302, { location: '/moved' }).end();
      else sends(TEXT)(request, response);
    };
    expect((await get()).text).toBe(TEXT);
  });
});

describe('what is refused', () => {
  const cases: readonly [string, RequestListener, string][] = [
    ['not found', sends('no', {}, 404), 'status'],
    ['an empty success', (_request, response) => response.writeHead(204).end(), 'status'],
    ['a page', sends('<p>', { 'content-type': 'text/html; charset=utf-8' }), 'html'],
    ['more than is allowed, as promised', sends('x'.repeat(2000)), 'too-big'],
    ['more than is allowed, unpromised', (_request, response) => response.writeHead(200).end('x'.repeat(2000)), 'too-big'],
    ['no answer', (request) => request.socket.destroy(), 'network'],
    [
      'less than was promised',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half\n', () => response.destroy());
      },
      'truncated',
    ],
    [
      'a stream that breaks off',
      (_request, response) => {
        response.writeHead(200);
        response.write('half\n', () => setTimeout(() => response.destroy(), 30));
      },
      'truncated',
    ],
    ['silence before the answer', () => undefined, 'timeout'],
    ['silence in the middle', (_request, response) => void response.writeHead(200).write('half\n'), 'timeout'],
  ];
  test.each(cases)('%s', async (_name, how, code) => {
    answer = how;
    expect((await get({ maxBytes: 1000, idleAfter: 150 })).refused).toBe(code);
  });
  test('what is read slowly by us is no silence', async () => {
    answer = sends(TEXT);
    const onText = () => new Promise<void>((resolve) => setTimeout(resolve, 300));
    expect((await get({ onText, idleAfter: 150 })).fetched).toMatchObject({ outcome: 'complete' });
  });
  test.each([
    ['before', () => undefined],
    ['in the middle', (_request, response) => void response.writeHead(200).write('half\n')],
  ] as readonly (readonly [string, RequestListener])[])(
    'cancelled %s it: named so, and the server is left',
    async (_when, how) => {
      let isLeft: (left: boolean) => void = () => {};
      const left = new Promise<boolean>((resolve) => {
        isLeft = resolve;
      });
      answer = (request, response) => {
        response.on('close', () => isLeft(!response.writableFinished));
        how(request, response);
      };
      const cancel = new AbortController();
      setTimeout(() => cancel.abort(), 80);
      expect((await get({ signal: cancel.signal })).refused).toBe('cancelled');
      expect(await left).toBe(true);
    },
  );
  test('what the reader throws ends the request and comes through', async () => {
    answer = sends(TEXT);
    const onText = () => Promise.reject(new RangeError('no list'));
    await expect(get({ onText })).rejects.toThrow(RangeError);
  });
});
