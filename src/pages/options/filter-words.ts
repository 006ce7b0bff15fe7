/** What a filter would do, in one plain sentence, and what is wrong with one that is none. */
import type { FilterErrorCode, UrlFilter } from '../../core/sites/url-filter';
import { isMessageKey, type T } from '../../i18n/t';

/** The common shapes get their own words; ports, schemes and query tokens are left to the filter's text. */
export function filterMeaning(t: T, filter: UrlFilter): string {
  const { scheme, host, port, path, query, matchSubdomains } = filter;
  if (scheme !== null || port !== null || query.length > 0) return t('options.means-other');
  if (host === '') return path === '' ? t('options.means-all') : t('options.means-other');
  if (path !== '') return t('options.means-path', { host, path });
  return t(matchSubdomains ? 'options.means-site' : 'options.means-exact', { host });
}

/** The reason why a text is no filter. */
export function filterProblem(t: T, code: FilterErrorCode): string {
  const key = `options.problem-${code}`;
  return isMessageKey(key) ? t(key) : t('options.problem-other');
}
