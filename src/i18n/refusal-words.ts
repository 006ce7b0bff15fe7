/** Why something asked for, given or proved was refused, in plain words. */
import type { Outcome } from '../messaging/time-views';
import type { Format } from './format';
import type { T } from './t';

interface Speaker {
  readonly t: T;
  readonly format: Format;
}

/** One or two sentences; empty where nothing was refused. `waitSeconds` is what is left to wait now: a page counts it down. */
export function refusalWords({ t, format }: Speaker, { refusal, waitSeconds }: Pick<Outcome, 'refusal' | 'waitSeconds'>): string {
  return refusal === null ? '' : t(`lock.refused-${refusal}`, { time: format.duration(waitSeconds, true) });
}
