/** The family's clock: zone, when a day begins, when counting stops. */
import { DEFAULT_TIME_ZONE, resolve } from '../../core/settings/defaults';
import type { SettingsDocument } from '../../core/settings/schema';
import { Card } from '../../ui/Card';
import { Field } from '../../ui/Field';
import { KeptInput } from './KeptInput';
import { ManagedNotice } from './ManagedNotice';
import { isManaged, type PanelProps } from './panel';
import { SelectField } from './SelectField';

type ClockSection = NonNullable<SettingsDocument['clock']>;

/** The section `clock`; what is not set shows its default. */
export function ClockCard({ ui, view, editor }: PanelProps) {
  const { t } = ui;
  const isLocked = isManaged(view, 'clock');
  const stored = (isLocked ? view.effective.clock : editor.document.clock) ?? {};
  const clock = resolve({ version: 1, clock: stored }).clock;
  const save = (change: ClockSection) => void editor.save('clock', { ...stored, ...change });
  return (
    <Card title={t('options.clock-title')} qa="settings-clock">
      {isLocked && <ManagedNotice ui={ui} />}
      <SelectField
        label={t('options.clock-zone')}
        options={zones(clock.timeZone).map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        value={clock.timeZone}
        disabled={isLocked}
        onChange={(timeZone) => save({ timeZone })}
        qa="clock-zone"
      />
      <Field label={t('options.clock-day-start')} hint={t('options.clock-day-start-hint')}>
        {(control) => (
          <KeptInput
            control={control}
            type="time"
            value={clock.dayStart}
            disabled={isLocked}
            onKeep={(dayStart) => save({ dayStart })}
            qa="clock-day-start"
          />
        )}
      </Field>
      <Field label={t('options.clock-idle')} hint={t('options.clock-idle-hint')}>
        {(control) => (
          <KeptInput
            control={control}
            type="number"
            bounds={{ min: 15, max: 600 }}
            value={String(clock.idleAfter)}
            disabled={isLocked}
            onKeep={(text) => save({ idleAfter: Number(text) })}
            qa="clock-idle"
          />
        )}
      </Field>
    </Card>
  );
}

/** The browser's zones, with the family's and Pakistan's whatever the browser lists. */
function zones(current: string): string[] {
  return [...new Set([DEFAULT_TIME_ZONE, current, ...Intl.supportedValuesOf('timeZone')])];
}
