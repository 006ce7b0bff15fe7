/** What a press may carry: these parts, in these lengths. Whatever else a page has, no part of a message has room for it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HelpContext } from '../../../src/core/help/press';

const PRESS = { address: 'https://a.example/', title: 'a', selectedText: 'b', language: 'en', pressedAt: 1 };
const PARTS = [...Object.keys(PRESS), 'clicked'];
const isTaken = (value: unknown) => HelpContext.safeParse(value).success;

test('a press', () => expect(isTaken(PRESS)).toBe(true));

describe('refused whole', () => {
  test.each(['values', 'cookies', 'storage', 'html', 'screenshot', 'tabs', 'history', 'password', 'location', 'ip'])(
    'with %s',
    (part) => expect(isTaken({ ...PRESS, [part]: 'secret' })).toBe(false),
  );
  test('with any other part', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.jsonValue(), (part, value) => {
        fc.pre(!PARTS.includes(part) && part !== '__proto__');
        expect(isTaken({ ...PRESS, [part]: value })).toBe(false);
      }),
    );
  });
  test('with more behind what was clicked', () => {
    const clicked = { kind: 'link', address: 'https://b.example/' };
    expect(isTaken({ ...PRESS, clicked })).toBe(true);
    expect(isTaken({ ...PRESS, clicked: { ...clicked, text: 'secret' } })).toBe(false);
  });
  test.each([
    ['address', 8192],
    ['title', 1000],
    ['selectedText', 5000],
    ['language', 35],
  ])('with a longer %s than %i', (part, most) => {
    expect(isTaken({ ...PRESS, [part]: 'x'.repeat(most) })).toBe(true);
    expect(isTaken({ ...PRESS, [part]: 'x'.repeat(most + 1) })).toBe(false);
  });
});
