/** Minutes as a number, with the hours said beside it so that 150 can be read. */
import type { FieldControl } from './Field';
import type { Ui } from './ui';

interface Props {
  readonly ui: Ui;
  readonly control: FieldControl;
  /** As typed: an empty or half-typed number is the form's to judge. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly qa?: string;
}

/** What was typed as minutes of a day, or null. */
export function readMinutes(text: string): number | null {
  if (text.trim() === '') return null;
  const minutes = Number(text);
  return Number.isFinite(minutes) && minutes >= 0 && minutes <= 1440 ? minutes : null;
}

/** The number field of a limit. */
export function DurationInput({ ui, control, value, onChange, qa }: Props) {
  const minutes = readMinutes(value);
  return (
    <span class="row">
      <input
        {...control}
        class="Input"
        type="number"
        inputMode="decimal"
        min={0}
        max={1440}
        step="any"
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
        data-qa={qa}
      />
      <output class="soft" for={control.id}>
        {minutes !== null && minutes >= 60 && ui.format.duration(minutes * 60)}
      </output>
    </span>
  );
}
