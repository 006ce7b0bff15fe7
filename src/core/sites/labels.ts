/**
 * The labels by which adult sites name themselves: the RTA code ("Restricted to Adults") and the old `rating` values, in a `<meta>` tag or an
 * answer's header. A labelled page counts as `adult`, that page only. What a page merely says, shows or is about is never a label.
 */
import { z } from 'zod/mini';
import type { Address } from './address';

/** A label as a page or an answer carries it: where it stands (`rating` or `pics-label`, in any case) and its text. */
export interface Label {
  readonly name: string;
  readonly content: string;
}
/** A header of an answer; Firefox leaves `value` out where it isn't text. */
export interface Header {
  readonly name: string;
  readonly value?: string | undefined;
}

export const RTA = 'RTA-5042-1996-1400-1577-RTA';

/**
 * Values of `rating` that say "adults only" by themselves. `mature` is one: search engines took it for the same as `adult`, and nobody writes
 * it by accident. `14 years` is none: it says that children of 14 may come, and one category can't tell the ages apart.
 */
const ADULT_RATINGS: ReadonlySet<string> = new Set(['adult', 'mature', 'restricted']);

/** Does this text in this place say that the page is for adults? `general`, `safe for kids`, PICS scores and unknown values don't. */
export function isAdultLabel({ name, content }: Label): boolean {
  const place = name.trim().toLowerCase();
  if (place !== 'rating' && place !== 'pics-label') return false;
  if (content.toUpperCase().includes(RTA)) return true;
  return place === 'rating' && content.split(/[,;]/).some((value) => ADULT_RATINGS.has(value.trim().toLowerCase()));
}

/** Do the headers of an answer label it? For Firefox, where the network layer has no rule for headers of answers. */
export const isLabelled = (headers: readonly Header[]): boolean =>
  headers.some(({ name, value }) => value !== undefined && isAdultLabel({ name, content: value }));

/** A longer path is cut: session storage must not grow with what a page calls itself. */
const PATH_MAX = 2000;

/** What of an address is labelled: origin and path, the query left out. */
export function labelKey({ scheme, host, port, path }: Address): string {
  const isUsual = port === 0 || port === (scheme === 'https' ? 443 : 80);
  return `${scheme}://${host}${isUsual ? '' : `:${port}`}${path.slice(0, PATH_MAX)}`;
}

/** How many pages are remembered. Above this the oldest are forgotten: such a page is stopped anew once it says so again. */
export const MOST_LABELLED = 500;
/** The keys as they are stored. */
export const LabelKeys = z.array(z.string()).check(z.maxLength(MOST_LABELLED));
