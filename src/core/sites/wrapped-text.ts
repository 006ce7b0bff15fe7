/**
 * A text inside an address read as an address itself: percent-escaped any number of times, with or without a scheme, in base64. Total:
 * what is no address gives null. Linear in the length of the text but for the few rounds of unescaping.
 */
import { type Address, isIpv4, parseAddress } from './address';

/** Each wrapper inside another escapes once more, and at most five levels are looked at. */
const MOST_ESCAPES = 8;
/** Schemes of pages, and of what wraps a page: anything else inside an address is a mention, such as `mailto:`. */
const SCHEMES = new Set([
  'http',
  'https',
  'ws',
  'wss',
  'ftp',
  'view-source',
  'blob',
  'filesystem',
  'data',
  'javascript',
  'about',
]);
/** The last label of file names: `robots.txt` in a path is no host. */
const FILE_ENDINGS = new Set(
  'js mjs css map json xml txt html htm xhtml php asp aspx jsp cgi png jpg jpeg gif svg webp avif ico bmp woff woff2 ttf pdf mp3 mp4 webm webmanifest'.split(
    ' ',
  ),
);

/** The address that a text with a scheme names, escaped or not; null for none. */
export const readAbsolute = (text: string): Address | null => readInRounds(text, absolute);

/** Also without a scheme: `target.example/page`, `//target.example`. Only for wrappers that take such a text for an address. */
export const readLoose = (text: string): Address | null => readInRounds(text, (plain) => absolute(plain) ?? schemeless(plain));

function readInRounds(text: string, read: (text: string) => Address | null): Address | null {
  let plain = text.replace(/[\t\n\r]/g, '').trim();
  for (let round = 0; round <= MOST_ESCAPES; round += 1) {
    const found = read(plain);
    if (found !== null) return found;
    const next = unescapeOnce(plain);
    if (next === plain) return null;
    plain = next;
  }
  return null;
}

function absolute(text: string): Address | null {
  const scheme = /^[a-z][a-z-]{1,11}(?=:)/i.exec(text)?.[0].toLowerCase();
  if (scheme === undefined || !SCHEMES.has(scheme)) return null;
  const parsed = parseAddress(text);
  return parsed.ok ? parsed.address : null;
}

function schemeless(text: string): Address | null {
  const plain = withoutLeadingSlashes(text);
  const parsed = parseAddress(`https://${plain}`);
  if (!parsed.ok || !isHostLike(parsed.address.host)) return null;
  return isIpv4(parsed.address.host) && /^[^/?#]{0,6}(?:[/?#]|$)/.test(plain) ? null : parsed.address; // "1.5" is a number
}

/** Has the host of a text without a scheme the look of one: a dot in it, and no file's ending? */
function isHostLike(host: string): boolean {
  if (host.startsWith('[')) return true;
  const dot = host.lastIndexOf('.');
  return dot > 0 && !FILE_ENDINGS.has(host.slice(dot + 1));
}

export const withoutLeadingSlashes = (text: string): string => text.replace(/^[/\\]+/, '');

/** Percent-escapes decoded once; bytes that are no UTF-8 become one character each. */
export function unescapeOnce(text: string): string {
  if (!text.includes('%')) return text;
  return decodeWhole(text) ?? text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => decodeWhole(run) ?? decodeBytes(run));
}

function decodeWhole(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // a lone % or bytes that are no UTF-8
  }
}
const decodeBytes = (run: string): string =>
  run.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes of base64 (plain or for URLs, padded or not) as characters; null where the text is something else. */
export function decodeBase64(text: string): string | null {
  const padding = text.indexOf('=');
  const plain = (padding < 0 ? text : text.slice(0, padding)).replace(/-/g, '+').replace(/_/g, '/');
  if (plain === '' || /[^=]/.test(text.slice(plain.length))) return null;
  const out: string[] = [];
  let bits = 0;
  let held = 0;
  for (const character of plain) {
    const value = BASE64.indexOf(character);
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out.push(String.fromCharCode((held >> bits) & 255));
  }
  return out.join('');
}

/** The bytes of a hexadecimal text as characters; null where it is something else. */
export const decodeHex = (text: string): string | null =>
  text.length > 0 && text.length % 2 === 0 && /^[0-9a-f]+$/i.test(text)
    ? text.replace(/../g, (hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : null;

/** Path, query and fragment: where the address is "the rest" of a wrapper's. */
export const tailOf = ({ path, query, fragment }: Address): string =>
  `${path}${query === '' ? '' : `?${query}`}${fragment === '' ? '' : `#${fragment}`}`;

/** A repeated parameter counts by its first or its last value, whichever server reads it: what lies far between is filling. */
const EACH_END = 20;

/** The raw values of the named parameters, in order; names compared unescaped and without case. */
export function parameters(query: string, names: readonly string[]): string[] {
  const values: string[] = [];
  for (const part of query.split('&')) {
    const equals = part.indexOf('=');
    if (equals > 0 && names.includes(unescapeOnce(part.slice(0, equals)).toLowerCase())) values.push(part.slice(equals + 1));
  }
  return values.length <= 2 * EACH_END ? values : [...values.slice(0, EACH_END), ...values.slice(-EACH_END)];
}

/** Where in a path an address with a scheme begins, at the start of a segment, escaped or not; -1 for nowhere. */
export const absoluteInPath = (path: string): number => /(?<=\/)https?(?::|%(?:25)*3a)(?:\/|%(?:25)*2f)/i.exec(path)?.index ?? -1;

/** The same address on another host, with its usual port. */
export function renamed(address: Address, host: string, path = address.path, query = address.query): Address {
  const text = tailOf({ ...address, path, query });
  const parsed = parseAddress(`${address.scheme}://${host}${text}`);
  return parsed.ok ? parsed.address : address; // a canonical host and path always parse
}
