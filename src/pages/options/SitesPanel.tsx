/** Which sites are always closed or always open, and what becomes of the others. */
import { useState } from 'preact/hooks';
import type { SettingsDocument } from '../../core/settings/schema';
import { Card } from '../../ui/Card';
import { Choice } from '../../ui/Choice';
import { ManagedNotice } from './ManagedNotice';
import { OpenedByPolicy } from './OpenedByPolicy';
import { isManaged, type PanelProps } from './panel';
import { SiteBox } from './SiteBox';
import { TargetList } from './TargetList';

type SitesSection = NonNullable<SettingsDocument['sites']>;
type ListName = 'block' | 'allow';

/** The `sites` section; every change is saved by itself. */
export function SitesPanel({ ui, view, editor }: PanelProps) {
  const { t } = ui;
  const isLocked = isManaged(view, 'sites');
  const sites = (isLocked ? view.effective.sites : editor.document.sites) ?? {};
  const save = (change: SitesSection) => editor.save('sites', { ...sites, ...change });
  return (
    <>
      <p class="soft">{t('options.sites-lead')}</p>
      {isLocked && <ManagedNotice ui={ui} />}
      <OpenedByPolicy ui={ui} opened={view.openedByPolicy} />
      <div class="OptionsPage-two">
        {(['block', 'allow'] as const).map((list) => (
          <SiteListCard
            key={list}
            ui={ui}
            list={list}
            filters={sites[list] ?? []}
            onChange={isLocked ? null : (filters) => save({ [list]: filters })}
          />
        ))}
      </div>
      <Card title={t('options.default-title')}>
        <Choice
          legend={t('options.default-legend')}
          options={[
            { value: 'allow', label: t('options.default-allow') },
            { value: 'block', label: t('options.default-block') },
          ]}
          value={sites.default ?? 'allow'}
          disabled={isLocked}
          onChange={(value) => save({ default: value })}
          qa="sites-default"
        />
      </Card>
    </>
  );
}

interface ListProps {
  readonly ui: PanelProps['ui'];
  readonly list: ListName;
  readonly filters: readonly string[];
  /** Null: read-only. */
  readonly onChange: ((filters: string[]) => Promise<boolean>) | null;
}

function SiteListCard({ ui, list, filters, onChange }: ListProps) {
  const [text, setText] = useState('');
  const add = async (added: string[]) => {
    if (onChange === null) return;
    // A refusal gives what was typed back, so that it can be put right.
    if (!(await onChange([...filters, ...added]))) setText((now) => [...added, now].filter((part) => part !== '').join('\n'));
  };
  return (
    <Card title={ui.t(`options.${list}-title`)} hint={ui.t(`options.${list}-hint`)} qa={`sites-${list}`}>
      {onChange !== null && (
        <SiteBox
          ui={ui}
          label={ui.t('options.box-label')}
          text={text}
          onText={setText}
          present={filters}
          onAdd={add}
          qa={`sites-${list}`}
        />
      )}
      <TargetList
        ui={ui}
        targets={filters}
        empty={ui.t(`options.${list}-empty`)}
        onRemove={onChange === null ? undefined : (filter) => void onChange(filters.filter((other) => other !== filter))}
        qa={`sites-${list}`}
      />
    </Card>
  );
}
