/** A URL filter as network conditions: what the network layer can hold of it, and how exactly. */
import { isIp, isIpv4, isIpv6, mappedHosts } from '../sites/address';
import type { QueryToken, UrlFilter } from '../sites/url-filter';
import { REGEX_LITERAL_MAX } from './dnr-ledger';
import { escapeRegex, USERINFO } from './dnr-rule';

/** Why a tab sweep must hold (part of) a rule. Each kind has an end-to-end test. */
export type TabReason =
  /** A block's path also matches unescaped, folded and in other letter case: the network layer sees only the plain spelling. */
  | 'folded-path'
  /** More query tokens than a regular expression can hold in any order, or an allow that wants every occurrence to fit. */
  | 'query'
  /** file: pages are out of the network layer's reach. */
  | 'file'
  /** An exception inside a host: the network layer leaves that host to the sweep. */
  | 'exception-inside-host'
  /** The path or query is too long for a regular expression, or there are too many of them. */
  | 'too-long'
  | 'budget';

export interface FilterCondition {
  readonly domains: readonly string[];
  /** A regular expression for the whole address with the two groups of ANY_ADDRESS; null = the domains alone decide. */
  readonly regex: string | null;
  readonly caseSensitive: boolean;
}
export interface HeldFilter {
  readonly conditions: readonly FilterCondition[];
  /** null = the network layer holds the filter exactly. */
  readonly tab: TabReason | null;
}

/** What the network layer can hold of a filter on one side. An allow never becomes narrower than the filter, a block never wider. */
export function holdFilter(filter: UrlFilter, list: 'allow' | 'block'): HeldFilter {
  if (filter.scheme !== null && filter.scheme !== 'http' && filter.scheme !== 'https')
    return { conditions: [], tab: filter.scheme === 'file' ? 'file' : null };
  const path = filter.path === '/' ? '' : filter.path;
  const tail = pathAndQuery(path, filter.query, list);
  if (tail === null)
    return list === 'block'
      ? { conditions: [], tab: filter.query.length > 2 ? 'query' : 'too-long' }
      : { conditions: conditionsOf(filter, '', list), tab: 'too-long' };
  return {
    conditions: conditionsOf(filter, tail.regex, list),
    tab: tail.tab ?? (list === 'block' && path !== '' ? 'folded-path' : null),
  };
}

/** The expression for what follows the host, or null where it can't be held. */
function pathAndQuery(
  path: string,
  query: readonly QueryToken[],
  list: 'allow' | 'block',
): { regex: string; tab: TabReason | null } | null {
  const length = path.length + query.reduce((sum, token) => sum + token.key.length + (token.value?.length ?? 0) + 2, 0);
  if (length > REGEX_LITERAL_MAX || query.length > 2) return null;
  const orders = query.length === 2 ? [query, [...query].reverse()] : [query];
  const queries = orders.map((order) => order.map(tokenRegex).join('(?:&[^#]*)?&'));
  const queryRegex = query.length === 0 ? '' : `\\?(?:[^#]*&)?(?:${queries.join('|')})(?:[&#]|$)`;
  return {
    regex: `${path === '' ? ANY_PATH : `${escapeRegex(path)}[^?#]*`}\u0000${queryRegex}`,
    tab: list === 'allow' && query.length > 0 ? 'query' : null,
  };
}

function tokenRegex({ key, value, isPrefix }: QueryToken): string {
  return `${escapeRegex(value === null ? key : `${key}=${value}`)}${isPrefix ? '[^&#]*' : ''}`;
}

/**
 * One condition for each way in which the port is written. \u0000 marks where group 2 ends: the path is shown on the stopped page, the
 * query is not.
 */
function conditionsOf(filter: UrlFilter, tail: string, list: 'allow' | 'block'): FilterCondition[] {
  const caseSensitive = list === 'allow' || filter.query.length > 0;
  const [path = '', query = ''] = tail === '' ? [ANY_PATH, ''] : tail.split('\u0000');
  const make = (scheme: string, port: string, host: string | null): FilterCondition => ({
    domains: filter.host === '' || (host !== null && isIp(host)) ? [] : [filter.host],
    regex: `^(${scheme}://)${USERINFO}(${hostRegex(host, port)}${path})${query}.*$`,
    caseSensitive,
  });
  const schemes = filter.scheme === null ? ['http', 'https'] : [filter.scheme];
  // IPv6 hosts and exact hosts are written out: requestDomains takes subdomains along, and browsers differ on IPv6 there.
  const exactHost =
    isIpv6(filter.host) || (filter.host !== '' && !filter.matchSubdomains && !isIpv4(filter.host)) ? filter.host : null;
  const hosts = isIpv4(filter.host) ? [null, ...mappedHosts(filter.host)] : [exactHost];
  return hosts.flatMap((host) => {
    if (filter.port === null) {
      const isPlain = path === ANY_PATH && query === '' && filter.scheme === null && host === null && filter.host !== '';
      return [isPlain ? { domains: [filter.host], regex: null, caseSensitive } : make(filter.scheme ?? 'https?', ANY_PORT, host)];
    }
    const explicit = schemes.filter((scheme) => filter.port !== DEFAULT_PORT[scheme]);
    const implied = schemes.filter((scheme) => filter.port === DEFAULT_PORT[scheme]);
    return [
      ...(explicit.length === 0 ? [] : [make(explicit.length === 2 ? 'https?' : (explicit[0] ?? ''), `:${filter.port}`, host)]),
      ...implied.map((scheme) => make(scheme, '', host)),
    ];
  });
}
const DEFAULT_PORT: Readonly<Record<string, number>> = { http: 80, https: 443 };

/** After the host a canonical address always has a slash. */
const ANY_PATH = '/[^?#]*';
const ANY_PORT = '(?::[0-9]+)?';

function hostRegex(host: string | null, port: string): string {
  if (host !== null) return `${escapeRegex(host)}${port}`;
  if (port === '') return '(?:\\[[^\\]/]*\\]|[^/?#:\\[]*)'; // no port is written: the only colons are inside brackets
  return port === ANY_PORT ? '[^/?#]*' : `[^/?#]*${port}`;
}
