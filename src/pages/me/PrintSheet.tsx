/** What stands on paper: shown when printing and never else. It is for another reader than the police, so it is masked and guarded. */
import { type Entry, phoneOf } from '../../core/help/directory';
import type { Field } from '../../core/help/report-text';
import type { Ui } from '../../ui/ui';

interface Props {
  readonly ui: Ui;
  readonly note: string;
  readonly fields: readonly Field[];
  readonly helpers: readonly Entry[];
}

/** One page: the note for the grown-up, the report, the numbers. */
export function PrintSheet({ ui: { language }, note, fields, helpers }: Props) {
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
              <bdi dir={id === 'address' ? 'ltr' : 'auto'}>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <ul>
        {helpers.map((entry) => {
          const number = phoneOf(entry);
          return number === null ? null : (
            <li key={entry.id}>
              {entry.name[language]}: <bdi dir="ltr">{number}</bdi>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
