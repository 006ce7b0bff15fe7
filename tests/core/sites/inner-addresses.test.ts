/** What each kind of wrapper shows: by its address alone, outermost first. */
import { describe, expect, test } from 'vitest';
import { innerOf, shown } from './inner-fixture';

type Row = readonly [outer: string, inner: string];
/** The inner address on which most rows agree. */
const T = 'https://target.example/';
const escaped = 'https%3A%2F%2Ftarget.example%2F';
const rowsOf = (inner: string, ...outers: readonly string[]): Row[] => outers.map((outer): Row => [outer, inner]);

const CLASSES: Readonly<Record<string, readonly Row[]>> = {
  'the translated host of translate.goog': [
    ['https://target-example.translate.goog/', T],
    ['https://www-target-example.translate.goog/a?b=1&_x_tr_sl=fr&_x_tr_tl=en#c', 'https://www.target.example/a?b=1'],
    ['https://my--site-target-example.translate.goog/?_x_tr_sch=http', 'http://my-site.target.example/'],
    ['https://0-xn----bcher--kva-example-0.translate.goog/', 'https://xn--bcher-kva.example/'],
    ['https://1-xn----bcher--kva-example.translate.goog/?_x_tr_enc=1', 'https://xn--bcher-kva.example/'],
  ],
  translators: rowsOf(
    T,
    `https://translate.google.com.pk/translate?sl=auto&tl=en&u=${escaped}`,
    `https://translate.google.de/website?u=${escaped}`,
    'https://translate.google.com/translate?U=target.example',
    'https://translate.google.com/translate?%75=target.example',
    `https://translate.googleusercontent.com/translate_p?u=${escaped}`,
    `https://www.translatetheweb.com/?from=&to=en&a=${escaped}`,
    `https://www.microsofttranslator.com/bv.aspx?from=&to=en&a=${escaped}`,
    `https://translate.yandex.ru/translate?url=${escaped}&lang=en-ru`,
    'https://translated.turbopages.org/proxy_u/en-ru.en.0f1e/https/target.example/',
    `https://papago.naver.net/website?source=auto&url=${escaped}`,
    `https://fanyi.baidu.com/transpage?query=${escaped}&from=en`,
    `https://translate.kagi.com/${T}`,
  ),
  AMP: rowsOf(
    T,
    'https://www.google.com/amp/s/target.example/',
    'https://www.google.com.pk/amp/target.example/',
    'https://www.google.com/amp/s/target%2Eexample/',
    'https://target-example.cdn.ampproject.org/c/s/target.example/',
    'https://cdn.ampproject.org/v/s/target.example/',
    'https://cdn.ampproject.org/ii/w680/s/target.example/',
    'https://target-example.cdn.ampproject.org/',
    'https://target-example.bing-amp.com/c/s/target.example/',
  ),
  'search caches': rowsOf(
    T,
    'https://webcache.googleusercontent.com/search?q=cache:https://target.example/',
    'https://webcache.googleusercontent.com/search?q=cache:abcDEF12345:target.example/+some+words',
    'https://webcache.googleusercontent.com/search?q=cache%3AabcDEF12345%3Ahttps%3A%2F%2Ftarget.example%2F%20word',
    `https://cc.bingj.com/cache.aspx?d=1&u=${escaped}`,
    `https://yandexwebcache.net/yandbtm?url=${escaped}`,
  ),
  archives: rowsOf(
    T,
    'https://web.archive.org/web/2024/https://target.example/',
    'https://web.archive.org/web/20240101000000if_/https://target.example/',
    'https://web.archive.org/web/20240101000000js_/https:/target.example/',
    'https://web.archive.org/web/2024*/target.example/*',
    'https://web.archive.org/web/*/target.example',
    'https://web.archive.org/web/target.example',
    'https://web.archive.org/web/oe_/https://target.example/',
    'https://web.archive.org/web/2020-2024*/https://target.example/',
    'https://web.archive.org/web/https%253A%252F%252Ftarget.example%252F',
    'https://web.archive.org/save/https://target.example/',
    'https://web.archive.org/https://target.example/',
    'https://archive.org/wayback/available?url=target.example',
    'https://web.archive.org/cdx/search/cdx?url=target.example&limit=5',
    'https://archive.today/https://target.example/',
    'https://archive.ph/newest/https://target.example/',
    'https://archive.ph/20240101120000/https://target.example/',
    'https://archive.is/2024.01.01-120000/https://target.example/',
    'https://archive.md/o/AbCdE/https://target.example/',
    'https://archive.li/*.target.example',
    'https://archive.fo/target.example',
    `https://archive.ph/?run=1&url=${escaped}`,
    'https://archive.vn/search/?q=target.example',
    'https://ghostarchive.org/search?term=target.example',
    'https://webarchive.loc.gov/all/20200101000000/target.example',
    'https://webarchive.nationalarchives.gov.uk/ukgwa/20200101000000/https://target.example/',
    'https://arquivo.pt/wayback/20200101000000/https://target.example/',
    'https://wayback.archive-it.org/1234/20200101000000/https://target.example/',
    `https://www.webcitation.org/query?url=${escaped}`,
    'https://timetravel.mementoweb.org/memento/2020/https://target.example/',
    'https://megalodon.jp/2024-0101-1200-00/https://target.example/',
  ),
  'readers and ways round a paywall': rowsOf(
    T,
    'https://12ft.io/https://target.example/',
    'https://12ft.io/target.example',
    `https://12ft.io/proxy?q=${escaped}`,
    'https://r.jina.ai/https://target.example/',
    'https://smry.ai/https:/target.example/',
    'https://txtify.it/target.example',
    `https://www.printfriendly.com/p/g?url=${escaped}`,
    `https://www.removepaywall.com/search?url=${escaped}`,
    `https://t.me/iv?url=${escaped}&rhash=abc`,
    `https://docs.google.com/viewer?url=${escaped}`,
    `https://getpocket.com/read/?url=${escaped}`,
    'https://htmlpreview.github.io/?https://target.example/',
    'https://cachedview.nl/#https://target.example/',
  ),
  'screenshot services': rowsOf(
    T,
    'https://s.wordpress.com/mshots/v1/https%3A%2F%2Ftarget.example%2F',
    'https://image.thum.io/get/width/600/https://target.example/',
    'https://image.thum.io/get/target.example',
    `https://api.microlink.io/?url=${escaped}&screenshot=true`,
    `https://api.apiflash.com/v1/urltoimage?access_key=1&url=${escaped}`,
    'https://mini.s-shot.ru/1024x768/PNG/?https://target.example/',
    'https://urlscan.io/search/#target.example',
    'https://urlscan.io/search/#page.domain:target.example',
    'https://urlscan.io/search/#domain%3Atarget.example%20AND%20x',
    `https://urlscan.io/liveshot/?url=${escaped}`,
  ),
  'image proxies': rowsOf(
    'https://target.example/a.jpg',
    'https://i0.wp.com/target.example/a.jpg',
    'https://images.weserv.nl/?url=//target.example/a.jpg',
    'https://wsrv.nl/?url=https%3A%2F%2Ftarget.example%2Fa.jpg&w=100',
    'https://www.google.de/imgres?imgurl=https%3A%2F%2Ftarget.example%2Fa.jpg',
    'https://external-content.duckduckgo.com/iu/?u=https%3A%2F%2Ftarget.example%2Fa.jpg',
    'https://duckduckgo.com/?q=cat&iax=images&ia=images&iai=https%3A%2F%2Ftarget.example%2Fa.jpg',
    'https://images1-focus-opensocial.googleusercontent.com/gadgets/proxy?container=focus&url=https%3A%2F%2Ftarget.example%2Fa.jpg',
    'https://camo.githubusercontent.com/0123abcd/68747470733a2f2f7461726765742e6578616d706c652f612e6a7067',
    'https://images-ext-1.discordapp.net/external/s1gn-ature/https/target.example/a.jpg',
    'https://res.cloudinary.com/demo/image/fetch/w_100/https://target.example/a.jpg',
    'https://www.bing.com/images/search?view=detailV2&mediaurl=https%3A%2F%2Ftarget.example%2Fa.jpg',
  ),
  'CORS proxies': rowsOf(
    T,
    `https://api.allorigins.win/get?url=${escaped}`,
    `https://corsproxy.io/?${escaped}`,
    'https://corsproxy.io/?https://target.example/',
    'https://cors-anywhere.herokuapp.com/https://target.example/',
    'https://cors-anywhere.herokuapp.com/target.example',
    `https://api.codetabs.com/v1/proxy?quest=${escaped}`,
    'https://proxy.cors.sh/https://target.example/',
    'https://test.cors.workers.dev/?https://target.example/',
  ),
  'web proxies known by name': rowsOf(
    T,
    'https://www.blockaway.net/?__cpo=aHR0cHM6Ly90YXJnZXQuZXhhbXBsZQ',
    'https://anonymouse.org/cgi-bin/anon-www.cgi/https://target.example/',
    `https://proxy.hidester.com/proxy.php?u=${escaped}&b=2`,
  ),
  redirectors: rowsOf(
    T,
    `https://www.google.com/url?sa=t&url=${escaped}`,
    'https://www.google.co.uk/url?q=https://target.example/&sa=D',
    `https://l.facebook.com/l.php?u=${escaped}&h=AT0`,
    `https://l.instagram.com/?u=${escaped}&e=x`,
    `https://out.reddit.com/t3_x?url=${escaped}&token=1`,
    `https://t.umblr.com/redirect?z=${escaped}`,
    `https://duckduckgo.com/l/?kh=-1&uddg=${escaped}`,
    `https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU=${escaped}/RK=2/RS=x-`,
    'https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly90YXJnZXQuZXhhbXBsZS8&ntb=1',
    'https://anonym.to/?https://target.example/',
    'https://href.li/?https://target.example/',
    `https://www.youtube.com/redirect?event=x&q=${escaped}`,
    'https://urldefense.proofpoint.com/v2/url?u=https-3A__target.example_&d=x',
    'https://urldefense.com/v3/__https://target.example/__;!!abc$',
    'https://urldefense.proofpoint.com/v1/url?u=https://target.example/&k=x',
    'https://disq.us/?url=https%3A%2F%2Ftarget.example%3AaB-c',
    `https://medium.com/r/?url=${escaped}`,
    `https://steamcommunity.com/linkfilter/?url=${escaped}`,
    `https://vk.com/away.php?to=${escaped}`,
    `https://eur02.safelinks.protection.outlook.com/?url=${escaped}&data=x`,
    `https://slack-redir.net/link?url=${escaped}`,
    `https://www.linkedin.com/redir/redirect?url=${escaped}`,
    `https://www.tiktok.com/link/v2?aid=1&target=${escaped}`,
    `https://link.zhihu.com/?target=${escaped}`,
    `https://exit.sc/?url=${escaped}`,
  ),
  'names that carry an IP address': rowsOf(
    'http://203.0.113.7/a',
    'http://203.0.113.7.nip.io/a',
    'http://shop.203.0.113.7.nip.io/a',
    'http://203-0-113-7.sslip.io/a',
    'http://shop-203-0-113-7.nip.io/a',
    'http://cb007107.nip.io/a',
    'http://shop-cb007107.nip.io/a',
    'http://203.0.113.7.xip.io/a',
    'http://203-0-113-7.traefik.me/a',
    'http://shop-203-0-113-7.tenant.nip.io/a',
  ).concat([['http://2001-db8--7.sslip.io/', 'http://[2001:db8::7]/']]),
  'another scheme': rowsOf(
    T,
    'view-source:https://target.example/',
    'view-source:https://target%2eexample/',
    'feed:https://target.example/',
    'feed://target.example/',
    'web+app:https://target.example/',
    'web+app://target.example/',
    'googlechromes://target.example/',
    'microsoft-edge:https://target.example/',
    'microsoft-edge:target.example',
    `microsoft-edge:?url=${escaped}`,
    'intent://target.example/#Intent;scheme=https;package=org.example;end',
    `about:reader?url=${escaped}`,
    `read://https_target.example/?url=${escaped}`,
    `firefox://open-url?url=${escaped}`,
  ).concat([
    ['blob:https://target.example/0b8e9d3c', 'https://target.example/0b8e9d3c'],
    ['filesystem:https://target.example/temporary/a', 'https://target.example/temporary/a'],
  ]),
  'the text of data: and javascript:': rowsOf(
    T,
    'data:text/html,<iframe src="https://target.example/"></iframe>',
    "data:text/html,<iframe src='//target.example/'></iframe>",
    'data:text/html,%3Ciframe%20src%3D%22https%3A%2F%2Ftarget.example%2F%22%3E',
    'data:text/html;base64,PGlmcmFtZSBzcmM9Imh0dHBzOi8vdGFyZ2V0LmV4YW1wbGUvIj48L2lmcmFtZT4=',
    "javascript:location.href='https://target.example/'",
    "javascript:location='https:\\/\\/target.example/'",
    "javascript:location='https:\\x2f\\u002ftarget.example/'",
    'javascript:void(document.body.innerHTML="<iframe src=//target.example/ >")',
  ),
};

/** Some wrappers belong to a service (t.me, discordapp.net) and count as it besides: see aliases.test.ts. */
const wrapped = (outer: string) =>
  innerOf(outer)
    .filter(({ via }) => via !== 'alias')
    .map(({ address }) => address.href);

for (const [name, rows] of Object.entries(CLASSES)) {
  describe(name, () => test.each(rows)('%s', (outer, inner) => expect(wrapped(outer)).toEqual([inner])));
}

describe('several at once', () => {
  test('an image search shows the picture and its page', () =>
    expect(shown('https://www.google.com/imgres?imgurl=https://a.example/x.jpg&imgrefurl=https://b.example/')).toEqual([
      'https://a.example/x.jpg',
      'https://b.example/',
    ]));
  test.each(['first', 'last'])('a thousand other values hide neither the first nor the last: %s', (place) => {
    const filling = Array.from({ length: 1000 }, (_, index) => `u=a${index}.example`);
    const parts = place === 'first' ? [`u=${escaped}`, ...filling] : [...filling, `u=${escaped}`];
    expect(shown(`https://l.facebook.com/l.php?${parts.join('&')}`)).toContain(T);
  });
  test('an intent leads to its host, and where no app takes it to its fallback', () =>
    expect(shown('intent://a.example/#Intent;scheme=https;S.browser_fallback_url=https%3A%2F%2Fb.example%2F;end')).toEqual([
      'https://a.example/',
      'https://b.example/',
    ]));
  test('a data: page names several', () =>
    expect(shown('data:text/html,<img src="https://a.example/1"><img src="https://b.example/2">')).toEqual([
      'https://a.example/1',
      'https://b.example/2',
    ]));
});

describe('wrappers inside wrappers', () => {
  const archived = (text: string, times: number): string =>
    times === 0 ? text : archived(`https://web.archive.org/web/2024/${text}`, times - 1);
  test('outermost first', () =>
    expect(shown('view-source:https://web.archive.org/web/2024/https://12ft.io/https://youtu.be/dQw4w9WgXcQ')).toEqual([
      'https://web.archive.org/web/2024/https://12ft.io/https://youtu.be/dQw4w9WgXcQ',
      'https://12ft.io/https://youtu.be/dQw4w9WgXcQ',
      'https://youtu.be/dQw4w9WgXcQ',
      'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
    ]));
  test('five levels are read, a sixth is not', () => {
    expect(shown(archived(T, 5)).at(-1)).toBe(T);
    expect(shown(archived(T, 6))).not.toContain(T);
    expect(shown(archived('https://youtu.be/dQw4w9WgXcQ', 5)).at(-1)).toBe('https://www.youtube.com/watch?v=dQw4w9WgXcQ');
  });
  test('escaped once more for each level', () => {
    const wrap = (inner: string) => `https://l.facebook.com/l.php?u=${encodeURIComponent(inner)}`;
    expect(shown(wrap(wrap(wrap(T)))).at(-1)).toBe(T);
  });
});
