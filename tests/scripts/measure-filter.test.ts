/** The lines that the measurement of the filter prints, and that it measures with the real decider. */
import { describe, expect, test } from 'vitest';
import { hostJudge } from '../../scripts/measure-filter-data';
import { bar, barLines, shareText } from '../../scripts/measure-filter-print';
import { hostIndex } from '../../src/core/sites/host-index';

describe('bar', () => {
  test.each<[number, number]>([
    [0, 0],
    [0.0001, 1],
    [0.5, 15],
    [1, 30],
  ])('%d: %d of 30', (share, full) => {
    expect(bar(share)).toHaveLength(30);
    expect(bar(share).replaceAll('░', '')).toHaveLength(full);
  });
});

test('shareText: the share with its 95 % interval (Wilson)', () => {
  expect(shareText(50, 100)).toBe('50.0 % (40.4–59.6)');
  expect(shareText(0, 255, 2)).toBe('0.00 % (0.00–1.48)');
  expect(shareText(0, 0)).toBe('–');
});

test('barLines: titles of one width', () => {
  const lines = barLines([
    ['a', 1, 4],
    ['longer', 4, 4],
  ]);
  expect(lines[0]).toMatch(/^a {7}█{8}░{22} {2}25\.0 % \(.*\): 1 of 4$/);
  expect(lines[1]).toMatch(/^longer {2}█{30} {2}100\.0 %/);
});

describe('hostJudge: the verdict over a front page', () => {
  const index = hostIndex({
    tables: [{ sourcesOf: (host) => (host === 'listed.test' ? [{ id: 'l', kind: 'list', category: 'gambling' }] : []) }],
    model: { verdictOf: (host) => (host === 'unsure.test' ? 'maybe' : null) },
    bulk: new Set(),
  });
  const judge = hostJudge({ version: 1, child: { ageBand: '6-9' }, categories: { adult: 'block', gambling: 'block' } }, index);
  test.each<[string, string, string]>([
    ['listed.test', 'block', 'category'],
    ['unsure.test', 'block', 'ask'],
    ['other.test', 'allow', 'default'],
  ])('%s: %s, %s', (host, action, reason) => expect(judge(host)).toMatchObject({ action, reason }));
  test('what is no host has no verdict', () => expect(judge('no host')).toBeNull());
});
