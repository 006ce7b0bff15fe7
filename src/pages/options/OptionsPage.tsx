import './options.css';
import './filtering.css';
import './time.css';
/** The parents' page: the panels, their links, and what became of the last change. */
import type { FunctionComponent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { LockView } from '../../messaging/time-views';
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
import { TodayPanel } from './TodayPanel';
import { UnlockForm } from './UnlockForm';
import { useEditor } from './use-editor';
import { useGuard } from './use-guard';
import { PANELS, type PanelName, useRoute } from './use-route';

const PANEL: Readonly<Record<PanelName, FunctionComponent<PanelProps>>> = {
  today: TodayPanel,
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

/** Asks for the lock first; behind it for the view. */
export function OptionsPage({ ui, wire }: { readonly ui: Ui; readonly wire: Wire }) {
  const { lock, reload, guarded } = useGuard(wire);
  if (lock.state !== 'ready') return <NotYet ui={ui} isFailed={lock.state === 'failed'} reload={reload} />;
  return <Gate ui={ui} wire={guarded} lock={lock.value} reload={reload} />;
}

interface GateProps {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly lock: LockView;
  readonly reload: () => void;
}

/** When a session ends, the panels stay as they are, out of sight: what was typed is there again after the PIN. */
function Gate({ ui, wire, lock, reload }: GateProps) {
  const { isOpen } = lock;
  const unlocked = useRef({ isOpen, times: 0, wasOpen: isOpen });
  if (isOpen && !unlocked.current.isOpen) unlocked.current.times += 1;
  unlocked.current.isOpen = isOpen;
  unlocked.current.wasOpen ||= isOpen;
  return (
    <>
      {!isOpen && <UnlockForm ui={ui} wire={wire} lock={lock} onAnswer={reload} />}
      {unlocked.current.wasOpen && (
        <div hidden={!isOpen}>
          <Behind ui={ui} wire={wire} lock={lock} reloadLock={reload} unlocked={unlocked.current.times} />
        </div>
      )}
    </>
  );
}

interface BehindProps extends Omit<GateProps, 'reload'> {
  readonly reloadLock: () => void;
  /** How often the PIN was given here. */
  readonly unlocked: number;
}

/** Until there is a view, nothing can be edited. */
function Behind(props: BehindProps) {
  const [view, reload] = useView(props.wire, 'options/view', {});
  if (view.state === 'ready') return <Ready {...props} view={view.value} reload={reload} />;
  return <NotYet ui={props.ui} isFailed={view.state === 'failed'} reload={reload} />;
}

function NotYet({ ui, isFailed, reload }: { readonly ui: Ui; readonly isFailed: boolean; readonly reload: () => void }) {
  return (
    <main class="page">
      {isFailed ? (
        <Notice kind="problem" title={ui.t('options.failed-title')} qa="options-failed">
          <p>{ui.t('options.failed-text')}</p>
          <Button onClick={reload}>{ui.t('common.reload')}</Button>
        </Notice>
      ) : (
        <p class="soft">{ui.t('common.loading')}</p>
      )}
    </main>
  );
}

interface ReadyProps extends BehindProps {
  readonly view: OptionsView;
  readonly reload: () => void;
}

function Ready({ ui, wire, lock, reloadLock, unlocked, view, reload }: ReadyProps) {
  const route = useRoute();
  const editor = useEditor(wire, view, reload);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(route);
  useEffect(() => {
    // Not on the first draw: a page that opens leaves the focus where the browser puts it.
    if (shown.current !== route) heading.current?.focus();
    shown.current = route;
  }, [route]);
  useEffect(() => {
    if (unlocked > 0) heading.current?.focus(); // the form that had the focus is gone
  }, [unlocked]);
  const [more] = useView(wire, 'more/view', { address: null });
  const isAsked = more.state === 'ready' && more.value.asked !== null;
  const lockNow = () => wire.ask('lock/lock', {}).then(reloadLock, () => undefined); // a failure was looked into by the guard
  const Panel = PANEL[route];
  return (
    <div class="OptionsPage">
      <nav class="OptionsPage-nav" aria-label={ui.t('options.nav')}>
        {PANELS.map((panel) => (
          <a key={panel} href={`#${panel}`} aria-current={panel === route ? 'page' : undefined} data-qa={`nav-${panel}`}>
            {ui.t(`options.${panel}`)}
            {panel === 'today' && isAsked && <Dot state="degraded" sign="?" words={ui.t('today.asks')} />}
            {panel === 'health' && view.health.state !== 'ok' && (
              <Dot state={view.health.state} sign="!" words={ui.t(`health.state-${view.health.state}`)} />
            )}
          </a>
        ))}
        {lock.hasPin && (
          <Button look="quiet" onClick={() => void lockNow()} qa="lock-now">
            {ui.t('lock.now')}
          </Button>
        )}
      </nav>
      <main class="OptionsPage-panel" data-qa={`panel-${route}`}>
        <h1 tabIndex={-1} ref={heading}>
          {ui.t(`options.${route}`)}
        </h1>
        <Panel key={route} ui={ui} wire={wire} view={view} editor={editor} lock={lock} reloadLock={reloadLock} />
        <SaveNews ui={ui} status={editor.status} />
      </main>
    </div>
  );
}

interface DotProps {
  readonly state: 'degraded' | 'off';
  readonly sign: string;
  readonly words: string;
}

/** Something waits behind this link. */
function Dot({ state, sign, words }: DotProps) {
  return (
    <span class={`OptionsPage-dot OptionsPage-dot-${state}`}>
      <span aria-hidden="true">{sign}</span>
      <span class="unseen">{words}</span>
    </span>
  );
}
