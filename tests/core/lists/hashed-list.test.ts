import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expressionsOf } from '../../../src/core/lists/expressions';
import { HashedList, HashedListBuilder } from '../../../src/core/lists/hashed-list';
import { addressOf } from '../rules/fixture';

const hashOf = (expression: string, salt = ''): string =>
  createHash('sha256').update(Buffer.from(salt, 'hex')).update(expression).digest('hex');
function listOf(values: readonly string[], salt = ''): HashedList {
  const builder = new HashedListBuilder();
  for (const value of values) builder.add(value);
  const list = HashedList.read(builder.build(salt));
  if (list === null) throw new Error('a list that was just built cannot be read');
  return list;
}

/** The vectors of docs/lists.md: salt, expression, SHA-256. */
const VECTORS: readonly [string, string, string][] = [
  ['', 'example.com/', '73d986e009065f182c10bcb6a45db3d6eda9498f8930654af2653f8a938cd801'],
  ['', 'example.com/a/', '65571a0fa9647bd19a69911fd3b5f70a9b8480c02a6e90323f0dec5ffede2bd3'],
  ['', 'example.com/a/b.html?x=1', 'fab191edc66ee00d3539027fb42870a8aab549eb92bc9abc47bed3a78896ef52'],
  ['', '203.0.113.7/', '274db64673e3f1c9da0274d7bf6e3af3ed688c0da342541958524ec4bc64d033'],
  ['00ff10', 'example.com/', '2482fce5c9c1aaad1d3c99da388aba67cd6673360bca57478312a056601f743d'],
  ['00ff10', 'example.org/gallery/7.html?p=2', '490b5b8111bb21976a0331143e6b4d649b80d5355a7a4c3a29027070b80a14ac'],
];
test.each(VECTORS)('the vector of the docs: salt "%s", %s', (salt, expression, hash) => {
  expect(hashOf(expression, salt)).toBe(hash);
  const url = `https://${expression}`;
  expect(listOf([hash], salt).matchOf(addressOf(url))).toEqual({ hash });
  expect(listOf([hash.slice(0, 16)], salt).matchOf(url)).toEqual({ hash: hash.slice(0, 16) });
  expect(listOf([hash], `${salt}00`).matchOf(addressOf(url))).toBeNull();
});

describe('what an entry covers', () => {
  const covers = (expression: string, url: string) => listOf([hashOf(expression, 'ab')], 'ab').matchOf(addressOf(url)) !== null;
  test.each([
    ['example.com/', 'https://example.com/', true],
    ['example.com/', 'http://a.b.example.com:8080/x/y?z#f', true],
    ['example.com/', 'wss://example.com/socket', true],
    ['example.com/', 'https://example.org/', false],
    ['example.com/', 'https://notexample.com/', false],
    ['example.com/a/', 'https://www.example.com/a/b/c', true],
    ['example.com/a/', 'https://example.com/a', false],
    ['example.com/a/', 'https://example.com/x/../%61//b', true],
    ['example.com/a/b.html', 'https://example.com/a/b.html?any=1', true],
    ['example.com/a/b.html?x=1', 'https://example.com/a/b.html?x=1', true],
    ['example.com/a/b.html?x=1', 'https://example.com/a/b.html?x=%31', true],
    ['example.com/a/b.html?x=1', 'https://example.com/a/b.html?x=2', false],
    ['example.com/a/b.html?x=1', 'https://example.com/a/b.html', false],
    ['203.0.113.7/', 'http://0xcb007107/', true],
    ['113.7/', 'http://203.0.113.7/', false],
  ])('%s, %s: %s', (expression, url, expected) => expect(covers(expression, url)).toBe(expected));
});

describe('values', { timeout: 30_000 }, () => {
  const hash = hashOf('example.com/');
  test('a whole value is compared over all its digits', () => {
    const almost = hash.slice(0, -1) + (hash.endsWith('0') ? '1' : '0');
    expect(listOf([almost]).matchOf('https://example.com/')).toBeNull();
  });
  test('twice is once; short and whole ones live side by side', () => {
    const list = listOf([hash, hash, hash.slice(0, 16), hashOf('b.example/').slice(0, 16), hash.slice(0, 16)]);
    expect(list.size).toBe(3);
    expect(list.matchOf('https://example.com/')).toEqual({ hash });
    expect(list.matchOf('https://b.example/')).toEqual({ hash: hashOf('b.example/').slice(0, 16) });
  });
  test('values that begin alike are all held', () => {
    const alike = ['f', '0', '8', '0'].map((digit) => hash.slice(0, 20) + digit + hash.slice(21));
    for (const values of [
      [...alike, hash],
      [hash, ...alike],
      [...alike.slice(0, 2), hash, ...alike],
    ]) {
      expect(listOf(values).size).toBe(new Set(values).size);
      expect(listOf(values).matchOf('https://example.com/')).toEqual({ hash });
    }
  });
  test('an empty list finds nothing', () => expect(listOf([]).matchOf('https://example.com/')).toBeNull());
  test('each of thousands is found, no other is', () => {
    const names = Array.from({ length: 4000 }, (_, at) => `n${at}.example/`);
    const list = listOf(
      names.map((name, at) => (at % 2 === 0 ? hashOf(name, '01') : hashOf(name, '01').slice(0, 16))),
      '01',
    );
    expect(names.filter((name) => list.matchOf(`https://${name}`) === null)).toEqual([]);
    expect(names.filter((name) => list.matchOf(`https://x${name}`) !== null)).toEqual([]);
  });
  test('one expression of an address is enough', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.nat(), (url, pick) => {
        const expressions = expressionsOf(addressOf(url));
        const hashes = [hashOf(expressions[pick % expressions.length] ?? '', 'c0')];
        expect(listOf(hashes, 'c0').matchOf(addressOf(url))).toEqual({ hash: hashes[0] });
      }),
    );
  });
});

describe('a buffer that is no list', { timeout: 30_000 }, () => {
  const good = listOf([hashOf('example.com/'), hashOf('a.example/').slice(0, 16)], 'aabbcc').buffer;
  test.each([
    ['nothing', new ArrayBuffer(0)],
    ['a few bytes', new ArrayBuffer(23)],
    ['zeros', new ArrayBuffer(4096)],
    ['the front', good.slice(0, good.byteLength - 4)],
    ['the back', good.slice(4)],
  ])('%s: null', (_name, buffer) => expect(HashedList.read(buffer)).toBeNull());
  test('damage never throws', () => {
    fc.assert(
      fc.property(fc.nat(good.byteLength - 1), fc.nat(255), (at, byte) => {
        const copy = good.slice(0);
        new Uint8Array(copy)[at] = byte;
        const list = HashedList.read(copy);
        expect(list === null || [0, 1, 2].includes(list.size)).toBe(true);
        expect(() => list?.matchOf('https://example.com/')).not.toThrow();
      }),
    );
  });
});
