/** A parent at the computer: after the PIN everything is open to parents until nothing was asked for a while, and no longer than the browser. */
import { z } from 'zod/mini';
import type { Instant } from '../time/local-time';

export const ParentSession = z.strictObject({ lastUse: z.nullable(z.number()) });
export type ParentSession = z.infer<typeof ParentSession>;

export const NO_SESSION: ParentSession = { lastUse: null };
/** After the last thing that only parents may ask for, ms. */
export const SESSION_LENGTH = 15 * 60_000;

/** A clock that was set back ends it: else that would be a way to stay. */
export function isUnlocked({ lastUse }: ParentSession, now: Instant): boolean {
  return lastUse !== null && now >= lastUse && now - lastUse < SESSION_LENGTH;
}

/** Something was asked for: an open session goes on, a closed one stays closed. */
export function used(session: ParentSession, now: Instant): ParentSession {
  return isUnlocked(session, now) ? { lastUse: now } : session;
}
