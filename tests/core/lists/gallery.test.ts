import { describe, expect, test } from 'vitest';
import { GALLERY } from '../../../src/core/lists/gallery';
import { List } from '../../../src/core/settings/schema';
import { isMessageKey } from '../../../src/i18n/t';

test('no two lists share an id or an address', () => {
  expect(new Set(GALLERY.map(({ id }) => id)).size).toBe(GALLERY.length);
  expect(new Set(GALLERY.map(({ url }) => url)).size).toBe(GALLERY.length);
});
test('no list against child abuse is offered', () => {
  expect(JSON.stringify(GALLERY)).not.toMatch(/csam|cseam|child|protected/i);
});
describe.each(GALLERY.map((list) => [list.id, list] as const))('%s', (_id, list) => {
  test('is a good line of the settings', () => {
    const { id, category, url, format, updateHours } = list;
    expect(List.safeParse({ id, kind: 'category', category, url, format, updateHours }).success).toBe(true);
    expect(url).toMatch(/^https:\/\//);
  });
  test('says whose it is, under which licence, how big, how fresh, and what to know, in words that are there', () => {
    expect(list.publisher.length * list.licence.length * list.hosts).toBeGreaterThan(0);
    expect(list.home).toMatch(/^https:\/\/github\.com\//);
    expect(list.checked).toMatch(/^2026-\d\d-\d\d$/);
    expect([isMessageKey(list.rhythm), isMessageKey(list.caveat)]).toEqual([true, true]);
  });
});
