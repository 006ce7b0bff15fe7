/** Whether Hifazat is able to protect, what is missing and what to do about it, and what no extension can do. */
import { isMessageKey, type MessageKey } from '../../i18n/t';
import type { HealthView } from '../../messaging/views';
import { Address } from '../../ui/Address';
import { Card } from '../../ui/Card';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';
import { EnforcementCard } from './EnforcementCard';
import { OpenedByPolicy } from './OpenedByPolicy';
import type { PanelProps } from './panel';
import { RequestsCard } from './RequestsCard';

const STATE_NOTICE = { ok: 'good', degraded: 'warning', off: 'problem' } as const;
const FINDING_NOTICE = { info: 'info', degraded: 'warning', off: 'problem' } as const;
const CANNOT: readonly MessageKey[] = [
  'health.cannot-1',
  'health.cannot-2',
  'health.cannot-3',
  'health.cannot-4',
  'health.cannot-5',
];

/** Findings first, then the honest limits, then the version. */
export function HealthPanel({ ui, wire, view }: PanelProps) {
  const { t, format } = ui;
  const { state, findings } = view.health;
  return (
    <>
      <Notice kind={STATE_NOTICE[state]} title={t(`health.state-${state}`)} qa="health-state">
        {findings.length === 0 && <p>{t('health.none')}</p>}
      </Notice>
      {findings.map((finding) => (
        <Finding key={`${finding.id} ${finding.detail}`} ui={ui} finding={finding} />
      ))}
      <OpenedByPolicy ui={ui} opened={view.openedByPolicy} />
      {view.managed.length > 0 && (
        <p data-qa="health-managed">
          {t('health.managed-sections', { sections: format.list(view.managed.map((name) => sectionName(ui, name))) })}
        </p>
      )}
      <EnforcementCard ui={ui} wire={wire} />
      <RequestsCard ui={ui} wire={wire} />
      <Card title={t('health.cannot-title')}>
        <ul class="Points">
          {CANNOT.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </Card>
      <p class="soft small" data-qa="version">
        {t('health.version', { version: view.version })}
      </p>
    </>
  );
}

/** A section's name as its panel says it; one that has no panel keeps its key. */
function sectionName({ t }: Ui, section: string): string {
  const key = `options.section-${section}`;
  return isMessageKey(key) ? t(key) : section;
}

/** One finding with its remedy; one that this version has no words for still shows. */
function Finding({ ui, finding }: { readonly ui: Ui; readonly finding: HealthView['findings'][number] }) {
  const { t } = ui;
  const title = `health.${finding.id}`;
  const fix = `health.${finding.id}-fix`;
  return (
    <Notice
      kind={FINDING_NOTICE[finding.severity]}
      title={isMessageKey(title) ? t(title) : t('health.unknown')}
      qa={`finding-${finding.id}`}
    >
      <p>{isMessageKey(fix) ? t(fix) : t('health.unknown-fix')}</p>
      {finding.detail !== null && (
        <p class="small">
          {t('health.where')} <Address text={finding.detail} />
        </p>
      )}
    </Notice>
  );
}
