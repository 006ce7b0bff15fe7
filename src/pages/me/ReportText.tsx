/** The whole report as text to copy, in the language that its reader understands: the child picks. */
import { useState } from 'preact/hooks';
import type { Directory } from '../../core/help/directory';
import type { Draft } from '../../core/help/report';
import type { Reader } from '../../core/help/report-text';
import type { Ui } from '../../ui/ui';
import { CopyCard } from './CopyCard';
import { type TextLanguage, textIn } from './report-out';
import { Taps } from './Taps';

interface Props {
  readonly ui: Ui;
  readonly draft: Draft;
  readonly directory: Directory;
  readonly reader: Reader;
  readonly onCopied: () => void;
}

const CUT = '…';

/** Says so where the text had to be cut. */
export function ReportText({ ui: { t, language }, draft, directory, reader, onCopied }: Props) {
  const [chosen, setChosen] = useState<TextLanguage>(language);
  const text = textIn(chosen, draft, directory, reader);
  const written = [draft.words, draft.when, draft.title, draft.selectedText, draft.reporter.safeContact].join('');
  return (
    <>
      <Taps
        question={t('report.language_q')}
        answers={(['en', 'ur', 'both'] as const).map((id) => ({ id, words: t(`report.language_${id}`) }))}
        chosen={chosen}
        onChoose={(answer) => setChosen(answer ?? chosen)}
        qa="text-language"
      />
      <CopyCard key={chosen} t={t} label={t('help.ways_copy_all')} value={text} onCopied={onCopied} qa="all" />
      {text.includes(CUT) && !written.includes(CUT) && <p class="small">{t('report.too_long')}</p>}
    </>
  );
}
