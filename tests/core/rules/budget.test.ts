import { describe, expect, test } from 'vitest';
import { overlay } from '../../../src/core/policy/effective';
import { compile } from '../../../src/core/rules/compile';
import { judge } from '../../../src/core/rules/judge';
import { networkAnswerFor } from '../../../src/core/rules/network-model';
import { prepareRules } from '../../../src/core/rules/rules';
import { NO_LABELS } from '../../../src/core/rules/state';
import type { SettingsDocument } from '../../../src/core/settings/schema';
import { HAND_WRITTEN } from '../../../src/core/sites/category';

const STATE = { grants: [], pause: null, usage: { day: '2026-11-21', usedSeconds: {}, extraSeconds: {} }, labelled: NO_LABELS };
const NOW = Date.parse('2026-11-21T12:00:00Z');
const many = (make: (index: number) => string) => Array.from({ length: 1000 }, (_, index) => make(index));
const SITES: readonly (readonly [string, NonNullable<SettingsDocument['sites']>])[] = [
  ['1,000 allowed paths where only allowed sites open', { default: 'block', allow: many((n) => `a${n}.test/path`) }],
  ['1,000 blocked paths', { block: many((n) => `a${n}.test/path`) }],
  [
    '1,000 blocked hosts, each with an allowed one inside',
    { block: many((n) => `a${n}.test`), allow: many((n) => `ok.a${n}.test`) },
  ],
  ['1,000 exact hosts on each side', { default: 'block', block: many((n) => `.b${n}.test`), allow: many((n) => `.a${n}.test`) }],
];

describe('however long the lists', () => {
  test.each(SITES)('%s: the browser takes the rules, and nothing is stopped that judge() opens', (_what, sites) => {
    const rules = prepareRules(overlay({ version: 1, sites }, {}), HAND_WRITTEN);
    const compiled = compile(rules, STATE, NOW, 'extension://blocked');
    const regexes = compiled.rules.filter(({ condition }) => condition.regexFilter !== undefined);
    expect(regexes.length).toBeLessThanOrEqual(1000);
    expect(compiled.held.some(({ why }) => why === 'budget')).toBe(true);
    let blocked = 0;
    for (const n of [0, 1, 499, 500, 998, 999]) {
      for (const host of [`a${n}.test`, `ok.a${n}.test`, `b${n}.test`, 'other.test']) {
        for (const path of ['/', '/path/x', '/other']) {
          const url = `https://${host}${path}`;
          const judged = judge(url, rules, STATE, NOW);
          if (!judged.ok) throw new Error(url);
          const network = networkAnswerFor(compiled.rules, url);
          if (judged.verdict.action === 'allow') expect(network, url).toBe('allow');
          else if (network === 'block') blocked += 1;
        }
      }
    }
    expect(blocked).toBeGreaterThan(0);
  });
});
