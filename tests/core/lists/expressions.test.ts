/** Google's published examples ("URLs and hashing"), and the vectors of its client where they don't drop the query. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { canonicalise, expressionsOf } from '../../../src/core/lists/expressions';
import { addressOf } from '../rules/fixture';

const written = (text: string): string | null => {
  const parts = canonicalise(text);
  return parts === null ? null : `${parts.host}${parts.path}${parts.query === null ? '' : `?${parts.query}`}`;
};

describe('canonicalise', () => {
  test.each([
    ['http://host/%25%32%35', 'host/%25'],
    ['http://host/%25%32%35%25%32%35', 'host/%25%25'],
    ['http://host/%2525252525252525', 'host/%25'],
    ['http://host/asdf%25%32%35asd', 'host/asdf%25asd'],
    ['http://host/%%%25%32%35asd%%', 'host/%25%25%25asd%25%25'],
    ['http://www.google.com/', 'www.google.com/'],
    [
      'http://%31%36%38%2e%31%38%38%2e%39%39%2e%32%36/%2E%73%65%63%75%72%65/%77%77%77%2E%65%62%61%79%2E%63%6F%6D/',
      '168.188.99.26/.secure/www.ebay.com/',
    ],
    [
      'http://host%23.com/%257Ea%2521b%2540c%2523d%2524e%25f%255E00%252611%252A22%252833%252944_55%252B',
      'host%23.com/~a!b@c%23d$e%25f^00&11*22(33)44_55+',
    ],
    ['http://3279880203/blah', '195.127.0.11/blah'],
    ['http://www.google.com/blah/..', 'www.google.com/'],
    ['www.google.com/', 'www.google.com/'],
    ['www.google.com', 'www.google.com/'],
    ['http://www.evil.com/blah#frag', 'www.evil.com/blah'],
    ['http://www.GOOgle.com/', 'www.google.com/'],
    ['http://www.google.com.../', 'www.google.com/'],
    ['http://www.google.com/foo\tbar\rbaz\n2', 'www.google.com/foobarbaz2'],
    ['http://www.google.com/q?', 'www.google.com/q?'],
    ['http://www.google.com/q?r?', 'www.google.com/q?r?'],
    ['http://www.google.com/q?r?s', 'www.google.com/q?r?s'],
    ['http://evil.com/foo#bar#baz', 'evil.com/foo'],
    ['http://evil.com/foo;', 'evil.com/foo;'],
    ['http://evil.com/foo?bar;', 'evil.com/foo?bar;'],
    ['http://notrailingslash.com', 'notrailingslash.com/'],
    ['http://www.gotaport.com:1234/', 'www.gotaport.com/'],
    ['  http://www.google.com/  ', 'www.google.com/'],
    ['http:// leadingspace.com/', '%20leadingspace.com/'],
    ['%20leadingspace.com/', '%20leadingspace.com/'],
    ['http://host.com/ab%23cd', 'host.com/ab%23cd'],
    ['http://host.com//twoslashes?more//slashes', 'host.com/twoslashes?more//slashes'],
    ['http://user:pass@host.com/a', 'host.com/a'],
    ['http://host.com/سلام', 'host.com/%D8%B3%D9%84%D8%A7%D9%85'],
    ['http://پاکستان.example/', 'xn--mgbai9azgqp6j.example/'],
    ['http://012.034.01.055/', '10.28.1.45/'],
    ['http://0x12.0x43.0x44.0x01/', '18.67.68.1/'],
  ])('%s is %s', (url, canonical) => expect(written(url)).toBe(canonical));

  test.each(['', ':', '/blah', '#ref', '?query#ref', 'http:///blah', 'http://#ref', 'mailto:a@example.com'])(
    '%j has no host',
    (url) => expect(expressionsOf(url)).toEqual([]),
  );
});

describe('expressionsOf', () => {
  test.each<[string, string[]]>([
    [
      'http://a.b.com/1/2.html?param=1',
      [
        'a.b.com/1/2.html?param=1',
        'a.b.com/1/2.html',
        'a.b.com/',
        'a.b.com/1/',
        'b.com/1/2.html?param=1',
        'b.com/1/2.html',
        'b.com/',
        'b.com/1/',
      ],
    ],
    ['http://1.2.3.4/1/', ['1.2.3.4/1/', '1.2.3.4/']],
    ['http://[2001:db8::7]:8080/a/b', ['[2001:db8::7]/a/b', '[2001:db8::7]/', '[2001:db8::7]/a/']],
    ['http://example.co.uk/1', ['example.co.uk/1', 'example.co.uk/', 'co.uk/1', 'co.uk/']],
    ['https://a.b/?', ['a.b/']],
    ['https://b/', ['b/']],
    ['https://a.b/1/2/3/4/5/', ['a.b/1/2/3/4/5/', 'a.b/', 'a.b/1/', 'a.b/1/2/', 'a.b/1/2/3/']],
    ['https://a.b/%7Eme/x?q=%27%20%d8', ["a.b/~me/x?q='%20%D8", 'a.b/~me/x', 'a.b/', 'a.b/~me/']],
  ])('%s', (url, expressions) => {
    expect(expressionsOf(url)).toEqual(expressions);
    expect(expressionsOf(addressOf(url))).toEqual(expressions);
  });
  test('the last five components, as published, and two more, as Google does it', () => {
    const hosts = expressionsOf('http://a.b.c.d.e.f.g.h.i/').map((expression) => expression.slice(0, -1));
    expect(hosts).toEqual(['a.b.c.d.e.f.g.h.i', ...['c.d.e.f.g.h.i', 'd.e.f.g.h.i', 'e.f.g.h.i', 'f.g.h.i', 'g.h.i', 'h.i']]);
  });
  test('an address without a host has none', () => expect(expressionsOf(addressOf('file:///etc/hosts'))).toEqual([]));
  test('any text gives ASCII expressions, as many as there can be', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withQueryParameters: true })), (text) => {
        const found = expressionsOf(text);
        expect(found.length).toBeLessThanOrEqual(7 * 6);
        expect(found.filter((expression) => !/^[!-~]+$/.test(expression))).toEqual([]);
      }),
    );
  });
});

const file = path.join(process.env.HIFAZAT_DATA ?? '../shared/data', 'vectors/safebrowsing_vectors.json');
const isHere = existsSync(file);
const VectorsSchema = z.record(
  z.string(),
  z.array(z.object({ input: z.unknown(), fail: z.boolean(), output: z.union([z.string(), z.array(z.string())]) })),
);
const vectors = isHere ? VectorsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
const texts = (group: string) =>
  (vectors[group] ?? []).flatMap(({ input, ...rest }) => (typeof input === 'string' ? [{ input, ...rest }] : []));
/** Where the client differs from what it publishes, or from the browser whose addresses we look up. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'http://some%1bhost.com/%1b': 'some%1Bhost.com/%1B', // "uppercase hex" is published
  'http://[FEDC:BA98:7654:3210:FEDC:BA98:7654:3210]:80/index.html': '[fedc:ba98:7654:3210:fedc:ba98:7654:3210]',
  'http://[::192.9.5.5]/ipng': '[::c009:505]', // as browsers spell it
};
describe.skipIf(!isHere)("the vectors of Google's client", () => {
  test('are there', () => expect(texts('TestCanonicalURL').length).toBeGreaterThan(40));
  test.each(texts('TestCanonicalURL'))('URL $input', ({ input, fail, output }) => {
    const parts = canonicalise(input);
    const expected = OTHERWISE[input] ?? `${output}`.replace(/^[a-z]+:\/\//, '');
    expect(parts === null ? null : parts.host + parts.path).toBe(fail ? null : expected);
  });
  test.each(texts('TestCanonicalHost'))('host $input', ({ input, fail, output }) =>
    expect(canonicalise(input)?.host).toBe(fail ? undefined : (OTHERWISE[input] ?? output)),
  );
  test.each(texts('TestCanonicalPath'))('path $input', ({ input, fail, output }) =>
    expect(canonicalise(input)?.path).toBe(fail ? undefined : output),
  );
  test.each(texts('TestGeneratePatterns'))('expressions of $input', ({ input, output }) =>
    expect(new Set(expressionsOf(input))).toEqual(new Set(output)),
  );
});
