/**
 * The canonical address (contract 2, step 0): what the browser's own parser makes of a string, with trailing dots off the host and
 * IPv4-mapped IPv6 folded, so that no spelling of a host escapes a rule.
 */
export interface Address {
  /** Lower case, without the colon. */
  readonly scheme: string;
  /** Punycode, lower case, no trailing dots; IPv6 with brackets; '' where the scheme has none. */
  readonly host: string;
  /** The port that is used: the written one, else the scheme's own; 0 where there is none. */
  readonly port: number;
  /** As canonicalised by the browser, percent-encoding kept. */
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** The whole canonical address without user name, password and fragment. */
  readonly href: string;
  /** Without the hash sign, '' = none: it reaches no server, but some pages carry the address that they show in it. */
  readonly fragment: string;
}

export type AddressError = { readonly code: 'empty' | 'not-an-address' | 'no-host'; readonly message: string };
export type AddressResult =
  | { readonly ok: true; readonly address: Address }
  | { readonly ok: false; readonly error: AddressError };

const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443, ws: 80, wss: 443, ftp: 21 };
const WITH_HOST = new Set(['http', 'https', 'ws', 'wss', 'ftp']);

/** Parses any string: an address, or a named error. Never throws. */
export function parseAddress(text: string): AddressResult {
  if (text.trim() === '') return { ok: false, error: { code: 'empty', message: 'the address is empty' } };
  const url = parseUrl(text);
  if (url === null)
    return { ok: false, error: { code: 'not-an-address', message: 'not an address (it needs a scheme, such as https://)' } };
  const scheme = url.protocol.slice(0, -1);
  const host = canonicalHost(url.hostname);
  if (WITH_HOST.has(scheme) && host === '') return { ok: false, error: { code: 'no-host', message: 'the address has no host' } };
  const port = url.port === '' ? (DEFAULT_PORTS[scheme] ?? 0) : Number(url.port);
  const query = url.search.startsWith('?') ? url.search.slice(1) : '';
  const authority = host === '' && scheme !== 'file' ? '' : `//${host}${url.port === '' ? '' : `:${url.port}`}`;
  const href = `${scheme}:${authority}${url.pathname}${query === '' ? '' : `?${query}`}`;
  return { ok: true, address: { scheme, host, port, path: url.pathname, query, href, fragment: url.hash.slice(1) } };
}

/** The WHATWG parser's answer, or null where it throws. */
export function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null; // the only thing the parser throws is "not an address"
  }
}

/** Trailing dots off, mapped IPv6 folded to IPv4; '' where nothing readable is left. Takes a host as the WHATWG parser gives it. */
export function canonicalHost(host: string): string {
  const undotted = withoutTrailingDots(host);
  const mapped = /^\[(?:::ffff|64:ff9b:):([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(undotted);
  if (mapped === null) return undotted;
  const high = Number.parseInt(mapped[1] ?? '0', 16);
  const low = Number.parseInt(mapped[2] ?? '0', 16);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** Several dots hide an IPv4 address in another base from the parser ("0x7f.."): what is left is read once more. */
function withoutTrailingDots(host: string): string {
  if (!host.endsWith('.')) return host;
  const undotted = host.replace(/\.+$/, '');
  return parseUrl(`http://${undotted}/`)?.hostname ?? '';
}

/** The IPv6 spellings that the network layer may still see for an IPv4 host: mapped (`::ffff:`) and NAT64 (RFC 6052, `64:ff9b::`). */
export function mappedHosts(ipv4: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = ipv4.split('.').map(Number);
  const tail = `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  return [`[::ffff:${tail}]`, `[64:ff9b::${tail}]`];
}

export const isIpv4 = (host: string): boolean => /^\d{1,3}(\.\d{1,3}){3}$/.test(host);
export const isIpv6 = (host: string): boolean => host.startsWith('[');
export const isIp = (host: string): boolean => isIpv4(host) || isIpv6(host);

/** Is `host` the domain or below it, label by label? */
export function isWithin(host: string, domain: string): boolean {
  return host === domain || (host.endsWith(domain) && host.charAt(host.length - domain.length - 1) === '.');
}

/** Schemes whose pages are judged; browser pages, about: and extension pages are not (contract 2, step 0). */
export const isJudged = (address: Address): boolean => WITH_HOST.has(address.scheme) || address.scheme === 'file';

/**
 * The path as a block filter also sees it: unescaped until nothing changes, `\` as `/`, `//` and dot segments folded, ASCII lower case.
 * Bytes above 127 stay single characters, so that both sides of a comparison must come from here.
 */
export function foldPath(path: string): string {
  return foldSegments(unescapeFully(path).replace(/\\/g, '/')).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** `//`, `/./` and `/../` folded; always begins with a slash. */
export function foldSegments(path: string): string {
  const segments: string[] = [];
  const parts = path.split('/');
  for (const [index, part] of parts.entries()) {
    if (part === '..') segments.pop();
    else if (part !== '.' && part !== '') {
      segments.push(part);
      continue;
    }
    if (index === parts.length - 1) segments.push(''); // "/a/." and "/a/" both end in a slash
  }
  return `/${segments.join('/')}`;
}

/** Percent-unescapes until nothing changes, in one pass: each decoded character may complete an escape begun before it. */
export function unescapeFully(text: string): string {
  const out: string[] = [];
  for (const character of text) {
    out.push(character);
    for (let decoded = lastEscape(out); decoded !== null; decoded = lastEscape(out)) out.splice(-3, 3, decoded);
  }
  return out.join('');
}

function lastEscape(out: readonly string[]): string | null {
  if (out.at(-3) !== '%') return null;
  const hex = `${out.at(-2) ?? ''}${out.at(-1) ?? ''}`;
  return /^[0-9a-f]{2}$/i.test(hex) ? String.fromCharCode(Number.parseInt(hex, 16)) : null;
}
