/**
 * The service behind another name: its short hosts, players and front ends. Known hosts come from the table; unknown instances of the
 * free front ends are known by the software's name at the front of the host, or by the form of a YouTube address on a foreign host.
 */
import { getDomain } from 'tldts';
import { type Address, isIp, isWithin } from './address';
import { SERVICES } from './alias-hosts';
import { parameters, renamed, unescapeOnce } from './wrapped-text';

/** For compile(): hosts (each with its subdomains) that count as the service with this root host, e.g. aliasHostsOf('youtube.com'). */
export const aliasHostsOf = (serviceHost: string): readonly string[] =>
  Object.hasOwn(SERVICES, serviceHost) ? (SERVICES[serviceHost] ?? []) : [];

/** The software of front ends by the service that it shows. A label counts alone or with a dash or digit behind it: `nitter-2`. */
const FRONT_ENDS: Readonly<Record<string, readonly string[]>> = {
  'youtube.com': [
    ...[
      'invidious',
      'yewtu',
      'pipedapi',
      'hyperpipe',
      'poketube',
      'cloudtube',
      'viewtube',
      'materialious',
      'beatbump',
      'youtubei',
    ],
    ...['ytify', 'lighttube', 'piped-material'],
  ],
  'reddit.com': ['redlib', 'libreddit', 'teddit', 'troddit', 'eddrit'],
  'twitter.com': ['nitter', 'fxtwitter', 'vxtwitter'],
  'x.com': ['nitter', 'fxtwitter', 'vxtwitter'],
  'tiktok.com': ['proxitok', 'vxtiktok', 'offtiktok'],
  'instagram.com': ['proxigram', 'bibliogram', 'kittygram', 'ddinstagram'],
  'imgur.com': ['rimgo', 'imgin'],
  'medium.com': ['libmedium', 'freedium'],
  'quora.com': ['quetre'],
  'twitch.tv': ['safetwitch', 'twineo'],
  'pinterest.com': ['binternet'],
  'soundcloud.com': ['soundcloak'],
  'wikipedia.org': ['wikiless', 'wikimore'],
  'tumblr.com': ['priviblur'],
  'pixiv.net': ['pixivfe', 'vixipy'],
  'deviantart.com': ['skunkyart'],
  'fandom.com': ['breezewiki'],
};
/** Shorter words count only below another domain (`inv.host.example`): alone they are other people's names. */
const SHORT_FRONT_ENDS: Readonly<Record<string, readonly string[]>> = {
  'youtube.com': ['inv', 'invid', 'piped', 'yt', 'ytb', 'poke'],
  'tiktok.com': ['tok', 'tiktok', 'tt'],
  'instagram.com': ['ig', 'gram', 'insta'],
  'reddit.com': ['reddit', 'lr'],
  'twitter.com': ['twitter'],
  'x.com': ['twitter'],
  'quora.com': ['quora', 'qt'],
  'imgur.com': ['imgur'],
  'twitch.tv': ['twitch', 'ttv'],
  'medium.com': ['scribe', 'medium'],
};
/** What the path of a page looks like where a short word alone would say too little. Without an entry the word is enough. */
const SHORT_FORMS: Readonly<Record<string, RegExp>> = {
  yt: /^\/(?:channel|feed|c|user|@|shorts|playlist)/,
  ytb: /^\/(?:channel|feed|c|user|@|shorts|playlist)/,
  poke: /^\/(?:channel|feed|watch)/,
  tok: /^\/@[\w.]+/,
  tiktok: /^\/@[\w.]+/,
  tt: /^\/@[\w.]+/,
  ig: /^\/(?:p|reel|u|profile)\/[\w.-]+/,
  gram: /^\/(?:p|reel|u|profile)\/[\w.-]+/,
  insta: /^\/(?:p|reel|u|profile)\/[\w.-]+/,
  reddit: /^\/r\/\w{2,21}(?:\/|$)/,
  lr: /^\/r\/\w{2,21}(?:\/|$)/,
  twitter: /^\/\w{1,15}\/status\/\d/,
  quora: /^\/(?:profile\/|[A-Z][\w-]*-[\w-]*$)/,
  qt: /^\/(?:profile\/|[A-Z][\w-]*-[\w-]*$)/,
  imgur: /^\/(?:a|gallery)\/\w{5,7}$|^\/\w{7}\.(?:jpe?g|png|gifv?|mp4)$/,
  twitch: /^\/(?:clip|videos|directory|game)\//,
  ttv: /^\/(?:clip|videos|directory|game)\//,
  scribe: /^\/(?:@[\w.-]+\/)?[\w-]+-[0-9a-f]{10,12}$/,
  medium: /^\/@[\w.-]+\/[\w-]+-[0-9a-f]{10,12}$/,
};

const rootOf = new Map<string, string[]>();
for (const [root, names] of Object.entries(SERVICES)) {
  for (const name of names) rootOf.set(name, [...(rootOf.get(name) ?? []), root]);
}
const softwareOf = (table: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const [root, names] of Object.entries(table))
    for (const name of names) found.set(name, [...(found.get(name) ?? []), root]);
  return found;
};
const software = softwareOf(FRONT_ENDS);
const shortSoftware = softwareOf(SHORT_FRONT_ENDS);
const roots = Object.keys(SERVICES);

/** The addresses of the services that an address stands for: the same page on `www.` and the service's root host. */
export function servicesBehind(address: Address): Address[] {
  if (!['http', 'https', 'ws', 'wss'].includes(address.scheme) || isIp(address.host)) return [];
  const own = roots.filter((root) => isWithin(address.host, root));
  const named = namedServices(address.host);
  if (named.length > 0) return named.filter((root) => !own.includes(root)).map((root) => translated(address, root));
  if (own.length > 0) return [];
  const guessed = frontEndOf(address);
  if (guessed.length > 0) return guessed.map((root) => translated(address, root));
  const video = foreignVideo(address);
  if (video !== null) return [renamed(address, 'www.youtube.com', '/watch', `v=${video}`)];
  return FOREIGN_FORMS.flatMap(([form, ...services]) =>
    form.test(address.path) ? services.map((root) => translated(address, root)) : [],
  );
}

/** Forms of a page that no other kind of site has. */
const FOREIGN_FORMS: readonly (readonly [form: RegExp, ...services: string[]])[] = [
  [/^\/r\/\w{2,21}\/comments\/[a-z0-9]{5,8}(?:\/|$)/, 'reddit.com'],
  [/^\/\w{1,15}\/status\/\d{15,20}\/?$/, 'twitter.com', 'x.com'],
];

function namedServices(host: string): readonly string[] {
  const labels = host.split('.').slice(-6);
  for (let index = 0; index < labels.length; index += 1) {
    const found = rootOf.get(labels.slice(index).join('.'));
    if (found !== undefined) return found;
  }
  return [];
}

/** The software that the first label names: `nitter.host.example`, `www.redlib.example`, `inv-2.host.example`. */
function frontEndOf({ host, path }: Address): readonly string[] {
  const bare = host.startsWith('www.') ? host.slice(4) : host;
  const label = bare.slice(0, Math.max(0, bare.indexOf('.'))).slice(0, 63);
  const word = /^([a-z]+(?:-material)?)(?:[-_]?\d{1,3}|[-_].*)?$/.exec(label)?.[1] ?? '';
  const known = software.get(label) ?? software.get(word);
  if (known !== undefined) return known;
  const short = shortSoftware.get(word);
  const isBelow = short !== undefined && getDomain(bare) !== bare && bare.split('.').length > 2;
  if (!isBelow || !isShortLabel(label, word)) return [];
  return SHORT_FORMS[word]?.test(path) === false ? [] : short;
}
/** A short word with anything but a number behind a dash is a word of its own: `inv-ygg` is a front end, `yt-shop` is not. */
const isShortLabel = (label: string, word: string): boolean =>
  label === word || /^\d{1,3}$/.test(label.slice(word.length)) || (word === 'inv' && /^inv-[a-z0-9]{1,4}$/.test(label));

/** Any video's id but for one of digits alone, which is another site's number. */
const isVideoId = (text: string): boolean => /^[\w-]{11}$/.test(text) && /\D/.test(text);

/** The YouTube video that a page of an unknown front end shows, by the form of its address; null for none. */
function foreignVideo({ path, query }: Address): string | null {
  const place = unescapeOnce(path).toLowerCase();
  if (/^\/{1,2}(?:watch|watch\.php)\/?$/.test(place)) return parameters(query, ['v']).find(isVideoId) ?? null;
  if (/^\/{1,2}latest_version\/?$/.test(place)) return parameters(query, ['id']).find(isVideoId) ?? null;
  const inPath =
    /^\/(?:api\/v1\/(?:videos|captions|comments)|api\/manifest\/(?:dash|hls_playlist)\/id|vi)\/([\w-]{11})(?=\/|$)/.exec(
      path,
    )?.[1];
  return inPath !== undefined && isVideoId(inPath) ? inPath : null;
}

/** The page's address on the service, where it has another form there. */
function translated(address: Address, root: string): Address {
  const host = `www.${root}`;
  const [, first = '', second = ''] = address.path.split('/', 3);
  const isHost = (name: string) => isWithin(address.host, name);
  const more = address.query === '' ? '' : `&${address.query}`;
  if (root === 'youtube.com') {
    if ((isHost('youtu.be') || isHost('yt.be')) && isVideoId(first)) return renamed(address, host, '/watch', `v=${first}${more}`);
    const video = foreignVideo(address);
    if (video !== null && !/^\/watch$/.test(address.path)) return renamed(address, host, '/watch', `v=${video}`);
  }
  if (address.host === 'redd.it' && first !== '') return renamed(address, host, `/comments/${first}`);
  if (isHost('fb.watch') && first !== '') return renamed(address, host, '/watch/', `v=${first}${more}`);
  if (isHost('instagr.am') && first === 'p') return renamed(address, host, `/p/${second}/`);
  return renamed(address, host);
}
