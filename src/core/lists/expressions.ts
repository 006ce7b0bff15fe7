/**
 * What a hashed list is asked for: the host-suffix and path-prefix expressions of an address, canonicalised as Google publishes it for
 * Safe Browsing and Web Risk ("URLs and hashing"), query kept, without scheme, user name, port and fragment.
 */
import { type Address, canonicalHost, foldSegments, isIp, parseUrl, unescapeFully } from '../sites/address';

export interface CanonicalParts {
  readonly host: string;
  /** Begins with '/'. */
  readonly path: string;
  /** Without the question mark; null where there is none. */
  readonly query: string | null;
}

/** The published text starts at the last five components, Google's own client at the last seven: lists made by either are found. */
const MAX_SUFFIX_LABELS = 7;
const MAX_DIRECTORIES = 4;

/** Every expression under which a list may hold the address; empty where it has no host. */
export function expressionsOf(address: Address | string): string[] {
  const parts = typeof address === 'string' ? canonicalise(address) : partsOf(address);
  if (parts === null) return [];
  const paths = pathsOf(parts);
  return hostsOf(parts.host).flatMap((host) => paths.map((path) => host + path));
}

/** Canonicalises any text as published, hosts that a browser would refuse included; null where there is no host. */
export function canonicalise(text: string): CanonicalParts | null {
  const cleaned = text.trim().replace(/[\t\r\n]/g, '');
  const unescaped = unescapeFully(asBytes(cleaned.replace(/#.*$/s, '')));
  const scheme = /^[a-z][a-z0-9+.-]*:(?=\/\/)/i.exec(unescaped)?.[0] ?? '';
  if (scheme === '' && /^[a-z][a-z0-9+-]*:(?!\d)/i.test(unescaped)) return null; // mailto: and the like have no host
  const rest = unescaped.slice(scheme.length).replace(/^\/\//, '');
  const end = rest.search(/[/?]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const host = writtenHost(authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, ''));
  return host === '' ? null : { host, ...pathAndQuery(end < 0 ? '/' : rest.slice(end)) };
}

/** A host that the browser has parsed already is taken as it is; path and query are unescaped and escaped again. */
function partsOf(address: Address): CanonicalParts | null {
  if (address.host === '') return null;
  const query = address.query === '' ? '' : `?${address.query}`;
  return { host: withoutSpareDots(address.host), ...pathAndQuery(unescapeFully(asBytes(address.path + query))) };
}

/** The first question mark divides, after unescaping: as published. */
function pathAndQuery(unescaped: string): { path: string; query: string | null } {
  const question = unescaped.indexOf('?');
  const path = question < 0 ? unescaped : unescaped.slice(0, question);
  return { path: percentEscape(foldSegments(path)), query: question < 0 ? null : percentEscape(unescaped.slice(question + 1)) };
}

/** Letters beyond ASCII as the escapes of their UTF-8 bytes, so that one character stands for one byte after unescaping. */
function asBytes(text: string): string {
  return text.replace(/[^\0-\x7f]+/g, (letters) => encodeURIComponent(letters.replace(/\p{Surrogate}/gu, '\ufffd')));
}

/** Characters up to the space, from 127 on, `#` and `%`. */
function percentEscape(text: string): string {
  return text.replace(/[^!-~]|[#%]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

const withoutSpareDots = (host: string): string =>
  host.includes('..') || host.startsWith('.') || host.endsWith('.')
    ? host.replace(/^\.+|\.+$/g, '').replace(/\.{2,}/g, '.')
    : host;

/** A host of unescaped bytes: dots folded, IPv4 in any base, IPv6 as a browser spells it, IDN as punycode, the rest escaped. */
function writtenHost(bytes: string): string {
  const host = withoutSpareDots(bytes).replace(/[A-Z]/g, (letter) => letter.toLowerCase()); // bytes above 127 are no letters yet
  if (host.startsWith('[')) {
    const url = parseUrl(`http://${host}/`);
    return url === null ? '' : canonicalHost(url.hostname);
  }
  return ipv4Of(host) ?? punycode(host) ?? percentEscape(host);
}

/** Plain ASCII needs no parser; letters beyond it get one, and bytes that are no UTF-8 stay as they are (null). */
function punycode(host: string): string | null {
  if (!/[\x80-\xff]/.test(host)) return null;
  return parseUrl(`http://${percentEscape(host)}/`)?.hostname ?? null;
}

/** One to four parts, decimal, octal or hex; the last fills what is left. Parts that are too large lose their high bytes. */
function ipv4Of(host: string): string | null {
  const parts = host.split('.');
  if (parts.length > 4 || !parts.every((part) => /^(?:0x[0-9a-f]+|0[0-7]*|[1-9]\d*)$/.test(part))) return null;
  const bytes: number[] = [];
  for (const [index, part] of parts.entries()) {
    const value = part.startsWith('0x') ? Number.parseInt(part, 16) : Number.parseInt(part, part.startsWith('0') ? 8 : 10);
    const width = index === parts.length - 1 ? 5 - parts.length : 1;
    for (let shift = width - 1; shift >= 0; shift--) bytes.push(Math.floor(value / 256 ** shift) % 256);
  }
  return bytes.join('.');
}

/** The host itself, then its suffixes of seven to two labels; an IP has no suffixes. */
function hostsOf(host: string): string[] {
  if (isIp(host)) return [host];
  const labels = host.split('.');
  const hosts = [host];
  for (let count = Math.min(MAX_SUFFIX_LABELS, labels.length - 1); count >= 2; count--)
    hosts.push(labels.slice(-count).join('.'));
  return hosts;
}

/** The exact path with and without its query, then the root and up to three directories below it. */
function pathsOf({ path, query }: CanonicalParts): string[] {
  const paths = new Set(query === null || query === '' ? [path] : [`${path}?${query}`, path]);
  for (let slash = 0, count = 0; slash >= 0 && count < MAX_DIRECTORIES; slash = path.indexOf('/', slash + 1), count++)
    paths.add(path.slice(0, slash + 1));
  return [...paths];
}
