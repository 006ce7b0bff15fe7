/** The requests about time, more of it, and the lock: a part of the contract in protocol.ts. */
import { z } from 'zod/mini';
import { LockView, MoreTimeView, Outcome, ReceiptView, Span, TimeKind, TodayView } from './time-views';

const nothing = z.strictObject({});
const pin = z.string().check(z.maxLength(64));
const code = z.string().check(z.maxLength(20));
const id = z.string().check(z.maxLength(80));
/** A limit's or schedule's id, or a URL filter. */
const target = z.string().check(z.maxLength(2048));
/** What a parent says to prove to be one: exactly one of them. */
const proof = z
  .strictObject({ pin: z.optional(pin), code: z.optional(code) })
  .check(z.refine((given) => (given.pin === undefined) !== (given.code === undefined), 'a PIN or a code'));

export const TIME_PROTOCOL = {
  'lock/view': { from: 'page', input: nothing, output: LockView },
  /** Opens the parents' pages on this computer until they have been left alone for a while. */
  'lock/unlock': { from: 'page', input: z.strictObject({ pin }), output: Outcome },
  'lock/lock': { from: 'page', input: nothing, output: nothing },
  /** Sets or changes the PIN; null takes it away. Parents only. */
  'lock/set-pin': { from: 'page', input: z.strictObject({ pin: z.nullable(pin) }), output: Outcome },
  /** A secret for an authenticator app: nothing is set before two codes of it have come back. Parents only; null = refused. */
  'lock/enrol': {
    from: 'page',
    input: nothing,
    output: z.strictObject({ offer: z.nullable(z.strictObject({ secret: z.string(), uri: z.string() })) }),
  },
  'lock/confirm': { from: 'page', input: z.strictObject({ codes: z.array(code).check(z.length(2)) }), output: Outcome },
  'lock/forget-authenticator': { from: 'page', input: nothing, output: Outcome },
  'grown-up/start': { from: 'page', input: z.strictObject({ pin }), output: Outcome },
  'grown-up/end': { from: 'page', input: nothing, output: nothing },
  /** What the child could ask for on this stopped page (null = none in particular), and what it has asked for. */
  'more/view': {
    from: 'page',
    input: z.strictObject({ address: z.nullable(z.string().check(z.maxLength(8192))) }),
    output: MoreTimeView,
  },
  /** Freezes a request on the screen; the one before is gone. For a site `target` is the stopped page's address. */
  'more/ask': {
    from: 'page',
    input: z.strictObject({
      kind: TimeKind,
      target: z.string().check(z.maxLength(8192)),
      span: Span,
      minutes: z.number().check(z.gt(0), z.lte(1440)),
      why: z.string().check(z.maxLength(120)),
    }),
    output: Outcome,
  },
  'more/cancel': { from: 'page', input: nothing, output: nothing },
  /** A parent's answer to the request `id`, and to no other. */
  'more/answer': { from: 'page', input: z.strictObject({ id, proof }), output: Outcome },
  /** A yes from the parents' own pages, to the request `id` and to no other. Parents only. */
  'more/grant': { from: 'page', input: z.strictObject({ id }), output: Outcome },
  'time/receipt': { from: 'page', input: nothing, output: ReceiptView },
  /** The child's mark on a line of the receipt: "I was away". */
  'time/away': { from: 'page', input: z.strictObject({ key: id, away: z.boolean() }), output: Outcome },
  'time/today': { from: 'page', input: nothing, output: TodayView },
  /** Gives (or, below zero, takes away) time without a request. `day`: for minutes of a limit. Parents only. */
  'time/give': {
    from: 'page',
    input: z.strictObject({
      kind: TimeKind,
      target,
      span: Span,
      minutes: z.number().check(z.gte(-1440), z.lte(1440)),
      day: z.enum(['today', 'tomorrow']),
    }),
    output: Outcome,
  },
  'time/take-back': { from: 'page', input: z.strictObject({ id }), output: Outcome },
  'time/refund': { from: 'page', input: z.strictObject({ key: id, refunded: z.boolean() }), output: Outcome },
  /** A parent says that the computer's clock is right: a day that waited begins. Parents only. */
  'time/settle-clock': { from: 'page', input: nothing, output: Outcome },
  /** Pauses the rules for so many minutes; null = they hold again. Parents only. */
  'time/pause': {
    from: 'page',
    input: z.strictObject({ minutes: z.nullable(z.number().check(z.gt(0), z.lte(1440))) }),
    output: Outcome,
  },
} as const;
