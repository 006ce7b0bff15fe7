/** Unwrapping is total, bounded and quick, whatever the address. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { isJudged, parseAddress } from '../../../src/core/sites/address';
import { innerAddresses } from '../../../src/core/sites/inner-addresses';
import { innerOf } from './inner-fixture';

vi.setConfig({ testTimeout: 60_000 }); // a busy machine is slow, not wrong

/** Wrappers as prefixes, and the pieces that their insides are made of. */
const PREFIXES = [
  'https://web.archive.org/web/2024id_/',
  'https://archive.ph/newest/',
  'https://12ft.io/',
  'https://corsproxy.io/?',
  'https://l.facebook.com/l.php?u=',
  'https://webcache.googleusercontent.com/search?q=cache:',
  'https://r.search.yahoo.com/a/RU=',
  'https://urldefense.com/v3/__',
  'https://urldefense.proofpoint.com/v2/url?u=',
  'https://disq.us/?url=',
  'https://www.google.com/amp/s/',
  'https://translated.turbopages.org/proxy_u/a/https/',
  'https://urlscan.io/search/#',
  'https://unknown.example/browse.php?u=',
  'https://unknown.example/uv/hvtrs8%2F-',
  'https://unknown.example/x.cgi/a/https/',
  'view-source:',
  'data:text/html,',
  'data:text/html;base64,',
  'javascript:',
  'intent://',
  'web+app:',
  'blob:',
  'about:reader?url=',
];
const PIECES = [
  ...[
    'target.example',
    'target-example.translate.goog/',
    '203-0-113-7.nip.io',
    'youtu.be/',
    'dQw4w9WgXcQ',
    'https://',
    'https%3A%2F%2F',
  ],
  ...[
    'http:',
    '//',
    '/',
    '\\',
    '?',
    '&',
    '=',
    'u=',
    'url=',
    '#',
    '%',
    '%25',
    '%2F',
    '%ff',
    '*',
    '-',
    '--',
    '.',
    ':',
    '@',
    '[',
    ']',
    '__;',
  ],
  ...[
    'aHR0cHM6Ly9hLmI',
    'hvtrs8',
    'cache:',
    'a',
    '1',
    ' ',
    '\u0000',
    '\uD800',
    'ö',
    '。',
    ';scheme=https;',
    '"',
    "'",
    '<',
    'é%20',
  ],
];
const anyAddress = fc
  .tuple(
    fc.array(fc.constantFrom(...PREFIXES), { maxLength: 8 }),
    fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 14 }),
  )
  .map(([prefixes, pieces]) => prefixes.join('') + pieces.join(''));

describe('any address', () => {
  test('gives only canonical addresses that are judged, and never throws', () => {
    fc.assert(
      fc.property(anyAddress, fc.boolean(), (text, guessProxies) => {
        const parsed = parseAddress(text);
        if (!parsed.ok) return;
        for (const { address } of innerAddresses(parsed.address, { guessProxies })) {
          expect(isJudged(address)).toBe(true);
          expect(address.host).not.toBe('');
          expect(parseAddress(`${address.href}${address.fragment === '' ? '' : `#${address.fragment}`}`)).toEqual({
            ok: true,
            address,
          });
        }
      }),
      { numRuns: 3000 },
    );
  });
  test('each inner address once, and what guessing adds comes besides what is known', () => {
    fc.assert(
      fc.property(anyAddress, (text) => {
        const parsed = parseAddress(text);
        if (!parsed.ok) return;
        const guessed = innerAddresses(parsed.address, { guessProxies: true });
        const known = innerAddresses(parsed.address, { guessProxies: false });
        const keys = guessed.map(({ address }) => `${address.href}#${address.fragment}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { address } of known) expect(keys).toContain(`${address.href}#${address.fragment}`);
        expect(known.every(({ via }) => via !== 'guess')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
  test('a chain of wrappers is at most five deep, escaped or not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.boolean(), (times, isEscaped) => {
        let text = 'https://target.example/';
        for (let at = 0; at < times; at += 1) text = `https://12ft.io/proxy?q=${isEscaped ? encodeURIComponent(text) : text}`;
        expect(innerOf(text)).toHaveLength(Math.min(times, 5));
      }),
    );
  });
});

describe('8 KB of anything is read at once', () => {
  const fill = (piece: string) => piece.repeat(Math.ceil(8192 / piece.length));
  const shapes = [
    ...PIECES,
    '%2525',
    'https%3A',
    'https:/',
    '/https:/',
    'url=a.example&',
    '%',
    '(',
    '"//a"',
    'https://a.example ',
    '*.',
    '1.',
    '-1',
    '-.',
    'a-',
    'RU=',
    '==',
  ];
  test.each(PREFIXES)('%s…', (prefix) => {
    for (const shape of shapes) {
      for (const text of [prefix + fill(shape), `${prefix}${fill(shape)}x`, `${prefix}https://a.example/${fill(shape)}!`]) {
        const parsed = parseAddress(text);
        if (!parsed.ok) continue;
        const before = performance.now();
        innerAddresses(parsed.address, { guessProxies: true });
        expect(performance.now() - before, `${prefix} with ${shape}`).toBeLessThan(400);
      }
    }
  });
});
