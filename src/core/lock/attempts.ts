/**
 * Guessing is slowed down, and stays slowed down: a wait shrinks only by time that a living worker saw pass on a clock that nobody can set.
 * Restarting, sleeping and changing the clock gain nothing.
 */
import { z } from 'zod/mini';

export const Attempts = z.strictObject({
  /** Wrong in a row, however long ago. */
  failures: z.int().check(z.gte(0)),
  /** What must still be seen to pass before the next try. */
  waitMs: z.number().check(z.gte(0)),
});
export type Attempts = z.infer<typeof Attempts>;

/** So many wrong ones cost no wait: a parent mistypes, too. */
export const FREE_FAILURES = 3;
/** After each one more, ms; after the last of them always as long. */
const WAITS = [5, 15, 30, 60, 120, 300, 600].map((seconds) => seconds * 1000);
const LONGEST_WAIT = Math.max(...WAITS);

export const NO_FAILURES: Attempts = { failures: 0, waitMs: 0 };
/** Stands for a count that can't be read. */
export const MANY_FAILURES: Attempts = { failures: FREE_FAILURES + WAITS.length, waitMs: LONGEST_WAIT };

export const mayTry = ({ waitMs }: Attempts): boolean => waitMs <= 0;
export const waitSeconds = ({ waitMs }: Attempts): number => Math.ceil(waitMs / 1000);

/** One more wrong one. Written before it is looked at: a worker that dies meanwhile has counted it. */
export function failed({ failures, waitMs }: Attempts): Attempts {
  const beyond = failures + 1 - FREE_FAILURES;
  const wait = beyond <= 0 ? 0 : (WAITS[beyond - 1] ?? LONGEST_WAIT);
  return { failures: failures + 1, waitMs: Math.max(waitMs, wait) };
}

/** It was right: all is forgotten. */
export const succeeded = (): Attempts => NO_FAILURES;

/** So much time was seen to pass. A clock that runs backward or is no number lets none pass. */
export function passed(attempts: Attempts, ms: number): Attempts {
  return ms > 0 ? { ...attempts, waitMs: Math.max(0, attempts.waitMs - ms) } : attempts;
}
