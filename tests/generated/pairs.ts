/** The generated (settings, address) pairs: at least 100 of each kind, half of them blocked, the same on every machine. */
import { overlay } from '../../src/core/policy/effective';
import { compile } from '../../src/core/rules/compile';
import type { DnrRule } from '../../src/core/rules/dnr-rule';
import { judge } from '../../src/core/rules/judge';
import { networkAnswer } from '../../src/core/rules/network-model';
import { prepareRules, type Rules } from '../../src/core/rules/rules';
import { extraSecondsOf, NO_LABELS, type State } from '../../src/core/rules/state';
import { HAND_WRITTEN } from '../../src/core/sites/category';
import { dayKey } from '../../src/core/time/local-time';
import { KINDS, type Recipe } from './kinds';
import { Random } from './random';

/** Half past eleven at night in Karachi: bedtime is in force. */
export const NOW = Date.parse('2026-11-21T23:30:00+05:00');
const SETTINGS_PER_KIND = 18;
const ADDRESSES_PER_SETTINGS = 8;

export interface Pair {
  readonly kind: string;
  readonly url: string;
  readonly expected: 'allow' | 'block';
  readonly enforcedBy: 'network' | 'tab';
}
export interface PairGroup {
  readonly kind: string;
  readonly rules: readonly DnrRule[];
  readonly pairs: readonly Pair[];
  readonly settings: unknown;
}

function stateOf({ grants = [], used = {} }: Recipe): State {
  const day = dayKey(NOW, 'Asia/Karachi', '04:00');
  const usedSeconds = Object.fromEntries(Object.entries(used).map(([id, minutes]) => [id, minutes * 60]));
  return {
    grants,
    pause: null,
    usage: { day, usedSeconds, extraSeconds: extraSecondsOf(grants, day, NOW) },
    labelled: NO_LABELS,
  };
}

/** All pairs, grouped by the rules that they are asked of. `pageUrl` must be an address of the extension that will hold the rules. */
export function generatePairs(pageUrl: string, seed = 20261121): PairGroup[] {
  return Object.entries(KINDS).flatMap(([kind, make], index) => {
    const random = new Random(seed + index);
    return Array.from({ length: SETTINGS_PER_KIND }, () => group(kind, make(random), random, pageUrl));
  });
}

function group(kind: string, recipe: Recipe, random: Random, pageUrl: string): PairGroup {
  const rules = prepareRules(overlay(recipe.document, {}), HAND_WRITTEN);
  const state = stateOf(recipe);
  const compiled = compile(rules, state, NOW, pageUrl);
  const pairs: Pair[] = [];
  for (let tries = 0; pairs.length < ADDRESSES_PER_SETTINGS; tries++) {
    const pair = pairOf(kind, recipe.address(random), rules, state, compiled.rules);
    // Half and half as far as these settings have both; after enough tries whatever comes.
    const wanted = pairs.filter(({ expected }) => expected === 'block').length * 2 <= pairs.length ? 'block' : 'allow';
    if (pair.expected === wanted || tries > 200) pairs.push(pair);
  }
  return { kind, rules: compiled.rules, pairs, settings: { ...recipe, address: undefined } };
}

function pairOf(kind: string, url: string, rules: Rules, state: State, network: readonly DnrRule[]): Pair {
  const judged = judge(url, rules, state, NOW);
  if (!judged.ok) throw new Error(`${kind}: ${url}: ${judged.error.message}`);
  const { action: expected } = judged.verdict;
  return { kind, url, expected, enforcedBy: networkAnswer(network, judged.address) === expected ? 'network' : 'tab' };
}
