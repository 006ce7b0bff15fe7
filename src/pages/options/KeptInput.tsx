/** A text that is saved when it is left or Enter is pressed: saving at each key would store half a name. */
import type { TargetedEvent, TargetedInputEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { FieldControl } from '../../ui/Field';

interface Props {
  readonly control: FieldControl;
  readonly value: string;
  readonly onKeep: (value: string) => void;
  readonly type?: 'text' | 'number' | 'time';
  readonly bounds?: { readonly min?: number; readonly max?: number; readonly maxLength?: number };
  readonly disabled: boolean;
  readonly qa: string;
}

/** Holds what is typed until it is kept; follows the value when that changes elsewhere. */
export function KeptInput({ control, value, onKeep, type = 'text', bounds = {}, disabled, qa }: Props) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const shared = {
    ...control,
    ...bounds,
    value: text,
    disabled,
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => setText(event.currentTarget.value),
    onChange: (event: TargetedEvent<HTMLInputElement>) => {
      if (event.currentTarget.value !== value) onKeep(event.currentTarget.value);
    },
    'data-qa': qa,
  };
  if (type === 'time') return <input {...shared} class="Input Input-short" type="time" />;
  if (type === 'number') return <input {...shared} class="Input Input-short" type="number" />;
  return <input {...shared} class="Input" type="text" />;
}
