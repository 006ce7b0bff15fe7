import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../../src/core/sites/address';
import { CATEGORY_IDS, HAND_WRITTEN } from '../../../src/core/sites/category';
import { fromPasted } from '../../../src/core/sites/pasted';
import { covers, parseTarget } from '../../../src/core/sites/target';

describe('what people paste, and the filter that it becomes', () => {
  test.each([
    ['https://www.Example.com/', 'example.com'],
    ['https://example.com', 'example.com'],
    ['http://user:word@example.com/', 'example.com'],
    ['https://www.youtube.com/shorts/abc?feature=share&si=xyz#t=1', 'youtube.com/shorts/abc'],
    ['https://youtube.com/watch?v=V1&utm_source=x&fbclid=y', 'youtube.com/watch?v=V1'],
    ['https://example.com:443/a', 'example.com/a'],
    ['https://example.com:8443/a', 'example.com:8443/a'],
    ['https://bücher.example/', 'xn--bcher-kva.example'],
    ['  HTTPS://EXAMPLE.COM/Path  ', 'example.com/Path'],
    ['https://203.0.113.7/', '203.0.113.7'],
    // Everything else means what it says.
    ['Example.com', 'example.com'],
    ['www.example.com', 'www.example.com'],
    ['.example.com', '.example.com'],
    ['https://*', 'https://*'],
    ['ftp://example.com', 'ftp://example.com'],
    ['*', '*'],
  ])('%s → %s', (text, stored) => {
    const parsed = fromPasted(text);
    expect(parsed.ok ? parsed.filter.text : parsed.error).toBe(stored);
  });
  test.each([
    ['', 'empty'],
    ['https://', 'no-host'],
    ['https://*.example.com/', 'host-wildcard'],
    ['two words', 'bad-host'],
  ])('%j: %s', (text, code) => expect(fromPasted(text)).toMatchObject({ ok: false, error: { code } }));
});

describe('targets of limits and schedules', () => {
  test.each([
    ['*', { kind: 'all', text: '*' }],
    ['category:gaming', { kind: 'category', category: 'gaming' }],
    [' Roblox.com ', { kind: 'filter', text: 'roblox.com' }],
  ])('%j', (text, target) => expect(parseTarget(text)).toMatchObject({ ok: true, target }));
  test.each([
    ['category:games', 'no-such-category', 'there is no category "games"'],
    ['category:', 'no-such-category', 'there is no category ""'],
    ['category:toString', 'no-such-category', 'there is no category "toString"'],
    ['', 'empty', 'the filter is empty'],
    ['*.roblox.com', 'host-wildcard', 'a host has no * in it: a host already includes its subdomains'],
  ])('%j: %s', (text, code, message) => expect(parseTarget(text)).toEqual({ ok: false, error: { code, message } }));

  test.each([
    ['*', 'https://any.test/', true],
    ['*', 'http://any.test/', true],
    ['*', 'file:///home/child', true],
    ['*', 'ftp://any.test/', false],
    ['*', 'wss://any.test/', false],
    ['category:gaming', 'https://www.roblox.com/', true],
    ['category:gaming', 'https://notroblox.com/', false],
    ['roblox.com/games', 'https://roblox.com/games/1', true],
    ['roblox.com/games', 'https://roblox.com/', false],
  ])('%s covers %s: %s', (text, url, expected) => {
    const target = parseTarget(text);
    const address = parseAddress(url);
    if (!target.ok || !address.ok) throw new Error('a row that can’t be read');
    expect(covers(target.target, address.address, HAND_WRITTEN, 'block')).toBe(expected);
  });
});

describe('the list written by hand', () => {
  test('every host in it is a canonical host that finds its own category', () => {
    for (const category of CATEGORY_IDS) {
      for (const host of HAND_WRITTEN.hostsOf(category)) {
        expect(parseTarget(host), host).toMatchObject({ ok: true, target: { kind: 'filter', text: host } });
        expect(HAND_WRITTEN.categoriesOf(`www.${host}`), host).toContain(category);
      }
    }
  });
});
