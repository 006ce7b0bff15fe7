/** A labelled list to choose one from. */
import { Field } from '../../ui/Field';

interface Props<V extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly disabled: boolean;
  readonly qa: string;
}

/** The browser's own list, typed by its values. */
export function SelectField<V extends string>({ label, options, value, onChange, disabled, qa }: Props<V>) {
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          class="Input"
          value={value}
          disabled={disabled}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.currentTarget.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
          data-qa={qa}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
