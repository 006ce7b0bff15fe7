/** The red button on a stopped page: the red button of web pages is not drawn on ours. */
import { useState } from 'preact/hooks';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';
import type { Wire } from '../use-view';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  /** The stopped page's address as the worker checked it. */
  readonly address: string | null;
}

/** Opens help; says so when it could not. */
export function HelpOffer({ ui, wire, address }: Props) {
  const [hasFailed, setHasFailed] = useState(false);
  const open = () => {
    wire.ask('help/open', { address }).then(
      ({ opened }) => setHasFailed(!opened),
      () => setHasFailed(true),
    );
  };
  return (
    <aside class="HelpOffer">
      <div>
        <h2>{ui.t('blocked.help-title')}</h2>
        <p class="soft">{ui.t('blocked.help-text')}</p>
      </div>
      <Button look="help" onClick={open} qa="help">
        {ui.t('blocked.help-button')}
      </Button>
      {hasFailed && (
        <Notice kind="problem" qa="help-failed">
          <p>{ui.t('blocked.help-failed')}</p>
        </Notice>
      )}
    </aside>
  );
}
