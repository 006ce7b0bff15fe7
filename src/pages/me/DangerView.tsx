import { emergencyNumber, route } from '../../core/help/directory';
import { Button } from '../../ui/Button';
/** Danger now: the number at once, nothing to fill in. */
import type { ViewProps } from './flow';
import { Heading } from './Heading';
import { HelperCard } from './HelperCard';

/** The emergency number, large, and the next ones below. */
export function DangerView({ ui, directory, flow, go }: ViewProps) {
  const { t } = ui;
  const number = emergencyNumber(directory.country);
  return (
    <>
      <div class="Help-head">
        <Heading>{number === null ? t('help.danger_title_plain') : t('help.danger_title', { number })}</Heading>
        <p class="Help-lead">{t('help.danger_go')}</p>
      </div>
      {route(directory, 'danger_now', flow.province).map((entry, index) => (
        <HelperCard key={entry.id} ui={ui} entry={entry} isFirst={index === 0} />
      ))}
      {number === null && (
        <section class="Help-panel">
          <h2>{t('help.trusted')}</h2>
          <p>{t('help.trusted2')}</p>
        </section>
      )}
      <p>
        <Button onClick={() => go('tiles')} qa="danger-next">
          {t('help.danger_next')}
        </Button>
      </p>
    </>
  );
}
