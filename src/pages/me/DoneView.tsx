import { useContext, useState } from 'preact/hooks';
import { draftFrom } from '../../core/help/report';
/** The end: what happens next, what becomes of the covered page, and wiping. */
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { KeepDraft } from './DraftCard';
import { startFlow, type ViewProps } from './flow';
import { Heading } from './Heading';
import { OutletsContext } from './outlets';
import { WhoSees } from './WhoSees';

/** Leaves by the child's choice. */
export function DoneView({ ui, wire, press, flow, change, onClose, onWipe }: ViewProps) {
  const { t } = ui;
  const { isPractice } = useContext(OutletsContext);
  const [wiped, setWiped] = useState(false);
  const { tabId } = press;
  const leave = (choice: 'close' | 'return') => {
    onClose();
    // A tab that is already gone needs neither.
    if (tabId !== null) wire.ask('help/tab', { tabId, choice }).catch(() => undefined);
  };
  const wipe = () => {
    const empty = { ...draftFrom(null, Date.now(), flow.draft.zone), at: null };
    change((now) => ({ ...startFlow(empty, now.province), view: 'done' }));
    onWipe();
    setWiped(true);
  };
  return (
    <>
      <div class="Help-head">
        <Heading>{t('help.done_title')}</Heading>
        <p class="Help-lead">
          {t('help.praise')} {t('help.fault')}
        </p>
      </div>
      <div class="row">
        {tabId === null ? (
          <Button look="primary" onClick={onClose} qa="finish">
            {t('help.done')}
          </Button>
        ) : (
          <>
            <Button look="primary" onClick={() => leave('close')} qa="close-tab">
              {t('help.close_tab')}
            </Button>
            <Button onClick={() => leave('return')} qa="return-tab">
              {t('help.return_tab')}
            </Button>
          </>
        )}
        <Button onClick={wipe} qa="wipe">
          {t('help.wipe')}
        </Button>
        <Button onClick={() => change((now) => startFlow(now.draft, now.province, now.opened))} qa="start-again">
          {t('help.start_again')}
        </Button>
      </div>
      {wiped && <Notice kind="good" title={t('help.wiped')} />}
      <section class="Help-panel">
        <h2>{t('help.after')}</h2>
        <ul class="Plain-list">
          <li>{t('help.next1')}</li>
          <li>{t('help.next2')}</li>
          <li>{t('help.ask_family')}</li>
        </ul>
      </section>
      {!isPractice && !wiped && <KeepDraft ui={ui} wire={wire} flow={flow} />}
      <WhoSees ui={ui} />
    </>
  );
}
