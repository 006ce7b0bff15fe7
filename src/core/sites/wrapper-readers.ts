/** How a wrapper carries the address that it shows: in the path, in a parameter, as the whole query, in the name of the host. */
import { type Address, parseAddress } from './address';
import {
  absoluteInPath,
  decodeBase64,
  decodeHex,
  parameters,
  readAbsolute,
  readLoose,
  tailOf,
  unescapeOnce,
} from './wrapped-text';

/** Reads a wrapper's address; `rest` is its path behind the part that named the wrapper. */
export type Reader = (address: Address, rest: string) => readonly Address[];

const one = (found: Address | null): readonly Address[] => (found === null ? [] : [found]);
const loose = (texts: readonly string[]): readonly Address[] => texts.map(readLoose).filter((found) => found !== null);
const tail = (address: Address, rest: string): string => tailOf({ ...address, path: rest });
/** The star that asks an archive for all snapshots, at either end: `*.target.example/*`. */
const starless = (text: string): string => {
  const front = text.startsWith('*.') ? text.slice(2) : text;
  return front.endsWith('*') ? front.slice(0, front.indexOf('*')) : front;
};

/** The rest of the path, with query and fragment; a scheme may be missing. */
export const inPath: Reader = (address, rest) => one(readLoose(starless(tail(address, rest))));

/** The same where the path says whether the missing scheme is `http`: `/https/target.example/`. */
export const schemeInPath: Reader = (address, rest) => {
  const slash = rest.indexOf('/');
  const scheme = rest.slice(0, slash).toLowerCase();
  return scheme === 'http' || scheme === 'https' ? one(readAbsolute(`${scheme}://${tail(address, rest.slice(slash + 1))}`)) : [];
};

/** The first `/http…` with a scheme anywhere in the path: ids, dates and options may stand before it. */
export const deepInPath: Reader = (address) => {
  const at = absoluteInPath(address.path);
  return at < 0 ? [] : one(readAbsolute(tail(address, address.path.slice(at))));
};

/** The values of the named parameters; a scheme may be missing. */
export const inParameters =
  (...names: readonly string[]): Reader =>
  ({ query }) =>
    loose(parameters(query, names));

/** `https://wrapper/?https://target.example/` */
export const asQuery: Reader = ({ query, fragment }) => one(readLoose(`${query}${fragment === '' ? '' : `#${fragment}`}`));

/** In the fragment, alone or behind a key: `#target.example`, `#page.domain:target.example`, `#url=…`. */
export const inFragment: Reader = ({ fragment }) => {
  const plain = unescapeOnce(fragment).replace(/^[!/]{1,2}/, '');
  const direct = readAbsolute(plain);
  if (direct !== null) return [direct];
  const value = /^[\w.]{1,30}[:=]"?([^"\s]+)/.exec(plain)?.[1];
  return one((value === undefined ? null : readLoose(value)) ?? readLoose(plain));
};

const EVERY_NAME = [
  ...[
    'url',
    'u',
    'q',
    'uri',
    'link',
    'href',
    'target',
    'to',
    'dest',
    'destination',
    'site',
    'website',
    'page',
    'web',
    'goto',
    'go',
  ],
  ...[
    'quest',
    'a',
    'src',
    'source',
    'doc',
    'image',
    'img',
    'term',
    'address',
    'rss_url',
    'feed',
    'fetch',
    'load',
    'strurl',
    'text',
  ],
  ...['stwurl', 'path', 'p', 'r', 'input', 'request', 'media'],
];
/** For hosts that do nothing but show other pages: any of these forms. The path wins, since the rest is then the inner address's own. */
export const anywhere: Reader = (address) => {
  const deep = deepInPath(address, '');
  if (deep.length > 0) return deep;
  const whole = readAbsolute(tailOf({ ...address, path: '' }).slice(1));
  if (whole !== null && address.query !== '') return [whole];
  const named = inParameters(...EVERY_NAME)(address, '');
  if (named.length > 0) return named;
  if (address.fragment !== '' && readAbsolute(address.fragment) !== null) return inFragment(address, '');
  const bare = address.query === '' ? null : readLoose(address.query.replace(/[=&].*$/s, ''));
  return bare === null ? hostInPath(address) : [bare];
};

/** The first segment of the path that looks like a host, with all that follows it: sizes and formats may stand before it. */
function hostInPath(address: Address): readonly Address[] {
  const segments = address.path.split('/', 10);
  let at = 0;
  for (const segment of segments) {
    if (segment.includes('.') || segment.includes('%')) {
      const found = inPath(address, address.path.slice(at));
      if (found.length > 0) return found;
    }
    at += segment.length + 1;
  }
  return [];
}

/** A label that stands for a host: `.` is written `-`, and `-` is `--`; `0-…-0` or `1-…` protects names that begin like IDN. */
function hostOfLabel(label: string): string {
  const isFramed = label.startsWith('0-') && label.endsWith('-0');
  const bare = isFramed ? label.slice(2, -2) : label.replace(/^[01]-(?=xn--)/, '');
  return bare.replace(/--|-/g, (dashes) => (dashes === '--' ? '-' : '.'));
}
const labelBefore = (host: string, service: string): string =>
  host
    .slice(0, -service.length - 1)
    .split('.')
    .at(-1) ?? '';

/** translate.goog: the host in the label, the rest as it was, its own parameters taken out. */
export const translateGoog: Reader = (address) => {
  const label = labelBefore(address.host, 'translate.goog');
  const own = address.query.split('&').filter((part) => part !== '' && !part.startsWith('_x_tr_'));
  const scheme = parameters(address.query, ['_x_tr_sch']).includes('http') ? 'http' : 'https';
  return one(readAbsolute(`${scheme}://${hostOfLabel(label)}${tailOf({ ...address, query: own.join('&') })}`));
};

/** An AMP cache: `/c/s/target.example/page`, else the host in the label. */
export const ampCache: Reader = (address, rest) => {
  const found = one(readLoose(tail(address, rest)));
  if (found.length > 0) return found;
  const label = address.host.split('.')[0] ?? '';
  return label.includes('-') ? one(readLoose(hostOfLabel(label))) : [];
};

/** Google's and Bing's `cache:ID:address words`. */
export const cacheQuery: Reader = ({ query }) =>
  parameters(query, ['q', 'p']).flatMap((raw) => {
    const value = unescapeOnce(raw).trim();
    if (!/^cache:/i.test(value)) return [];
    const text = value.slice(6).split(/[\s+]/)[0] ?? '';
    return one(readLoose(text.replace(/^[\w-]{4,20}:(?!\/|\d)/, '')));
  });

/** `RU=…` between the segments of a path (Yahoo). */
export const inSegment =
  (key: string): Reader =>
  ({ path }) =>
    loose(path.split('/').flatMap((part) => (part.startsWith(key) ? [part.slice(key.length)] : [])));

/** Base64 behind a mark: Bing's `u=a1…`. */
export const base64Parameter =
  (mark: string, ...names: readonly string[]): Reader =>
  ({ query }) =>
    parameters(query, names).flatMap((value) => {
      const text = value.startsWith(mark) ? decodeBase64(unescapeOnce(value.slice(mark.length))) : null;
      return text === null ? [] : one(readAbsolute(text));
    });

/** Proofpoint 2: `u=https-3A__target.example_`, with `-` for `%` and `_` for `/`. */
export const proofpoint2: Reader = ({ query }) =>
  loose(parameters(query, ['u']).map((value) => value.replace(/-/g, '%').replace(/_/g, '/')));

/** Proofpoint 3: `/v3/__https://target.example/__;…`. */
export const proofpoint3: Reader = (address, rest) => {
  const text = tail(address, rest);
  const end = text.lastIndexOf('__;');
  return one(readAbsolute(end < 0 ? text : text.slice(0, end)));
};

/** Disqus puts `:` and a signature behind the address. */
export const signed: Reader = ({ query }) =>
  loose(parameters(query, ['url']).map((value) => value.replace(/(?::|%3A)[\w-]*$/i, '')));

/** GitHub's image proxy: `/signature/` and the address in hexadecimal. */
export const hexInPath: Reader = ({ path }) => {
  const text = decodeHex(path.split('/').at(-1) ?? '');
  return text === null ? [] : one(readAbsolute(text));
};

/** A video's id in the path, of a copy kept elsewhere. */
export const youtubeVideo: Reader = (_address, rest) => {
  const id = /^[\w-]{11}(?=\/|$)/.exec(rest)?.[0];
  const parsed = parseAddress(`https://www.youtube.com/watch?v=${id ?? ''}`);
  return id !== undefined && parsed.ok ? [parsed.address] : [];
};
