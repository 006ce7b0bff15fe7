/** What only mentions an address, or looks like a wrapper, shows nothing: nobody's search, share button or report is stopped. */
import { describe, expect, test } from 'vitest';
import { innerOf, shown } from './inner-fixture';

const escaped = 'https%3A%2F%2Ftarget.example%2F';

describe('shows nothing besides itself, guessing or not', () => {
  test.each([
    // plain pages
    'https://ok.example/',
    'https://target.example/',
    'https://www.google.com/',
    'https://web.archive.org/',
    'https://archive.org/details/target.example',
    'https://archive.ph/AbCdE',
    'https://12ft.io/',
    'https://12ft.io/favicon.ico',
    'https://r.jina.ai/robots.txt',
    'https://cdn.ampproject.org/v0.js',
    'https://cdn.ampproject.org/rtv/012345/v0/amp-ad-0.1.js',
    'https://corsproxy.io/pricing/',
    'https://t.example/1.5',
    // mentions
    `https://www.facebook.com/sharer/sharer.php?u=${escaped}`,
    `https://twitter.example/intent/tweet?url=${escaped}`,
    'https://www.google.com/search?q=target.example',
    `https://www.google.com/search?q=${escaped}`,
    'https://duckduckgo.com/?q=target.example',
    'https://www.bing.com/search?q=https://target.example/',
    'https://translate.google.com/?sl=auto&tl=en&text=target.example&op=translate',
    'https://mail.google.com/mail/u/0/#search/target.example',
    'https://accounts.google.com/signin?continue=https%3A%2F%2Ftarget.example%2F',
    'https://github.com/someone/target.example',
    'https://whois.example/target.example',
    `https://ok.example/report-abuse?site=${escaped}`,
    `https://ok.example/login?return=${escaped}`,
    `https://ok.example/oembed?url=${escaped}`,
    'https://ok.example/target.example/index.html',
    'https://ok.example/#target.example',
    'https://ok.example/?go#https://target.example/',
    `https://www.linkedin.com/shareArticle?url=${escaped}`,
    // other people's names that begin like a wrapper's or a front end's
    'https://nottranslate.goog/?u=target.example',
    'https://target-example.translate.goog.example/',
    'https://google.example.com/url?q=https://target.example/',
    'https://notgoogle.com/url?q=https://target.example/',
    'https://googles.com/url?q=https://target.example/',
    'https://myarchive.ph/https/target.example',
    'https://nitters.example/u',
    'https://redlibrary.example/',
    'https://www.pipedrive.com/',
    'https://piped.com/',
    'https://invest.bank.example/',
    'https://inventory.shop.example/',
    'https://inv-relations.bank.example/',
    'https://yt.school.example/timetable',
    'https://ig.bank.example/trade',
    'https://twitch.parts.example/pumps',
    'https://youtube.com.evil.example/',
    'https://notyoutube.com/',
    'https://youtubes.example/',
    'https://rediit.example/r/x',
    'https://mytiktok.example/@u',
    'https://10-0-0-1.nip.io.example/',
    'https://nip.io/',
    'https://www.nip.io/',
    // numbers that are no video
    'https://ok.example/watch?v=12345678901',
    'https://ok.example/watch?v=short',
    'https://ok.example/watch?v=muchlongerthanavideo',
    'https://ok.example/player?v=dQw4w9WgXcQ',
    'https://www.facebook.com/watch?v=10153231379946729',
    'https://ok.example/r/cats',
    'https://ok.example/orders/status/12345',
    'https://reddit.helpdesk.example/hc/articles/1',
    // user names and schemes that show nothing
    'https://target.example@ok.example/',
    'https://web.archive.org%2Fweb%2F@ok.example/',
    'mailto:info@target.example',
    'about:blank?url=https://target.example/',
    'about:config',
    'file:///home/child/target.example.html',
    'tel:+123456',
    'blob:null/0b8e9d3c',
    'data:text/plain,target.example',
    'data:text/html;base64,%%%',
    'javascript:void 0',
    'extension-page://abcdef/blocked.html?url=https://target.example/',
  ])('%s', (text) => expect([...innerOf(text), ...innerOf(text, true)]).toEqual([]));
});

describe('a wrapped site that mentions another gives only itself', () => {
  test.each([
    ['https://web.archive.org/web/2024/https://ok.example/?ref=target.example', 'https://ok.example/?ref=target.example'],
    [
      'https://web.archive.org/web/2024/https://ok.example/?u=https://target.example/',
      'https://ok.example/?u=https://target.example/',
    ],
    ['https://12ft.io/https://ok.example/?url=https://target.example/', 'https://ok.example/?url=https://target.example/'],
    ['https://ok-example.translate.goog/?url=https://target.example/', 'https://ok.example/?url=https://target.example/'],
    ['https://nottarget-example.translate.goog/', 'https://nottarget.example/'],
    ['https://ok-example.cdn.ampproject.org/c/s/ok.example/', 'https://ok.example/'],
    ['https://i0.wp.com/ok.example/target.example.jpg', 'https://ok.example/target.example.jpg'],
    ['view-source:https://ok.example/?url=https://target.example/', 'https://ok.example/?url=https://target.example/'],
    ['https://www.google.com/url?q=https://target.example@ok.example/', 'https://ok.example/'],
    ['https://corsproxy.io/?https://ok.example/?url=https://target.example/', 'https://ok.example/?url=https://target.example/'],
  ])('%s', (outer, inner) => expect(shown(outer, true)).toEqual([inner]));
});
