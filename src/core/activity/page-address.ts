/** The address of a page as the level `pages` keeps it. */
import { getDomainWithoutSuffix } from 'tldts';

/** Search engines by their name under any public suffix: what was searched for is never kept, wherever their address holds it. */
const SEARCH_ENGINES: ReadonlySet<string> = new Set(
  'google bing yahoo duckduckgo yandex baidu ecosia startpage qwant brave ask aol naver seznam kiddle kidrex swisscows mojeek'.split(
    ' ',
  ),
);

/** Scheme, host and path of a web page, without name, query and fragment; null for search engines and for what is no web page. */
export function pageAddress(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, origin, pathname, hostname } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  return SEARCH_ENGINES.has(getDomainWithoutSuffix(hostname) ?? '') ? null : `${origin}${pathname}`;
}
