/** The mark of what the browser has stored where big lists are among its rules: known by fingerprint, never read back. */
import { z } from 'zod/mini';
import { CATEGORY_IDS } from '../sites/category';
import { FIRST_BULK_ID } from './dnr-ledger';

const StoredBulk = z.strictObject({
  id: z.string(),
  /** null = a protected list. */
  category: z.nullable(z.enum(CATEGORY_IDS)),
  fingerprint: z.string(),
  frames: z.boolean(),
  /** The rules' ids: `first` and as many as `rules`. */
  first: z.int(),
  rules: z.int(),
});
export type StoredBulk = z.infer<typeof StoredBulk>;

export const StoredRules = z.strictObject({
  /** The small rules' copy; null = there are no big lists and the stored rules are read as they are. */
  digest: z.nullable(z.string()),
  /** Its rules have the ids 1 to `count`. */
  count: z.int(),
  bulk: z.array(StoredBulk),
  /** A write was begun: `count` and `bulk` then hold what may be there before and after it. */
  isWriting: z.boolean(),
});
export type StoredRules = z.infer<typeof StoredRules>;
export const NOTHING_STORED: StoredRules = { digest: null, count: 0, bulk: [], isWriting: false };
/** The mark can't be read: everything that may be stored is taken out by its id and written again. */
export const UNKNOWN_STORED: StoredRules = {
  digest: null,
  count: 5_000,
  bulk: [{ id: '', category: null, fingerprint: '', frames: true, first: FIRST_BULK_ID, rules: 1_000 }],
  isWriting: true,
};
