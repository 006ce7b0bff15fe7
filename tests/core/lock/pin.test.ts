import { argon2id } from '@noble/hashes/argon2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PinHashError, phcProblem, readPhc, writePhc } from '../../../src/core/lock/phc';
import { hashPin, pinProblem, pinWarning, verifyPin } from '../../../src/core/lock/pin';

const SALT = new TextEncoder().encode('somesalt');
const QUICK = { m: 64, t: 1, p: 1 };

describe('argon2id is argon2id', () => {
  test('RFC 9106, section 5.3, with secret and associated data', () => {
    const of = (byte: number, length: number) => new Uint8Array(length).fill(byte);
    const tag = argon2id(of(1, 32), of(2, 16), { m: 32, t: 3, p: 4, key: of(3, 8), personalization: of(4, 12), dkLen: 32 });
    expect(bytesToHex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
  });
  // From the reference implementation's own tests (phc-winner-argon2, test.c).
  test.each([
    [{ m: 256, t: 2, p: 1 }, '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'],
    [{ m: 256, t: 2, p: 2 }, '$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc'],
  ])(
    'the reference with %j',
    async (cost, phc) => {
      expect(await hashPin('password', SALT, cost)).toBe(phc);
      expect(await verifyPin('password', phc)).toBe(true);
      expect(await verifyPin('passwore', phc)).toBe(false);
    },
    30_000,
  );
});

describe('a PIN', () => {
  test('is hashed with one of OWASP’s choices', async () => {
    const phc = await hashPin('271828', SALT);
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$c29tZXNhbHQ\$[\w+/]{43}$/);
    expect(await verifyPin('271828', phc)).toBe(true);
  }, 30_000);
  test.each([
    ['in Urdu digits', '۲۷۱۸۲۸', '271828'],
    ['in Arabic digits', '٢٧١٨٢٨', '271828'],
    ['in both', '۲٧1۸٢8', '271828'],
    ['with a letter composed or not', 'cafe\u0301 9', 'caf\u00e9 9'],
    ['in Urdu, composed or not', 'آم کا باغ'.normalize('NFD'), 'آم کا باغ'.normalize('NFC')],
  ])('is the same %s', async (_name, one, other) => {
    expect(await verifyPin(one, await hashPin(other, SALT, QUICK))).toBe(true);
    expect(await verifyPin(other, await hashPin(one, SALT, QUICK))).toBe(true);
  });
  test.each([
    ['another one', '271829'],
    ['a part of it', '27182'],
    ['with a space', '271828 '],
    ['nothing', ''],
  ])('is not %s', async (_name, other) => expect(await verifyPin(other, await hashPin('271828', SALT, QUICK))).toBe(false));
  test('gives way to everything else while it is hashed', async () => {
    let beats = 0;
    const beat = setInterval(() => beats++, 20);
    await hashPin('271828', SALT);
    clearInterval(beat);
    expect(beats).toBeGreaterThan(4);
  }, 30_000);
});

describe('what may be a PIN', () => {
  test.each([
    ['', 'too-short'],
    ['123', 'too-short'],
    ['۱۳۹', 'too-short'],
    ['😀😀😀', 'too-short'],
    ['ab'.repeat(33), 'too-long'],
    ['1111', 'all-same'],
    ['0000', 'all-same'],
    ['۵۵۵۵۵۵', 'all-same'],
    ['۵5٥5', 'all-same'],
    ['aaaaaaaa', 'all-same'],
    ['1234', 'run'],
    ['123456', 'run'],
    ['654321', 'run'],
    ['7890', 'run'],
    ['1098', 'run'],
    ['۱۲۳۴۵۶', 'run'],
    ['abcdef', 'run'],
    ['1235', null],
    ['2580', null],
    ['1209', null],
    ['9190', null],
    ['ab'.repeat(32), null],
    ['ہمارا باغ', null],
  ])('%j: %s', (pin, problem) => expect(pinProblem(pin)).toBe(problem));
  test.each([
    ['2580', 'few-digits'],
    ['۲۵۸۰۷', 'few-digits'],
    ['258079', null],
    ['ab12', null],
  ])('a parent hears of %j: %s', (pin, warning) => expect(pinWarning(pin)).toBe(warning));
});

describe('PHC strings', () => {
  const phc = (changed: Partial<Record<'v' | 'm' | 't' | 'p' | 'salt' | 'hash', string>>) => {
    const { v, m, t, p, salt, hash } = {
      v: '19',
      m: '19456',
      t: '2',
      p: '1',
      salt: 'c29tZXNhbHQ',
      hash: 'A'.repeat(43),
      ...changed,
    };
    return `$argon2id$v=${v}$m=${m},t=${t},p=${p}$${salt}$${hash}`;
  };
  test.each([
    ['ours', phc({})],
    ['as much as is borne', phc({ m: '262144', t: '4', p: '4' })],
    ['many passes', phc({ t: '20' })],
    ['a short hash', phc({ hash: 'A'.repeat(16) })],
  ])('%s can be used', (_name, text) => expect(phcProblem(text)).toBeNull());
  test.each([
    ['more memory than a browser has', phc({ m: '262145' }), 'm is 262145, not between 8 and 262144'],
    ['too little memory for its lanes', phc({ m: '31', p: '4' }), 'm is 31, not between 32 and 262144'],
    ['no memory', phc({ m: '0' }), 'm is 0, not between 8 and 262144'],
    ['too many passes', phc({ t: '21' }), 't is 21, not between 1 and 20'],
    ['no pass', phc({ t: '0' }), 't is 0, not between 1 and 20'],
    ['too many lanes', phc({ p: '5' }), 'p is 5, not between 1 and 4'],
    ['all of it too much', phc({ m: '262144', t: '5' }), 'm × t is 1310720, at most 1048576 is checked in bearable time'],
    ['an old version', phc({ v: '16' }), 'version 16 of argon2id: only 19 is known'],
    ['a short salt', phc({ salt: 'c2FsdA' }), 'the length of the salt is 4, not between 8 and 48'],
    ['a short hash', phc({ hash: 'aGFzaA' }), 'the length of the hash is 4, not between 12 and 64'],
    ['a salt that isn’t base 64', phc({ salt: 'c29tZXNhbHQ=' }), 'the salt is not base 64 without padding'],
    ['another function', phc({}).replace('argon2id', 'argon2i'), 'not $argon2id$v=19$m=…,t=…,p=…$salt$hash'],
    ['no version', phc({}).replace('$v=19', ''), 'not $argon2id$v=19$m=…,t=…,p=…$salt$hash'],
    ['a PIN as it is', '2580', 'not $argon2id$v=19$m=…,t=…,p=…$salt$hash'],
    ['a number without end', phc({ m: '9'.repeat(400) }), 'not $argon2id$v=19$m=…,t=…,p=…$salt$hash'],
  ])('%s is refused with the reason', async (_name, text, problem) => {
    expect(phcProblem(text)).toBe(problem);
    await expect(verifyPin('2580', text)).rejects.toThrow(new PinHashError(problem));
  });
  test('a cost that would be refused is never written', async () =>
    await expect(hashPin('2580', SALT, { m: 262145, t: 1, p: 1 })).rejects.toThrow(PinHashError));
  test('what is written is read again', () =>
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 8, maxLength: 48 }),
        fc.uint8Array({ minLength: 12, maxLength: 64 }),
        (salt, hash) => {
          const parts = { cost: { m: 19456, t: 2, p: 1 }, salt, hash };
          expect(readPhc(writePhc(parts))).toEqual(parts);
        },
      ),
    ));
});
