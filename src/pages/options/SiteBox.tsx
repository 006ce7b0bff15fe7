/** One box to type or paste sites into. It shows at once what each line would be stored as and what that would do. */
import { Address } from '../../ui/Address';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import type { Ui } from '../../ui/ui';
import { filterMeaning, filterProblem } from './filter-words';
import { badLines, newFilters, type PastedLine, readLines } from './pasted-lines';

interface Props {
  readonly ui: Ui;
  readonly label: string;
  /** What is in the box: held by the owner, so that nothing typed is lost when a form around it is saved. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly present: readonly string[];
  readonly onAdd: (filters: string[]) => void;
  readonly qa: string;
}

/** Enter adds; lines that can't be used stay in the box. */
export function SiteBox({ ui, label, text, onText, present, onAdd, qa }: Props) {
  const lines = readLines(text, present);
  const add = () => {
    const filters = newFilters(lines);
    onText(badLines(lines));
    if (filters.length > 0) onAdd(filters);
  };
  return (
    <div class="SiteBox">
      <Field label={label} hint={ui.t('options.box-hint')}>
        {(control) => (
          <textarea
            {...control}
            class="Input SiteBox-input"
            dir="ltr"
            rows={Math.min(8, text.split('\n').length)}
            spellcheck={false}
            autocomplete="off"
            autocapitalize="none"
            value={text}
            onInput={(event) => onText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              add();
            }}
            data-qa={`${qa}-box`}
          />
        )}
      </Field>
      <Button look="primary" onClick={add} disabled={newFilters(lines).length === 0} qa={`${qa}-add`}>
        {ui.t('options.add')}
      </Button>
      <ul class="SiteBox-lines plain" aria-live="polite" data-qa={`${qa}-becomes`}>
        {lines.map((line, index) => (
          <li key={index}>
            <LineWords ui={ui} line={line} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What one line becomes. */
function LineWords({ ui, line }: { readonly ui: Ui; readonly line: PastedLine }) {
  if (line.state === 'bad') {
    return (
      <span class="Field-problem">
        <Address text={line.typed} /> — {filterProblem(ui.t, line.code)}
      </span>
    );
  }
  if (line.state === 'known') {
    return (
      <span class="soft">
        <Address text={line.filter.text} /> {ui.t('options.already')}
      </span>
    );
  }
  return (
    <span>
      {ui.t('options.becomes')}{' '}
      <strong>
        <Address text={line.filter.text} />
      </strong>
      <span class="Choice-hint">{filterMeaning(ui.t, line.filter)}</span>
    </span>
  );
}
