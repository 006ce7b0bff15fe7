import './choice.css';

/** Yes or no: a checkbox with words enough to decide by. */

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly disabled?: boolean;
  readonly qa?: string;
}

export function Switch({ label, hint, isOn, onChange, disabled = false, qa }: Props) {
  return (
    <label class="Switch">
      <input
        type="checkbox"
        checked={isOn}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
        data-qa={qa}
      />
      <span>
        {label}
        {hint !== undefined && <span class="Choice-hint">{hint}</span>}
      </span>
    </label>
  );
}
