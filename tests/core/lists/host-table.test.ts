import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HostTable, type Source } from '../../../src/core/lists/host-table';
import { HostTableBuilder, mergeTables } from '../../../src/core/lists/host-table-builder';
import { type CategoryId, isCategoryId } from '../../../src/core/sites/category';

const source = (id: string, category: CategoryId = 'adult', kind: Source['kind'] = 'list'): Source => ({ id, kind, category });
const A = source('a');
const B = source('b', 'gambling', 'bundled');
const C = source('c', 'dating');

/** What each source lists. */
type Listing = readonly (readonly [Source, readonly string[]])[];
function read(buffer: ArrayBuffer): HostTable {
  const table = HostTable.read(buffer);
  if (table === null) throw new Error('a table that was just built cannot be read');
  return table;
}
function tableOf(...listing: Listing): HostTable {
  const builder = new HostTableBuilder(listing.map(([one]) => one));
  for (const [number, [, hosts]] of listing.entries()) for (const host of hosts) builder.add(number, host);
  return read(builder.build());
}
const idsOf = (table: HostTable, host: string): string =>
  table
    .sourcesOf(host)
    .map(({ id }) => id)
    .join(' ');

describe('sourcesOf', () => {
  const deep = 'a.b.c.d.e.f.g.example';
  const table = tableOf(
    [A, ['example.com', 'both.example', 'deep.part.example', deep, '203.0.113.7', '[2001:db8::7]', 'com', 'example.com']],
    [B, ['both.example', 'part.example']],
    [C, ['x.example.com', 'both.example']],
  );
  test.each([
    ['example.com', 'a'],
    ['www.example.com', 'a'],
    ['a.b.c.d.e.f.g.h.example.com', 'a'],
    ['x.example.com', 'a c'],
    ['y.x.example.com', 'a c'],
    ['both.example', 'a b c'],
    ['part.example', 'b'],
    ['deep.part.example', 'a b'],
    ['shallow.part.example', 'b'],
    [deep, 'a'],
    [`z.${deep}`, 'a'],
    [deep.slice(2), ''],
    ['203.0.113.7', 'a'],
    ['[2001:db8::7]', 'a'],
    ['[2001:db8::8]', ''],
    ['203.0.113.8', ''],
    ['com', ''],
    ['other.com', ''],
    ['notexample.com', ''],
    ['example.com.evil', ''],
    ['example.co', ''],
    ['xample.com', ''],
    ['', ''],
    ['.', ''],
    ['..com', ''],
  ])('%s: "%s"', (host, ids) => expect(idsOf(table, host)).toBe(ids));
  test('counts each host once, and holds no top-level domain', () => expect(table.size).toBe(8));
  test('gives the sources as they were named', () => {
    expect(table.sources).toEqual([A, B, C]);
    expect(table.sourcesOf('part.example')).toEqual([B]);
  });
  test('allocates nothing for a host that is not listed', () =>
    expect(table.sourcesOf('one.other.com')).toBe(table.sourcesOf('two.other.com')));
  test('an id may have any letters', () => {
    const urdu = source('فہرست “1”');
    expect(tableOf([urdu, ['example.com']]).sourcesOf('example.com')).toEqual([urdu]);
  });
  test('an empty table finds nothing', () => expect(idsOf(tableOf(), 'example.com')).toBe(''));
  test('a source that is not there is a mistake', () => {
    expect(() => new HostTableBuilder([A]).add(1, 'example.com')).toThrow(RangeError);
    expect(() => new HostTableBuilder(Array.from({ length: 1025 }, (_, at) => source(`${at}`)))).toThrow(RangeError);
  });
});

/** Each run builds whole tables. */
const RUNS = { numRuns: 30 };
describe('whatever is listed', { timeout: 30_000 }, () => {
  const label = fc.stringMatching(/^[a-z0-9-]{1,8}$/);
  const host = fc.array(label, { minLength: 2, maxLength: 7 }).map((labels) => labels.join('.'));
  const hosts = fc.array(host, { minLength: 1, maxLength: 60 });
  test('is found with everything below it; its siblings and what is above it are not', () => {
    fc.assert(
      fc.property(hosts, label, (listed, other) => {
        const table = tableOf([A, listed]);
        const isListed = (name: string) => listed.some((entry) => name === entry || name.endsWith(`.${entry}`));
        const near = listed.flatMap((entry) => [
          entry,
          `${other}.${entry}`,
          `${other}${entry}`,
          entry.slice(entry.indexOf('.') + 1),
        ]);
        expect(near.filter((name) => table.sourcesOf(name).length > 0)).toEqual(near.filter(isListed));
      }),
      RUNS,
    );
  });
  test('names all of its sources, merged or built at once', () => {
    fc.assert(
      fc.property(hosts, hosts, hosts, (a, b, c) => {
        const once = tableOf([A, a], [B, b], [C, c]);
        const merged = read(mergeTables(tableOf([A, a], [C, c]), tableOf([B, b], [A, a])));
        expect(merged.size).toBe(once.size);
        const ids = (table: HostTable, name: string) =>
          table
            .sourcesOf(name)
            .map(({ id }) => id)
            .sort();
        for (const name of [...a, ...b, ...c]) expect(ids(merged, name)).toEqual(ids(once, name));
      }),
      RUNS,
    );
  });
});

test('one list is exchanged without the names of the others', () => {
  const old = tableOf([A, ['old.example', 'both.example']], [B, ['both.example', 'kept.example']]);
  const builder = new HostTableBuilder([A]);
  builder.addTable(old, ({ id }) => id !== A.id);
  builder.add(0, 'new.example');
  const table = read(builder.build());
  expect(['old', 'both', 'kept', 'new'].map((name) => idsOf(table, `${name}.example`))).toEqual(['', 'b', 'b', 'a']);
});

test('more sets of sources than a byte can number', () => {
  const sources = Array.from({ length: 300 }, (_, at) => source(`s${at}`));
  const builder = new HostTableBuilder(sources);
  for (let at = 0; at < 3000; at++)
    for (const number of [at % 300, (at * 7) % 300, (at * 31) % 300]) builder.add(number, `h${at}.example`);
  const table = read(builder.build());
  expect(table.meta.sets.length).toBeGreaterThan(256);
  for (const at of [0, 1, 299, 300, 2999]) {
    const numbers = [...new Set([at % 300, (at * 7) % 300, (at * 31) % 300])].sort((x, y) => x - y);
    expect(idsOf(table, `h${at}.example`)).toBe(numbers.map((number) => `s${number}`).join(' '));
  }
});

test('among 200,000 others none is found by mistake', { timeout: 30_000 }, () => {
  const table = tableOf([A, Array.from({ length: 200_000 }, (_, at) => `listed${at}.example`)]);
  expect(table.size).toBe(200_000);
  const mistaken = Array.from({ length: 200_000 }, (_, at) => `other${at}.example`).filter(
    (host) => table.sourcesOf(host).length > 0,
  );
  expect(mistaken).toEqual([]);
});

describe('a buffer that is no table', { timeout: 30_000 }, () => {
  const good = tableOf([A, ['example.com', 'a.example']], [B, ['example.com']]).buffer;
  const bytes = (change: (copy: Uint8Array) => void) => {
    const copy = good.slice(0);
    change(new Uint8Array(copy));
    return copy;
  };
  test.each([
    ['nothing', new ArrayBuffer(0)],
    ['a few bytes', new ArrayBuffer(27)],
    ['zeros', new ArrayBuffer(300_000)],
    ['the front', good.slice(0, good.byteLength - 1)],
    ['the back', good.slice(4)],
    ['another magic', bytes((copy) => copy.fill(0, 0, 1))],
    ['a later version', bytes((copy) => copy.fill(2, 4, 5))],
    ['an index that falls', bytes((copy) => copy.fill(255, 28, 32))],
    ['no JSON', bytes((copy) => copy.fill(0, copy.length - 3))],
    [
      'another category',
      bytes((copy) => copy.set([120], new TextDecoder().decode(copy.subarray(262_176)).indexOf('gambling') + 262_176)),
    ],
  ])('%s: null', (_name, buffer) => expect(HostTable.read(buffer)).toBeNull());
  test('damage never throws', () => {
    const head = fc.nat(63);
    const tail = fc.nat(400).map((back) => good.byteLength - 1 - back);
    fc.assert(
      fc.property(fc.oneof(head, tail, fc.nat(good.byteLength - 1)), fc.nat(255), (at, byte) => {
        const copy = bytes((whole) => whole.fill(byte, at, at + 1));
        const table = HostTable.read(copy);
        expect(() => table?.sourcesOf('www.example.com')).not.toThrow();
      }),
    );
  });
});

const folder = path.join(process.env.HIFAZAT_DATA ?? '../shared/data', 'lists/shadowwhisperer');
test.skipIf(!existsSync(folder))('real lists: every host is found under its source', { timeout: 30_000 }, () => {
  const files = ['gambling', 'dating', 'malware'].filter(isCategoryId);
  const listing = files.map(
    (id) =>
      [
        source(id, id),
        readFileSync(path.join(folder, `${id}.txt`), 'utf8')
          .trim()
          .split('\n'),
      ] as const,
  );
  const table = tableOf(...listing);
  for (const [{ id }, hosts] of listing)
    expect(hosts.filter((host) => host.includes('.') && !idsOf(table, host).split(' ').includes(id))).toEqual([]);
});
