import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromBase32, fromBase64, toBase32, toBase64 } from '../../../src/core/lock/radix-text';

const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('RFC 4648, section 10, without padding', () => {
  test.each([
    ['', '', ''],
    ['f', 'Zg', 'MY'],
    ['fo', 'Zm8', 'MZXQ'],
    ['foo', 'Zm9v', 'MZXW6'],
    ['foob', 'Zm9vYg', 'MZXW6YQ'],
    ['fooba', 'Zm9vYmE', 'MZXW6YTB'],
    ['foobar', 'Zm9vYmFy', 'MZXW6YTBOI'],
  ])('%j', (text, base64, base32) => {
    expect([toBase64(bytesOf(text)), toBase32(bytesOf(text))]).toEqual([base64, base32]);
    expect([fromBase64(base64), fromBase32(base32)]).toEqual([bytesOf(text), bytesOf(text)]);
  });
});
test('every sequence of bytes comes back, and base 64 is what Node writes', () =>
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      expect([fromBase64(toBase64(bytes)), fromBase32(toBase32(bytes))]).toEqual([bytes, bytes]);
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64').replace(/=+$/, ''));
    }),
  ));
test('base 32 as people and apps write it', () => expect(fromBase32('mzxw 6ytb oi======')).toEqual(bytesOf('foobar')));
test.each(['A', 'AAAAA', 'Zh', 'Zm9', 'Zg==', 'Z g', 'Zm-_', 'Zmé='])('%j is not base 64', (text) =>
  expect(fromBase64(text)).toBeNull(),
);
test.each(['A', 'MZX', 'MZ', 'M1', 'MZXW6=YQ'])('%j is not base 32', (text) => expect(fromBase32(text)).toBeNull());
