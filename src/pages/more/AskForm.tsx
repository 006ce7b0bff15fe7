import './more.css';
/** The child asks: for how long, and why. Nothing is sent to anybody: it is put on the screen for a grown-up to hear or see. */
import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { refusalWords } from '../../i18n/refusal-words';
import type { AskableView, Outcome } from '../../messaging/time-views';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import type { Ui } from '../../ui/ui';
import type { Wire } from '../use-view';
import { usualWish, type Wish, wishesFor, wishKey, wishWords } from './wishes';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly askable: AskableView;
  /** What the request names: a limit's or schedule's id, or the stopped page's address. */
  readonly target: string;
  /** It stands frozen now. */
  readonly onAsked: () => void;
  readonly onCancel?: () => void;
  /** It stands where something that had the focus stood. */
  readonly takesFocus?: boolean;
}

const WHY_CAP = 120;

/** The form before it is frozen. */
export function AskForm({ ui, wire, askable, target, onAsked, onCancel, takesFocus = false }: Props) {
  const { t } = ui;
  const { kind } = askable;
  const wishes = wishesFor(askable);
  const [chosen, setChosen] = useState<Wish | null>(null);
  const [why, setWhy] = useState('');
  const [refused, setRefused] = useState<Outcome | null>(null);
  const [isSending, setIsSending] = useState(false);
  const wish = chosen ?? usualWish(wishes);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (takesFocus) form.current?.querySelector<HTMLElement>('input:checked')?.focus();
  }, [takesFocus]);

  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (wish === undefined || isSending) return;
    setIsSending(true);
    const settled = (outcome: Outcome) => {
      setIsSending(false);
      setRefused(outcome.done ? null : outcome);
      if (outcome.done) onAsked();
    };
    const { span, minutes } = wish;
    wire
      .ask('more/ask', { kind, target, span, minutes, why: why.trim() })
      .then(settled, () => settled({ done: false, refusal: 'not-stored', waitSeconds: 0 }));
  };
  return (
    <form class="stack" ref={form} onSubmit={submit} autocomplete="off" data-qa="more-form">
      <Wishes ui={ui} kind={kind} wishes={wishes} chosen={wish} onChoose={setChosen} />
      <Field label={t('more.why')} hint={t('more.why-hint')}>
        {(control) => (
          <input
            {...control}
            class="Input"
            type="text"
            dir="auto"
            autocomplete="off"
            maxLength={WHY_CAP}
            value={why}
            onInput={(event) => setWhy(event.currentTarget.value)}
            data-qa="more-why"
          />
        )}
      </Field>
      {refused !== null && (
        <p class="Field-problem" role="alert" data-qa="more-refused">
          {refusalWords(ui, refused)}
        </p>
      )}
      <div class="row">
        <Button type="submit" look="primary" disabled={isSending} qa="more-ask">
          {t('more.ask')}
        </Button>
        {onCancel !== undefined && (
          <Button look="quiet" onClick={onCancel} qa="more-close">
            {t('more.close')}
          </Button>
        )}
      </div>
    </form>
  );
}

interface WishesProps {
  readonly ui: Ui;
  readonly kind: AskableView['kind'];
  readonly wishes: readonly Wish[];
  readonly chosen: Wish | undefined;
  readonly onChoose: (wish: Wish) => void;
}

/** Radio buttons drawn as buttons; arrow keys move within them as the browser does. */
function Wishes({ ui: { t }, kind, wishes, chosen, onChoose }: WishesProps) {
  const name = useId();
  const chosenKey = chosen === undefined ? null : wishKey(chosen);
  return (
    <fieldset class="Wishes">
      <legend class="Field-label">{t('more.how-long')}</legend>
      <div class="Wishes-all">
        {wishes.map((wish) => {
          const key = wishKey(wish);
          return (
            <label key={key} class="Wishes-one">
              <input
                type="radio"
                name={name}
                checked={key === chosenKey}
                onChange={() => onChoose(wish)}
                data-qa={`more-wish-${key}`}
              />
              <span>{wishWords(t, kind, wish)}</span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
