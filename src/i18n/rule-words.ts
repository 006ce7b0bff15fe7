/** Rules in plain words: what a target is called, when a schedule holds, why a page was stopped. */
import type { Reason } from '../messaging/views';
import type { Format } from './format';
import { isMessageKey, type T } from './t';

/** What a target is called: a category by its name, `*` as all sites, a filter as written. */
export function targetName(t: T, target: string): string {
  if (target === '*') return t('common.all-sites');
  return target.startsWith('category:') ? categoryName(t, target.slice('category:'.length)) : target;
}

/** A category's name; one that this version doesn't know keeps its id. */
export function categoryName(t: T, id: string): string {
  const key = `categories.${id}`;
  return isMessageKey(key) ? t(key) : id;
}

/** Several targets in one line. */
export function targetNames(t: T, format: Format, targets: readonly string[]): string {
  return format.list(targets.map((target) => targetName(t, target)));
}

/** "Mon, Tue and Sun" or "every day". */
export function dayNames(t: T, format: Format, days: readonly string[]): string {
  return days.length >= 7 ? t('common.every-day') : format.list(days.map((day) => format.weekday(day, 'short')));
}

/** What a rule is called in the family's words: a limit's or schedule's name, a category's name, else the filter itself. */
export function ruleName(t: T, reason: Reason, rule: string | null, name: string | null): string {
  if (name !== null) return name;
  if (rule === null) return '';
  return reason === 'category' || reason === 'ask' ? categoryName(t, rule) : targetName(t, rule);
}

/** Why a page was stopped, in a few words for a grown-up. */
export function reasonWords(t: T, reason: string, rule: string | null, name: string | null = null): string {
  const key = `common.reason-${reason}`;
  if (!isMessageKey(key)) return t('common.reason-other');
  const isCategory = reason === 'category' || reason === 'ask';
  return t(key, { rule: name ?? (rule === null ? '' : isCategory ? categoryName(t, rule) : targetName(t, rule)) });
}
