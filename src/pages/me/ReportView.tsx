import './report.css';
import { isAddressGuarded } from '../../core/help/categories';
import type { Draft, UrgencyQuestion } from '../../core/help/report';
/** The report before anything happens to it: every item in sight, each with a cross, and room for own words. Nothing must be written. */
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { CapturedList } from './CapturedList';
import type { ViewProps } from './flow';
import { Heading } from './Heading';
import { PeopleRows } from './PeopleRows';
import { URGENT_WORDS } from './report-labels';
import { TakeAlong } from './TakeAlong';
import { TellMore } from './TellMore';
import { TextBox } from './TextBox';
import { captionOf } from './use-words';
import { WordsPicture } from './WordsPicture';

/** What would be shared. */
export function ReportView({ ui, wire, press, directory, flow, words, go, change, onCopied }: ViewProps) {
  const { t } = ui;
  const { draft } = flow;
  const set = (part: Partial<Draft>) => change((now) => ({ ...now, draft: { ...now.draft, ...part } }));
  // Nothing may leave before it is known what it is about: that decides who may see what of it.
  const next = () => {
    if (flow.isPicked) return go('ways');
    change((now) => ({ ...now, isToWays: true }));
    go('tiles');
  };
  return (
    <>
      <div class="Help-head">
        <Heading>{t('help.share_title')}</Heading>
        <p class="Help-lead">{t('help.choose')}</p>
      </div>
      <TakeAlong {...{ ui, wire, press, flow, change }} />
      <CapturedList ui={ui} flow={flow} change={change} />
      {words !== null && <WordsPicture ui={ui} words={words} caption={captionOf(draft)} onCopied={onCopied} />}
      {isAddressGuarded(draft.category) && (draft.address !== null || draft.clicked !== null) && (
        <Notice kind="info">{t('help.guarded_note')}</Notice>
      )}
      <TextBox label={t('help.words_label')} value={draft.words} onInput={(words) => set({ words })} lines={4} qa="words" />
      <Urgent t={t} draft={draft} set={set} />
      <PeopleRows t={t} people={draft.people} onChange={(people) => set({ people })} />
      <TellMore ui={ui} directory={directory} flow={flow} change={change} set={set} />
      <div class="row">
        <Button look="primary" onClick={next} qa="report-next">
          {t('help.preview_next')}
        </Button>
      </div>
    </>
  );
}

interface UrgentProps {
  readonly t: ViewProps['ui']['t'];
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
}

const QUESTIONS: readonly UrgencyQuestion[] = ['planToMeet', 'knowsWhereILive', 'inDangerNow'];

/** Answers by tapping what is true; not tapping says nothing. */
function Urgent({ t, draft, set }: UrgentProps) {
  const toggle = (question: UrgencyQuestion) =>
    set({ urgency: { ...draft.urgency, [question]: draft.urgency[question] === 'yes' ? 'unsaid' : 'yes' } });
  return (
    <fieldset class="Chips" aria-label={t('help.urgent_label')}>
      <p aria-hidden="true">{t('help.urgent_label')}</p>
      <div class="row">
        {QUESTIONS.map((question) => {
          const words = URGENT_WORDS[question];
          return words === undefined ? null : (
            <button
              key={question}
              type="button"
              class="Chip"
              aria-pressed={draft.urgency[question] === 'yes'}
              onClick={() => toggle(question)}
              data-qa={`urgent-${question}`}
            >
              {t(words)}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
