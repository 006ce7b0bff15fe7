/** Which hosts a list may hold at all. */
import { getPublicSuffix } from 'tldts';
import { isIp } from '../sites/address';
import type { CategoryId } from '../sites/category';
import { HARMFUL, mayBeListed } from '../sites/never-block';

const SUFFIX_OPTIONS = { allowPrivateDomains: true, extractHostname: false, validateHostname: false } as const;

/**
 * May the (canonical) host stand in a list of this category (null = a protected list)? Public suffixes never may. The never-block list
 * speaks only about harmful categories: what a protected list names is its publisher's word.
 */
export function mayStand(host: string, category: CategoryId | null): boolean {
  if (category !== null && HARMFUL.includes(category)) return mayBeListed(host);
  return isIp(host) || getPublicSuffix(host, SUFFIX_OPTIONS) !== host;
}
