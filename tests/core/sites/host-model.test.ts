/** The committed host-name model: it scores invented names as it did when it was trained, and refuses bytes that are no model. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { modelOf, readHostModel, readHostModelHeader, writeHostModel } from '../../../src/core/sites/host-model';
import { ORDINARY_HOSTS } from '../../../src/core/sites/host-model-exceptions';
import { BUCKETS, unitsOf } from '../../../src/core/sites/host-model-features';
import expected from './host-model-scores.json';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const bytes = new Uint8Array(readFileSync(path.join(ROOT, 'public/host-model.bin')));
const model = readHostModel(bytes);
const header = readHostModelHeader(bytes);
if (model === null || header === null) throw new Error('public/host-model.bin cannot be read');

test('the file is 64 KiB of weights and a small header', () => {
  expect(bytes.length).toBeGreaterThan(BUCKETS);
  expect(bytes.length).toBeLessThan(BUCKETS + 4096);
  expect(header.sure).toBeGreaterThan(header.maybe);
});

describe('200 invented names', () => {
  const rows: [string, number | null][] = Object.entries(expected);
  test('are 200', () => expect(rows).toHaveLength(200));
  test('score as committed', () => {
    const now = rows.map(([host]) => [host, Number.isFinite(model.score(host)) ? model.score(host) : null]);
    expect(now).toEqual(rows);
  });
  test('have the verdict that their score says', () => {
    for (const [host, score] of rows) {
      const says = score === null || score <= header.maybe ? null : score > header.sure ? 'adult' : 'maybe';
      expect([host, model.verdictOf(host)]).toEqual([host, says]);
    }
  });
});

describe('verdicts', () => {
  test.each([
    ['an adult name', 'teenpussytube.net', 'adult'],
    ['the same below a harmless label', 'cdn1.teenpussytube.net', 'adult'],
    ['the same with www.', 'www.teenpussytube.net', 'adult'],
    ['a name in between', 'strip-cam-live.com.pk', 'maybe'],
    ['an ordinary name', 'riverbankbooks.example', null],
    ['a Roman-Urdu name', 'bachonkikahaniyan.example', null],
    ['an Urdu name in punycode, which it does not read', 'xn--mgbaab1a0fxa.example', null],
    ['an IPv4 address', '203.0.113.7', null],
    ['an IPv6 address', '[2001:db8::7]', null],
    ['a single label', 'pornhaven', null],
    ['a public suffix', 'co.uk', null],
    ['a public suffix of a hoster', 'blogspot.com', null],
    ['nothing', '', null],
  ])('%s: %s is %s', (_, host, verdict) => expect(model.verdictOf(host)).toBe(verdict));

  test.each(ORDINARY_HOSTS)('%s is ordinary, and so is all below it', (host) => {
    const always = modelOf({ scale: 1, bias: 1e6, sure: 1, maybe: 0 }, new Int8Array(BUCKETS));
    expect([always.verdictOf(host), always.verdictOf(`www.${host}`), always.verdictOf(`a-${host}`)]).toEqual([
      null,
      null,
      'adult',
    ]);
  });

  test('any text gets an answer, the same twice', () => {
    fc.assert(
      fc.property(fc.oneof(fc.domain(), fc.string()), (host) => {
        expect(model.score(host)).toBe(model.score(host));
        expect(['adult', 'maybe', null]).toContain(model.verdictOf(host));
      }),
    );
  });
});

test.each([
  [
    'shop.example.co.uk',
    [
      { name: 'shop.example', label: 'example', suffix: 'co.uk' },
      { name: 'example', label: 'example', suffix: 'co.uk' },
    ],
  ],
  ['www.example.org', [{ name: 'example', label: 'example', suffix: 'org' }]],
  ['a.github.io', [{ name: 'a', label: 'a', suffix: 'github.io' }]],
  ['xn--mgbaab1a0fxa.example.org', [{ name: 'example', label: 'example', suffix: 'org' }]],
  ['localhost', []],
])('%s is scored as %j', (host, units) => expect(unitsOf(host)).toEqual(units));

describe('bytes that are no model of this version are null', () => {
  const changed = (index: number): Uint8Array => bytes.map((byte, at) => (at === index ? byte ^ 1 : byte));
  const { checksum: _, ...fields } = header;
  const weights = new Int8Array(BUCKETS);
  test.each([
    ['no bytes', new Uint8Array()],
    ['another magic', changed(0)],
    ['another version', changed(4)],
    ['another header length', changed(6)],
    ['a damaged header', changed(8)],
    ['a damaged weight', changed(bytes.length - 1)],
    ['cut short', bytes.subarray(0, -1)],
    ['one too many', Uint8Array.from([...bytes, 0])],
    ['a page instead', new TextEncoder().encode(`<!doctype html>${' '.repeat(bytes.length - 15)}`)],
    ['a header without a scale', writeHostModel({ ...fields, scale: 0 }, weights)],
  ])('%s', (_name, given) => {
    expect(readHostModel(given)).toBeNull();
    expect(readHostModelHeader(given)).toBeNull();
  });
  test('and what was written is read back', () =>
    expect(readHostModelHeader(writeHostModel(fields, weights))).toMatchObject(fields));
  test('a view into a larger buffer is read as it stands', () => {
    const larger = new Uint8Array(bytes.length + 13);
    larger.set(bytes, 13);
    expect(readHostModel(larger.subarray(13))?.score('pornhaven.example')).toBe(expected['pornhaven.example']);
  });
});

const corpus = path.resolve(ROOT, '../shared/data/bypass.jsonl');
describe.skipIf(!existsSync(corpus))('[data] innocent names that look adult', () => {
  const lines = existsSync(corpus) ? readFileSync(corpus, 'utf8').trim().split('\n') : [];
  const hosts = lines
    .map((line) => JSON.parse(line) as { class: string; url: string })
    .filter((entry) => entry.class === 'scunthorpe')
    .map((entry) => new URL(entry.url).hostname);
  test('are there', () => expect(hosts.length).toBeGreaterThan(0));
  test("none is 'adult', by the weights alone", () =>
    expect(hosts.filter((host) => model.score(host) > header.sure)).toEqual([]));
  test('none is even asked about', () => expect(hosts.filter((host) => model.verdictOf(host) !== null)).toEqual([]));
});
