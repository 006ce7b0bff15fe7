import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Authenticator, enrol, matchCode } from '../../../src/core/lock/authenticator';
import { fromBase32, toBase32 } from '../../../src/core/lock/radix-text';
import { codeOf, otpauthUri, stepAt } from '../../../src/core/lock/totp';
import { foldDigits, typedCode } from '../../../src/core/lock/typed-digits';

const KEY = new TextEncoder().encode('12345678901234567890');
const SECRET = toBase32(KEY);
const NOW = Date.UTC(2026, 10, 21, 12, 0, 10);
const HERE = stepAt(NOW);
const DAY = 24 * 120;
const codeAt = (step: number) => codeOf(KEY, step);
const of = (changed: Partial<Authenticator> = {}): Authenticator => ({
  secret: SECRET,
  offset: 0,
  lastStep: HERE - 100,
  wasLate: false,
  ...changed,
});

describe('RFC 6238, appendix B (SHA-1, its 8 digits cut to 6)', () => {
  test.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('%i s: %s', (seconds, code) => expect(codeAt(stepAt(seconds * 1000))).toBe(code.slice(2)));
});
test('RFC 4226, appendix D', () => {
  const codes = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'];
  expect(codes.map((_code, count) => codeAt(count))).toEqual(codes);
});
test('the address for a QR code', () =>
  expect(otpauthUri(SECRET)).toBe('otpauth://totp/Hifazat?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Hifazat'));

describe('codes as they are typed', () => {
  test.each([
    ['287082', '287082'],
    ['287 082', '287082'],
    [' 28 70 82\n', '287082'],
    ['۲۸۷۰۸۲', '287082'],
    ['٢٨٧ ٠٨٢', '287082'],
    ['\u200f287\u00a0082\u200e', '287082'],
    ['28708', null],
    ['2870822', null],
    ['28708a', null],
    ['-28708', null],
    ['', null],
  ])('%j', (text, code) => expect(typedCode(text)).toBe(code));
  test('all digits of both keyboards', () => expect(foldDigits('۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩x')).toBe('01234567890123456789x'));
});

describe('enrolling', () => {
  const enrolled = (first: number, second = first + 1) => enrol(SECRET, [codeAt(first), codeAt(second)], NOW);
  test.each([
    ['this code and the one before', 0],
    ['this one and the next', 1],
    ['those before', -1],
    ['of a phone an hour behind', -120],
    ['of a phone with the wrong zone', 5 * 120],
    ['of a phone with yesterday’s date', -DAY],
    ['of a phone with tomorrow’s date', DAY],
  ])('%s: the offset is found', (_name, offset) =>
    expect(enrolled(HERE + offset - 1)).toEqual({
      ok: true,
      authenticator: { secret: SECRET, offset, lastStep: HERE + offset, wasLate: false },
    }),
  );
  test('spaces and Urdu digits', () => {
    const inUrdu = (code: string) => code.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit)));
    const codes = [inUrdu(codeAt(HERE)), codeAt(HERE + 1).replace(/^.../, '$& ')] as const;
    expect(enrol(SECRET, codes, NOW)).toMatchObject({ ok: true, authenticator: { offset: 1 } });
  });
  test.each<[string, ReturnType<typeof enrol>, string]>([
    ['more than a day behind', enrolled(HERE - DAY - 2), 'no-match'],
    ['more than a day ahead', enrolled(HERE + DAY), 'no-match'],
    ['two that aren’t in a row', enrolled(HERE, HERE + 2), 'no-match'],
    ['the later one first', enrolled(HERE + 1, HERE), 'no-match'],
    ['the same one twice', enrolled(HERE, HERE), 'same-code'],
    ['one alone', enrol(SECRET, [codeAt(HERE), ''], NOW), 'not-codes'],
    ['letters', enrol(SECRET, ['abcdef', codeAt(HERE)], NOW), 'not-codes'],
    ['of another secret', enrol(toBase32(KEY.toReversed()), [codeAt(HERE), codeAt(HERE + 1)], NOW), 'no-match'],
  ])('%s: %3$s', (_name, found, problem) => expect(found).toEqual({ ok: false, problem }));
  test('two that fit in two places of the day name no clock', () => {
    const twice = (_key: Uint8Array, step: number) => String(step % 4000).padStart(6, '0');
    expect(enrol(SECRET, ['000017', '000018'], NOW, twice)).toEqual({ ok: false, problem: 'ambiguous' });
  });
});

describe('a code', () => {
  test.each<[string, Authenticator, number, Partial<Authenticator> | null]>([
    ['of now', of(), 0, { offset: 0, lastStep: HERE }],
    ['one step late: the offset stays', of(), -1, { offset: 0, lastStep: HERE - 1, wasLate: true }],
    ['late twice in a row: it moves', of({ wasLate: true }), -1, { offset: -1, lastStep: HERE - 1 }],
    ['of now after a late one', of({ wasLate: true }), 0, { offset: 0, lastStep: HERE }],
    ['one step ahead: it moves', of(), 1, { offset: 1, lastStep: HERE + 1 }],
    ['two steps late', of(), -2, null],
    ['two steps ahead', of(), 2, null],
    ['of a phone that is an hour ahead', of({ offset: 120 }), 120, { offset: 120, lastStep: HERE + 120 }],
    ['that phone’s, an hour too late', of({ offset: 120 }), 0, null],
    ['used before', of({ lastStep: HERE }), 0, null],
    ['older than the one used before', of({ lastStep: HERE }), -1, null],
    ['the one after the one used before', of({ lastStep: HERE }), 1, { offset: 1, lastStep: HERE + 1 }],
  ])('%s', (_name, authenticator, by, after) => {
    expect(matchCode(authenticator, codeAt(HERE + by), NOW)).toEqual(
      after === null ? null : { ...authenticator, wasLate: false, ...after },
    );
  });
  test.each([
    ['wrong', '000000'],
    ['nothing', ''],
    ['not a code', 'abcdef'],
  ])('%s', (_name, typed) => expect(matchCode(of(), typed, NOW)).toBeNull());
  test('as it is typed', () => expect(matchCode(of(), codeAt(HERE).replace(/^.../, '$& '), NOW)).not.toBeNull());

  test('counts once, whatever codes come at whatever time: steps only rise', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })), { maxLength: 40 }),
        (tries) => {
          let authenticator = of();
          const used = new Set<number>();
          for (const [clock, phone] of tries) {
            const after = matchCode(authenticator, codeAt(HERE + phone), NOW + clock * 30_000);
            if (after === null) continue;
            expect(after.lastStep).toBeGreaterThan(authenticator.lastStep);
            expect(used.has(after.lastStep)).toBe(false);
            used.add(after.lastStep);
            authenticator = after;
          }
        },
      ),
    ));
  test('a phone that drifts a step in each direction, again and again, is followed', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(-0.5, 0, 0.5), { maxLength: 60 }), (drifts) => {
        let authenticator = of();
        let phone = 0;
        for (const [index, drift] of drifts.entries()) {
          phone += drift;
          const now = NOW + index * 100 * 30_000;
          const after = matchCode(authenticator, codeAt(stepAt(now) + Math.round(phone)), now);
          expect(after).not.toBeNull();
          if (after !== null) authenticator = after;
        }
      }),
    ));
});

test.each<[string, unknown, boolean]>([
  ['as we store it', of(), true],
  ['without a secret', of({ secret: '' }), false],
  ['with a secret that isn’t base 32', of({ secret: 'M1' }), false],
  ['with half a step', { ...of(), offset: 0.5 }, false],
])('an authenticator %s', (_name, stored, isGood) => expect(Authenticator.safeParse(stored).success).toBe(isGood));
test('a secret comes back', () => expect(fromBase32(SECRET)).toEqual(KEY));
