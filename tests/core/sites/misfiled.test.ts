/** Hosts that public lists file under the wrong category: which word of a list isn't taken, and that they are stopped by the right one. */
import { describe, expect, it, test } from 'vitest';
import { mayStand } from '../../../src/core/lists/may-stand';
import { type CategoryId, HAND_WRITTEN } from '../../../src/core/sites/category';
import { isMisfiled, MISFILED } from '../../../src/core/sites/misfiled';
import { HARMFUL, isNeverBlocked } from '../../../src/core/sites/never-block';
import { parseFilter } from '../../../src/core/sites/url-filter';

describe('isMisfiled', () => {
  test.each<[string, CategoryId, boolean, string]>([
    ['1337x.to', 'adult', true, 'copied films are not adult'],
    ['www.1337x.to', 'adult', true, 'with www.'],
    ['1337x.to', 'piracy', false, 'they are piracy'],
    ['cdn.1337x.to', 'adult', false, 'what is below may be anything'],
    ['artstation.com', 'gaming', true, 'pictures by those who draw for games'],
    ['pornhub.com', 'adult', false, 'rightly filed'],
    ['www.com', 'adult', false, 'no name in particular'],
  ])('%s in %s: %s (%s)', (host, category, expected) => {
    expect(isMisfiled(host, category)).toBe(expected);
    expect(mayStand(host, category)).toBe(!expected);
  });
  test('a protected list is its publisher’s word', () => expect(mayStand('1337x.to', null)).toBe(true));
});

it.each(MISFILED)('%s is not %s: written canonically, and stopped by hand where it harms otherwise', (host, category) => {
  const parsed = parseFilter(host);
  expect(parsed.ok ? parsed.filter.host : parsed.error.message).toBe(host);
  expect(HAND_WRITTEN.categoriesOf(host)).not.toContain(category);
  expect(isNeverBlocked(host) && HARMFUL.some((id) => id === category)).toBe(false);
  const harms = HAND_WRITTEN.categoriesOf(host).some((id) => HARMFUL.includes(id));
  expect(harms).toBe(category === 'adult');
});
