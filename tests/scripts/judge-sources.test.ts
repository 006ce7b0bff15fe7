/** Lists that judge is given: every format, protected ones, what the settings don't name. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { judgeLine } from '../../scripts/judge-line';
import { builtInSources, type GivenList, sourcesFor } from '../../scripts/judge-sources';
import type { SettingsDocument } from '../../src/core/settings/schema';

type Lists = NonNullable<SettingsDocument['lists']>;
const builtIn = builtInSources();
const url = 'https://lists.example/l';
const hashOf = (expression: string): string => createHash('sha256').update(expression).digest('hex');
const HASH = hashOf('another.test/');

function ask(address: string, lists: Lists, texts: Record<string, string>) {
  const document: SettingsDocument = { version: 1, categories: { gambling: 'block', adult: 'block', drugs: 'ask' }, lists };
  const given = new Map(
    Object.entries(texts).map(([id, text]): [string, GivenList] => [
      id,
      { id, text, format: lists.find((list) => list.id === id)?.format ?? 'domains' },
    ]),
  );
  const answer = judgeLine(address, {
    document,
    now: 0,
    used: {},
    sourcesOf: ({ lists: own = [] }) => sourcesFor(own, given, builtIn),
  });
  return 'action' in answer ? [answer.action, answer.reason, answer.rule] : answer;
}

describe('a list that the settings name', () => {
  const list = (format: NonNullable<Lists[number]['format']>, category = 'gambling'): Lists => [
    { id: 'own', category, url, format },
  ];
  test.each<[string, Lists, string, string, unknown[]]>([
    ['domains', list('domains'), '# a list\nbad.test\n', 'https://www.bad.test/x', ['block', 'category', 'gambling']],
    ['hosts', list('hosts'), '0.0.0.0 bad.test worse.test\n', 'https://worse.test/', ['block', 'category', 'gambling']],
    ['adblock', list('adblock'), '||bad.test^\n@@||fine.bad.test^\n', 'https://bad.test/', ['block', 'category', 'gambling']],
    ['a category that asks', list('domains', 'drugs'), 'bad.test\n', 'https://bad.test/', ['block', 'ask', 'drugs']],
    ['its neighbour', list('domains'), 'bad.test\n', 'https://notbad.test/', ['allow', 'default', null]],
    ['what no list may name', list('domains'), 'google.com\nbad.test\n', 'https://www.google.com/', ['allow', 'default', null]],
    ['protected', [{ id: 'own', kind: 'protected', url }], 'bad.test\n', 'https://bad.test/', ['block', 'protected', 'own']],
    [
      'inside another address',
      [{ id: 'own', kind: 'protected', url }],
      'bad.test\n',
      'https://web.archive.org/web/2024/https://bad.test/',
      ['block', 'protected', 'own'],
    ],
  ])('%s', (_name, lists, text, address, expected) => {
    expect(ask(address, lists, { own: text })).toEqual(expected);
  });
  test('protected beats the parent’s allow', () => {
    const document: SettingsDocument = {
      version: 1,
      sites: { allow: ['bad.test'] },
      lists: [{ id: 'own', kind: 'protected', url }],
    };
    const given = new Map<string, GivenList>([['own', { id: 'own', format: 'domains', text: 'bad.test\n' }]]);
    const answer = judgeLine('https://bad.test/', {
      document,
      now: 0,
      used: {},
      sourcesOf: ({ lists = [] }) => sourcesFor(lists, given, builtIn),
    });
    expect(answer).toMatchObject({ action: 'block', reason: 'protected' });
  });
  test('hashed, by its own hashes only', () => {
    const lists = list('hashed', 'adult');
    expect(ask('https://hashed.test/', lists, { own: `${HASH}\n` })).toEqual(['allow', 'default', null]);
    expect(ask('https://hashed.test/deep/page', lists, { own: `${hashOf('hashed.test/')}\n` })).toEqual([
      'block',
      'category',
      'adult',
    ]);
    expect(ask('https://hashed.test/', lists, { own: `${hashOf('hashed.test/deep/')}\n` })).toEqual(['allow', 'default', null]);
  });
});
test('a list that the settings do not name counts for nothing', () => {
  expect(ask('https://bad.test/', [], { own: 'bad.test\n' })).toEqual(['allow', 'default', null]);
});
