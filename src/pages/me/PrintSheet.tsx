/** What stands on paper: shown when printing and never else. It is for another reader than the police, so it is masked and guarded. */
import type { ComponentChildren } from 'preact';
import { phoneOf } from '../../core/help/directory';
import type { Helper } from '../../core/help/policy-entry';
import type { Field } from '../../core/help/report-text';
import type { Ui } from '../../ui/ui';
import { QrCode } from '../QrCode';

interface Props {
  readonly ui: Ui;
  readonly note: string;
  readonly fields: readonly Field[];
  readonly helpers: readonly Helper[];
  /** The report's number, to be said over the phone. */
  readonly code: string | null;
  /** The report's short text as a square; null where the category guards the page. */
  readonly square: string | null;
  /** The words picture, where there is one. */
  readonly children?: ComponentChildren;
}

/** One page: the note for the grown-up, the report, the numbers and the squares. */
export function PrintSheet({ ui: { t, language }, note, fields, helpers, code, square, children }: Props) {
  return (
    <section class="Print" aria-hidden="true" data-qa="print-sheet">
      <p>
        <strong>{note}</strong>
      </p>
      <dl>
        {fields.map(({ id, label, value }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>
              <bdi dir={id === 'address' || id === 'clicked' ? 'ltr' : 'auto'}>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {code !== null && (
        <p>
          {t('report.code')}: <bdi dir="ltr">{code}</bdi>
        </p>
      )}
      <ul class="plain Print-helpers">
        {helpers.map((entry) => {
          const number = phoneOf(entry);
          return number === null ? null : (
            <li key={entry.id}>
              {entry.name[language]}: <bdi dir="ltr">{number}</bdi>
              <QrCode text={`tel:${number.replace(/[^+\d]/g, '')}`} label={t('help.qr', { number })} />
            </li>
          );
        })}
      </ul>
      {square !== null && <QrCode text={square} label={t('report.square')} />}
      {children}
    </section>
  );
}
