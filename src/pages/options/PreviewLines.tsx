/** What the lines in the box become: one line in full, many as a summary, what can't be used, and the first of the rest. */
import type { BadLine, GoodLine, LinePreview } from '../../core/sites/preview';
import { Address } from '../../ui/Address';
import type { Ui } from '../../ui/ui';
import { filterProblem } from './filter-words';
import { previewSentences } from './preview-words';
import type { Previews } from './use-previews';

interface Props {
  readonly ui: Ui;
  readonly previews: Previews;
}

/** More would only be scrolled past. */
const SHOWN = 50;

export const isBad = (line: LinePreview): line is BadLine => line.state === 'bad';
export const isToAdd = (line: LinePreview): line is GoodLine => line.state !== 'bad' && line.state !== 'known';

/** Nothing for an empty box. */
export function PreviewLines({ ui, previews }: Props) {
  const { lines, total, isDone } = previews;
  if (total === 0) return null;
  const parts = [
    ['sites.bad-title', lines.filter(isBad)],
    ['sites.good-title', isDone ? lines.filter(isToAdd) : []],
    ['sites.known-title', isDone ? lines.filter(({ state }) => state === 'known') : []],
  ] as const;
  return (
    <div class="PreviewLines stack" data-qa="sites-becomes">
      {total > 1 && <Summary ui={ui} previews={previews} />}
      {parts.map(([title, part]) =>
        part.length === 0 ? null : (
          <section key={title} class="PreviewLines-part">
            {total > 1 && <h3>{ui.t(title)}</h3>}
            <Lines ui={ui} lines={part} hasNumbers={total > 1} />
          </section>
        ),
      )}
    </div>
  );
}

/** Spoken when it changes: how far the reading is, then how many of what. */
function Summary({ ui: { t, format }, previews: { lines, total, isDone } }: Props) {
  const count = (fits: (line: LinePreview) => boolean) => lines.filter(fits).length;
  const counts = [
    ['sites.count-good', count(isToAdd)],
    ['sites.count-known', count(({ state }) => state === 'known')],
    ['sites.count-quiet', count((line) => isToAdd(line) && !line.changes)],
    ['sites.count-bad', count(isBad)],
  ] as const;
  const said = counts.flatMap(([key, number]) => (number === 0 ? [] : [t(key, { count: number })]));
  return (
    <p class="PreviewLines-summary" aria-live="polite" data-qa="sites-summary">
      {isDone ? format.list(said) : t('sites.reading', { done: lines.length, total })}
    </p>
  );
}

interface LinesProps {
  readonly ui: Ui;
  readonly lines: readonly LinePreview[];
  readonly hasNumbers: boolean;
}

function Lines({ ui, lines, hasNumbers }: LinesProps) {
  return (
    <ul class="plain PreviewLines-list" aria-live={hasNumbers ? 'off' : 'polite'}>
      {lines.slice(0, SHOWN).map((line, index) => (
        <li key={index} data-qa="sites-line" data-state={line.state} data-line={line.line}>
          {hasNumbers && <span class="soft small">{ui.t('sites.line', { number: line.line })} </span>}
          <LineWords ui={ui} line={line} />
        </li>
      ))}
      {lines.length > SHOWN && <li class="soft">{ui.t('sites.more-lines', { count: lines.length - SHOWN })}</li>}
    </ul>
  );
}

function LineWords({ ui, line }: { readonly ui: Ui; readonly line: LinePreview }) {
  if (line.state === 'bad') {
    return (
      <span class="Field-problem">
        <Address text={line.typed} /> — {filterProblem(ui.t, line.code)}
      </span>
    );
  }
  return (
    <>
      <strong>
        <Address text={line.filter.text} />
      </strong>{' '}
      <span class="soft small">({ui.t(`sites.list-${line.list}`)})</span>
      {previewSentences(ui, line).map((sentence) => (
        <span key={sentence} class="Choice-hint">
          {sentence}
        </span>
      ))}
    </>
  );
}
