import { describe, expect, test } from 'vitest';
import { KINDS } from './kinds';
import { generatePairs } from './pairs';

const groups = generatePairs('chrome-extension://abcdefghijklmnopabcdefghijklmnop/blocked.html');
const pairs = groups.flatMap((group) => group.pairs);
const share = (part: readonly unknown[], whole: readonly unknown[]) => part.length / whole.length;

describe('the generated pairs', () => {
  test('are at least 2,000', () => expect(pairs.length).toBeGreaterThanOrEqual(2000));
  test.each(Object.keys(KINDS))('kind %s: at least 100, 35 to 65 in a hundred blocked', (kind) => {
    const own = pairs.filter((pair) => pair.kind === kind);
    expect(own.length).toBeGreaterThanOrEqual(100);
    const blocked = share(
      own.filter(({ expected }) => expected === 'block'),
      own,
    );
    expect(blocked).toBeGreaterThanOrEqual(0.35);
    expect(blocked).toBeLessThanOrEqual(0.65);
  });
  test('at most 15 % are held by a tab sweep, and the network layer never stops what judge() opens', () => {
    const byTab = pairs.filter(({ enforcedBy }) => enforcedBy === 'tab');
    expect(byTab.filter(({ expected }) => expected === 'allow')).toEqual([]);
    expect(byTab.length).toBeGreaterThan(0);
    expect(share(byTab, pairs)).toBeLessThanOrEqual(0.15);
  });
});
