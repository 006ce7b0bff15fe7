/** What pages draw of subscribed lists and of our own requests. */
import { z } from 'zod/mini';
import { ListFailure } from '../core/lists/list-meta';
import { Requests } from '../core/lists/own-requests';
import { CATEGORY_IDS } from '../core/sites/category';

export const ListStatus = z.strictObject({
  /** By what `lists/refresh` and `lists/cancel` know it: the list's id; `protected:1` … for protected lists, which have no name. */
  key: z.string(),
  kind: z.enum(['category', 'protected']),
  category: z.nullable(z.enum(CATEGORY_IDS)),
  format: z.enum(['domains', 'hosts', 'adblock', 'hashed']),
  /** Null for protected lists. */
  url: z.nullable(z.string()),
  phase: z.enum(['waiting', 'fetching', 'reading', 'storing', 'done', 'failed']),
  /** Bytes that came in this try, and how many are expected (null = nobody knows): the moving bar. */
  received: z.number(),
  total: z.nullable(z.number()),
  /** Entries read in this try. */
  reading: z.number(),
  /** Of what is stored and in force. */
  entries: z.number(),
  /** Left out because they are never blocked or excepted; lines that couldn't be read. */
  dropped: z.number(),
  bad: z.number(),
  bytes: z.number(),
  /** Why the last try failed. */
  error: z.nullable(ListFailure),
  /** When what is stored came, when the server was last asked, when the next try is (null = when it is due). */
  fetchedAt: z.nullable(z.number()),
  checkedAt: z.nullable(z.number()),
  nextTryAt: z.nullable(z.number()),
});
export type ListStatus = z.infer<typeof ListStatus>;

export const ListsView = z.strictObject({
  lists: z.array(ListStatus),
  /** Every request that Hifazat itself made. */
  requests: Requests,
});
export type ListsView = z.infer<typeof ListsView>;
