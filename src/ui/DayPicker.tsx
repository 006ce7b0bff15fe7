import './choice.css';
/** Which days of the week: seven checkboxes that look like a week. */
import type { Ui } from './ui';

interface Props<D extends string> {
  readonly ui: Ui;
  readonly legend: string;
  readonly days: readonly D[];
  readonly chosen: readonly D[];
  readonly onChange: (days: D[]) => void;
  readonly qa?: string;
}

/** The days in the week's own order, whatever order they were ticked in. */
export function DayPicker<D extends string>({ ui, legend, days, chosen, onChange, qa }: Props<D>) {
  return (
    <fieldset class="DayPicker" data-qa={qa}>
      <legend class="Field-label">{legend}</legend>
      <div class="DayPicker-days">
        {days.map((day) => (
          <label key={day} class="DayPicker-day">
            <input
              type="checkbox"
              aria-label={ui.format.weekday(day, 'long')}
              checked={chosen.includes(day)}
              onChange={(event) => {
                const isOn = event.currentTarget.checked;
                onChange(days.filter((other) => (other === day ? isOn : chosen.includes(other))));
              }}
              data-qa={qa === undefined ? undefined : `${qa}-${day}`}
            />
            <span aria-hidden="true">{ui.format.weekday(day, 'short')}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
