/** Getting one's own picture taken down: those who do it, and what not to do meanwhile. */
import { worldDirectory } from '../../core/help/directory';
import { Notice } from '../../ui/Notice';
import type { ViewProps } from './flow';
import { Heading } from './Heading';
import { HelperCard } from './HelperCard';

/** The takedown services of the country, then the world's. */
export function TakedownView({ ui, directory, go, change }: ViewProps) {
  const { t } = ui;
  const all = [...directory.entries, ...worldDirectory().entries].filter((entry) => entry.kind === 'takedown');
  const services = all.filter((entry, index) => all.findIndex(({ id }) => id === entry.id) === index);
  return (
    <>
      <div class="Help-head">
        <Heading>{t('help.do_down')}</Heading>
        <p class="Help-lead">{t('help.fault')}</p>
      </div>
      <Notice kind="info" title={t('help.three')}>
        {t('help.noreply')}
      </Notice>
      {services.map((entry) => (
        <HelperCard
          key={entry.id}
          ui={ui}
          entry={entry}
          onPage={() => {
            change((now) => ({ ...now, entryId: entry.id }));
            go('page');
          }}
        />
      ))}
    </>
  );
}
