/** View models of time: what is asked for, given and charged, and the lock that guards it. */
import { z } from 'zod/mini';
import { LimitToday } from './views';

/** What time is asked for or given: minutes of a limit, a site, or a schedule lifted. */
export const TimeKind = z.enum(['limit', 'site', 'schedule']);
export type TimeKind = z.infer<typeof TimeKind>;
/** For how long: so many minutes, the rest of the family's day, or from now on (a site only: it goes into the parents' own list). */
export const Span = z.enum(['minutes', 'day', 'always']);
export type Span = z.infer<typeof Span>;

/** Why something asked for, given or proved was refused. */
export const Refusal = z.enum([
  'wrong', // not the PIN, not the code
  'wait', // too many wrong ones: `waitSeconds` says how long
  'no-lock', // there is no PIN, or no phone that makes codes
  'too-long', // more than a code may give
  'gone', // the request, rule or line is not there any more
  'not-blocked', // nothing stops it
  'not-askable', // policy, a protected list, searched words: nobody here can open it
  'locked', // parents only, and the PIN was not given
  'managed', // the school or organisation keeps it
  'weak', // a PIN that is guessed at once
  'not-stored',
]);
export type Refusal = z.infer<typeof Refusal>;
export const Outcome = z.strictObject({ done: z.boolean(), refusal: z.nullable(Refusal), waitSeconds: z.number() });
export type Outcome = z.infer<typeof Outcome>;
export const DONE: Outcome = { done: true, refusal: null, waitSeconds: 0 };
export const refused = (refusal: Refusal, waitSeconds = 0): Outcome => ({ done: false, refusal, waitSeconds });

export const LockView = z.strictObject({
  hasPin: z.boolean(),
  /** The PIN is the school's: it can't be changed here. */
  isManaged: z.boolean(),
  hasAuthenticator: z.boolean(),
  /** Parents may change things on this computer now: there is no PIN, or it was given. */
  isOpen: z.boolean(),
  /** How long the next try must wait, seconds. */
  waitSeconds: z.number(),
  codeMinutes: z.number(),
  isGrownUpHere: z.boolean(),
});
export type LockView = z.infer<typeof LockView>;

/** The child's request as it is frozen on the screen. `name` is the limit's or schedule's name, or the site. */
export const AskedView = z.strictObject({
  id: z.string(),
  kind: TimeKind,
  /** A limit's or schedule's id, or a URL filter. */
  target: z.string(),
  name: z.string(),
  span: Span,
  minutes: z.number(),
  why: z.string(),
  /** RFC 3339. */
  askedAt: z.string(),
});
export type AskedView = z.infer<typeof AskedView>;

/** What the stopped page can ask for: null = nothing that a parent here could give. */
export const AskableView = z.strictObject({
  kind: TimeKind,
  /** A limit's or schedule's id, or a URL filter. */
  target: z.string(),
  name: z.string(),
  spans: z.array(Span),
});
export type AskableView = z.infer<typeof AskableView>;

export const MoreTimeView = z.strictObject({
  lock: LockView,
  /** What stands on the screen, waiting for a parent's answer. */
  asked: z.nullable(AskedView),
  askable: z.nullable(AskableView),
});
export type MoreTimeView = z.infer<typeof MoreTimeView>;

export const GrantView = z.strictObject({
  id: z.string(),
  kind: TimeKind,
  name: z.string(),
  /** Minutes of a limit (negative where they were taken away); null for sites and schedules. */
  minutes: z.nullable(z.number()),
  /** The day of a limit's minutes. */
  day: z.nullable(z.string()),
  /** RFC 3339; null = until it is taken back. */
  until: z.nullable(z.string()),
  by: z.enum(['parent', 'pin', 'code']),
});
export type GrantView = z.infer<typeof GrantView>;

export const ReceiptLine = z.strictObject({
  key: z.string(),
  /** RFC 3339. */
  from: z.string(),
  to: z.string(),
  /** Null in private windows, and for parents where the log keeps no sites. */
  site: z.nullable(z.string()),
  why: z.enum(['front', 'heard', 'pip']),
  seconds: z.number(),
  /** Names of the limits that it counts for. */
  limits: z.array(z.string()),
  isRunning: z.boolean(),
  /** The child says "I was away". */
  isAway: z.boolean(),
  /** A parent gave it back. */
  isRefunded: z.boolean(),
});
export type ReceiptLine = z.infer<typeof ReceiptLine>;

export const ReceiptView = z.strictObject({
  day: z.string(),
  timeZone: z.string(),
  /** The oldest first. */
  lines: z.array(ReceiptLine),
  limits: z.array(LimitToday),
  grants: z.array(GrantView),
  totalSeconds: z.number(),
});
export type ReceiptView = z.infer<typeof ReceiptView>;

/** The parents' panel of the day. */
export const TodayView = z.strictObject({
  receipt: ReceiptView,
  asked: z.nullable(AskedView),
  lock: LockView,
  /** RFC 3339: the rules are paused until then; null = they aren't. */
  pausedUntil: z.nullable(z.string()),
  schedules: z.array(z.strictObject({ id: z.string(), name: z.string(), inForce: z.boolean() })),
});
export type TodayView = z.infer<typeof TodayView>;
