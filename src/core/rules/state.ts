/** What is not a setting but bears on a judgement: grants, a pause, today's use. */
import { z } from 'zod/mini';
import type { UsageToday } from '../limits/limit-state';
import { parseFilter } from '../sites/url-filter';
import type { DayKey, Instant } from '../time/local-time';

/** Who gave it: a parent in the settings, a parent's PIN on the child's page, six digits over the phone. */
export const Giver = z.enum(['parent', 'pin', 'code']);
export type Giver = z.infer<typeof Giver>;

/**
 * A grant by the parent: exactly one of `site` (a URL filter; passes steps 5-10), `schedule` (lifts that one) and `limit` (adds
 * `minutes` to it on `day`; takes them away where they are negative). `until` is an instant in ms; null = until it is taken back.
 */
export const Grant = z
  .strictObject({
    id: z.string(),
    site: z.optional(z.string().check(z.refine((text) => parseFilter(text).ok, 'not a filter'))),
    schedule: z.optional(z.string()),
    limit: z.optional(z.string()),
    minutes: z.optional(z.number().check(z.refine((minutes) => minutes !== 0, 'no minutes'))),
    day: z.optional(z.string()),
    until: z.nullable(z.number()),
    by: z.optional(Giver),
    /** When it was given, ms. */
    at: z.optional(z.number()),
  })
  .check(
    z.refine(
      (grant) => [grant.site, grant.schedule, grant.limit].filter((what) => what !== undefined).length === 1,
      'a grant names one site, schedule or limit',
    ),
  );
export type Grant = z.infer<typeof Grant>;

/** A pause by the parent ("a grown-up is here" is one, too): everything but protected lists opens until then; null = until it is ended. */
export const Pause = z.strictObject({ until: z.nullable(z.number()) });
export type Pause = z.infer<typeof Pause>;

/** "A grown-up is here", since then (ms): rules rest until they leave, the screen is locked or the browser is closed. */
export const GrownUpHere = z.strictObject({
  since: z.number(),
  /** When they were last known to be there, ms. */
  seen: z.optional(z.number()),
});
export type GrownUpHere = z.infer<typeof GrownUpHere>;

export interface State {
  readonly grants: readonly Grant[];
  readonly pause: Pause | null;
  readonly usage: UsageToday;
  /** Pages that named themselves adult in this session of the browser, by `labelKey()`. */
  readonly labelled: ReadonlySet<string>;
}
export const NO_LABELS: ReadonlySet<string> = new Set();

export const isLive = (grant: { until: number | null }, now: number): boolean => grant.until === null || now < grant.until;

/** Is everything but protected lists open now? */
export const isPaused = ({ pause }: { readonly pause: Pause | null }, now: number): boolean =>
  pause !== null && isLive(pause, now);

/** The extra seconds that live grants add to each limit on a day: what `usage.extraSeconds` is made from. */
export function extraSecondsOf(grants: readonly Grant[], day: DayKey, now: Instant): Record<string, number> {
  const extra = new Map<string, number>();
  for (const grant of grants) {
    if (grant.limit === undefined || !isLive(grant, now) || (grant.day ?? day) !== day) continue;
    extra.set(grant.limit, (extra.get(grant.limit) ?? 0) + (grant.minutes ?? 0) * 60);
  }
  return Object.fromEntries(extra);
}
