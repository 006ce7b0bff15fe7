/**
 * When the browser is asked for its policy, and when its "there is none" is believed. Chromium answers with nothing for seconds after an
 * install or a start, and may never say that it knows more.
 */

/** Moments of asking, ms after a start. The last is within the 30 quiet seconds after which browsers end a background. */
export const POLICY_ASKS = [0, 1_000, 3_000, 6_000, 10_000, 15_000, 20_000, 25_000] as const;

/** Why it is asked: one of the moments above, an alarm that rang, or the browser said that its policy changed. */
export type AskedBecause = 'started' | 'alarm' | 'changed';

/** Is an empty answer the end of a known policy? `asked`: how many of the moments have come, this one included. */
export function believesNone(because: AskedBecause, asked: number): boolean {
  return because === 'changed' || asked >= POLICY_ASKS.length;
}
