/** What is told of the time that is left: rounding, and which limit a page is told of. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstToEnd, leftInWords, leftOnBadge } from '../../../src/core/time/notice';

const said = ({ unit, count }: { unit: string; count: number }) => `${count} ${unit}`;

describe('in a sentence', () => {
  test.each([
    [600, '10 minutes'],
    [599.02, '10 minutes'],
    [301, '6 minutes'],
    [300, '5 minutes'],
    [60, '1 minutes'],
    [59.3, '1 minutes'],
    [50.1, '1 minutes'],
    [50, '50 seconds'],
    [29.4, '30 seconds'],
    [10, '10 seconds'],
    [9.2, '10 seconds'],
    [3, '3 seconds'],
    [0.1, '1 seconds'],
    [0, '0 seconds'],
    [-5, '0 seconds'],
  ])('%d s: %s', (seconds, words) => expect(said(leftInWords(seconds))).toBe(words));
});

describe('in the badge', () => {
  test.each([
    [86_400, '999 minutes'],
    [3600, '60 minutes'],
    [719.5, '12 minutes'],
    [61, '2 minutes'],
    [60, '1 minutes'],
    [59.01, '1 minutes'],
    [59, '59 seconds'],
    [44.2, '45 seconds'],
    [0, '0 seconds'],
  ])('%d s: %s', (seconds, words) => expect(said(leftOnBadge(seconds))).toBe(words));
});

test('both promise at least what there is, and the badge’s count has at most three digits', () =>
  fc.assert(
    fc.property(fc.double({ min: 0, max: 59_000, noNaN: true }), (seconds) => {
      for (const left of [leftInWords(seconds), leftOnBadge(seconds)])
        expect(left.count * (left.unit === 'minutes' ? 60 : 1)).toBeGreaterThanOrEqual(seconds);
      expect(String(leftOnBadge(seconds).count).length).toBeLessThanOrEqual(3);
    }),
  ));

describe('the limit that a page is told of', () => {
  const lefts = [
    { limitId: 'all', leftSeconds: 300 },
    { limitId: 'games', leftSeconds: 60 },
    { limitId: 'films', leftSeconds: 0 },
    { limitId: 'music', leftSeconds: 300 },
  ];
  test.each<[string, string[], string | null]>([
    ['the one that ends first', ['all', 'games'], 'games'],
    ['of two that end together the first in the document', ['music', 'all'], 'all'],
    ['not one that has ended', ['films', 'all'], 'all'],
    ['none where the only one has ended', ['films'], null],
    ['none that doesn’t cover the page', ['reading'], null],
    ['none where nothing covers it', [], null],
  ])('%s', (_case, limitIds, told) => expect(firstToEnd(limitIds, lefts)?.limitId ?? null).toBe(told));
});
