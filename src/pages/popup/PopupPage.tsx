import './popup.css';
/** The window at the toolbar's sign: this page, the time left, the next bedtime, health, and the red button. */
import { useState } from 'preact/hooks';
import type { PopupView } from '../../messaging/views';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';
import { HelpInSmall } from '../me/HelpInSmall';
import { useView, type Wire } from '../use-view';
import { Popup } from './Popup';

/** Asks the worker; shows help in small where no page may be opened for it. */
export function PopupPage({ ui, wire }: { readonly ui: Ui; readonly wire: Wire }) {
  const [view] = useView(wire, 'popup/view', {});
  if (view.state === 'loading') return <p class="PopupPage soft">{ui.t('common.loading')}</p>;
  if (view.state === 'failed') {
    return (
      <main class="PopupPage">
        <Notice kind="problem">
          <p>{ui.t('popup.failed')}</p>
        </Notice>
      </main>
    );
  }
  return <Ready ui={ui} wire={wire} view={view.value} />;
}

function Ready({ ui, wire, view }: { readonly ui: Ui; readonly wire: Wire; readonly view: PopupView }) {
  // `showHelp` is a one-shot: the next view won't say it again, so it is kept from the first one.
  const [isHelp, setIsHelp] = useState(view.showHelp);
  const openHelp = () => {
    if (view.isPrivate) {
      setIsHelp(true);
      return;
    }
    wire.ask('help/open', { address: null }).then(
      ({ opened }) => (opened ? close() : setIsHelp(true)),
      () => setIsHelp(true), // a worker that doesn't answer must not leave the button dead
    );
  };
  return (
    <main class="PopupPage">
      {isHelp ? (
        <HelpInSmall t={ui.t} country={view.country} province={view.province} />
      ) : (
        <Popup ui={ui} view={view} openHelp={openHelp} />
      )}
    </main>
  );
}
