import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasSecrets, hideLinks, MASK, maskAddress, maskLinks } from '../../../src/core/help/mask';

const NAMES = 'token|access_token|id_token|code|session|sid|auth|key|password|pwd|sig|jwt|otp|email|phone'.split('|');

describe('maskAddress', () => {
  test.each(NAMES)('masks the value of %s', (name) => {
    expect(maskAddress(`https://a.example/p?x=1&${name}=geheim&y=2`)).toBe(`https://a.example/p?x=1&${name}=${MASK}&y=2`);
  });

  test.each([
    ['path and query stay', 'https://a.example/p/q?v=abc&list=1', 'https://a.example/p/q?v=abc&list=1'],
    ['capitals', 'https://a.example/?Token=X', `https://a.example/?Token=${MASK}`],
    ['escaped name', 'https://a.example/?%74oken=X', `https://a.example/?%74oken=${MASK}`],
    ['camel case', 'https://a.example/?authToken=X', `https://a.example/?authToken=${MASK}`],
    ['word of a name', 'https://a.example/?user[email]=X', `https://a.example/?user[email]=${MASK}`],
    ['run together', 'https://a.example/?phpsessionid=X', `https://a.example/?phpsessionid=${MASK}`],
    ['semicolons', 'https://a.example/p;sid=X?y=1', `https://a.example/p;sid=${MASK}?y=1`],
    ['user and password', 'https://me:pw@a.example/', `https://${MASK}@a.example/`],
    ['fragment without a secret stays', 'https://a.example/#part-2', 'https://a.example/#part-2'],
    ['fragment with a credential goes', 'https://a.example/#access_token=X&state=1', 'https://a.example/'],
    ['fragment that is a route with a credential goes', 'https://a.example/#/in?token=X', 'https://a.example/'],
    [
      'address in an address',
      'https://a.example/?next=https%3A%2F%2Fb.example%2F%3Ftoken%3DX',
      `https://a.example/?next=${MASK}`,
    ],
    ['twice escaped', 'https://a.example/?next=%252F%253Ftoken%253DX', `https://a.example/?next=${MASK}`],
    ['e-mail in a harmless name', 'https://a.example/?u=a%40b.example', `https://a.example/?u=${MASK}`],
    ['signed token in the path', 'https://a.example/in/eyJhbGciOi.eyJzdWIi.c2ln', `https://a.example/in/${MASK}`],
    [
      'words that only begin alike',
      'https://a.example/?keyboard=1&sidebar=2&authority=3&barcode=4',
      'https://a.example/?keyboard=1&sidebar=2&authority=3&barcode=4',
    ],
    ['nothing to mask', 'https://a.example/?token=', 'https://a.example/?token='],
  ])('%s', (_name, address, expected) => {
    expect(maskAddress(address)).toBe(expected);
    expect(hasSecrets(address)).toBe(address !== expected);
  });

  test('a planted secret is never left, wherever it stands, and masking again changes nothing', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    const name = fc.constantFrom(...NAMES, ...NAMES.map((one) => one.toUpperCase()));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, word)),
        name,
        fc.constantFrom('?', '#', '#/x?'),
        fc.nat(5),
        (pairs, secret, start, at) => {
          const parts = pairs.map(([key, value]) => `${key}=${value}`);
          parts.splice(Math.min(at, parts.length), 0, `${secret}=PLANTED-SECRET`);
          const masked = maskAddress(`https://a.example/p${start}${parts.join('&')}`);
          expect(masked).not.toContain('PLANTED');
          expect(maskAddress(masked)).toBe(masked);
        },
      ),
    );
  });

  test('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof maskAddress(text) === 'string'));
  });
});

test('links in words are masked, and hidden where the address must not be handed on', () => {
  expect(maskLinks('see https://a.example/?otp=1234 now')).toBe(`see https://a.example/?otp=${MASK} now`);
  expect(hideLinks('see https://b.example/x and www.a.example/y now', ['https://a.example/z'])).toBe(
    `see ${MASK} and ${MASK} now`,
  );
});

describe('where no address may be handed on', () => {
  test.each([
    ['a link to anywhere', 'see https://b.example/x now', `see ${MASK} now`],
    ['a host without a link', 'it is on bad.example/x, really', `it is on ${MASK} really`],
    ['a host in another script', 'دیکھیں مثال.پاکستان یہاں', `دیکھیں ${MASK} یہاں`],
    ['the page’s own host where it is a number', 'on 10.0.0.7:8080 in Hall', `on ${MASK} in Hall`],
    ['the page’s own host where it is one word', 'it was INTRANET/x', `it was ${MASK}`],
    ['numbers, ends of sentences and hours are no hosts', 'At 2.30 he came. I am 9.', 'At 2.30 he came. I am 9.'],
  ])('%s', (_name, text, expected) => {
    expect(hideLinks(text, ['http://10.0.0.7/', 'http://intranet/', null, 'not an address'])).toBe(expected);
  });

  test('never throws, and an own host is never left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.domain(), (text, host) => {
        expect(hideLinks(`${text} ${host} ${text}`, [`https://${host}/`])).not.toContain(host);
      }),
    );
  });
});
