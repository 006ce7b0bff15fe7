/** A time of day, by the browser's own field: it knows the keyboard, the wheel and 12 or 24 hours. */
import type { FieldControl } from './Field';

interface Props {
  readonly control: FieldControl;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
  readonly qa?: string;
}

/** Its value is "HH:MM", or "" while incomplete. */
export function TimeInput({ control, value, onChange, disabled = false, qa }: Props) {
  return (
    <input
      {...control}
      class="Input Input-short"
      type="time"
      required
      value={value}
      disabled={disabled}
      onInput={(event) => onChange(event.currentTarget.value)}
      data-qa={qa}
    />
  );
}
