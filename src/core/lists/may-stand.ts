/** Which hosts a list may hold at all. */
import type { CategoryId } from '../sites/category';
import { isMisfiled } from '../sites/misfiled';
import { HARMFUL, mayBeListed } from '../sites/never-block';
import { isSuffix } from '../sites/site';

/**
 * May the (canonical) host stand in a list of this category (null = a protected list)? Public suffixes never may. The never-block list
 * speaks only about harmful categories: what a protected list names is its publisher's word.
 */
export function mayStand(host: string, category: CategoryId | null): boolean {
  if (category === null) return !isSuffix(host);
  if (isMisfiled(host, category)) return false;
  return HARMFUL.includes(category) ? mayBeListed(host) : !isSuffix(host);
}
