/** Lists as the parents' page edits them: what one is called, and what a new one would be in the document. */
import { GALLERY } from '../../core/lists/gallery';
import type { SettingsDocument } from '../../core/settings/schema';
import type { ListStatus } from '../../messaging/list-views';
import type { Ui } from '../../ui/ui';
import { newRuleId } from './rule-id';

export type WrittenList = NonNullable<SettingsDocument['lists']>[number];
export type ListFormat = ListStatus['format'];
export interface OwnList {
  readonly kind: 'category' | 'protected';
  readonly url: string;
  readonly format: ListFormat;
  readonly category: string;
  readonly updateHours: number;
}

/** A whole web address, or null. */
export function readListUrl(text: string): URL | null {
  try {
    const url = new URL(text.trim());
    return /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : null;
  } catch {
    return null; // no address at all
  }
}

/** As it would be stored. A protected list has no category, and an id that says nothing. */
export function writtenList({ kind, url, format, category, updateHours }: OwnList, lists: readonly WrittenList[]): WrittenList {
  const taken = lists.map(({ id }) => id);
  const parsed = readListUrl(url);
  const address = parsed?.href ?? url;
  if (kind === 'protected') {
    return { id: newRuleId('protected', 'list', taken), kind, url: address, format, updateHours };
  }
  return { id: newRuleId(`${parsed?.hostname ?? ''} ${category}`, 'list', taken), category, url: address, format, updateHours };
}

/** By place, as the worker counts: `protected:1` is the first protected list. */
export function keyOf(list: WrittenList, lists: readonly WrittenList[]): string {
  if (list.kind !== 'protected') return list.id;
  return `protected:${lists.filter(({ kind }) => kind === 'protected').indexOf(list) + 1}`;
}

/** The publisher where it is one that we know, else the host. A protected list has no name. */
export function listName({ t }: Ui, list: WrittenList, lists: readonly WrittenList[], category: string): string {
  if (list.kind === 'protected') {
    const guarded = lists.filter(({ kind }) => kind === 'protected');
    return guarded.length === 1 ? t('lists.protected') : t('lists.protected-number', { number: guarded.indexOf(list) + 1 });
  }
  const known = GALLERY.find(({ url }) => url === list.url);
  return t('lists.by', { category, publisher: known?.publisher ?? readListUrl(list.url)?.hostname ?? list.id });
}

/** Bytes as people read them. */
export function sizeWords({ t, language }: Ui, bytes: number): string {
  const number = (value: number) =>
    new Intl.NumberFormat(language === 'ur' ? 'ur-PK-u-nu-latn' : 'en-GB', { maximumFractionDigits: 1 }).format(value);
  return bytes >= 1_000_000
    ? t('lists.megabytes', { size: number(bytes / 1_000_000) })
    : t('lists.kilobytes', { size: number(Math.ceil(bytes / 1000)) });
}

/** With separators of thousands. */
export const numberWords = ({ language }: Ui, value: number): string =>
  new Intl.NumberFormat(language === 'ur' ? 'ur-PK-u-nu-latn' : 'en-GB').format(value);
