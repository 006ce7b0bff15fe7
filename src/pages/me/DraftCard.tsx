import './draft-card.css';
/** Keep what was written under words that only the child knows, and open it again. Nothing on the page tells whether there is a draft. */
import { useState } from 'preact/hooks';
import { MAX_PHRASE, phraseLength, SHORTEST_PHRASE } from '../../core/help/draft-phrase';
import { draftOfText, draftText } from '../../core/help/draft-record';
import { draftFrom } from '../../core/help/report';
import type { MessageKey } from '../../i18n/t';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';
import type { ViewProps } from './flow';
import { TextBox } from './TextBox';

interface PhraseProps {
  readonly ui: Ui;
  readonly phrase: string;
  readonly onInput: (phrase: string) => void;
  readonly hint?: string;
  readonly qa: string;
}

/** No password field: browsers offer to keep those. Masked by its looks, and shown at will. */
function PhraseBox({ ui: { t }, phrase, onInput, hint, qa }: PhraseProps) {
  const [isShown, setShown] = useState(false);
  return (
    <div class={isShown ? 'Phrase' : 'Phrase Phrase-masked'}>
      <TextBox
        label={t('intake.phrase')}
        {...(hint === undefined ? {} : { hint })}
        value={phrase}
        onInput={(text) => onInput(text.slice(0, MAX_PHRASE))}
        lines={1}
        qa={qa}
      />
      <Button look="quiet" onClick={() => setShown(!isShown)} qa={`${qa}-show`}>
        {t(isShown ? 'intake.phrase_hide' : 'intake.phrase_show')}
      </Button>
    </div>
  );
}

type Kept = 'no' | 'busy' | 'kept' | 'too-long' | 'not-stored' | 'forgotten';
const KEPT_WORDS = {
  kept: 'intake.kept',
  'too-long': 'intake.keep_too_long',
  'not-stored': 'intake.keep_failed',
  forgotten: 'intake.forgotten',
} as const satisfies Partial<Record<Kept, MessageKey>>;

/** "Keep what I wrote": one that opens, for the end of help and beside the report. */
export function KeepDraft({ ui, wire, flow }: Pick<ViewProps, 'ui' | 'wire' | 'flow'>) {
  const { t } = ui;
  const [phrase, setPhrase] = useState('');
  const [state, setState] = useState<Kept>('no');
  // A box that was emptied is another box: see TextBox.
  const [turn, setTurn] = useState(0);
  const missing = Math.max(0, SHORTEST_PHRASE - phraseLength(phrase));
  const keep = async () => {
    setState('busy');
    const text = draftText(flow.draft);
    const outcome = await wire.ask('draft/keep', { phrase, text }).then(
      (answer) => answer.outcome,
      () => 'not-stored' as const,
    );
    setState(outcome === 'too-short' ? 'no' : outcome);
    if (outcome !== 'kept') return;
    setPhrase('');
    setTurn(turn + 1);
  };
  const forget = async () => {
    setState('busy');
    setState(
      await wire.ask('draft/forget', {}).then(
        () => 'forgotten',
        () => 'not-stored',
      ),
    );
  };
  return (
    <details class="More" data-qa="keep-draft">
      <summary>{t('intake.keep_title')}</summary>
      <p>{t('intake.keep_about')}</p>
      <PhraseBox key={turn} ui={ui} phrase={phrase} onInput={setPhrase} hint={t('intake.phrase_hint')} qa="keep-phrase" />
      <p class="small soft" role="status" data-qa="keep-missing">
        {phrase !== '' && missing > 0 ? t('intake.letters', { count: missing }) : ''}
      </p>
      <div class="row">
        <Button look="primary" disabled={missing > 0 || state === 'busy'} onClick={() => void keep()} qa="keep">
          {t(state === 'busy' ? 'intake.busy' : 'intake.keep')}
        </Button>
        <Button look="quiet" disabled={state === 'busy'} onClick={() => void forget()} qa="forget-draft">
          {t('intake.forget')}
        </Button>
      </div>
      {state !== 'no' && state !== 'busy' && (
        <Notice
          kind={state === 'kept' || state === 'forgotten' ? 'good' : 'problem'}
          title={t(KEPT_WORDS[state])}
          qa="keep-state"
        />
      )}
    </details>
  );
}

/** "I kept something": for the first view of help. What opens takes the place of what is there, and leads to what one can do. */
export function OpenDraft({ ui, wire, flow, change, go }: Pick<ViewProps, 'ui' | 'wire' | 'flow' | 'change' | 'go'>) {
  const { t } = ui;
  const [phrase, setPhrase] = useState('');
  const [state, setState] = useState<'no' | 'busy' | 'nothing'>('no');
  const open = async () => {
    setState('busy');
    const kept = await wire.ask('draft/open', { phrase }).then(
      (answer) => answer.text,
      () => null,
    );
    const draft = kept === null ? null : draftOfText(kept, { ...draftFrom(null, Date.now(), flow.draft.zone), at: null });
    if (draft === null) return setState('nothing');
    change((now) => ({ ...now, draft, captured: draft }));
    go('can');
  };
  return (
    <details class="More" data-qa="open-draft">
      <summary>{t('intake.open_title')}</summary>
      <PhraseBox ui={ui} phrase={phrase} onInput={setPhrase} qa="open-phrase" />
      <div class="row">
        <Button
          look="primary"
          disabled={phraseLength(phrase) < SHORTEST_PHRASE || state === 'busy'}
          onClick={() => void open()}
          qa="open-kept"
        >
          {t(state === 'busy' ? 'intake.busy' : 'intake.open')}
        </Button>
      </div>
      {state === 'nothing' && <Notice kind="info" title={t('intake.nothing')} qa="open-state" />}
    </details>
  );
}
