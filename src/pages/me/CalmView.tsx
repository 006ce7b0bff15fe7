import { useContext } from 'preact/hooks';
import { emergencyNumber } from '../../core/help/directory';
import { Button } from '../../ui/Button';
/** The first view: nothing has been sent. One question, and a way out for a press by mistake. */
import { OpenDraft } from './DraftCard';
import type { ViewProps } from './flow';
import { Heading } from './Heading';
import { OutletsContext } from './outlets';
import { WhoSees } from './WhoSees';

/** Calm, then "in danger now?". */
export function CalmView({ ui, wire, press, directory, flow, words, change, go, onClose }: ViewProps) {
  const { t } = ui;
  const { isPractice } = useContext(OutletsContext);
  const number = emergencyNumber(directory.country);
  // The words of this page are no picture of the one that a kept draft is about.
  const replace: ViewProps['change'] = (make) => {
    words?.forget();
    change(make);
  };
  const mistake = () => {
    const { tabId } = press;
    onClose();
    // The page behind comes back; if its tab is gone there is nothing to bring back.
    if (tabId !== null) wire.ask('help/tab', { tabId, choice: 'return' }).catch(() => undefined);
  };
  return (
    <>
      <div class="Help-head">
        <Heading>{t('help.calm_title')}</Heading>
        <p class="Help-lead">{t('help.calm_sub')}</p>
      </div>
      <section class="Help-panel">
        <h2>{t('help.danger_q')}</h2>
        <div class="Help-two">
          <button type="button" class="Big Big-danger" onClick={() => go('danger')} data-qa="danger-yes">
            {number === null ? t('help.danger_yes_plain') : t('help.danger_yes', { number })}
          </button>
          <button type="button" class="Big" onClick={() => go('tiles')} data-qa="danger-no">
            {t('help.danger_no')}
          </button>
        </div>
      </section>
      <p>
        <Button look="quiet" onClick={mistake} qa="mistake">
          {t('help.mistake')}
        </Button>
      </p>
      {!isPractice && <OpenDraft {...{ ui, wire, flow, change: replace, go }} />}
      <WhoSees ui={ui} />
    </>
  );
}
