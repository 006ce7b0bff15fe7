/** A program file was stopped before it was stored: nothing is broken, and the page before is one step back. */
import type { BlockedView } from '../../messaging/views';
import { Address } from '../../ui/Address';
import { Card } from '../../ui/Card';
import type { Ui } from '../../ui/ui';

interface Props {
  readonly ui: Ui;
  readonly view: BlockedView;
  readonly program: NonNullable<BlockedView['program']>;
}

/** What was stopped, who set that, and how to ask. */
export function ProgramStopped({ ui, view, program }: Props) {
  const { t } = ui;
  return (
    <>
      <div class="BlockedPage-lead" data-qa="blocked-program">
        <h1 data-qa="blocked-heading">{t('blocked.program-title')}</h1>
        {view.address !== null && (
          <p class="soft small BlockedPage-address">
            <Address text={view.address} />
          </p>
        )}
      </div>
      <div class="BlockedPage-why stack">
        <p data-qa="blocked-reason">{t('blocked.program-text')}</p>
        <p class="soft" data-qa="blocked-by">
          {t(`blocked.by-${program.by}`)}
        </p>
      </div>
      <Card title={t('blocked.program-ask-title')} qa="blocked-ask">
        <p>{t(program.by === 'policy' ? 'blocked.program-ask-policy' : 'blocked.program-ask-parent')}</p>
      </Card>
    </>
  );
}
