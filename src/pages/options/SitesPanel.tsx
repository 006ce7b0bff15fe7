/** Which sites are always closed or always open, what becomes of the others, and why a page is as it is. */
import type { SettingsDocument } from '../../core/settings/schema';
import type { GoodLine, ListName } from '../../core/sites/preview';
import { Card } from '../../ui/Card';
import { Choice } from '../../ui/Choice';
import { Switch } from '../../ui/Switch';
import { ManagedNotice } from './ManagedNotice';
import { OpenedByPolicy } from './OpenedByPolicy';
import { isManaged, type PanelProps } from './panel';
import { SiteInbox } from './SiteInbox';
import { TargetList } from './TargetList';
import { WhyCard } from './WhyCard';

type SitesSection = NonNullable<SettingsDocument['sites']>;

/** The `sites` section; every change is saved by itself. */
export function SitesPanel(props: PanelProps) {
  const { ui, wire, view, editor } = props;
  const { t } = ui;
  const isLocked = isManaged(view, 'sites');
  const sites = (isLocked ? view.effective.sites : editor.document.sites) ?? {};
  const save = (change: SitesSection) => editor.save('sites', { ...sites, ...change });
  return (
    <>
      <p class="soft">{t('options.sites-lead')}</p>
      {isLocked && <ManagedNotice ui={ui} />}
      <OpenedByPolicy ui={ui} opened={view.openedByPolicy} />
      {!isLocked && <SiteInbox {...props} onAdd={(lines) => save(withLines(sites, lines))} />}
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
      <WhyCard ui={ui} wire={wire} />
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
      <Card title={t('sites.guess-title')}>
        <Switch
          label={t('sites.guess')}
          hint={t('sites.guess-hint')}
          isOn={sites.guessProxies ?? false}
          disabled={isLocked}
          onChange={(guessProxies) => void save({ guessProxies })}
          qa="guess-proxies"
        />
      </Card>
    </>
  );
}

/** The lists with what was added. What moves is taken off the other list: the same filter can't do both. */
function withLines(sites: SitesSection, lines: readonly GoodLine[]): SitesSection {
  const added = (list: ListName) => lines.filter((line) => line.list === list).map(({ filter }) => filter.text);
  const block = added('block');
  const allow = added('allow');
  const merge = (before: readonly string[] = [], more: readonly string[], away: readonly string[]) => {
    const gone = new Set(away);
    return [...before.filter((filter) => !gone.has(filter)), ...more];
  };
  return {
    ...((block.length > 0 || allow.length > 0) && {
      ...(sites.block !== undefined || block.length > 0 ? { block: merge(sites.block, block, allow) } : {}),
      ...(sites.allow !== undefined || allow.length > 0 ? { allow: merge(sites.allow, allow, block) } : {}),
    }),
  };
}

interface ListProps {
  readonly ui: PanelProps['ui'];
  readonly list: ListName;
  readonly filters: readonly string[];
  /** Null: read-only. */
  readonly onChange: ((filters: string[]) => Promise<boolean>) | null;
}

function SiteListCard({ ui, list, filters, onChange }: ListProps) {
  return (
    <Card title={ui.t(`options.${list}-title`)} hint={ui.t(`options.${list}-hint`)} qa={`sites-${list}`}>
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
