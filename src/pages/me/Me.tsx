import './me.css';
/**
 * The child's page and help in one document (contract 8): same address, title and icon. Which of the two shows is component state and nothing
 * else, so that a restored, reopened or suggested page is always the ordinary one.
 */
import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks';
import { neutralAddress } from '../../core/help/neutral';
import { DEFAULT_TIME_ZONE } from '../../core/settings/defaults';
import type { Ui } from '../../ui/ui';
import type { Wire } from '../use-view';
import { HelpFlow } from './HelpFlow';
import { Home } from './Home';
import { practicePress } from './practice';
import { type Press, useMe } from './use-me';
import { useQuickHide } from './use-quick-hide';

const WITHOUT_PAGE: Press = { context: null, tabId: null };
const FALLBACK = { country: 'PK', province: null, timeZone: DEFAULT_TIME_ZONE, addedHelpers: [] };

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  /** Leads to a neutral site. */
  readonly goTo?: (address: string) => void;
}
const leaveTo = (address: string): void => location.assign(address);

/** The page: ordinary, or help over it. Hiding drops help with all that was captured and typed. */
export function Me({ ui, wire, goTo = leaveTo }: Props) {
  const { view, failed, help, openHelp, closeHelp, reload } = useMe(wire);
  const hasCopied = useRef(false);
  const wasOpen = useRef(false);

  const emptyClipboard = useCallback(() => {
    if (!hasCopied.current) return;
    hasCopied.current = false;
    // Refused while the window isn't in front; nothing more can be done then, and the copy card has said that copies stay.
    navigator.clipboard.writeText('').catch(() => undefined);
  }, []);
  const close = useCallback(() => {
    closeHelp();
    emptyClipboard();
    scrollTo(0, 0);
  }, [closeHelp, emptyClipboard]);
  const neutral = neutralAddress(view?.button.after ?? 'stay', ui.language);
  const hide = useCallback(() => {
    close();
    wire.panels?.hideAll(); // what stands beside a helper's own page goes too
    // The ordinary page is drawn first: another site may take long, or not come at all.
    if (neutral !== null) requestAnimationFrame(() => setTimeout(() => goTo(neutral)));
  }, [close, goTo, neutral, wire]);
  useQuickHide(help !== null, hide, close);
  useEffect(() => wire.onHide(close), [wire, close]);

  useEffect(() => {
    // Only after help: on a fresh page the focus stays where the browser puts it.
    if (help === null && wasOpen.current)
      document.querySelector<HTMLElement>('[data-qa=home-title]')?.focus({ preventScroll: true });
    wasOpen.current = help !== null;
  }, [help]);

  const practise = useCallback(() => openHelp(practicePress(ui.language, Date.now()), true), [openHelp, ui.language]);
  const showHelp = useCallback(() => openHelp(WITHOUT_PAGE), [openHelp]);
  // Drawn once and kept underneath, so that hiding only takes help away and draws nothing: it must not take longer than a frame.
  const ordinary = useMemo(
    () => <Home ui={ui} wire={wire} view={view} onHelp={showHelp} onPractice={practise} reload={reload} />,
    [ui, wire, view, showHelp, practise, reload],
  );
  if (help === null && view === null && !failed) return <main class="page soft">{ui.t('common.loading')}</main>;
  return (
    <>
      <div hidden={help !== null}>{ordinary}</div>
      {help !== null && (
        <HelpFlow
          key={help.number}
          ui={ui}
          wire={wire}
          press={help.press}
          isPractice={help.isPractice}
          place={view ?? FALLBACK}
          onHide={hide}
          onClose={close}
          onCopied={() => {
            hasCopied.current = true;
          }}
          onWipe={emptyClipboard}
        />
      )}
    </>
  );
}
