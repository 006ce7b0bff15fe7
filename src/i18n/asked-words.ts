/** A request as a child reads it to a parent, word for word the same on every page: "45 minutes for Roblox". */
import type { AskedView } from '../messaging/time-views';
import { isMessageKey, type T } from './t';

/** The sentence of a request. What a limit is asked for is always minutes. */
export function askedWords(t: T, { kind, name, span, minutes }: Pick<AskedView, 'kind' | 'name' | 'span' | 'minutes'>): string {
  const key = `more.say-${kind}-${span}`;
  return t(isMessageKey(key) ? key : `more.say-${kind}-minutes`, { name, time: t('more.minutes', { count: minutes }) });
}
