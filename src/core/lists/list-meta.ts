/** What is known of each subscribed list: where it is from, what of it is stored, how the last try ended. Its entries lie elsewhere. */
import { z } from 'zod/mini';
import { CATEGORY_IDS, type CategoryId, isCategoryId } from '../sites/category';
import type { Instant } from '../time/local-time';

/** How a try can end badly. */
export const ListFailure = z.enum([
  'network', // no answer at all
  'timeout', // the answer stopped coming
  'status', // not found, forbidden, server error
  'insecure', // an https address that led to http
  'html', // a page, as a captive portal or a moved list gives
  'empty',
  'binary',
  'mostly-bad', // hardly a line is an entry of this format
  'too-big',
  'bad-header', // hashed: a header that we can't follow
  'truncated', // less came than was promised
  'storage', // it couldn't be stored
  'interrupted', // the browser ended us again and again while it was read
  'cancelled', // by the parent
]);
export type ListFailure = z.infer<typeof ListFailure>;

const instant = z.number();
const count = z.int().check(z.gte(0));
const format = z.enum(['domains', 'hosts', 'adblock', 'hashed']);
const kind = z.enum(['category', 'protected']);

export const ListMeta = z.strictObject({
  id: z.string(),
  url: z.string(),
  format,
  kind,
  category: z.nullable(z.enum(CATEGORY_IDS)),
  /** Of the answer that is stored, for the next conditional request. */
  etag: z.nullable(z.string()),
  lastModified: z.nullable(z.string()),
  /** When what is stored arrived; null = nothing is stored. */
  fetchedAt: z.nullable(instant),
  /** When the server last said what the list is now. */
  checkedAt: z.nullable(instant),
  bytes: count,
  entries: count,
  dropped: count,
  bad: count,
  /** Of the stored entries and their format; '' = nothing is stored. Two lists of the same entries have the same. */
  fingerprint: z.string(),
  /** Which of the stored chunks are the list: others are leftovers. */
  generation: count,
  error: z.nullable(ListFailure),
  /** The next try; null = `updateHours` after the last check. */
  nextTryAt: z.nullable(instant),
  /** Failures in a row. */
  tries: count,
  /** Tries begun and not ended: more than none at a start means that the worker was ended in the middle. */
  running: count,
});
export type ListMeta = z.infer<typeof ListMeta>;
export type ListFormat = ListMeta['format'];

/** A list as settings want it, with every default filled in. */
export interface WantedList {
  readonly id: string;
  readonly kind: ListMeta['kind'];
  readonly category: CategoryId | null;
  readonly url: string;
  readonly format: ListFormat;
  readonly updateHours: number;
}
interface WrittenList {
  readonly id: string;
  readonly kind?: ListMeta['kind'] | undefined;
  readonly category?: string | undefined;
  readonly url: string;
  readonly format?: ListFormat | undefined;
  readonly updateHours?: number | undefined;
}

/** The lists of (effective) settings. A protected list has no category, whatever is written. */
export function wantedLists(written: readonly WrittenList[]): WantedList[] {
  return written.map(({ id, kind = 'category', category, url, format = 'domains', updateHours = 24 }) => ({
    id,
    kind,
    category: kind === 'category' && category !== undefined && isCategoryId(category) ? category : null,
    url,
    format,
    updateHours,
  }));
}

/** A list of which nothing is stored yet. */
export function newMeta({ id, kind, category, url, format }: WantedList): ListMeta {
  const never = { etag: null, lastModified: null, fetchedAt: null, checkedAt: null, error: null, nextTryAt: null };
  const none = { bytes: 0, entries: 0, dropped: 0, bad: 0, generation: 0, tries: 0, running: 0 };
  return { id, kind, category, url, format, fingerprint: '', ...never, ...none };
}

export const isStored = (meta: ListMeta): boolean => meta.fetchedAt !== null;

/** What a finished try found. */
export interface StoredFacts {
  readonly at: Instant;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly bytes: number;
  readonly entries: number;
  readonly dropped: number;
  readonly bad: number;
  readonly fingerprint: string;
}
