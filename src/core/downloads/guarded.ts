/** What the guard of downloads remembers within one run of the browser. */
import { z } from 'zod/mini';

const File = z.strictObject({ id: z.int(), name: z.string(), site: z.nullable(z.string()), at: z.number() });
/** What the guard did in this run of the browser: files that wait for a parent, and the last one that was stopped. */
export const GuardedDownloads = z.strictObject({ waiting: z.array(File), stopped: z.nullable(File) });
export type GuardedDownloads = z.infer<typeof GuardedDownloads>;
export const NO_DOWNLOADS: GuardedDownloads = { waiting: [], stopped: null };
