/** Secrets of addresses in the words of a page, also of addresses that are broken over lines and elements. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskRuns } from '../../../../src/core/help/words-picture/masking';
import type { Run } from '../../../../src/core/help/words-picture/shot';

/** Texts one after the other: the same number = the same text of the page on its next line. */
const lines = (...texts: readonly (readonly [text: string, node: number])[]): Run[] =>
  texts.map(([text, node], n) => ({ text, node, x: 10, y: 20 * n, w: text.length * 8, h: 20, size: 16, isRtl: false }));
/** Elements beside each other, `gap` pixels apart. */
const beside = (gap: number, ...texts: string[]): Run[] => {
  let x = 0;
  return texts.map((text, node) => {
    const run = { text, node, x, y: 0, w: text.length * 8, h: 20, size: 16, isRtl: false };
    x += run.w + gap;
    return run;
  });
};
const texts = (runs: readonly Run[]): string[] => maskRuns(runs).map(({ text }) => text);

describe('masked', () => {
  test.each<[string, Run[], string[]]>([
    ['in a line', lines(['go to https://a.test/x?token=abc now', 1]), ['go to https://a.test/x?token=••• now']],
    ['without a scheme', lines(['a.test/in?code=123456', 1]), ['a.test/in?code=•••']],
    ['an address whose host ends in ?', lines(['a.test?session=1', 1]), ['a.test?session=•••']],
    [
      'broken over lines',
      lines(['https://a.test/x?tok', 1], ['en=abcdefgh', 1], ['ijkl ', 1], ['hello', 1]),
      ['https://a.test/x?token=•••', ' ', 'hello'].filter((text) => text.trim() !== ''),
    ],
    ['broken over elements', beside(0, 'https://a.test/x?token=', 'abc', ' ok'), ['https://a.test/x?token=•••', ' ok']],
    ['two in one text', lines(['a.test/?sid=1 b.test/?key=2', 1]), ['a.test/?sid=••• b.test/?key=•••']],
  ])('%s', (_where, runs, masked) => expect(texts(runs)).toEqual(masked));
});

describe('as it stands', () => {
  test.each<[string, Run[]]>([
    ['an ordinary address', lines(['https://a.test/page?id=5', 1])],
    ['words', lines(['token=abc is not an address', 1])],
    ['a sentence with a stop and a question', lines(['really.no? yes', 1])],
    ['a time, a name', lines(['12:41 PM', 1], ['Ali_99', 2])],
    ['words of another text on the next line', lines(['https://a.test/x', 1], ['token=abc', 2])],
    ['words that stand apart', beside(9, 'https://a.test/x?a=', 'token=abc')],
  ])('%s', (_what, runs) => expect(maskRuns(runs)).toEqual(runs));
});

test('however an address is cut up, its secret is never left', () => {
  const address = 'https://chat.test/join?token=QWERTZUIOP&x=1';
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: address.length - 1 }), { maxLength: 6 }),
      fc.boolean(),
      (cuts, isLines) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), address.length];
        const parts = edges.slice(1).map((end, n) => address.slice(edges[n], end));
        const runs = isLines ? lines(...parts.map((part) => [part, 1] as const)) : beside(0, ...parts);
        expect(texts(runs).join('')).toBe('https://chat.test/join?token=•••&x=1');
      },
    ),
  );
});
