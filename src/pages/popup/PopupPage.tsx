import './popup.css';
/** The window at the toolbar's sign: this page, the time left, the next bedtime, health, and the red button. */
import { useEffect, useState } from 'preact/hooks';
import type { PopupView } from '../../messaging/views';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';
import { HelpInSmall } from '../me/HelpInSmall';
import { HELP_PATIENCE_MS, useHelpDoor } from '../use-help-door';
import { useView, type Wire } from '../use-view';
import { Popup } from './Popup';

/** Asks the worker; shows help in small where no page may be opened for it. */
export function PopupPage({ ui, wire }: { readonly ui: Ui; readonly wire: Wire }) {
  const [view] = useView(wire, 'popup/view', {});
  const isLate = useLate(view.state === 'loading');
  if (view.state === 'loading' && isLate) return <HelpInSmall t={ui.t} country="PK" province={null} />;
  if (view.state === 'loading') return <p class="PopupPage soft">{ui.t('common.loading')}</p>;
  if (view.state === 'failed') {
    return (
      <main class="PopupPage">
        <Notice kind="problem">
          <p>{ui.t('popup.failed')}</p>
        </Notice>
        <HelpInSmall t={ui.t} country="PK" province={null} />
      </main>
    );
  }
  return <Ready ui={ui} wire={wire} view={view.value} />;
}

/** Has it been waiting for a second? Then the numbers are better than nothing. */
function useLate(isWaiting: boolean): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setTimeout(() => setIsLate(true), HELP_PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  return isLate;
}
function Ready({ ui, wire, view }: { readonly ui: Ui; readonly wire: Wire; readonly view: PopupView }) {
  // `showHelp` is a one-shot: the next view won't say it again, so it is kept from the first one.
  const [isHelp, setIsHelp] = useState(view.showHelp);
  const door = useHelpDoor(wire, () => close());
  const openHelp = () => {
    if (view.isPrivate) {
      setIsHelp(true);
      return;
    }
    door.open(null);
  };
  return (
    <main class="PopupPage">
      {isHelp || door.hasFailed ? (
        <HelpInSmall t={ui.t} country={view.country} province={view.province} />
      ) : (
        <Popup ui={ui} wire={wire} view={view} openHelp={openHelp} />
      )}
    </main>
  );
}
