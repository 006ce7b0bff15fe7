/** When a helper is there, as far as its source says: "open now", or when it opens again (116 111's own rule: say when it reopens). */
import type { Instant } from '../time/local-time';
import { isInForce, nextScheduleChange } from '../time/schedule';
import type { Entry } from './directory';

export interface Opening {
  readonly isOpen: boolean;
  /** When it opens again, ms since the epoch; null while it is open. */
  readonly opens: Instant | null;
}

/** Null where the source gives no hours: then nothing is claimed. */
export function openingOf({ hours }: Pick<Entry, 'hours'>, now: Instant): Opening | null {
  if (hours.always === true) return { isOpen: true, opens: null };
  if (hours.open === undefined) return null;
  const isOpen = isInForce(hours.open, now, hours.open.zone);
  return { isOpen, opens: isOpen ? null : nextScheduleChange([hours.open], now, hours.open.zone) };
}
