import { describe, expect, test } from 'vitest';
import { canonicalHost, foldPath, isIp, isJudged, isWithin, parseAddress } from '../../../src/core/sites/address';

const address = (text: string) => {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.address;
};

describe('an address in its canonical form', () => {
  test.each([
    ['https://Example.COM', 'https://example.com/'],
    ['https://example.com./', 'https://example.com/'],
    ['https://example.com.../a', 'https://example.com/a'],
    ['http://example.com.:8080/', 'http://example.com:8080/'],
    ['http://example.com:80/', 'http://example.com/'],
    ['https://user:word@example.com/#part', 'https://example.com/'],
    ['https://example.com/a/../b?q=1#x', 'https://example.com/b?q=1'],
    ['https:\\\\example.com\\a', 'https://example.com/a'],
    ['https:example.com', 'https://example.com/'],
    ['ht\ntps://exam\tple.com/', 'https://example.com/'],
    ['https://exam\u00ADple.com/', 'https://example.com/'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['http://3405803783/', 'http://203.0.113.7/'],
    ['http://[::FFFF:203.0.113.7]/', 'http://203.0.113.7/'],
    ['http://[0:0:0:0:0:ffff:cb00:7107]:81/', 'http://203.0.113.7:81/'],
    ['http://[64:ff9b::203.0.113.7]/', 'http://203.0.113.7/'],
    ['http://[2001:DB8::0007]/', 'http://[2001:db8::7]/'],
    ['https://example.com?', 'https://example.com/'],
    ['file:///C:/a?b', 'file:///C:/a?b'],
    ['about:blank', 'about:blank'],
    ['data:text/html,<p>?x', 'data:text/html,<p>?x'],
  ])('%j → %s', (text, href) => expect(address(text).href).toBe(href));

  test('its parts', () => {
    expect(address('https://a.example.com.:8443/p/q?x=1&y#z')).toEqual({
      scheme: 'https',
      host: 'a.example.com',
      port: 8443,
      path: '/p/q',
      query: 'x=1&y',
      href: 'https://a.example.com:8443/p/q?x=1&y',
      fragment: 'z',
    });
  });
  test.each([
    ['http', 80],
    ['https', 443],
    ['ws', 80],
    ['wss', 443],
    ['ftp', 21],
    ['file', 0],
  ])('%s has port %i when none is written', (scheme, port) => expect(address(`${scheme}://h/`).port).toBe(port));
});

describe('what is no address has a name and a reason', () => {
  test.each([
    ['', 'empty', 'the address is empty'],
    ['  \n', 'empty', 'the address is empty'],
    ['example.com', 'not-an-address', 'not an address (it needs a scheme, such as https://)'],
    ['//example.com', 'not-an-address', 'not an address (it needs a scheme, such as https://)'],
    ['https://', 'not-an-address', 'not an address (it needs a scheme, such as https://)'],
    ['https://exa mple.com', 'not-an-address', 'not an address (it needs a scheme, such as https://)'],
    ['https://example.com:99999', 'not-an-address', 'not an address (it needs a scheme, such as https://)'],
    ['http://1.2.3.999/', 'not-an-address', 'not an address (it needs a scheme, such as https://)'],
    ['http://./', 'no-host', 'the address has no host'],
    ['wss://../', 'no-host', 'the address has no host'],
  ])('%j: %s', (text, code, message) => expect(parseAddress(text)).toEqual({ ok: false, error: { code, message } }));
});

describe('a path as a block filter also sees it', () => {
  test.each([
    ['/', '/'],
    ['', '/'],
    ['/a/b', '/a/b'],
    ['/a/b/', '/a/b/'],
    ['//a///b', '/a/b'],
    ['/a/./b/../c', '/a/c'],
    ['/../../a', '/a'],
    ['/a/..', '/'],
    ['/a/.', '/a/'],
    ['\\a\\b', '/a/b'],
    ['/%61', '/a'],
    ['/%2561', '/a'],
    ['/%25%36%31', '/a'],
    ['/%2%35%36%31', '/a'],
    ['/a%2Fb%5cc', '/a/b/c'],
    ['/a%2f..%2fb', '/b'],
    ['/%zz', '/%zz'],
    ['/%', '/%'],
    ['/ShortS', '/shorts'],
    ['/%C4', '/Ä'],
  ])('%j → %j', (path, folded) => expect(foldPath(path)).toBe(folded));
});

test.each([
  ['example.com', 'example.com', true],
  ['a.example.com', 'example.com', true],
  ['notexample.com', 'example.com', false],
  ['example.com', 'a.example.com', false],
  ['example.com', 'com', true],
  ['', 'example.com', false],
])('%j is within %s: %s', (host, domain, expected) => expect(isWithin(host, domain)).toBe(expected));

test.each([
  ['example.com..', 'example.com'],
  ['[::ffff:1:2]', '0.1.0.2'],
  ['[::ffff:1:2:3]', '[::ffff:1:2:3]'],
  ['[1::ffff:1:2]', '[1::ffff:1:2]'],
  ['[64:ff9b::cb00:7107]', '203.0.113.7'],
  ['[64:ff9b:1::cb00:7107]', '[64:ff9b:1::cb00:7107]'],
])('host %s → %s', (host, canonical) => expect(canonicalHost(host)).toBe(canonical));

test.each([
  ['203.0.113.7', true],
  ['[::1]', true],
  ['203.0.113', false],
  ['example.com', false],
])('%s is an IP address: %s', (host, expected) => expect(isIp(host)).toBe(expected));

test.each([
  ['https://example.com/', true],
  ['http://example.com/', true],
  ['wss://example.com/', true],
  ['file:///home/child', true],
  ['about:blank', false],
  ['chrome://settings/', false],
  ['moz-extension://id/page.html', false],
  ['data:text/html,x', false],
  ['javascript:void 0', false],
])('%s is judged: %s', (text, expected) => expect(isJudged(address(text))).toBe(expected));
