/** The red button on the parents' pages: the one of web pages is not drawn on ours, and a child may stand in front of any of them. */
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import type { Ui } from '../ui/ui';
import { HelpInSmall } from './me/HelpInSmall';
import { useHelpDoor } from './use-help-door';
import type { Wire } from './use-view';

/** In the strip above the page. */
export function HelpCorner({ ui: { t }, wire }: { readonly ui: Ui; readonly wire: Pick<Wire, 'ask'> }) {
  const { hasFailed, open } = useHelpDoor(wire);
  return (
    <>
      <Button look="help" onClick={() => open(null)} qa="help-corner">
        {t('help.btn')}
      </Button>
      {hasFailed && (
        <Notice kind="problem" qa="help-failed">
          <HelpInSmall t={t} country="PK" province={null} />
        </Notice>
      )}
    </>
  );
}
