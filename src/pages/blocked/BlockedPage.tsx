import './blocked.css';
/** The stopped page: asks the worker why, and asks again when rules change or when the page should open by itself. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { BlockedView } from '../../messaging/views';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';
import { CalmPage } from '../calm/Calm';
import { useView, type Wire } from '../use-view';
import { Blocked } from './Blocked';
import { HelpOffer } from './HelpOffer';
import { NowOpen } from './NowOpen';
import { ProgramStopped } from './ProgramStopped';
import { readPageAddress } from './page-address';
import { TimeUp } from './TimeUp';

/** The longest timer that a browser keeps. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** What stands behind our own `#`, also after it was edited. */
function usePageAddress(): string {
  const [address, setAddress] = useState(() => readPageAddress(location.hash));
  useEffect(() => {
    const read = () => setAddress(readPageAddress(location.hash));
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return address;
}

/** Asks again a moment after the time at which the page opens by itself. */
function useOpening(opens: string | null, reload: () => void): void {
  useEffect(() => {
    if (opens === null) return;
    const wait = Date.parse(opens) - Date.now() + 500;
    if (!(wait > 0 && wait < LONGEST_WAIT)) return;
    const timer = setTimeout(reload, wait);
    return () => clearTimeout(timer);
  }, [opens, reload]);
}

/** Takes the address of a protected page out of our own. */
function useNoAddress(isProtected: boolean): void {
  useEffect(() => {
    if (isProtected) history.replaceState(null, '', location.pathname);
  }, [isProtected]);
}

/** The page as the child sees it. */
export function BlockedPage({ ui, wire }: { readonly ui: Ui; readonly wire: Wire }) {
  const address = usePageAddress();
  const [view, reload] = useView(wire, 'blocked/view', { address });
  const isProtected = view.state === 'ready' && view.value.stopped?.reason === 'protected';
  useNoAddress(isProtected);
  useOpening(view.state === 'ready' ? (view.value.stopped?.opens ?? null) : null, reload);
  // Another rule stopped a page of a protected list first.
  if (isProtected) return <CalmPage ui={ui} wire={wire} />;
  return (
    <main class="page BlockedPage">
      {view.state === 'loading' && <p class="soft">{ui.t('common.loading')}</p>}
      {view.state === 'failed' && (
        <Notice kind="problem" title={ui.t('blocked.heading-plain')} qa="blocked-failed">
          <p>{ui.t('blocked.failed-text')}</p>
        </Notice>
      )}
      {view.state === 'ready' && <Answer ui={ui} wire={wire} view={view.value} />}
      <HelpOffer ui={ui} wire={wire} view={view.state === 'ready' ? view.value : null} />
    </main>
  );
}

interface AnswerProps {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly view: BlockedView;
}

function Answer({ ui, wire, view }: AnswerProps) {
  // A page that opened before the child's eyes: by a grown-up's yes, or because its time has come.
  const wasStopped = useRef(false);
  if (view.stopped !== null) wasStopped.current = true;
  if (view.program !== null) return <ProgramStopped ui={ui} view={view} program={view.program} />;
  if (view.stopped === null) return <NowOpen ui={ui} view={view} isNews={wasStopped.current} />;
  if (view.stopped.reason === 'limit' && view.stopped.limit !== null) {
    return <TimeUp ui={ui} wire={wire} view={view} stopped={view.stopped} limit={view.stopped.limit} />;
  }
  return <Blocked ui={ui} wire={wire} view={view} stopped={view.stopped} />;
}
