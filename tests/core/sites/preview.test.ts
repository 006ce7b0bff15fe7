/** What the parents' box says about a line before anything is stored. */
import { describe, expect, test } from 'vitest';
import type { SettingsDocument } from '../../../src/core/settings/schema';
import { type GoodLine, markRepeats, previewContext, previewLine } from '../../../src/core/sites/preview';
import { world } from '../rules/fixture';

type Sections = Omit<SettingsDocument, 'version'>;
const preview = (text: string, list: 'block' | 'allow', document: Sections = {}, isFilter = false) =>
  previewLine({ line: 1, text, isFilter }, list, previewContext(world({ document }).rules));
function good(text: string, list: 'block' | 'allow', document: Sections = {}): GoodLine {
  const line = preview(text, list, document);
  if (line.state === 'bad') throw new Error(`${text}: ${line.code}`);
  return line;
}
const texts = (rules: GoodLine['overrides']) => rules.map(({ filter }) => filter.text);

describe('what a line becomes', () => {
  test.each<[string, string]>([
    ['https://www.TikTok.com/foryou?utm_source=x', 'tiktok.com/foryou'],
    ['مثال.إختبار', 'xn--mgbh0fb.xn--kgbechtv'],
    ['Roblox.COM', 'roblox.com'],
    ['.exact.org', '.exact.org'],
  ])('%s → %s', (typed, filter) => expect(good(typed, 'block').filter.text).toBe(filter));
  test.each<[string, string]>([
    ['http://foo:99999/', 'bad-port'],
    ['my favourite sites', 'bad-host'],
    ['*.a.org', 'host-wildcard'],
  ])('%s: %s', (typed, code) => expect(preview(typed, 'block')).toMatchObject({ state: 'bad', code }));
  test('a filter of a policy means what it says: its scheme stays', () =>
    expect(preview('https://www.a.org', 'block', {}, true)).toMatchObject({ filter: { text: 'https://www.a.org' } }));
});

describe('how it stands to what is there', () => {
  const sites = { block: ['a.org', 'b.org/games', '*'], allow: ['school.a.org', 'c.org', 'b.org'] };
  test.each<[string, 'block' | 'allow', GoodLine['state'], string[], string[]]>([
    ['new.org', 'allow', 'new', ['*'], []],
    ['a.org', 'block', 'known', [], ['school.a.org']],
    ['c.org', 'block', 'moves', [], []],
    ['x.a.org', 'block', 'covered', [], []],
    // Between the wider rule of its own list and it lies one of the other: it is needed.
    ['school.a.org/chat', 'block', 'new', ['school.a.org'], []],
    ['b.org/games/chess', 'allow', 'new', ['b.org/games', '*'], []],
    ['b.org/games/chess', 'block', 'covered', ['b.org'], []],
    ['a.org', 'allow', 'moves', ['*'], []],
    ['org', 'allow', 'new', ['*'], ['b.org/games', 'a.org']],
  ])('%s to %s: %s', (text, list, state, overrides, overriddenBy) => {
    const line = good(text, list, { sites });
    expect(line.state).toBe(state);
    expect(texts(line.overrides)).toEqual(overrides);
    expect(texts(line.overriddenBy)).toEqual(overriddenBy);
  });
  test('the wider rule is named', () => expect(good('x.a.org', 'block', { sites }).coveredBy?.filter.text).toBe('a.org'));
  test('two rules on different ports never meet', () =>
    expect(good('a.org:81', 'allow', { sites: { block: ['a.org:80'] } }).overrides).toEqual([]));
});

describe('whether anything changes', () => {
  const open: Sections = {};
  const closed: Sections = { sites: { default: 'block' } };
  const games: Sections = { categories: { gaming: 'block' } };
  const asked: Sections = { categories: { gaming: 'ask' } };
  test.each<[string, string, 'block' | 'allow', Sections, object, boolean]>([
    ['an open site is closed', 'a.org', 'block', open, { action: 'allow', because: 'default' }, true],
    ['an open site stays open', 'a.org', 'allow', open, { action: 'allow', because: 'default' }, false],
    ['only allowed sites open: it does', 'a.org', 'allow', closed, { action: 'block', because: 'default' }, true],
    ['its kind is closed already', 'roblox.com', 'block', games, { action: 'block', category: 'gaming' }, false],
    ['its kind is closed, it opens', 'roblox.com', 'allow', games, { action: 'block', category: 'gaming' }, true],
    ['its kind is asked about', 'roblox.com', 'allow', asked, { action: 'ask', category: 'gaming' }, true],
    ['moved', 'a.org', 'block', { sites: { allow: ['a.org'] } }, { action: 'allow', because: 'site' }, true],
    ['stronger rule there', 'a.org', 'block', { sites: { allow: ['.a.org'] } }, { action: 'allow', because: 'site' }, false],
  ])('%s', (_what, text, list, document, now, changes) => {
    const line = good(text, list, document);
    expect(line.now).toMatchObject(now);
    expect(line.changes).toBe(changes);
  });
  test('every site: no single address to speak of', () => expect(good('*', 'block').now).toBeNull());
});

describe('other names of a service', () => {
  test('a block of the whole service includes them', () =>
    expect(good('https://www.youtube.com/', 'block').otherNames).toEqual(expect.arrayContaining(['youtu.be'])));
  test.each<[string, 'block' | 'allow']>([
    ['youtube.com/shorts', 'block'],
    ['youtube.com', 'allow'],
    ['a.org', 'block'],
  ])('%s to %s names none', (text, list) => expect(good(text, list).otherNames).toEqual([]));
});

test('what an earlier line gives, a later one needn’t', () => {
  const context = previewContext(world({}).rules);
  const lines = ['a.org', 'https://a.org/', 'a.org?'].map((text, index) =>
    previewLine({ line: index + 1, text, isFilter: false }, 'block', context),
  );
  expect(markRepeats(lines).map(({ state }) => state)).toEqual(['new', 'known', 'known']);
});

test('ten thousand lines over ten thousand rules don’t look at each other: seconds, not minutes', () => {
  const hosts = Array.from({ length: 10_000 }, (_, index) => `host-${index}.example`);
  const context = previewContext(world({ document: { sites: { block: hosts } } }).rules);
  const from = performance.now();
  const lines = hosts.map((host, line) => previewLine({ line, text: `sub.${host}`, isFilter: false }, 'block', context));
  expect(lines.every(({ state }) => state === 'covered')).toBe(true);
  expect(performance.now() - from).toBeLessThan(15_000);
});
