import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../../src/core/sites/address';
import {
  comparePrecedence,
  isWildcard,
  matches,
  mayOverlap,
  parseFilter,
  type UrlFilter,
} from '../../../src/core/sites/url-filter';

function filter(text: string): UrlFilter {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.message}`);
  return parsed.filter;
}
function matching(text: string, url: string, list: 'allow' | 'block'): boolean {
  const parsed = parseAddress(url);
  if (!parsed.ok) throw new Error(`${url}: ${parsed.error.message}`);
  return matches(filter(text), parsed.address, list);
}

describe('a filter as written, and as it is stored', () => {
  test.each([
    ['example.com', 'example.com'],
    ['  example.com\n', 'example.com'],
    ['EXAMPLE.com', 'example.com'],
    ['example.com.', 'example.com'],
    ['.example.com', '.example.com'],
    ['HTTPS://example.com', 'https://example.com'],
    ['https://user:word@example.com/x', 'https://example.com/x'],
    ['example.com:8080', 'example.com:8080'],
    ['example.com:', 'example.com'],
    ['example.com:00443', 'example.com:443'],
    ['example.com/', 'example.com/'],
    ['example.com/Path', 'example.com/Path'],
    ['example.com/a/../b', 'example.com/b'],
    ['example.com/a b', 'example.com/a%20b'],
    ['example.com\\a', 'bad-host'],
    ['youtube.com/@name', 'youtube.com/@name'],
    ['example.com/path#part', 'example.com/path'],
    ['example.com#part', 'example.com'],
    ['youtube.com/watch?v=V1', 'youtube.com/watch?v=V1'],
    ['example.com?v=V1&v=V1&&k', 'example.com?v=V1&k'],
    ['example.com?k=', 'example.com?k'],
    ['example.com?v=V*', 'example.com?v=V*'],
    ['example.com?=', 'example.com'],
    ['example.com?q=a b', 'example.com?q=a%20b'],
    ['*', '*'],
    ['*:8080', '*:8080'],
    ['*/shorts', '*/shorts'],
    ['*?q=bad', '*?q=bad'],
    ['http:*', 'http://*'],
    ['https://*', 'https://*'],
    ['file://*', 'file://*'],
    ['file:///', 'file:///'],
    ['file:///home/child', 'file:///home/child'],
    ['file:///home/a?x=1', 'file:///home/a?x=1'],
    ['chrome://extensions', 'chrome://extensions'],
    ['spielhölle.example', 'xn--spielhlle-57a.example'],
    ['XN--spielhlle-57a.example', 'xn--spielhlle-57a.example'],
    ['اردو.pk', 'xn--mgbqf7g.pk'],
    ['ｔａｒｇｅｔ。example', 'target.example'],
    ['203.0.113.7', '203.0.113.7'],
    ['.203.0.113.7', '203.0.113.7'],
    ['0xcb007107', '203.0.113.7'],
    ['203.0.28935', '203.0.113.7'],
    ['[2001:0db8:0:0:0:0:0:7]', '[2001:db8::7]'],
    ['[2001:db8::7]:8080/a', '[2001:db8::7]:8080/a'],
    ['[::ffff:203.0.113.7]', '203.0.113.7'],
    ['localhost', 'localhost'],
  ])('%s → %s', (written, stored) => {
    const parsed = parseFilter(written);
    expect(parsed.ok ? parsed.filter.text : parsed.error.code).toBe(stored);
  });
});

describe('what is no filter has a name and a reason', () => {
  test.each([
    ['', 'empty', 'the filter is empty'],
    [' \t ', 'empty', 'the filter is empty'],
    ['https://', 'no-host', 'the filter has no host'],
    ['/path', 'no-host', 'the filter has no host'],
    ['?q=1', 'no-host', 'the filter has no host'],
    [':8080', 'no-host', 'the filter has no host'],
    ['.', 'no-host', 'the filter has no host'],
    ['user@', 'no-host', 'the filter has no host'],
    ['file://', 'no-host', 'the filter has no host'],
    ['file://server/x', 'no-host', 'the filter has no host'],
    ['exa mple.com', 'bad-host', 'the host is not a host name or IP address'],
    ['..example.com', 'bad-host', 'the host is not a host name or IP address'],
    ['a..b', 'bad-host', 'the host is not a host name or IP address'],
    ['[2001:db8', 'bad-port', 'a port is a number from 1 to 65535'],
    ['[nonsense]', 'bad-host', 'the host is not a host name or IP address'],
    ['1.2.3.999', 'bad-host', 'the host is not a host name or IP address'],
    ['xn--a.example', 'bad-host', 'the host is not a host name or IP address'],
    ['*.example.com', 'host-wildcard', 'a host has no * in it: a host already includes its subdomains'],
    ['https://*.example.com/x', 'host-wildcard', 'a host has no * in it: a host already includes its subdomains'],
    ['example.com:http', 'bad-port', 'a port is a number from 1 to 65535'],
    ['example.com:0', 'bad-port', 'a port is a number from 1 to 65535'],
    ['example.com:65536', 'bad-port', 'a port is a number from 1 to 65535'],
    ['example.com:*', 'bad-port', 'a port is a number from 1 to 65535'],
    ['javascript:alert(1)', 'bad-port', 'a port is a number from 1 to 65535'],
  ])('%j: %s', (text, code, message) => {
    const parsed = parseFilter(text);
    // `scheme:*` is a filter for a scheme; a host followed by `:*` reads the same and is one as well.
    if (text === 'example.com:*') return expect(parsed).toMatchObject({ ok: true, filter: { text: 'example.com://*' } });
    return expect(parsed).toEqual({ ok: false, error: { code, message } });
  });
});

describe('what a filter matches, on either side', () => {
  test.each([
    // A host takes its subdomains along; a leading dot means this host alone.
    ['example.com', 'https://example.com/', true],
    ['example.com', 'http://a.b.example.com/x?y', true],
    ['example.com', 'https://notexample.com/', false],
    ['example.com', 'https://example.com.evil.test/', false],
    ['example.com', 'https://example.com@evil.test/', false],
    ['.example.com', 'https://example.com/', true],
    ['.example.com', 'https://www.example.com/', false],
    ['example.com', 'https://EXAMPLE.com./', true],
    ['com', 'https://example.com/', true],
    // Scheme and port.
    ['https://example.com', 'https://example.com/', true],
    ['https://example.com', 'http://example.com/', false],
    ['example.com:8080', 'http://example.com:8080/', true],
    ['example.com:8080', 'http://example.com/', false],
    ['example.com:443', 'https://example.com/', true],
    ['example.com:443', 'http://example.com/', false],
    ['example.com', 'https://example.com:8443/', true],
    ['*:8080', 'http://any.test:8080/', true],
    ['http://*', 'http://any.test/', true],
    ['http:*', 'https://any.test/', false],
    // A path is a prefix of the text, not of segments.
    ['example.com/shorts', 'https://example.com/shorts', true],
    ['example.com/shorts', 'https://m.example.com/shorts/abc?x', true],
    ['example.com/shorts', 'https://example.com/shortsighted', true],
    ['example.com/shorts', 'https://example.com/x/shorts', false],
    ['example.com/', 'https://example.com/anything', true],
    ['youtube.com/@name', 'https://www.youtube.com/@name/videos', true],
    ['*/shorts', 'https://any.test/shorts', true],
    // Query tokens in any order, each whole; `*` at the end frees what follows.
    ['site.test/watch?v=V1', 'https://site.test/watch?t=2&v=V1', true],
    ['site.test/watch?v=V1', 'https://site.test/watch?v=V12', false],
    ['site.test/watch?v=V1', 'https://site.test/watch?xv=V1', false],
    ['site.test/watch?v=V1', 'https://site.test/watch', false],
    ['site.test?v=V*', 'https://site.test/?v=V12', true],
    ['site.test?v=V*', 'https://site.test/?v=W', false],
    ['site.test?v=*', 'https://site.test/?v=anything', true],
    ['site.test?a=1&b=2', 'https://site.test/?b=2&c&a=1', true],
    ['site.test?a=1&b=2', 'https://site.test/?a=1', false],
    ['site.test?k', 'https://site.test/?k', true],
    ['site.test?k', 'https://site.test/?kk', false],
    // Everything, and files only by `*` and file filters.
    ['*', 'https://any.test/', true],
    ['*', 'file:///home/child/film.html', true],
    ['*/home', 'file:///home/child', false],
    ['*:80', 'file:///home/child', false],
    ['file:///', 'file:///home/child', true],
    ['file://*', 'file:///home/child', true],
    ['file:///home', 'file:///home/child', true],
    ['file:///home', 'file:///etc', false],
    ['file:///', 'https://example.com/', false],
    // International names and addresses of machines, however they are spelled.
    ['spielhölle.example', 'https://www.xn--spielhlle-57a.example/', true],
    ['xn--spielhlle-57a.example', 'https://SPIELHÖLLE.example/', true],
    ['spielhölle.example', 'https://spielholle.example/', false],
    ['203.0.113.7', 'http://0xCB007107/', true],
    ['203.0.113.7', 'http://[::ffff:203.0.113.7]/', true],
    ['203.0.113.7', 'http://[64:ff9b::cb00:7107]/', true],
    ['203.0.113.7', 'http://203.0.113.70/', false],
    ['0.113.7', 'http://203.0.113.7/', false],
    ['[2001:db8::7]', 'http://[2001:0db8:0:0:0:0:0:7]:81/', true],
    ['[2001:db8::7]', 'http://[2001:db8::8]/', false],
  ])('%s and %s: %s', (text, url, expected) => {
    expect([matching(text, url, 'block'), matching(text, url, 'allow')]).toEqual([expected, expected]);
  });
});

describe('where blocking and allowing differ', () => {
  test.each([
    // A block's path also matches unescaped, folded and in small letters: an allow only as published.
    ['site.test/watch', 'https://site.test/%77atch', true, false],
    ['site.test/watch', 'https://site.test/%2577atch', true, false],
    ['site.test/watch', 'https://site.test//watch', true, false],
    ['site.test/watch', 'https://site.test/WATCH', true, false],
    ['site.test/watch', 'https://site.test/x/..%2fwatch', true, false],
    ['site.test/watch', 'https://site.test/x%5c..%5cwatch', true, false],
    ['site.test/Watch', 'https://site.test/watch', true, false],
    // A block needs one fitting occurrence of a token (MATCH_ANY), an allow that all fit (MATCH_ALL).
    ['site.test?v=V1', 'https://site.test/?v=V1&v=V2', true, false],
    ['site.test?v=V1', 'https://site.test/?v=V2&v=V1', true, false],
    ['site.test?v=V1', 'https://site.test/?v=V1&v=V1', true, true],
    ['site.test?v=V*', 'https://site.test/?v=V1&v=W', true, false],
  ])('%s and %s: block %s, allow %s', (text, url, block, allow) => {
    expect([matching(text, url, 'block'), matching(text, url, 'allow')]).toEqual([block, allow]);
  });
});

describe('which of two matching filters decides', () => {
  test.each([
    ['.a.example.com', 'a.example.com/long/path?q=1', 'an exact host over a host with subdomains'],
    ['.com', 'a.example.com', 'an exact host over a longer one with subdomains'],
    ['a.example.com', 'example.com/long/path', 'the longest host'],
    ['example.com/a/b', 'example.com/a?q=1&r=2', 'the longest path'],
    ['example.com/a?q=1&r=2', 'example.com/a?q=1', 'the most query tokens'],
    ['com', '*', '`*` is always last'],
    ['http://*', '*', '`*` is always last, after a scheme'],
    ['*:8080', '*', '`*` is always last, after a port'],
  ])('%s before %s: %s', (first, second) => {
    expect(comparePrecedence(filter(first), filter(second))).toBeLessThan(0);
    expect(comparePrecedence(filter(second), filter(first))).toBeGreaterThan(0);
  });
  test.each([
    ['https://example.com', 'example.com', 'a scheme narrows but does not rank'],
    ['example.com:8080', 'example.com', 'a port narrows but does not rank'],
    ['example.com/a', 'example.com/b', 'paths of the same length'],
    ['*', '*', 'the same'],
  ])('%s ties with %s: %s', (first, second) => expect(comparePrecedence(filter(first), filter(second))).toBe(0));
  test('only `*` alone is the wildcard', () => {
    expect(['*', 'http://*', '*:80', '*/a', '*?a', 'com'].map((text) => isWildcard(filter(text)))).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('whether one address could match both', () => {
  test.each([
    ['example.com', 'a.example.com', true],
    ['.example.com', 'a.example.com', false],
    ['.example.com', 'example.com', true],
    ['example.com', 'notexample.com', false],
    ['https://example.com', 'http://example.com', false],
    ['example.com:80', 'example.com:81', false],
    ['*/a', 'example.com/b', true],
  ])('%s and %s: %s', (a, b, expected) => {
    expect([mayOverlap(filter(a), filter(b)), mayOverlap(filter(b), filter(a))]).toEqual([expected, expected]);
  });
});
