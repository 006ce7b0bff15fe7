import { isAddressGuarded } from '../../core/help/categories';
import { hasSecrets, maskAddress } from '../../core/help/mask';
import { platformOf } from '../../core/help/platforms';
import { type CapturedItem, type Draft, type UrgencyQuestion, without } from '../../core/help/report';
/** The report before anything happens to it: every item in sight, each with a cross, and room for own words. Nothing must be written. */
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { CapturedRow } from './CapturedRow';
import { CATEGORY_WORDS, type Flow, putBack, type ViewProps } from './flow';
import { Heading } from './Heading';
import { URGENT_WORDS } from './report-labels';
import { TextBox } from './TextBox';

/** What would be shared. */
export function ReportView({ ui, flow, go, change }: ViewProps) {
  const { t, format } = ui;
  const { draft, captured } = flow;
  const set = (part: Partial<Draft>) => change((now) => ({ ...now, draft: { ...now.draft, ...part } }));
  const items: readonly { readonly item: CapturedItem; readonly text: string | null; readonly isAddress: boolean }[] = [
    { item: 'address', text: captured.address === null ? null : maskAddress(captured.address), isAddress: true },
    { item: 'title', text: captured.title, isAddress: false },
    { item: 'selectedText', text: captured.selectedText, isAddress: false },
    {
      item: 'at',
      text: captured.at === null ? null : `${format.day(captured.at, draft.zone)}, ${format.clock(captured.at, draft.zone)}`,
      isAddress: false,
    },
  ];
  const platform = draft.address === null ? null : platformOf(draft.address);
  return (
    <>
      <div class="Help-head">
        <Heading>{t('help.share_title')}</Heading>
        <p class="Help-lead">{t('help.choose')}</p>
      </div>
      <dl class="Captured">
        <div class="Captured-row">
          <dt>{t('help.f_category')}</dt>
          <dd>{t(CATEGORY_WORDS[draft.category])}</dd>
        </div>
        {platform !== null && (
          <div class="Captured-row">
            <dt>{t('help.f_platform')}</dt>
            <dd>
              <bdi>{platform}</bdi>
            </dd>
          </div>
        )}
        {items.map(({ item, text, isAddress }) =>
          text === null ? null : (
            <CapturedRow
              key={item}
              t={t}
              label={t(item === 'at' ? 'help.f_time' : `help.f_${item}`)}
              text={text}
              isAddress={isAddress}
              isOut={draft[item] === null}
              onOut={() => change((now) => ({ ...now, draft: without(now.draft, item) }))}
              onBack={() => change((now) => putBack(now, item))}
              qa={item}
            />
          ),
        )}
      </dl>
      {draft.address !== null && hasSecrets(draft.address) && (
        <Notice kind="info">
          <p>
            {t('help.login_note')} {draft.hideSecrets && t('help.login_hidden')}
          </p>
          {!draft.hideSecrets && (
            <Button onClick={() => set({ hideSecrets: true })} qa="hide-login">
              {t('help.login_hide')}
            </Button>
          )}
        </Notice>
      )}
      {isAddressGuarded(draft.category) && draft.address !== null && <Notice kind="info">{t('help.guarded_note')}</Notice>}
      <TextBox label={t('help.words_label')} value={draft.words} onInput={(words) => set({ words })} lines={4} qa="words" />
      <Urgent t={t} draft={draft} change={change} />
      <TextBox
        label={t('help.names_label')}
        hint={t('help.names_note')}
        value={draft.names}
        onInput={(names) => set({ names })}
        lines={1}
        qa="names"
      />
      <TextBox label={t('help.when_label')} value={draft.when} onInput={(when) => set({ when })} lines={1} qa="when" />
      <div class="row">
        <Button look="primary" onClick={() => go('ways')} qa="report-next">
          {t('help.preview_next')}
        </Button>
      </div>
    </>
  );
}

interface UrgentProps {
  readonly t: ViewProps['ui']['t'];
  readonly draft: Draft;
  readonly change: (change: (flow: Flow) => Flow) => void;
}

const QUESTIONS: readonly UrgencyQuestion[] = ['planToMeet', 'knowsWhereILive', 'inDangerNow'];

/** Answers by tapping what is true; not tapping says nothing. */
function Urgent({ t, draft, change }: UrgentProps) {
  const toggle = (question: UrgencyQuestion) =>
    change((now) => {
      const answer = now.draft.urgency[question] === 'yes' ? 'unsaid' : 'yes';
      return { ...now, draft: { ...now.draft, urgency: { ...now.draft.urgency, [question]: answer } } };
    });
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
