/** Getting one's own picture taken down: those who do it, and what not to do meanwhile. */
import { type Entry, worldDirectory } from '../../core/help/directory';
import { Notice } from '../../ui/Notice';
import { findWebChannels } from './channels';
import type { ViewProps } from './flow';
import { Heading } from './Heading';
import { HelperCard } from './HelperCard';

/** The takedown services of the country, then the world's; then those who have a page taken off the internet. */
export function TakedownView({ ui, directory, go, change }: ViewProps) {
  const { t } = ui;
  const all = [...directory.entries, ...worldDirectory().entries];
  const services = all.filter(({ id, kind }, index) => kind === 'takedown' && all.findIndex((one) => one.id === id) === index);
  // By the link alone: they look at it so that the child doesn't have to keep or show anything.
  const byLink = directory.entries.filter(
    (entry) => entry.kind === 'hotline' && entry.takes.includes('csam_seen') && findWebChannels(entry).length > 0,
  );
  const open = (entry: Entry) => () => {
    change((now) => ({ ...now, entryId: entry.id }));
    go('page');
  };
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
        <HelperCard key={entry.id} ui={ui} entry={entry} onPage={open(entry)} />
      ))}
      {byLink.length > 0 && <h2>{t('report.on_page')}</h2>}
      {byLink.map((entry) => (
        <HelperCard key={entry.id} ui={ui} entry={entry} onPage={open(entry)} />
      ))}
    </>
  );
}
