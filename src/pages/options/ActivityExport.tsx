/** The log as a file, in the two forms that other tools read. */
import { useState } from 'preact/hooks';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';
import type { Wire } from '../use-view';
import { download } from './download';

const TYPES = { csv: 'text/csv;charset=utf-8', jsonl: 'application/jsonl' } as const;

/** Two buttons; a failure is said. */
export function ActivityExport({ ui, wire }: { readonly ui: Ui; readonly wire: Wire }) {
  const { t } = ui;
  const [hasFailed, setHasFailed] = useState(false);
  const take = (format: 'csv' | 'jsonl') => {
    wire.ask('activity/export', { format }).then(
      ({ text }) => {
        setHasFailed(false);
        download(`hifazat-activity.${format}`, TYPES[format], text);
      },
      () => setHasFailed(true),
    );
  };
  return (
    <Card title={t('activity.export-title')} hint={t('activity.export-text')}>
      <div class="row">
        <Button onClick={() => take('csv')} qa="activity-csv">
          {t('activity.export-csv')}
        </Button>
        <Button onClick={() => take('jsonl')} qa="activity-jsonl">
          {t('activity.export-jsonl')}
        </Button>
      </div>
      {hasFailed && <Notice kind="problem" title={t('activity.export-failed')} />}
    </Card>
  );
}
