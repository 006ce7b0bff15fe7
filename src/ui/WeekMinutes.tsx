import './week-minutes.css';
/** Minutes for each day of the week, side by side. */
import type { Ui } from './ui';

interface Props<D extends string> {
  readonly ui: Ui;
  readonly legend: string;
  readonly days: readonly D[];
  readonly values: Readonly<Record<D, string>>;
  readonly onChange: (day: D, value: string) => void;
  readonly qa?: string;
}

/** Seven small number fields; an empty one means no limit on that day. */
export function WeekMinutes<D extends string>({ ui, legend, days, values, onChange, qa }: Props<D>) {
  return (
    <fieldset class="WeekMinutes" data-qa={qa}>
      <legend class="Field-label">{legend}</legend>
      <div class="WeekMinutes-days">
        {days.map((day) => (
          <label key={day} class="WeekMinutes-day">
            <span>{ui.format.weekday(day, 'short')}</span>
            <input
              class="Input"
              type="number"
              inputMode="decimal"
              min={0}
              max={1440}
              step="any"
              value={values[day]}
              aria-label={ui.format.weekday(day, 'long')}
              onInput={(event) => onChange(day, event.currentTarget.value)}
              data-qa={qa === undefined ? undefined : `${qa}-${day}`}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
