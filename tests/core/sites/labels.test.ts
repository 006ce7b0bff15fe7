/** Which texts are labels of adult sites, and what of an address they label. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LABEL_HEADERS } from '../../../src/core/rules/label-drafts';
import { type Header, isAdultLabel, isLabelled, labelKey } from '../../../src/core/sites/labels';
import { addressOf } from '../rules/fixture';

const CODE = 'RTA-5042-1996-1400-1577-RTA';
const LABELS: readonly [place: string, text: string][] = [
  ['rating', CODE],
  ['RATING', CODE.toLowerCase()],
  [' Rating ', `  ${CODE} `],
  ['rating', `adult, ${CODE}`],
  ['rating', `general ${CODE}`],
  ['rating', 'adult'],
  ['rating', ' Adult '],
  ['rating', 'ADULT;mature'],
  ['rating', 'mature'],
  ['rating', 'Restricted'],
  ['pics-label', `(PICS-1.1 "http://www.rtalabel.org/" r (${CODE}))`],
  ['PICS-Label', CODE],
];
const NO_LABELS: readonly [place: string, text: string][] = [
  ['rating', ''],
  ['rating', 'general'],
  ['rating', 'safe for kids'],
  ['rating', '14 years'],
  ['rating', 'adult education'],
  ['rating', 'not adult'],
  ['rating', 'premature'],
  ['rating', 'RTA'],
  ['rating', 'RTA-5042'],
  ['rating', '5 stars'],
  ['description', CODE],
  ['keywords', 'adult'],
  ['og:rating', 'adult'],
  ['rating-value', 'adult'],
  ['', CODE],
  ['pics-label', 'adult'],
  ['pics-label', '(PICS-1.1 "http://www.icra.org/ratingsv02.html" l r (nz 1 sz 1 vz 1))'],
];

describe('a label', () => {
  test.each(LABELS)('%s: %s', (name, content) => expect(isAdultLabel({ name, content })).toBe(true));
  test.each(LABELS)('wakes the worker from the page: %s: %s', (_name, content) => {
    const [, maybe = ''] = /const MAYBE = \/(.+)\/i;/.exec(readFileSync('src/content/labels.iife.ts', 'utf8')) ?? [];
    expect(maybe).not.toBe('');
    expect(new RegExp(maybe, 'i').test(content)).toBe(true);
  });
});
describe('no label', () =>
  test.each(NO_LABELS)('%s: %s', (name, content) => expect(isAdultLabel({ name, content })).toBe(false)));

test.each<[boolean, string, readonly Header[]]>([
  [
    true,
    'a header',
    [
      { name: 'Content-Type', value: 'text/html' },
      { name: 'Rating', value: CODE },
    ],
  ],
  [
    true,
    'the second of two',
    [
      { name: 'rating', value: 'general' },
      { name: 'Rating', value: 'adult' },
    ],
  ],
  [true, 'PICS', [{ name: 'PICS-Label', value: `(${CODE})` }]],
  [false, 'another header', [{ name: 'x-rating', value: CODE }]],
  [false, 'a header that is no text', [{ name: 'rating' }]],
  [false, 'none', []],
])('headers: %s for %s', (labelled, _what, headers) => expect(isLabelled(headers)).toBe(labelled));

describe('the same headers in the network layer’s patterns', () => {
  const matches = (name: string, value: string) =>
    LABEL_HEADERS.some(
      ({ header, values }) =>
        header === name.trim().toLowerCase() &&
        values.some((pattern) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 'i').test(value.trim())),
    );
  // Lists are taken apart by commas.
  test.each(LABELS.filter(([, text]) => !text.includes(';')))('%s: %s', (name, text) => expect(matches(name, text)).toBe(true));
  test.each(NO_LABELS)('never %s: %s', (name, text) => expect(matches(name, text)).toBe(false));
});

test.each([
  ['https://Any.TEST/a/b?c=d#e', 'https://any.test/a/b'],
  ['https://any.test.', 'https://any.test/'],
  ['http://any.test:80/', 'http://any.test/'],
  ['http://any.test:443/', 'http://any.test:443/'],
  ['https://any.test:8443/x', 'https://any.test:8443/x'],
  ['https://user:secret@any.test/x', 'https://any.test/x'],
  ['file:///home/child/x.html', 'file:///home/child/x.html'],
  [`https://any.test/${'x'.repeat(5000)}`, `https://any.test/${'x'.repeat(1999)}`],
])('what is labelled at %s', (url, key) => expect(labelKey(addressOf(url))).toBe(key));
