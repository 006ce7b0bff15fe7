/** What becomes of the stored lists, and when each is asked for next: decisions about subscribed lists as values. */
import type { CategoryId } from '../sites/category';
import { HARMFUL } from '../sites/never-block';
import type { Instant } from '../time/local-time';
import { isStored, type ListFailure, type ListMeta, newMeta, type StoredFacts, type WantedList } from './list-meta';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LONGEST_WAIT = 12 * HOUR;
/** A try that was begun and not ended is begun again at once so often; then it waits as after a failure. */
const FREE_RESTARTS = 4;

export interface ListChanges {
  /** Ids of which everything that is stored goes. */
  readonly remove: readonly string[];
  /** New or changed metas. */
  readonly put: readonly ListMeta[];
}

/**
 * What makes the stored lists those of the settings: first remove, then put. A list whose address changed keeps what is stored until the
 * new one is there: protection never waits for a server. Only hosts and hashes can't stand for each other.
 */
export function reconcileLists(stored: readonly ListMeta[], wanted: readonly WantedList[]): ListChanges {
  const byId = new Map(wanted.map((list) => [list.id, list]));
  const kept = stored.filter(({ id, format }) => {
    const list = byId.get(id);
    return list !== undefined && (list.format === 'hashed') === (format === 'hashed');
  });
  const known = new Map(kept.map((meta) => [meta.id, meta]));
  return {
    remove: stored.map(({ id }) => id).filter((id) => !known.has(id)),
    put: wanted.flatMap((list) => {
      const meta = known.get(list.id);
      if (meta === undefined) return [newMeta(list)];
      const next = adapted(meta, list);
      return next === null ? [] : [next];
    }),
  };
}

/** The meta of a list whose settings changed; null = they didn't. */
function adapted(meta: ListMeta, { kind, category, url, format }: WantedList): ListMeta | null {
  if (meta.url !== url || meta.format !== format) {
    const anew = { etag: null, lastModified: null, checkedAt: null, error: null, nextTryAt: null, tries: 0, running: 0 };
    return { ...meta, kind, category, url, format, ...anew };
  }
  if (meta.kind === kind && meta.category === category) return null;
  // Which hosts may stand in a list depends on this: then it is read anew.
  const isFilteredAlike = isHarmful(meta.category) === isHarmful(category);
  const anew = { etag: null, lastModified: null, checkedAt: null, nextTryAt: null };
  return { ...meta, kind, category, ...(isFilteredAlike ? {} : anew) };
}

const isHarmful = (category: CategoryId | null): boolean => category !== null && HARMFUL.includes(category);

/** How long to wait after so many failures in a row. */
export const backOff = (tries: number): number => Math.min(LONGEST_WAIT, MINUTE * 2 ** Math.min(Math.max(0, tries - 1), 20));

/**
 * A try begins: written before anything is fetched, so that a list that ends the worker each time doesn't do so for ever. `running` is none
 * where it has to wait instead.
 */
export function begun(meta: ListMeta, now: Instant): ListMeta {
  if (meta.running >= FREE_RESTARTS) return failed(meta, 'interrupted', now);
  return { ...meta, running: meta.running + 1, nextTryAt: now };
}

export function succeeded(meta: ListMeta, { at, ...facts }: StoredFacts): ListMeta {
  return { ...meta, ...facts, fetchedAt: at, ...ended, checkedAt: at };
}
/** The server says that the list is still the one that is stored. */
export const unchanged = (meta: ListMeta, now: Instant): ListMeta => ({ ...meta, ...ended, checkedAt: now });
const ended = { error: null, nextTryAt: null, tries: 0, running: 0 } as const;

export function failed(meta: ListMeta, error: ListFailure, now: Instant): ListMeta {
  const tries = meta.tries + 1;
  return { ...meta, error, tries, running: 0, nextTryAt: now + backOff(tries) };
}
/** A parent who cancels doesn't want it to begin again in a minute. */
export function cancelled(meta: ListMeta, { updateHours }: WantedList, now: Instant): ListMeta {
  return { ...meta, error: 'cancelled', tries: 0, running: 0, nextTryAt: now + updateHours * HOUR };
}

/** When a list is asked for next. A clock that was set back makes nobody wait longer than planned. */
export function dueAt(meta: ListMeta, { updateHours }: WantedList, now: Instant): Instant {
  const longest = Math.max(LONGEST_WAIT, updateHours * HOUR);
  const planned = meta.nextTryAt ?? (meta.checkedAt === null ? now : meta.checkedAt + updateHours * HOUR);
  return planned > now + longest ? now : planned;
}

/** The list to ask for now (the one that is due for longest), else when the next one is due. */
export function nextUp(
  metas: readonly ListMeta[],
  wanted: readonly WantedList[],
  now: Instant,
): { readonly id: string | null; readonly at: Instant | null } {
  const byId = new Map(wanted.map((list) => [list.id, list]));
  let first: { id: string; at: Instant; fresh: boolean } | null = null;
  for (const meta of metas) {
    const list = byId.get(meta.id);
    if (list === undefined) continue;
    const at = dueAt(meta, list, now);
    // Of those that are due, the ones of which nothing is stored come first.
    const fresh = at <= now && !isStored(meta);
    if (first === null || (fresh !== first.fresh ? fresh : at < first.at)) first = { id: meta.id, at, fresh };
  }
  if (first === null) return { id: null, at: null };
  return first.at <= now ? { id: first.id, at: null } : { id: null, at: first.at };
}
