import './choice.css';
/** One of a few: radio buttons with words enough to choose by. */
import { useId } from 'preact/hooks';

export interface Option<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly hint?: string;
}
interface Props<V extends string> {
  readonly legend: string;
  readonly options: readonly Option<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly disabled?: boolean;
  readonly qa?: string;
}

/** A radio group; arrow keys move within it as the browser does. */
export function Choice<V extends string>({ legend, options, value, onChange, disabled = false, qa }: Props<V>) {
  const name = useId();
  return (
    <fieldset class="Choice" disabled={disabled} data-qa={qa}>
      <legend class="Field-label">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} class="Choice-option">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.hint !== undefined && <span class="Choice-hint">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
