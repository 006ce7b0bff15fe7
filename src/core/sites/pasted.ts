/** What people paste into the box (whole addresses, capitals, IDN, tracking parameters) as the filter it should become. */
import { parseUrl } from './address';
import { type FilterResult, parseFilter } from './url-filter';

/** Query parameters that only follow people around: never part of a rule. */
const TRACKING = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|si|feature|ref|ref_src|spm|_ga)$/i;

/**
 * A pasted whole address becomes its host and path (tracking parameters, user name, fragment and "www." off, scheme and default port off);
 * anything else is read as the filter that it says. The text of the result is what would be stored.
 */
export function fromPasted(text: string): FilterResult {
  const trimmed = text.trim();
  const url = /^https?:\/\//i.test(trimmed) ? parseUrl(trimmed) : null;
  if (url === null || /[*]/.test(trimmed)) return parseFilter(trimmed);
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !TRACKING.test(part.split('=')[0] ?? ''));
  const path = url.pathname === '/' ? '' : url.pathname;
  const query = kept.length === 0 ? '' : `?${kept.join('&')}`;
  return parseFilter(`${url.hostname.replace(/^www\./, '')}${url.port === '' ? '' : `:${url.port}`}${path}${query}`);
}
