import './help-offer.css';
/** The red button on a stopped page: the red button of web pages is not drawn on ours. Never dead: without an answer it shows the numbers. */
import type { BlockedView } from '../../messaging/views';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';
import { HelpInSmall } from '../me/HelpInSmall';
import { useHelpDoor } from '../use-help-door';
import type { Wire } from '../use-view';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  /** What the worker's answer says of the page and of the family; null while there is none. */
  readonly view: Pick<BlockedView, 'address' | 'country' | 'province'> | null;
}

export function HelpOffer({ ui, wire, view }: Props) {
  const { hasFailed, open } = useHelpDoor(wire);
  return (
    <aside class="HelpOffer">
      <div>
        <h2>{ui.t('blocked.help-title')}</h2>
        <p class="soft">{ui.t('blocked.help-text')}</p>
      </div>
      <Button look="help" onClick={() => open(view?.address ?? null)} qa="help">
        {ui.t('blocked.help-button')}
      </Button>
      {hasFailed && (
        <Notice kind="problem" qa="help-failed">
          <p>{ui.t('blocked.help-failed')}</p>
          <HelpInSmall t={ui.t} country={view?.country ?? 'PK'} province={view?.province ?? null} />
        </Notice>
      )}
    </aside>
  );
}
