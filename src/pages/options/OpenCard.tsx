/** One site, open for an hour or today, whatever the rules say of it. */
import { useState } from 'preact/hooks';
import { Address } from '../../ui/Address';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Field } from '../../ui/Field';
import { filterMeaning, filterProblem } from './filter-words';
import { type PastedLine, readLines } from './pasted-lines';
import type { DayProps } from './TodayPanel';

/** In minutes; of what lasts for the day they say nothing. */
const HOUR = 60;

/** Takes what people paste and says what it becomes, as the sites' own panel does. */
export function OpenCard({ ui, gifts }: DayProps) {
  const { t } = ui;
  const [text, setText] = useState('');
  const line = readLines(text, [])[0];
  const site = line === undefined || line.state === 'bad' ? null : line.filter.text;
  const open = async (span: 'minutes' | 'day') => {
    if (site === null) return;
    const gift = { kind: 'site', target: site, span, minutes: HOUR, day: 'today' } as const;
    if (await gifts.give(gift, t('today.opened', { site }))) setText('');
  };
  return (
    <Card title={t('today.open')} hint={t('today.open-hint')} qa="today-open">
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void open('minutes');
        }}
      >
        <Field label={t('options.box-label')}>
          {(control) => (
            <input
              {...control}
              class="Input"
              type="text"
              inputMode="url"
              dir="ltr"
              spellcheck={false}
              autocomplete="off"
              autocapitalize="none"
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
              data-qa="open-site"
            />
          )}
        </Field>
        <p class="small" aria-live="polite" data-qa="open-becomes">
          {line !== undefined && <Becomes ui={ui} line={line} />}
        </p>
        <div class="row">
          <Button type="submit" disabled={site === null} qa="open-hour">
            {t('today.open-hour')}
          </Button>
          <Button onClick={() => void open('day')} disabled={site === null} qa="open-today">
            {t('today.open-today')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Becomes({ ui, line }: { readonly ui: DayProps['ui']; readonly line: PastedLine }) {
  if (line.state === 'bad') return <span class="Field-problem">{filterProblem(ui.t, line.code)}</span>;
  return (
    <>
      <strong>
        <Address text={line.filter.text} />
      </strong>{' '}
      <span class="soft">{filterMeaning(ui.t, line.filter)}</span>
    </>
  );
}
