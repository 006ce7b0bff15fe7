import './options.css';
import './filtering.css';
/** The parents' page: the panels, their links, and what became of the last change. */
import type { FunctionComponent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { OptionsView } from '../../messaging/views';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';
import { useView, type Wire } from '../use-view';
import { ActivityPanel } from './ActivityPanel';
import { BedtimePanel } from './BedtimePanel';
import { CategoriesPanel } from './CategoriesPanel';
import { HealthPanel } from './HealthPanel';
import { LimitsPanel } from './LimitsPanel';
import { ListsPanel } from './ListsPanel';
import type { PanelProps } from './panel';
import { SaveNews } from './SaveNews';
import { SearchPanel } from './SearchPanel';
import { SettingsPanel } from './SettingsPanel';
import { SitesPanel } from './SitesPanel';
import { useEditor } from './use-editor';
import { PANELS, type PanelName, useRoute } from './use-route';

const PANEL: Readonly<Record<PanelName, FunctionComponent<PanelProps>>> = {
  sites: SitesPanel,
  categories: CategoriesPanel,
  search: SearchPanel,
  lists: ListsPanel,
  limits: LimitsPanel,
  bedtime: BedtimePanel,
  activity: ActivityPanel,
  settings: SettingsPanel,
  health: HealthPanel,
};

/** Asks for the view; until there is one, nothing can be edited. */
export function OptionsPage({ ui, wire }: { readonly ui: Ui; readonly wire: Wire }) {
  const [view, reload] = useView(wire, 'options/view', {});
  if (view.state === 'ready') return <Ready ui={ui} wire={wire} view={view.value} reload={reload} />;
  return (
    <main class="page">
      {view.state === 'loading' ? (
        <p class="soft">{ui.t('common.loading')}</p>
      ) : (
        <Notice kind="problem" title={ui.t('options.failed-title')} qa="options-failed">
          <p>{ui.t('options.failed-text')}</p>
          <Button onClick={reload}>{ui.t('common.reload')}</Button>
        </Notice>
      )}
    </main>
  );
}

interface ReadyProps {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly view: OptionsView;
  readonly reload: () => void;
}

function Ready({ ui, wire, view, reload }: ReadyProps) {
  const route = useRoute();
  const editor = useEditor(wire, view, reload);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(route);
  useEffect(() => {
    // Not on the first draw: a page that opens leaves the focus where the browser puts it.
    if (shown.current !== route) heading.current?.focus();
    shown.current = route;
  }, [route]);
  const Panel = PANEL[route];
  return (
    <div class="OptionsPage">
      <nav class="OptionsPage-nav" aria-label={ui.t('options.nav')}>
        {PANELS.map((panel) => (
          <a key={panel} href={`#${panel}`} aria-current={panel === route ? 'page' : undefined} data-qa={`nav-${panel}`}>
            {ui.t(`options.${panel}`)}
            {panel === 'health' && view.health.state !== 'ok' && <HealthDot ui={ui} state={view.health.state} />}
          </a>
        ))}
      </nav>
      <main class="OptionsPage-panel" data-qa={`panel-${route}`}>
        <h1 tabIndex={-1} ref={heading}>
          {ui.t(`options.${route}`)}
        </h1>
        <Panel key={route} ui={ui} wire={wire} view={view} editor={editor} />
        <SaveNews ui={ui} status={editor.status} />
      </main>
    </div>
  );
}

function HealthDot({ ui, state }: { readonly ui: Ui; readonly state: 'degraded' | 'off' }) {
  return (
    <span class={`OptionsPage-dot OptionsPage-dot-${state}`}>
      <span aria-hidden="true">!</span>
      <span class="unseen">{ui.t(`health.state-${state}`)}</span>
    </span>
  );
}
