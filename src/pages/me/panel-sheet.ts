/** What is to be copied for a helper: on our page before theirs opens, and in the panel beside theirs. */
import type { Directory } from '../../core/help/directory';
import type { PanelSheet } from '../../core/help/panel';
import type { Helper } from '../../core/help/policy-entry';
import type { Draft } from '../../core/help/report';
import { type Field, fieldsFor } from '../../core/help/report-text';
import type { Ui } from '../../ui/ui';
import { readerOf } from './channels';
import { inOrderOf } from './copy-order';
import { reportLabels } from './report-labels';
import { textIn } from './report-out';

/** Is the link all that this helper asks? Then it is all that is offered. */
export const asksLinkOnly = ({ asksFor }: Pick<Helper, 'asksFor'>): boolean => asksFor.every((ask) => ask === 'link');

/** The report's parts that this reader may have, in the order in which the form asks for them; none where nothing is asked. */
export function partsFor(entry: Helper, draft: Draft, { language }: Pick<Ui, 'language'>, directory: Directory): Field[] {
  if (entry.asksFor.length === 0) return [];
  const fields = fieldsFor(draft, reportLabels(language, draft, directory), readerOf(entry));
  if (asksLinkOnly(entry)) return fields.filter(({ id }) => id === 'address' || id === 'clicked');
  return inOrderOf(entry.asksFor, fields);
}

/** The panel's sheet, in the page's language; null where there is nothing to copy. */
export function panelSheet(entry: Helper, draft: Draft, ui: Ui, directory: Directory): PanelSheet | null {
  const { t, format, language } = ui;
  const parts = partsFor(entry, draft, ui, directory);
  if (parts.length === 0) return null;
  const asked = format.list(entry.asksFor.map((ask) => t(`help.asks_${ask}`)));
  const whole = { id: 'all', label: t('help.ways_copy_all'), value: textIn(language, draft, directory, readerOf(entry)) };
  return {
    name: entry.name[language],
    facts: [`${t('help.asks')} ${asked}`, ...(entry.asksFor.includes('cnic') ? [t('help.cnic')] : [])],
    cards: [...parts.map(({ id, label, value }) => ({ id, label, value })), ...(asksLinkOnly(entry) ? [] : [whole])],
  };
}
