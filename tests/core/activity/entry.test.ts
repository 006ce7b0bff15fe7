import { describe, expect, test } from 'vitest';
import { type Detail, Entry, entryOf, type Fact, firstDayKept, KINDS, type Kind } from '../../../src/core/activity/entry';

const at = { at: 1_700_000_000_000, day: '2026-11-21' };
const visit: Fact = { ...at, kind: 'visit', site: 'example.com', title: 'Example', address: 'https://example.com/page' };
const LEVELS: Detail[] = ['off', 'categories', 'sites', 'pages'];
const kept = (fact: Fact, level: Detail) => {
  const row = entryOf(fact, level);
  return row === null ? null : [row.site, row.title, row.address, row.reason, row.rule, row.detail];
};

describe('which kinds are written', () => {
  const always: Kind[] = ['extra-time', 'setting', 'lock', 'gap', 'protection'];
  test.each(KINDS)('%s', (kind) => {
    const written = LEVELS.filter((level) => entryOf({ ...visit, kind, categories: ['games'] }, level) !== null);
    expect(written).toEqual(always.includes(kind) ? LEVELS : ['categories', 'sites', 'pages']);
  });
});

describe('what a row holds', () => {
  test.each<[string, Fact, Detail, unknown]>([
    ['pages: everything', visit, 'pages', ['example.com', 'Example', 'https://example.com/page', null, null, null]],
    ['sites: the site', visit, 'sites', ['example.com', null, null, null, null, null]],
    [
      'categories: no site',
      { ...visit, categories: ['video', 'social'] },
      'categories',
      [null, null, null, null, null, 'video social'],
    ],
    ['categories: a page of none is no row', visit, 'categories', null],
    ['off: nothing', visit, 'off', null],
    [
      'pages, but a search engine or "never block" site: the site',
      { ...visit, address: null },
      'pages',
      ['example.com', null, null, null, null, null],
    ],
    ['no site (a file): no row', { ...visit, site: null }, 'sites', null],
    [
      'private: nothing that names anything',
      { ...visit, isPrivate: true, categories: ['video'] },
      'pages',
      [null, null, null, null, null, 'video'],
    ],
    ['private, no category: no row', { ...visit, isPrivate: true }, 'pages', null],
    [
      'blocked at sites: why and by which rule',
      { ...visit, kind: 'blocked', reason: 'category', rule: 'gambling' },
      'sites',
      ['example.com', null, null, 'category', 'gambling', null],
    ],
    [
      'blocked at categories: the category',
      { ...visit, kind: 'blocked', reason: 'category', rule: 'gambling' },
      'categories',
      [null, null, null, 'category', 'gambling', null],
    ],
    [
      'blocked at categories: no filter, it names the site',
      { ...visit, kind: 'blocked', reason: 'site', rule: 'example.com' },
      'categories',
      [null, null, null, 'site', null, null],
    ],
    [
      'blocked at categories: no word that was searched for',
      { ...visit, kind: 'blocked', reason: 'words', rule: 'secret' },
      'categories',
      [null, null, null, 'words', null, null],
    ],
    [
      'blocked in private: no filter',
      { ...visit, isPrivate: true, kind: 'blocked', reason: 'site', rule: 'example.com' },
      'pages',
      [null, null, null, 'site', null, null],
    ],
    [
      'extra time at off: what was given, not what the child wrote (it may name a site)',
      { ...at, kind: 'extra-time', reason: 'code', rule: 'Games', minutes: 10, detail: 'one more round on example.com' },
      'off',
      [null, null, null, 'code', 'Games', null],
    ],
    [
      'extra time for a site at categories: no site',
      { ...at, kind: 'extra-time', reason: 'pin', site: 'example.com', minutes: 10 },
      'categories',
      [null, null, null, 'pin', null, null],
    ],
    [
      'extra time for a site at sites: the site, and what the child wrote',
      { ...at, kind: 'extra-time', reason: 'pin', site: 'example.com', minutes: 10, detail: 'homework' },
      'sites',
      ['example.com', null, null, 'pin', null, 'homework'],
    ],
  ])('%s', (_name, fact, level, expected) => expect(kept(fact, level)).toEqual(expected));

  test.each(['help', 'protected'])('%s leaves no row at any level', (reason) => {
    for (const level of LEVELS) for (const kind of KINDS) expect(entryOf({ ...visit, kind, reason }, level)).toBeNull();
  });
  test('every row is who it is about, and fits the schema', () => {
    for (const level of LEVELS) {
      const row = entryOf(visit, level);
      if (row !== null) expect(Entry.parse(row).who).toBe('child');
    }
  });
});

test.each([
  [1, '2026-11-21'],
  [90, '2026-08-24'],
])('%i days are kept from %s on', (days, first) => expect(firstDayKept('2026-11-21', days)).toBe(first));
