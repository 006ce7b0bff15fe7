/** What limits, schedules and earning are aimed at: a URL filter, `category:<id>`, or `*` (http, https and file pages). */
import type { Address } from './address';
import { type CategoryId, type CategoryIndex, isCategoryId } from './category';
import { isWildcard, matches, parseFilter, type UrlFilter } from './url-filter';

export type Target =
  | { readonly kind: 'all'; readonly text: string }
  | { readonly kind: 'category'; readonly text: string; readonly category: CategoryId }
  | { readonly kind: 'filter'; readonly text: string; readonly filter: UrlFilter };
export type TargetResult =
  | { readonly ok: true; readonly target: Target }
  | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };

/** Parses any string as a target: the target, or a named error. Never throws. */
export function parseTarget(text: string): TargetResult {
  const trimmed = text.trim();
  if (trimmed.startsWith('category:')) {
    const category = trimmed.slice('category:'.length);
    if (!isCategoryId(category))
      return { ok: false, error: { code: 'no-such-category', message: `there is no category "${category}"` } };
    return { ok: true, target: { kind: 'category', text: trimmed, category } };
  }
  const parsed = parseFilter(trimmed);
  if (!parsed.ok) return parsed;
  const { filter } = parsed;
  return { ok: true, target: isWildcard(filter) ? { kind: 'all', text: '*' } : { kind: 'filter', text: filter.text, filter } };
}

/** Does a target cover an address? `list` says on which side it stands: what is stopped or charged, or what is excepted. */
export function covers(target: Target, address: Address, categories: CategoryIndex, list: 'allow' | 'block'): boolean {
  if (target.kind === 'filter') return matches(target.filter, address, list);
  if (target.kind === 'category') return categories.categoriesOf(address.host).includes(target.category);
  return address.scheme === 'http' || address.scheme === 'https' || address.scheme === 'file';
}
