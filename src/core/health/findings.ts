/** Protection health as data: the ledger of findings, and what they add up to. */
import { z } from 'zod/mini';

/** Every finding has a message `health.<id>` with its remedy in plain words. */
export const FINDINGS = [
  'rules-not-saved', // the network layer refused the rules
  'rules-not-stored', // they hold in this run of the browser; storing them for its next start failed
  'storage-damaged', // stored data was unreadable and set aside
  'storage-full',
  'policy-bad-value',
  'opened-by-policy',
  'private-windows', // not allowed in private windows: they are a free pass
  'site-access', // host access was taken away
  'held-by-tab', // rules that the network layer can't hold exactly
  'list-unreachable', // a subscribed list can't be fetched
  'list-unusable', // what came as a subscribed list is none
  'sources-unread', // a stored list, or what comes with Hifazat, can't be read
  'protected-list-failed', // one of either, of a list that is named nowhere
  'clock-doubted', // a new day waits: nobody saw the last one pass, and no site has vouched for the clock
  'pin-unreadable', // the PIN that policy sets can't be compared with anything
  'shortcut-unassigned',
  'not-locked', // no PIN, and the browser's owner can remove the extension
] as const;
export type FindingId = (typeof FINDINGS)[number];
export type Severity = 'info' | 'degraded' | 'off';

export const Finding = z.strictObject({
  id: z.enum(FINDINGS),
  severity: z.enum(['info', 'degraded', 'off']),
  detail: z.nullable(z.string()),
});
export type Finding = z.infer<typeof Finding>;

/** The worst finding decides. */
export function stateOf(findings: readonly Finding[]): 'ok' | 'degraded' | 'off' {
  if (findings.some(({ severity }) => severity === 'off')) return 'off';
  return findings.some(({ severity }) => severity === 'degraded') ? 'degraded' : 'ok';
}
