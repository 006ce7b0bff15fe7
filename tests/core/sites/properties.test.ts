/** Total by construction: any string gives an answer or a named error, and canonical forms are fixed points. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { foldPath, isWithin, parseAddress } from '../../../src/core/sites/address';
import { fromPasted } from '../../../src/core/sites/pasted';
import { parseTarget } from '../../../src/core/sites/target';
import { comparePrecedence, matches, parseFilter, type UrlFilter } from '../../../src/core/sites/url-filter';

/** Strings made of the pieces that filters and addresses are made of, so that most come near the edges. */
const PIECES = [
  'a',
  'B',
  'example',
  '.com',
  '.',
  '..',
  ':',
  '80',
  '://',
  'https',
  'file',
  '/',
  '//',
  '?',
  '&',
  '=',
  '*',
  '#',
  '@',
  '%',
  '2f',
  '%41',
  '\\',
  '[',
  ']',
  '::1',
  '::ffff:1.2.3.4',
  ' ',
  '\t',
  'ö',
  '。',
  '１',
  '\u00AD',
  '\u0000',
  '\uD800',
  'xn--',
  '127.1',
  '0x7f',
  'category:',
];
const near = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((parts) => parts.join(''));
const anyText = fc.oneof(near, fc.string({ unit: 'binary', maxLength: 40 }));
const filters = near
  .map(parseFilter)
  .filter((parsed) => parsed.ok)
  .map((parsed) => parsed.filter);
const readable = fc
  .constantFrom(
    'example.com',
    '.example.com',
    'com',
    'a.example.com',
    '*',
    'http://*',
    '*:80',
    '*/a',
    'example.com/a',
    'example.com/a/b',
    'example.com/a?x',
    'example.com/a?x&y',
    'https://example.com',
  )
  .map(parseFilter)
  .filter((parsed) => parsed.ok)
  .map((parsed) => parsed.filter);
const some = fc.oneof(filters, readable);
vi.setConfig({ testTimeout: 60_000 }); // a busy machine is slow, not wrong
const many = { numRuns: 500 };

const meaning = ({ text: _text, ...rest }: UrlFilter) => rest;

describe('any string', () => {
  test('as a filter, pasted text, target or address: an answer or a named error', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const parse of [parseFilter, fromPasted, parseTarget, parseAddress]) {
          const result = parse(text);
          if (!result.ok) expect(result.error.message).not.toBe('');
        }
      }),
      many,
    );
  });
  test('a filter’s canonical text parses to the same filter and is its own canonical text', () => {
    fc.assert(
      fc.property(some, (filter) => {
        const again = parseFilter(filter.text);
        expect(again.ok ? { text: again.filter.text, ...meaning(again.filter) } : again.error).toEqual({
          text: filter.text,
          ...meaning(filter),
        });
      }),
      many,
    );
  });
  test('an address’s canonical form parses to itself', () => {
    fc.assert(
      fc.property(near, (text) => {
        const parsed = parseAddress(text);
        if (parsed.ok && /^https?$/.test(parsed.address.scheme)) expect(parseAddress(parsed.address.href)).toEqual(parsed);
      }),
      many,
    );
  });
  test('a folded path folds to itself, begins with a slash and holds no dot segment', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldPath(text);
        expect(foldPath(folded)).toBe(folded);
        expect(folded).toMatch(/^\//);
        expect(folded.split('/').filter((segment) => segment === '..' || segment === '.')).toEqual([]);
      }),
      many,
    );
  });
});

describe('filters and addresses', () => {
  test('what an allow matches, a block of the same text matches as well', () => {
    fc.assert(
      fc.property(some, near, (filter, tail) => {
        const parsed = parseAddress(`https://a.example.com/${tail}`);
        if (parsed.ok && matches(filter, parsed.address, 'allow')) expect(matches(filter, parsed.address, 'block')).toBe(true);
      }),
      many,
    );
  });
  test('a host filter matches exactly the addresses within the host', () => {
    const label = fc.stringMatching(/^[a-z][a-z0-9]{0,4}$/);
    const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
    fc.assert(
      fc.property(host, host, fc.boolean(), (domain, other, below) => {
        const parsed = parseAddress(`http://${below ? `${other}.${domain}` : other}/`);
        const filter = parseFilter(domain);
        if (!parsed.ok || !filter.ok) throw new Error('a host of letters can’t be read');
        expect(matches(filter.filter, parsed.address, 'block')).toBe(isWithin(parsed.address.host, domain));
        if (below) expect(matches(filter.filter, parsed.address, 'block')).toBe(true);
      }),
    );
  });
  test('precedence is a consistent order', () => {
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        expect(comparePrecedence(a, a)).toBe(0);
        expect(Math.sign(comparePrecedence(a, b)) + Math.sign(comparePrecedence(b, a))).toBe(0);
        if (comparePrecedence(a, b) <= 0 && comparePrecedence(b, c) <= 0) expect(comparePrecedence(a, c)).toBeLessThanOrEqual(0);
      }),
      many,
    );
  });
});
