/** What a parent is told of an address: the tester's answer, every source, and the addresses inside. */
import { describe, expect, test } from 'vitest';
import { whyView } from '../../src/background/why-view';
import { labelKey } from '../../src/core/sites/labels';
import { WhyView } from '../../src/messaging/site-views';
import { addressOf, type Given, world } from '../core/rules/fixture';

const why = (text: string, given: Given = {}) => WhyView.parse(whyView(text, world(given))).answer;

describe('what people type', () => {
  test.each<[string, string | null]>([
    ['roblox.com', 'https://roblox.com/'],
    [' HTTP://Roblox.com/x ', 'http://roblox.com/x'],
    ['localhost:8080/x', 'https://localhost:8080/x'],
    ['مثال.إختبار', 'https://xn--mgbh0fb.xn--kgbechtv/'],
    ['about:blank', 'about:blank'],
    ['', null],
    ['two words', null],
  ])('%s', (typed, address) => expect(why(typed)?.address ?? null).toBe(address));
});

test('is the answer of the policy tester', () => {
  const games = { id: 'g', name: 'Games', targets: ['roblox.com'], minutes: 30 };
  expect(why('roblox.com', { document: { limits: [games] }, used: { g: 30 } })).toMatchObject({
    action: 'block',
    reason: 'limit',
    rule: 'g',
    ruleName: 'Games',
    by: 'parent',
    enforcedBy: 'network',
    opens: '2026-11-22T04:00:00+05:00',
  });
});

describe('every source that names the host', () => {
  test('with what becomes of its kind, whether it decided or not', () => {
    const document = { categories: { gaming: 'ask' as const }, sites: { allow: ['roblox.com'] } };
    expect(why('www.roblox.com', { document })).toMatchObject({
      action: 'allow',
      reason: 'site',
      sources: [{ category: 'gaming', action: 'ask', kind: 'hand', name: '' }],
    });
  });
  test('its own label', () => {
    expect(
      why('label.test', { labelled: [labelKey(addressOf('https://label.test/'))], document: { categories: { adult: 'block' } } })
        ?.sources,
    ).toEqual([{ category: 'adult', action: 'block', kind: 'label', name: '' }]);
  });
});

test('a list of hashes that names the page', () => {
  const given = world({ document: { categories: { adult: 'block' } } });
  const rules = { ...given.rules, listed: { protectedList: () => null, categoriesOf: () => ['adult' as const] } };
  expect(whyView('a.org/x', { ...given, rules }).answer).toMatchObject({
    action: 'block',
    sources: [{ category: 'adult', action: 'block', kind: 'list', name: '' }],
  });
});

test('the addresses inside it, each with its own answer', () => {
  const document = { sites: { block: ['reddit.com'] } };
  expect(why('https://web.archive.org/web/2020/https://www.reddit.com/r/x', { document })).toMatchObject({
    action: 'block',
    rule: 'reddit.com',
    inner: [{ address: 'https://www.reddit.com/r/x', via: 'wrapper', action: 'block' }],
  });
});

test('of a protected list nothing is told but that it is one', () => {
  const given = world({});
  const rules = { ...given.rules, listed: { protectedList: () => 'secret-id', categoriesOf: () => [] } };
  const view = whyView('roblox.com', { ...given, rules });
  expect(view.answer).toMatchObject({ action: 'block', reason: 'protected', rule: null, ruleName: null, sources: [], inner: [] });
  expect(JSON.stringify(view)).not.toContain('secret-id');
});
