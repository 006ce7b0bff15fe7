/** What was given, in the words in which it is asked for: the same on the child's page and on the parents'. */
import type { GrantView } from '../messaging/time-views';
import type { Format } from './format';
import type { T } from './t';

interface Speaker {
  readonly t: T;
  readonly format: Format;
}

/** "15 min more for Games"; "roblox.com is open until 9:30 pm". */
export function grantWords(
  { t, format }: Speaker,
  { kind, name, minutes, until }: GrantView,
  timeZone: string,
  now: number,
): string {
  if (kind === 'limit') {
    const given = minutes ?? 0;
    const time = format.duration(Math.abs(given) * 60, true);
    return t(given < 0 ? 'receipt.grant-less' : 'receipt.grant-limit', { time, name });
  }
  if (until === null) return t(`receipt.grant-${kind}-open`, { name });
  return t(`receipt.grant-${kind}`, { name, when: format.moment(until, timeZone, now) });
}
