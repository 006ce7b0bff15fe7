/** What is written down about browsing, and for how long. */
import { resolve } from '../../core/settings/defaults';
import type { SettingsDocument } from '../../core/settings/schema';
import { Card } from '../../ui/Card';
import { Choice } from '../../ui/Choice';
import { Field } from '../../ui/Field';
import { KeptInput } from './KeptInput';
import { ManagedNotice } from './ManagedNotice';
import { isManaged, type PanelProps } from './panel';

type LogSection = NonNullable<SettingsDocument['log']>;
const DETAILS = ['off', 'categories', 'sites', 'pages'] as const;

/** The section `log`. */
export function LogCard({ ui, view, editor }: PanelProps) {
  const { t } = ui;
  const isLocked = isManaged(view, 'log');
  const stored = (isLocked ? view.effective.log : editor.document.log) ?? {};
  const log = resolve({ version: 1, log: stored }).log;
  const save = (change: LogSection) => void editor.save('log', { ...stored, ...change });
  return (
    <Card title={t('options.log-title')} hint={t('options.log-note')} qa="settings-log">
      {isLocked && <ManagedNotice ui={ui} />}
      <Choice
        legend={t('options.log-legend')}
        options={DETAILS.map((detail) => ({ value: detail, label: t(`options.log-${detail}`) }))}
        value={log.detail}
        disabled={isLocked}
        onChange={(detail) => save({ detail })}
        qa="log-detail"
      />
      <Field label={t('options.log-days')} hint={t('options.log-days-hint')}>
        {(control) => (
          <KeptInput
            control={control}
            type="number"
            bounds={{ min: 1, max: 3650 }}
            value={String(log.keepDays)}
            disabled={isLocked}
            onKeep={(text) => save({ keepDays: Number(text) })}
            qa="log-days"
          />
        )}
      </Field>
    </Card>
  );
}
