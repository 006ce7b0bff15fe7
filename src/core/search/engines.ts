/** The engines that can be made safe, and how (docs/search.md says how sure each of these is). */
import { USERINFO } from '../rules/dnr-rule';
import { suffixesOf } from '../sites/category';
import type { Engine } from './engine';
import { GOOGLE_DOMAINS } from './google-domains';

const PORT = '(?::[0-9]+)?';
/** A path with a percent-encoded letter in it may be any path. */
const ENCODED = '[^?#]*%[4-7][^?#]*';
const YANDEX = 'ru com by kz uz az ee eu fr kg lt lv md net tj tm ua com.tr com.am com.ge com.ru co.il'
  .split(' ')
  .map((end) => `yandex.${end}`);
const ANY_PATH = '^[^?#]*[?]';
const RESULT_PATH = '^https?://[^/?#]*/[^?#]*search[^?#]*[?]';
const ANY_QUERY = { filters: ['?'] };

export const ENGINES: readonly Engine[] = [
  {
    name: 'google',
    hosts: GOOGLE_DOMAINS,
    results: {
      regexes: [
        '^https?://[^/?#]*/+search/*\\?',
        `^https?://${USERINFO}(?:(?:www|images|video)\\.)?google\\.[a-z.]+${PORT}/+(?:webhp|imghp|images|${ENCODED})?\\?`,
      ],
    },
    loaded: [],
    params: { safe: 'active', ssui: 'on' },
    wordKeys: ['q', 'as_q', 'as_epq', 'as_oq'],
    told: RESULT_PATH,
  },
  {
    name: 'bing',
    hosts: ['bing.com'],
    results: ANY_QUERY,
    loaded: ['^q='],
    params: { adlt: 'strict' },
    cookie: 'SRCHHPGUSR=ADLT=STRICT',
    wordKeys: ['q'],
    told: ANY_PATH,
  },
  {
    name: 'duckduckgo',
    hosts: ['duckduckgo.com', 'duck.com', 'ddg.gg'],
    results: ANY_QUERY,
    loaded: [],
    params: { kp: '1' },
    also: { filters: ['.js?'], params: { kp: '1', p: '1' } },
    cookie: 'p=1',
    wordKeys: ['q'],
    told: ANY_PATH,
  },
  {
    name: 'yahoo',
    hosts: ['search.yahoo.com', 'search.yahoo.co.jp', 'search.aol.com'],
    results: ANY_QUERY,
    loaded: ['^p=', '^q='],
    params: { vm: 'r' },
    cookie: 'sB=v=1&vm=r&userset=1',
    wordKeys: ['p', 'q', 'va', 'vp', 'vo'],
    told: ANY_PATH,
  },
  {
    name: 'yandex',
    hosts: [...YANDEX, 'ya.ru'],
    results: {
      regexes: [
        `^https?://${USERINFO}(?:(?:www|m|family)\\.)?ya(?:ndex)?\\.[a-z.]+${PORT}/(?:[^?#]*(?:search|images|video)[^?#]*|${ENCODED})?\\?`,
      ],
    },
    loaded: [],
    params: { family: 'yes', fyandex: '1' },
    cookie: 'yp=2145916800.sp.family%3A2',
    wordKeys: ['text', 'query'],
    told: RESULT_PATH,
  },
  {
    name: 'brave',
    hosts: ['search.brave.com'],
    results: ANY_QUERY,
    loaded: ['^q='],
    params: { safesearch: 'strict' },
    cookie: 'safesearch=strict',
    wordKeys: ['q'],
    told: ANY_PATH,
  },
  {
    name: 'ecosia',
    hosts: ['www.ecosia.org', 'ecosia.org'],
    results: ANY_QUERY,
    loaded: ['^q='],
    params: { safesearch: '2' },
    wordKeys: ['q'],
    told: ANY_PATH,
  },
  {
    name: 'qwant',
    hosts: ['qwant.com'],
    results: ANY_QUERY,
    loaded: ['^q='],
    params: { safesearch: '2', s: '2' },
    wordKeys: ['q'],
  },
  { name: 'mojeek', hosts: ['mojeek.com'], results: ANY_QUERY, loaded: ['^q='], params: { safe: '1' }, wordKeys: ['q'] },
  {
    name: 'dogpile',
    hosts: ['dogpile.com', 'metacrawler.com', 'webcrawler.com', 'info.com'],
    results: ANY_QUERY,
    loaded: ['^q='],
    params: { qadf: 'heavy' },
    wordKeys: ['q'],
  },
  { name: 'yep', hosts: ['yep.com'], results: ANY_QUERY, loaded: ['^q='], params: { safeSearch: 'strict' }, wordKeys: ['q'] },
  {
    name: 'marginalia',
    hosts: ['marginalia-search.com', 'search.marginalia.nu'],
    results: ANY_QUERY,
    loaded: [],
    params: { nsfw: '1' },
    wordKeys: ['query'],
  },
  {
    name: 'dailymotion',
    hosts: ['dailymotion.com'],
    results: { filters: ['/search*?'] },
    loaded: ['//api.dailymotion.com/*?'],
    params: { family_filter: 'true' },
    cookie: 'ff=on',
    wordKeys: ['search', 'q'],
    wordPath: /^\/search\/([^/]+)/,
  },
  {
    name: 'pixabay',
    hosts: ['pixabay.com'],
    results: { filters: ['search'] },
    loaded: [],
    params: {},
    cookie: 'g_rated=1',
    wordKeys: ['q'],
    wordPath: /\/search\/([^/]+)/,
  },
  {
    name: 'giphy',
    hosts: ['giphy.com'],
    results: { filters: ['/search*?', '/v1/*?'] },
    loaded: ['//api.giphy.com/*?'],
    params: { rating: 'g' },
    wordKeys: ['q'],
    wordPath: /^\/search\/([^/]+)/,
  },
  {
    name: 'tenor',
    hosts: ['tenor.com', 'tenor.googleapis.com', 'g.tenor.com'],
    results: { filters: ['/search*?'] },
    loaded: ['/search*?', '^q='],
    params: { contentfilter: 'high' },
    wordKeys: ['q'],
    wordPath: /^\/search\/([^/]+)/,
  },
  {
    name: 'flickr',
    hosts: ['flickr.com'],
    results: { filters: ['/search*?'] },
    loaded: ['method=flickr.photos.search'],
    params: { safe_search: '1' },
    wordKeys: ['text', 'q', 'tags'],
  },
  {
    name: 'reddit',
    hosts: ['reddit.com'],
    results: { filters: ['/search*?', '/r/*/search*?'] },
    loaded: ['/search*?'],
    params: { include_over_18: 'off' },
    cookie: 'over18=0',
    wordKeys: ['q'],
  },
  {
    name: 'wallhaven',
    hosts: ['wallhaven.cc'],
    results: { filters: ['/search?'] },
    loaded: ['/search?'],
    params: { purity: '100' },
    wordKeys: ['q'],
  },
  {
    name: 'sepiasearch',
    hosts: ['sepiasearch.org'],
    results: ANY_QUERY,
    loaded: ['/search*?'],
    params: { nsfw: 'false' },
    wordKeys: ['search'],
  },
];

/** YouTube's restricted mode is a header and a cookie, never a parameter; its search is known for blocked words. */
export const YOUTUBE: Engine = {
  name: 'youtube',
  hosts: ['youtube.com', 'youtube-nocookie.com', 'youtubei.googleapis.com', 'youtube.googleapis.com'],
  results: { filters: ['/results?'] },
  loaded: [],
  params: {},
  cookie: 'PREF=f2=8000000',
  wordKeys: ['search_query', 'q'],
};

/** Video sites for which nothing but `Prefer: safe` is known. */
export const MORE_VIDEO_HOSTS: readonly string[] = ['vimeo.com', 'twitch.tv', 'tiktok.com'];

const BY_HOST = new Map([...ENGINES, YOUTUBE].flatMap((engine) => engine.hosts.map((host) => [host, engine] as const)));

/** The engine that a host belongs to. */
export function engineOf(host: string): Engine | null {
  for (const suffix of suffixesOf(host)) {
    const engine = BY_HOST.get(suffix);
    if (engine !== undefined) return engine;
  }
  return null;
}
