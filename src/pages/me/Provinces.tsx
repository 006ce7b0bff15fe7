/** The province as buttons: it decides who answers. Kept in this view only and never asked for. */
import type { ViewProps } from './flow';

/** A second press takes the answer back. */
export function Provinces({ ui, directory, flow, change }: Pick<ViewProps, 'ui' | 'directory' | 'flow' | 'change'>) {
  if (directory.provinces.length === 0) return null;
  return (
    <fieldset class="Chips" aria-label={ui.t('help.province_q')}>
      <p aria-hidden="true">{ui.t('help.province_q')}</p>
      <div class="row">
        {directory.provinces.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            class="Chip"
            aria-pressed={flow.province === id}
            onClick={() => change((now) => ({ ...now, province: now.province === id ? null : id }))}
            data-qa={`province-${id}`}
          >
            {name[ui.language]}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
