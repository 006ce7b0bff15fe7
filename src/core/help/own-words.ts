/** What a child wrote or marked, for a reader who is neither the police nor a hotline. */
import { isAddressGuarded } from './categories';
import { hideLinks, hideNames, maskLinks } from './mask';
import { hiddenNames } from './people';
import type { Draft } from './report';

/**
 * The text without the secrets of its links, or without any link where the category guards the address. `toHelpers` false: also without the
 * names of people who are, or may be, children.
 */
export function ownWords(draft: Draft, text: string, toHelpers = false): string {
  const addresses = [draft.address, draft.clicked?.address ?? null];
  const masked = isAddressGuarded(draft.category) ? hideLinks(text, addresses) : maskLinks(text);
  return toHelpers ? masked : hideNames(masked, hiddenNames(draft.people));
}
