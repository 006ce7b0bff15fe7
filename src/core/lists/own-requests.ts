/** Every request that Hifazat itself makes is counted, and the last ones are kept for the page of protection health. */
import { z } from 'zod/mini';

const MAX_KEPT = 20;

const OwnRequest = z.strictObject({
  /** Null for a protected list, which is named nowhere. */
  host: z.nullable(z.string()),
  at: z.number(),
  bytes: z.int().check(z.gte(0)),
  /** `begun`, `complete`, `unchanged`, or why it failed. */
  outcome: z.string(),
});
export type OwnRequest = z.infer<typeof OwnRequest>;
export const Requests = z.strictObject({
  count: z.int().check(z.gte(0)),
  /** When the first was made. */
  since: z.nullable(z.number()),
  /** Newest first. */
  last: z.array(OwnRequest).check(z.maxLength(MAX_KEPT)),
});
export type Requests = z.infer<typeof Requests>;
export const NO_REQUESTS: Requests = { count: 0, since: null, last: [] };

/** Counted when it begins: the worker may not live to see its end. */
export const withRequest = ({ count, since, last }: Requests, request: OwnRequest): Requests => ({
  count: count + 1,
  since: since ?? request.at,
  last: [request, ...last].slice(0, MAX_KEPT),
});

/** The newest request to this host that had begun has ended. */
export function withEnd(requests: Requests, host: string | null, bytes: number, outcome: string): Requests {
  const at = requests.last.findIndex((request) => request.host === host && request.outcome === 'begun');
  return { ...requests, last: requests.last.map((request, index) => (index === at ? { ...request, bytes, outcome } : request)) };
}
