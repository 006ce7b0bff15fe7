/** Proxy scripts on unknown hosts: read only where a parent switched guessing on, and only in the forms of such scripts. */
import { describe, expect, test } from 'vitest';
import { innerOf, shown } from './inner-fixture';

const T = 'https://target.example/';
const escaped = 'https%3A%2F%2Ftarget.example%2F';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const turned = (text: string) =>
  encodeURIComponent(
    [...text].map((one, index) => (index % 2 === 0 ? one : String.fromCharCode(one.charCodeAt(0) ^ 2))).join(''),
  );

const SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  Glype: [
    `https://some.example/browse.php?u=${escaped}&b=4`,
    'https://some.example/browse.php?u=target.example&b=4',
    `https://some.example/browse.php?u=${encodeURIComponent(base64(T))}&b=4&f=norefer`,
    `https://some.example/browse.php?u=${encodeURIComponent(base64('s://target.example/'))}&b=4`,
    `https://some.example/browse.php/${encodeURIComponent(base64('s://target.example/'))}/b5/fnorefer`,
    'https://some.example/browse.php?u=uggcf%3A%2F%2Fgnetrg.rknzcyr%2F',
  ],
  PHProxy: [
    `https://some.example/index.php?q=${encodeURIComponent(base64(T))}&hl=3ed`,
    'https://some.example/index.php?q=uggcf%3A%2F%2Fgnetrg.rknzcyr%2F&hl=3ed',
    `https://some.example/index.php?q=${Buffer.from(T).toString('hex')}`,
    `https://some.example/?q=${base64(T).replace(/=/g, '')}`,
    `https://some.example/poxy.php?url=${escaped}`,
    `https://some.example/index.php?____pgfa=${escaped}`,
    'https://some.example/miniProxy.php?https://target.example/',
    `https://some.example/web-proxy/?url=${escaped}`,
  ],
  CGIProxy: [
    'https://some.example/cgi-bin/nph-proxy.cgi/000000A/https/target.example/',
    'https://some.example/nph-proxy.pl/en/20/https/target.example/',
    'https://some.example/cgi-bin/nph-proxy.cgi/https/target.example/',
  ],
  Ultraviolet: [
    'https://some.example/uv/service/hvtrs8%2F-tcreev.gxcmrlg%2F',
    `https://some.example/service/${turned(T)}`,
    `https://some.example/a/b/${turned(T)}`,
  ],
  Scramjet: [`https://some.example/scramjet/${escaped}`, 'https://some.example/main/https://target.example/'],
  Rammerhead: ['https://some.example/0123456789abcdef0123456789abcdef/https://target.example/'],
  CroxyProxy: [
    `https://some.example/?__cpo=${base64(T)}`,
    `https://some.example/go?__cpo=${base64(T).replace(/=/g, '')}`,
    `https://some.example/page?x=1&__pot=${base64(T)}`,
    `https://some.example/?__cpo=${base64('https://target.example')}`,
  ],
  'base64 in the path': [`https://some.example/prefix/${base64(T)}/`],
};

for (const [name, urls] of Object.entries(SCRIPTS)) {
  describe(name, () =>
    test.each(urls)('%s', (url) => {
      expect(innerOf(url)).toEqual([]);
      expect(innerOf(url, true).map(({ via, address }) => [via, address.href])).toEqual([['guess', T]]);
    }),
  );
}

test('plain http is turned in another way', () =>
  expect(shown(`https://some.example/${turned('http://target.example/')}`, true)).toEqual(['http://target.example/']));

test('what a guess shows is unwrapped again, and the service behind it named', () =>
  expect(shown(`https://some.example/browse.php?u=${encodeURIComponent('https://youtu.be/dQw4w9WgXcQ')}`, true)).toEqual([
    'https://youtu.be/dQw4w9WgXcQ',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
  ]));

describe('no guess, though guessing is on', () => {
  test.each([
    `https://ok.example/share?url=${escaped}`,
    `https://ok.example/login.php?return=${escaped}`,
    `https://ok.example/index.php?q=${escaped}`, // a forum's search for an address
    'https://ok.example/index.php?q=target.example',
    'https://ok.example/?u=target.example',
    `https://ok.example/?next=${base64(T)}`,
    'https://ok.example/approximate/target.example',
    `https://www.facebook.com/proxy.php?u=${escaped}`,
    'https://ok.example/docs/https-guide/target.example',
    'https://ok.example/nph-proxy/readme',
    'https://ok.example/browse.php?u=someone',
    'https://ok.example/proxy?url=https://ok.example/next',
    'https://ok.example/hvtrs8',
    'https://ok.example/aHR0cA',
    'https://ok.example/cafebabe',
  ])('%s', (url) => expect(innerOf(url, true)).toEqual([]));
});
