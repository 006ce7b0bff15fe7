/**
 * URL filters in the format of Chrome's and Edge's URLBlocklist / URLAllowlist: `[scheme://][.]host[:port][/path][?query]`.
 * Meaning and precedence follow the published format (support.google.com/chrome/a/answer/9942583) and Chromium's
 * components/url_matcher/url_util.cc; the one documented difference is that a block filter's path also matches the folded path.
 */
import { type Address, canonicalHost, foldPath, isIp, isIpv4, isWithin, parseUrl } from './address';

export interface QueryToken {
  readonly key: string;
  /** null: the key alone, without a value. */
  readonly value: string | null;
  /** The token ended in `*`: what follows is free. */
  readonly isPrefix: boolean;
}
export interface UrlFilter {
  /** The canonical text: parses to the same filter. */
  readonly text: string;
  readonly scheme: string | null;
  /** Canonical host; '' = every host. */
  readonly host: string;
  readonly matchSubdomains: boolean;
  readonly port: number | null;
  /** '' = every path; else a prefix that begins with '/'. */
  readonly path: string;
  readonly foldedPath: string;
  readonly query: readonly QueryToken[];
}
export type FilterErrorCode = 'empty' | 'no-host' | 'bad-host' | 'host-wildcard' | 'bad-port' | 'bad-path';
export interface FilterError {
  readonly code: FilterErrorCode;
  readonly message: string;
}
export type FilterResult =
  | { readonly ok: true; readonly filter: UrlFilter }
  | { readonly ok: false; readonly error: FilterError };

const MESSAGES: Readonly<Record<FilterErrorCode, string>> = {
  empty: 'the filter is empty',
  'no-host': 'the filter has no host',
  'bad-host': 'the host is not a host name or IP address',
  'host-wildcard': 'a host has no * in it: a host already includes its subdomains',
  'bad-port': 'a port is a number from 1 to 65535',
  'bad-path': 'the path cannot be read',
};
const fail = (code: FilterErrorCode): FilterResult => ({ ok: false, error: { code, message: MESSAGES[code] } });

/** Parses any string as a filter: the filter, or a named error. Never throws. */
export function parseFilter(text: string): FilterResult {
  const trimmed = text.trim();
  if (trimmed === '') return fail('empty');
  const wildcard = /^([a-z][a-z0-9+.-]*):(?:\/\/)?\*$/i.exec(trimmed);
  if (wildcard?.[1] !== undefined) return build({ scheme: wildcard[1].toLowerCase() });
  const withScheme = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(trimmed);
  const scheme = withScheme?.[1]?.toLowerCase() ?? null;
  const rest = (withScheme?.[2] ?? trimmed).replace(/#.*$/s, ''); // a fragment never reaches the network; Chrome leaves it out too
  const question = rest.indexOf('?');
  const query = question < 0 ? '' : rest.slice(question + 1);
  const beforeQuery = question < 0 ? rest : rest.slice(0, question);
  if (scheme === 'file') return beforeQuery.startsWith('/') ? withPath({ scheme }, beforeQuery, query) : fail('no-host');
  const slash = beforeQuery.indexOf('/');
  const authority = slash < 0 ? beforeQuery : beforeQuery.slice(0, slash);
  const path = slash < 0 ? '' : beforeQuery.slice(slash);
  const hostAndPort = authority.slice(authority.lastIndexOf('@') + 1);
  const split = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(hostAndPort);
  const hostText = split?.[1] ?? '';
  if (hostText === '') return fail('no-host');
  const port = parsePort(split?.[2]);
  if (port === 'bad') return fail('bad-port');
  const host = parseHost(hostText);
  if (typeof host === 'string') return fail(host);
  return withPath({ scheme, ...host, port }, path, query);
}

function parsePort(text: string | undefined): number | null | 'bad' {
  if (text === undefined || text === '') return null;
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port >= 1 && port <= 65535 ? port : 'bad';
}

function parseHost(text: string): { host: string; matchSubdomains: boolean } | FilterErrorCode {
  if (text === '*') return { host: '', matchSubdomains: true };
  const isExact = text.startsWith('.');
  const name = isExact ? text.slice(1) : text;
  if (name.includes('*')) return 'host-wildcard';
  const url = /[\s/\\?#@:]/.test(name.replace(/^\[.*\]$/, '')) ? null : parseUrl(`http://${name}/`);
  const host = url === null ? '' : canonicalHost(url.hostname);
  if (host === '' || host.startsWith('.') || host.includes('..')) return name === '' ? 'no-host' : 'bad-host';
  return { host, matchSubdomains: !isExact && !isIp(host) };
}

type Parts = {
  scheme?: string | null;
  host?: string;
  matchSubdomains?: boolean;
  port?: number | null;
  path?: string;
  query?: readonly QueryToken[];
};

function withPath(parts: Parts, path: string, query: string): FilterResult {
  if (path === '') return build({ ...parts, query: parseQuery(query) });
  const url = parseUrl(`http://h${path}`);
  return url === null ? fail('bad-path') : build({ ...parts, path: url.pathname, query: parseQuery(query) });
}

function build({ scheme = null, host = '', matchSubdomains = true, port = null, path = '', query = [] }: Parts): FilterResult {
  const hostText =
    host === '' ? (scheme === 'file' && path !== '' ? '' : '*') : matchSubdomains || isIp(host) ? host : `.${host}`;
  const text = `${scheme === null ? '' : `${scheme}://`}${hostText}${port === null ? '' : `:${port}`}${path}${formatQuery(query)}`;
  return {
    ok: true,
    filter: { text, scheme, host, matchSubdomains, port, path, foldedPath: path === '' ? '' : foldPath(path), query },
  };
}

function parseQuery(text: string): QueryToken[] {
  const tokens = new Map<string, QueryToken>();
  const canonical = parseUrl(`http://h/?${text}`)?.search.slice(1) ?? text; // as a browser spells it: spaces and letters escaped
  for (const part of canonical.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const hasValue = equals >= 0 && equals < part.length - 1;
    const key = equals < 0 ? part : part.slice(0, equals);
    const value = hasValue ? part.slice(equals + 1) : null;
    const isPrefix = (value ?? key).endsWith('*');
    const cut = (piece: string) => (isPrefix ? piece.slice(0, -1) : piece);
    const token = value === null ? { key: cut(key), value: null, isPrefix } : { key, value: cut(value), isPrefix };
    if (formatToken(token) !== '') tokens.set(formatToken(token), token); // a bare "=" says nothing
  }
  return [...tokens.values()];
}
const formatToken = ({ key, value, isPrefix }: QueryToken): string =>
  `${key}${value === null ? '' : `=${value}`}${isPrefix ? '*' : ''}`;
const formatQuery = (query: readonly QueryToken[]): string => (query.length === 0 ? '' : `?${query.map(formatToken).join('&')}`);

/** `*`: matches everything and is always considered last. */
export const isWildcard = (filter: UrlFilter): boolean =>
  filter.host === '' && filter.scheme === null && filter.port === null && filter.path === '' && filter.query.length === 0;

/** Is the filter a host with its subdomains (or an IPv4 address) and nothing else? Then it can be an exclusion. */
export const isPlainHost = (filter: UrlFilter): boolean =>
  filter.host !== '' &&
  (filter.matchSubdomains || isIpv4(filter.host)) &&
  filter.scheme === null &&
  filter.port === null &&
  (filter.path === '' || filter.path === '/') &&
  filter.query.length === 0;

/** Does the filter match the address? An allow filter matches only as published; a block filter also by the folded path. */
export function matches(filter: UrlFilter, address: Address, list: 'allow' | 'block'): boolean {
  if (address.scheme === 'file' && filter.scheme !== 'file' && !isWildcard(filter)) return false;
  if (filter.scheme !== null && filter.scheme !== address.scheme) return false;
  if (filter.host !== '' && !(filter.matchSubdomains ? isWithin(address.host, filter.host) : address.host === filter.host))
    return false;
  if (filter.port !== null && filter.port !== address.port) return false;
  return matchesPath(filter, address, list) && filter.query.every((token) => matchesToken(token, address.query, list));
}

function matchesPath(filter: UrlFilter, address: Address, list: 'allow' | 'block'): boolean {
  if (address.path.startsWith(filter.path)) return true;
  return list === 'block' && foldPath(address.path).startsWith(filter.foldedPath);
}

/**
 * Chromium's rule: a block token matches when it occurs anywhere; an allow token only when the key occurs and every occurrence fits, so
 * that a second `v=` behind an allowed one opens nothing.
 */
function matchesToken(token: QueryToken, query: string, list: 'allow' | 'block'): boolean {
  const padded = `&${query}&`;
  const head = token.value === null ? `&${token.key}` : `&${token.key}=`;
  const whole = `${head}${token.value ?? ''}${token.isPrefix ? '' : '&'}`;
  if (!padded.includes(whole)) return false;
  if (list === 'block') return true;
  for (let at = padded.indexOf(head); at >= 0; at = padded.indexOf(head, at + 1)) if (!padded.startsWith(whole, at)) return false;
  return true;
}

/**
 * Orders matching filters: negative when `a` takes precedence. Exact host over host with subdomains, then the longest host, the longest
 * path, the most query tokens; `*` last. 0 = a tie, which allow wins. Scheme and port narrow but don't rank.
 */
export function comparePrecedence(a: UrlFilter, b: UrlFilter): number {
  if (isWildcard(a) || isWildcard(b)) return Number(isWildcard(a)) - Number(isWildcard(b));
  return (
    Number(a.matchSubdomains) - Number(b.matchSubdomains) ||
    b.host.length - a.host.length ||
    b.path.length - a.path.length ||
    b.query.length - a.query.length
  );
}

/** Could one address match both? True when unsure; only hosts, schemes and ports can rule it out. */
export function mayOverlap(a: UrlFilter, b: UrlFilter): boolean {
  if (a.scheme !== null && b.scheme !== null && a.scheme !== b.scheme) return false;
  if (a.port !== null && b.port !== null && a.port !== b.port) return false;
  if (a.host === '' || b.host === '') return true;
  return (a.matchSubdomains ? isWithin(b.host, a.host) : a.host === b.host) || (b.matchSubdomains && isWithin(a.host, b.host));
}
