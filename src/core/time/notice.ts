/** How the time that is left is told on a page and in the toolbar: rounded up, so that nobody is promised less than there is. */

export interface LeftInWords {
  readonly unit: 'minutes' | 'seconds';
  readonly count: number;
}

const MINUTE = 60;
const MOST_MINUTES = 999;

/** As a notice says it: whole minutes, below one tens of seconds, the last ten one by one. */
export function leftInWords(seconds: number): LeftInWords {
  const whole = Math.ceil(Math.max(0, seconds));
  const rounded = whole <= 10 ? whole : Math.ceil(whole / 10) * 10;
  return rounded < MINUTE ? { unit: 'seconds', count: rounded } : { unit: 'minutes', count: Math.ceil(whole / MINUTE) };
}

/** As the toolbar counts it: minutes, below one every second; at most three digits. */
export function leftOnBadge(seconds: number): LeftInWords {
  const whole = Math.ceil(Math.max(0, seconds));
  if (whole < MINUTE) return { unit: 'seconds', count: whole };
  return { unit: 'minutes', count: Math.min(MOST_MINUTES, Math.ceil(whole / MINUTE)) };
}

/** What is left of a limit. */
export interface LimitLeft {
  readonly limitId: string;
  readonly leftSeconds: number;
}

/** Of the limits that cover a page the one that ends first and hasn't ended; null = none. */
export function firstToEnd(limitIds: readonly string[], lefts: readonly LimitLeft[]): LimitLeft | null {
  const own = lefts.filter(({ limitId, leftSeconds }) => limitIds.includes(limitId) && leftSeconds > 0);
  return own.reduce<LimitLeft | null>(
    (first, one) => (first === null || one.leftSeconds < first.leftSeconds ? one : first),
    null,
  );
}
