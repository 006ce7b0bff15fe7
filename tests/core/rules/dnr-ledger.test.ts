/** The address plan of the network layer: all bands, each "must beat", and that no allow of a parent stands above safe search. */
import { describe, expect, test } from 'vitest';
import { PRIORITY } from '../../../src/core/rules/dnr-ledger';
import { type Given, world } from './fixture';

const { inner } = PRIORITY;
/** Chromium and Firefox take up to 2,000 … 30,000 rules: more site rules than this can't be. */
const MOST_SITE_RULES = inner.timed - inner.sites - 1;

describe('priorities', () => {
  test('the whole plan, as documented', () =>
    expect(PRIORITY).toMatchInlineSnapshot(`
      {
        "block": 500000,
        "channel": 700000,
        "help": 900000,
        "inner": {
          "bulk": 46000,
          "bulkAllowed": 60000,
          "bulkExcepted": 55000,
          "bulkHidden": 47000,
          "category": 50000,
          "default": 48000,
          "grant": 300000,
          "sites": 100000,
          "timed": 290000,
        },
        "pause": 790000,
        "protected": 800000,
        "safeSearch": 400000,
        "strip": 1000000,
      }
    `));
  test.each([
    ['taking dots off', PRIORITY.strip, 'help', PRIORITY.help],
    ['help', PRIORITY.help, 'protected lists', PRIORITY.protected],
    ['protected lists', PRIORITY.protected, 'a channel’s tab', PRIORITY.channel],
    ['a channel’s tab', PRIORITY.channel, 'blocks', PRIORITY.block],
    ['blocks', PRIORITY.block, 'safe search', PRIORITY.safeSearch],
    ['safe search', PRIORITY.safeSearch, 'grants', inner.grant],
    ['grants', inner.grant, 'schedules and limits', inner.timed],
    ['schedules and limits', inner.timed, 'the last of all site rules', inner.sites + MOST_SITE_RULES],
    ['the first site rule', inner.sites + 1, 'categories', inner.category],
    ['categories', inner.category, 'the default', inner.default],
    ['the default', inner.default, 'nothing', 0],
  ])('%s (%i) must beat %s (%i)', (_above, above, _below, below) => expect(above).toBeGreaterThan(below));
});

const ALLOWS = [
  'google.com',
  'google.com/search',
  'google.com?q=cats',
  '.google.com',
  'https://google.com',
  'google.com:443',
  'www.google.com',
  '*',
];
const AROUND: readonly NonNullable<Given['document']>[] = [
  { sites: { block: ['google.com'] } },
  { sites: { block: ['com', '*'] } },
  { sites: { default: 'block' } },
  { categories: { social: 'block', video: 'ask' } },
  { schedules: [{ id: 's', from: '00:00', to: '00:00', targets: ['*'], except: ['google.com/search'] }] },
  { limits: [{ id: 'l', minutes: 0, targets: ['google.com'], except: ['google.com/search'] }] },
];

describe('an allow for google.com leaves no allow rule above safe search', () => {
  const above = (given: Given) =>
    world(given)
      .compiled()
      .rules.filter(
        ({ action, priority }) =>
          action.type === 'allow' &&
          priority >= PRIORITY.safeSearch &&
          priority !== PRIORITY.help &&
          priority !== PRIORITY.channel,
      );
  test.each(ALLOWS.map((filter) => [filter]))('%s, as a setting and as a grant', (filter) => {
    for (const document of AROUND) {
      expect(above({ document: { ...document, sites: { ...document.sites, allow: [filter] } } })).toEqual([]);
      expect(above({ document, grants: [{ site: filter, until: null }] })).toEqual([]);
    }
  });
  test('and help’s own allows are the only ones up there', () => {
    const { rules } = world({ document: { sites: { block: ['*'], allow: ALLOWS } } }).compiled();
    const high = rules.filter(({ action, priority }) => action.type === 'allow' && priority >= PRIORITY.safeSearch);
    expect(high.length).toBeGreaterThan(0);
    expect([...new Set(high.map(({ priority }) => priority))]).toEqual([PRIORITY.help]);
  });
});

describe('the published precedence in the network layer', () => {
  test('more exact rules have higher priorities, allow wins a tie', () => {
    const { rules } = world({
      document: { sites: { block: ['a.test', 'a.test/x/y'], allow: ['a.test/x', 'https://a.test/x/y'] } },
    }).compiled();
    const order = rules
      .filter(({ priority }) => priority > inner.sites && priority < inner.timed)
      .sort((a, b) => b.priority - a.priority);
    const seen = [
      ...new Set(
        order.map(
          ({ action, condition }) =>
            `${action.type === 'allow' ? 'allow' : 'block'} ${/\/x\/y/.test(condition.regexFilter ?? '') ? '/x/y' : /\/x/.test(condition.regexFilter ?? '') ? '/x' : ''}`,
        ),
      ),
    ];
    expect(seen).toEqual(['allow /x/y', 'block /x/y', 'allow /x', 'block ']);
  });
});
