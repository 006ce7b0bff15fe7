import './more.css';
/** Where a grown-up proves to be one: the PIN at the computer, or six digits that they read from their phone. */
import type { TargetedSubmitEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { refusalWords } from '../../i18n/refusal-words';
import type { Outcome } from '../../messaging/time-views';
import { Button } from '../../ui/Button';
import { CodeInput } from '../../ui/CodeInput';
import { Field } from '../../ui/Field';
import { PinInput } from '../../ui/PinInput';
import type { Ui } from '../../ui/ui';
import { useWait } from './use-wait';

interface Props {
  readonly ui: Ui;
  readonly way: 'pin' | 'code';
  readonly label: string;
  readonly hint?: string;
  readonly button: string;
  /** How long the next try must wait, as the worker said last. */
  readonly waitSeconds: number;
  /** Asks the worker anew how long. */
  readonly refresh: () => void;
  readonly send: (proof: string) => Promise<Outcome>;
  /** Told of every answer; what was refused is said here already. */
  readonly onAnswer: (outcome: Outcome) => void;
  readonly takesFocus?: boolean;
  readonly qa: string;
}

/** What was typed is sent once and forgotten at once, right or wrong. */
export function ProofForm(props: Props) {
  const { ui, way, label, hint, button, waitSeconds, refresh, send, onAnswer, takesFocus = false, qa } = props;
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<Outcome | null>(null);
  const [isSending, setIsSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [left, wait] = useWait(waitSeconds, refresh);
  const isReady = typed.trim() !== '' && !isSending && left === 0;

  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isReady) return;
    setTyped('');
    setRefused(null);
    setIsSending(true);
    const settled = (outcome: Outcome) => {
      setIsSending(false);
      if (!outcome.done) {
        setRefused(outcome);
        form.current?.querySelector('input')?.focus(); // the button can't be pressed before something is typed again
      }
      wait(outcome.waitSeconds);
      onAnswer(outcome);
    };
    // A worker that doesn't answer has given nothing.
    send(typed).then(settled, () => settled({ done: false, refusal: 'not-stored', waitSeconds: 0 }));
  };
  // What is counted down is no alert: a screen reader would say each second of it.
  const problem = refused === null || refused.refusal === 'wait' ? undefined : refusalWords(ui, refused);
  return (
    <form class="ProofForm" ref={form} onSubmit={submit} autocomplete="off" data-qa={qa}>
      <Field label={label} hint={hint} problem={problem}>
        {(control) =>
          way === 'pin' ? (
            <PinInput ui={ui} control={control} value={typed} onChange={setTyped} takesFocus={takesFocus} qa={`${qa}-field`} />
          ) : (
            <CodeInput control={control} value={typed} onChange={setTyped} qa={`${qa}-field`} />
          )
        }
      </Field>
      {left > 0 && (
        <p class="ProofForm-wait" role="timer" data-qa={`${qa}-wait`}>
          {refusalWords(ui, { refusal: 'wait', waitSeconds: left })}
        </p>
      )}
      <Button type="submit" look="primary" disabled={!isReady} qa={`${qa}-send`}>
        {button}
      </Button>
    </form>
  );
}
