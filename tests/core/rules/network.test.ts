/** The model of browsers' matching, and the smallest change that brings a browser there. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DnrAction, DnrCondition, DnrRule } from '../../../src/core/rules/dnr-rule';
import { landing, networkAnswer, networkAnswerFor } from '../../../src/core/rules/network-model';
import { fingerprint, reconcile } from '../../../src/core/rules/reconcile';
import { addressOf } from './fixture';

const BLOCK: DnrAction = { type: 'block' };
const ALLOW: DnrAction = { type: 'allow' };
const REDIRECT: DnrAction = { type: 'redirect', redirect: { regexSubstitution: 'x' } };
const rule = (id: number, action: DnrAction, priority = 1, condition: Partial<DnrCondition> = {}): DnrRule => ({
  id,
  priority,
  action,
  condition: { resourceTypes: ['main_frame'], ...condition },
});
const asked = (rules: readonly DnrRule[], url = 'https://a.test/p?q=1') => networkAnswer(rules, addressOf(url));

describe('what a browser answers', () => {
  test.each<[string, DnrRule[], 'allow' | 'block']>([
    ['no rule', [], 'allow'],
    ['the highest priority', [rule(1, BLOCK, 1), rule(2, ALLOW, 2)], 'allow'],
    ['the highest priority, whatever the order', [rule(2, ALLOW, 2), rule(1, BLOCK, 3)], 'block'],
    ['a tie: allow before block', [rule(1, BLOCK), rule(2, ALLOW)], 'allow'],
    ['a tie: allow before redirect', [rule(1, REDIRECT), rule(2, ALLOW)], 'allow'],
    ['a redirect stops', [rule(1, REDIRECT)], 'block'],
    ['another kind of request', [rule(1, BLOCK, 1, { resourceTypes: ['sub_frame'] })], 'allow'],
    ['a host of the list, with subdomains', [rule(1, BLOCK, 1, { requestDomains: ['x.test', 'test'] })], 'block'],
    ['no host of the list', [rule(1, BLOCK, 1, { requestDomains: ['b.test'] })], 'allow'],
    ['a host that is taken out', [rule(1, BLOCK, 1, { requestDomains: ['test'], excludedRequestDomains: ['a.test'] })], 'allow'],
    ['an expression', [rule(1, BLOCK, 1, { regexFilter: '^https://a\\.test/p\\?q=1$' })], 'block'],
    ['an expression that minds case', [rule(1, BLOCK, 1, { regexFilter: '/P', isUrlFilterCaseSensitive: true })], 'allow'],
    ['an expression that doesn’t', [rule(1, BLOCK, 1, { regexFilter: '/P', isUrlFilterCaseSensitive: false })], 'block'],
  ])('%s', (_name, rules, answer) => expect(asked(rules)).toBe(answer));
  const REWRITE: DnrAction = {
    type: 'redirect',
    redirect: { transform: { queryTransform: { removeParams: ['q', 'Q'], addOrReplaceParams: [{ key: 'q', value: 'safe' }] } } },
  };
  const HEADER: DnrAction = { type: 'modifyHeaders', requestHeaders: [{ header: 'Prefer', operation: 'set', value: 'safe' }] };
  test.each<[string, DnrRule[], string | null]>([
    ['no rule', [], 'https://a.test/p?q=1'],
    ['a stop', [rule(1, BLOCK)], null],
    ['a header, under which a block still stops', [rule(1, HEADER, 2), rule(2, BLOCK)], null],
    ['parameters: what was there goes, what is wanted comes last', [rule(1, REWRITE)], 'https://a.test/p?q=safe'],
    [
      'a rewriting hides the block below, also where it changes nothing more',
      [rule(1, REWRITE, 2), rule(2, BLOCK)],
      'https://a.test/p?q=safe',
    ],
    [
      'a block of the new address',
      [rule(1, REWRITE), rule(2, BLOCK, 2, { regexFilter: 'q=safe', isUrlFilterCaseSensitive: true })],
      null,
    ],
    [
      'an expression, again and again',
      [rule(1, { type: 'redirect', redirect: { regexSubstitution: '\\1\\2' } }, 1, { regexFilter: '^([^?]*)[?][a-z](.*)$' })],
      'https://a.test/p=1',
    ],
    [
      'two rewritings that undo each other',
      [
        rule(1, REWRITE, 1, { urlFilter: 'q=1|' }),
        rule(2, { type: 'redirect', redirect: { regexSubstitution: '\\1q=1' } }, 1, { regexFilter: '^(.*)q=safe$' }),
      ],
      null,
    ],
  ])('lands: %s', (_name, rules, to) => expect(landing(rules, addressOf('https://a.test/p?q=1'))).toBe(to));
  test.each<[string, boolean]>([
    ['?', true],
    ['^q=', true],
    ['^1', true],
    ['q=1^', true],
    ['||a.test^', true],
    ['||test/p', true],
    ['||est/p', false],
    ['|https://a.', true],
    ['|a.test', false],
    ['/p|', false],
    ['q=1|', true],
    ['a*q=', true],
    ['q=*a.', false],
    ['a.t.st', false],
  ])('the url filter %s matches: %s', (urlFilter, matches) =>
    expect(landing([rule(1, BLOCK, 1, { urlFilter })], addressOf('https://a.test/p?q=1')) === null).toBe(matches),
  );
  test('what is no address never becomes a request', () => {
    expect(networkAnswerFor([rule(1, BLOCK)], 'nonsense')).toBe('allow');
    expect(networkAnswerFor([rule(1, BLOCK)], 'https://a.test/')).toBe('block');
  });
});

describe('reconcile', () => {
  const a = rule(1, BLOCK, 1, { requestDomains: ['a.test'] });
  const b = rule(2, BLOCK, 1, { requestDomains: ['b.test'] });
  test.each<[string, DnrRule[], DnrRule[], number[], number[]]>([
    ['nothing there', [a, b], [], [], [1, 2]],
    ['all there', [a, b], [a, b], [], []],
    [
      'all there, in another order and under other ids',
      [a, b],
      [
        { ...b, id: 9 },
        { ...a, id: 7 },
      ],
      [],
      [],
    ],
    ['one more wanted', [a, b], [{ ...b, id: 1 }], [], [2]],
    ['one not wanted', [a], [a, b], [2], []],
    ['twice there', [a], [a, { ...a, id: 5 }], [5], []],
    ['twice wanted', [a, { ...a, id: 2 }], [a], [], [2]],
    ['none wanted', [], [a, b], [1, 2], []],
    [
      'keys in another order',
      [a],
      [
        {
          id: 3,
          condition: { requestDomains: ['a.test'], resourceTypes: ['main_frame'] },
          action: { type: 'block' },
          priority: 1,
        },
      ],
      [],
      [],
    ],
    ['another priority', [a], [{ ...a, priority: 2 }], [1], [1]],
  ])('%s', (_name, wanted, present, remove, added) => {
    const change = reconcile(wanted, present);
    expect([change.remove, change.add.map(({ id }) => id)]).toEqual([remove, added]);
  });
  test('leads to what is wanted, never uses an id twice, and then changes nothing more', () => {
    const anyRule = fc
      .record({
        id: fc.integer({ min: 1, max: 30 }),
        priority: fc.integer({ min: 1, max: 2 }),
        host: fc.constantFrom('a', 'b', 'c'),
      })
      .map(({ id, priority, host }) => rule(id, BLOCK, priority, { requestDomains: [host] }));
    const rules = fc.uniqueArray(anyRule, { selector: ({ id }) => id, maxLength: 8 });
    fc.assert(
      fc.property(rules, rules, (wanted, present) => {
        const { remove, add } = reconcile(wanted, present);
        const after = [...present.filter(({ id }) => !remove.includes(id)), ...add];
        expect(after.map(fingerprint).sort()).toEqual(wanted.map(fingerprint).sort());
        expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
        expect(reconcile(wanted, after)).toEqual({ remove: [], add: [] });
        const common = present.filter((one) => wanted.some((other) => fingerprint(other) === fingerprint(one)));
        if (
          common.length === present.length &&
          present.length === wanted.length &&
          new Set(present.map(fingerprint)).size === present.length
        )
          expect(remove).toEqual([]);
      }),
    );
  });
});
