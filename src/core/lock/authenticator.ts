/**
 * A parent's phone that gives codes: enrolled by two codes in a row, which tell how far its clock is from this computer's; after that each
 * code counts once, one step of 30 seconds either way.
 */
import { z } from 'zod/mini';
import type { Instant } from '../time/local-time';
import { fromBase32 } from './radix-text';
import { codeOf, stepAt } from './totp';
import { typedCode } from './typed-digits';

export const Authenticator = z.strictObject({
  /** Base 32. */
  secret: z.string().check(z.refine((text) => (fromBase32(text)?.length ?? 0) > 0, 'not base 32')),
  /** Steps that the phone's clock is ahead of this computer's. */
  offset: z.int(),
  /** The step of the last code that was used: no step up to it counts again. */
  lastStep: z.int(),
  /** The last code came one step late. */
  wasLate: z.boolean(),
  /** Enrolled under a PIN of the school or organisation; left out = a family's. */
  underPolicy: z.optional(z.boolean()),
});
export type Authenticator = z.infer<typeof Authenticator>;

export type EnrolProblem = 'not-codes' | 'same-code' | 'no-match' | 'ambiguous';
export type Enrolment =
  | { readonly ok: true; readonly authenticator: Authenticator }
  | { readonly ok: false; readonly problem: EnrolProblem };

/** How far off a phone's clock may be, in steps: a day, so that a wrong date or zone is found. */
const FARTHEST = 24 * 120;
/** No drift first: nearly always the answer. */
const DRIFTS = [0, -1, 1];

/** Finds the phone's clock by two codes, the earlier one first. `secret` in base 32. */
export function enrol(secret: string, codes: readonly [string, string], now: Instant, code = codeOf): Enrolment {
  const [first, second] = codes.map(typedCode);
  const key = fromBase32(secret);
  if (key === null || first == null || second == null) return { ok: false, problem: 'not-codes' };
  if (first === second) return { ok: false, problem: 'same-code' };
  const here = stepAt(now);
  const found: number[] = [];
  let before = '';
  for (let step = here - FARTHEST - 1; step <= here + FARTHEST; step++) {
    const next = code(key, step);
    if (before === first && next === second) found.push(step);
    before = next;
  }
  const [step, another] = found;
  if (step === undefined) return { ok: false, problem: 'no-match' };
  if (another !== undefined) return { ok: false, problem: 'ambiguous' };
  return { ok: true, authenticator: { secret, offset: step - here, lastStep: step, wasLate: false } };
}

/**
 * The authenticator after this code, to be stored before anything is given for it; null where the code doesn't count. A code ahead moves the
 * offset at once, as nobody reads a code before it is shown. A late one moves it only when the one before was late as well: reading over the
 * phone and typing take time, and moving back each time would soon refuse a code that is typed at once.
 */
export function matchCode(authenticator: Authenticator, typed: string, now: Instant): Authenticator | null {
  const code = typedCode(typed);
  const key = fromBase32(authenticator.secret);
  if (code === null || key === null) return null;
  const here = stepAt(now) + authenticator.offset;
  const drift = DRIFTS.find((by) => here + by > authenticator.lastStep && codeOf(key, here + by) === code);
  if (drift === undefined) return null;
  const isLate = drift < 0;
  const moves = !isLate || authenticator.wasLate;
  return {
    ...authenticator,
    offset: authenticator.offset + (moves ? drift : 0),
    lastStep: here + drift,
    wasLate: isLate && !moves,
  };
}

/** The secret that an app was shown and that waits for its two codes; null = none does. */
export const Enrolling = z.nullable(z.string());
