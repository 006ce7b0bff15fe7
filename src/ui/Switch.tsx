import './choice.css';

/** On or off, in force at once. */

interface Props {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly qa?: string;
}

/** A checkbox that reads as a switch. */
export function Switch({ label, hint, checked, onChange, disabled = false, qa }: Props) {
  return (
    <label class="Switch">
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
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
