import './pin-input.css';
/** Six digits from an authenticator app, as a person types or pastes them. */
import type { FieldControl } from './Field';

interface Props {
  readonly control: FieldControl;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
  readonly qa: string;
}

/** Not a number field: codes begin with 0, come with a space in the middle, and Urdu keyboards have their own digits. */
export function CodeInput({ control, value, onChange, disabled = false, qa }: Props) {
  return (
    <input
      {...control}
      class="Input CodeInput"
      type="text"
      inputMode="numeric"
      dir="ltr"
      autocomplete="off"
      spellcheck={false}
      maxLength={20}
      value={value}
      disabled={disabled}
      onInput={(event) => onChange(event.currentTarget.value)}
      data-qa={qa}
    />
  );
}
