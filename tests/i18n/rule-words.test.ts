import { expect, test } from 'vitest';
import { createFormat } from '../../src/i18n/format';
import { dayNames, reasonWords, ruleName, targetName, targetNames } from '../../src/i18n/rule-words';
import { createT } from '../../src/i18n/t';

const t = createT('en');
const format = createFormat('en');

test.each([
  ['*', 'all sites'],
  ['category:gaming', 'Games'],
  ['category:unheard-of', 'unheard-of'],
  ['youtube.com/shorts', 'youtube.com/shorts'],
])('a target is called: %s', (target, name) => {
  expect(targetName(t, target)).toBe(name);
});

test.each([
  ['site', 'example.com', null, 'on the blocked list: example.com'],
  ['category', 'gambling', null, 'blocked category: Gambling'],
  ['schedule', 'bedtime', 'Bedtime', 'within Bedtime'],
  ['limit', 'games', null, 'time is up: games'],
  ['default', null, null, 'not on the list of sites that open'],
  ['something-new', 'x', null, 'a rule of Hifazat'],
] as const)('%s in words', (reason, rule, name, words) => {
  expect(reasonWords(t, reason, rule, name)).toBe(words);
});

test('lists of targets and days', () => {
  expect(targetNames(t, format, ['category:video', 'vimeo.com'])).toBe('Videos and vimeo.com');
  expect(dayNames(t, format, ['mon', 'sun'])).toBe('Mon and Sun');
  expect(dayNames(t, format, ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).toBe('every day');
});

test('the family’s own name beats the id', () => {
  expect(ruleName(t, 'limit', 'games', 'Games')).toBe('Games');
  expect(ruleName(t, 'category', 'news', null)).toBe('News');
  expect(ruleName(t, 'default', null, null)).toBe('');
});
