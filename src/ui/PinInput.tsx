import './pin-input.css';
/** A PIN as it is typed: hidden from whoever looks on, with a way to see it. */
import type { TargetedInputEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { FieldControl } from './Field';
import type { Ui } from './ui';

interface Props {
  readonly ui: Ui;
  readonly control: FieldControl;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
  /** The field is what just opened: it takes the focus. */
  readonly takesFocus?: boolean;
  readonly qa: string;
}

/** Any keyboard will do: a PIN may be a phrase, in any script. Hidden again whenever the field is emptied. */
export function PinInput({ ui, control, value, onChange, disabled = false, takesFocus = false, qa }: Props) {
  const [isShown, setIsShown] = useState(false);
  const showId = useId();
  const shared = {
    ...control,
    class: 'Input',
    dir: 'ltr',
    inputMode: 'text',
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: false,
    maxLength: 64,
    value,
    disabled,
    ref: takesFocus ? focusOnce : null,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => {
      if (event.currentTarget.value === '') setIsShown(false);
      onChange(event.currentTarget.value);
    },
    'data-qa': qa,
  } as const;
  return (
    <span class="PinInput">
      {isShown ? <input {...shared} type="text" /> : <input {...shared} type="password" />}
      <label class="PinInput-show small" for={showId}>
        <input
          id={showId}
          type="checkbox"
          checked={isShown}
          onChange={(event) => setIsShown(event.currentTarget.checked)}
          data-qa={`${qa}-show`}
        />
        {ui.t('lock.show')}
      </label>
    </span>
  );
}

/** A function of its own, so that a new draw doesn't call it again. */
function focusOnce(input: HTMLInputElement | null): void {
  input?.focus();
}
