import './segments.css';
/** One of a few short words, side by side: radio buttons drawn as one strip. */
import { useId } from 'preact/hooks';

interface Props<V extends string> {
  readonly legend: string;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly disabled?: boolean;
  readonly describedBy?: string;
  readonly qa?: string;
}

/** The legend is for screen readers: what the strip is about stands beside it. */
export function Segments<V extends string>({ legend, options, value, onChange, disabled = false, describedBy, qa }: Props<V>) {
  const name = useId();
  return (
    <fieldset class="Segments" disabled={disabled} aria-describedby={describedBy} data-qa={qa}>
      <legend class="unseen">{legend}</legend>
      {options.map((option) => (
        <label key={option.value} class="Segments-option">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
