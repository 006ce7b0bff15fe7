/** What a page may know of each subscribed list: how far it is, and how the last try ended. A protected list has no name, host or address. */
import type { ListMeta, WantedList } from '../core/lists/list-meta';
import { isStored } from '../core/lists/list-meta';
import type { ListStatus } from '../messaging/list-views';

/** The list that is being fetched. */
export interface Running {
  readonly id: string;
  readonly phase: 'fetching' | 'reading' | 'storing';
  readonly received: number;
  readonly total: number | null;
  readonly entries: number;
}

/** By what a page speaks of a list: its id; a protected one by its place (a colon is in no id). */
export function statusKeys(wanted: readonly WantedList[]): { readonly key: string; readonly list: WantedList }[] {
  let count = 0;
  return wanted.map((list) => ({ key: list.kind === 'protected' ? `protected:${++count}` : list.id, list }));
}

export function listStatus(key: string, list: WantedList, meta: ListMeta | null, running: Running | null): ListStatus {
  const { kind, category, format } = list;
  const now = running !== null && running.id === list.id ? running : null;
  const stored = meta !== null && isStored(meta) ? meta : null;
  return {
    key,
    kind,
    category,
    format,
    url: kind === 'protected' ? null : list.url,
    phase: now?.phase ?? phaseOf(meta),
    received: now?.received ?? 0,
    // What the last answer had is the best guess where the server promises nothing.
    total: now === null ? null : (now.total ?? (stored !== null && stored.bytes > now.received ? stored.bytes : null)),
    reading: now?.entries ?? 0,
    entries: stored?.entries ?? 0,
    dropped: stored?.dropped ?? 0,
    bad: stored?.bad ?? 0,
    bytes: stored?.bytes ?? 0,
    error: meta?.error ?? null,
    fetchedAt: stored?.fetchedAt ?? null,
    checkedAt: meta?.checkedAt ?? null,
    nextTryAt: meta?.nextTryAt ?? null,
  };
}

function phaseOf(meta: ListMeta | null): ListStatus['phase'] {
  if (meta === null || meta.running > 0) return 'waiting'; // begun in an earlier life of the worker
  if (meta.error !== null) return 'failed';
  return isStored(meta) ? 'done' : 'waiting';
}
