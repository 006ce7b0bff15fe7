import { useState } from 'preact/hooks';
import { findEntry } from '../../core/help/directory';
import { fieldsFor, plainText } from '../../core/help/report-text';
/** Before an official page opens: what it asks and who may see, and the report's parts to copy into it. Nothing is filled in or sent for the child. */
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { CopyCard } from './CopyCard';
import { findWebChannels, findWhatsApp, readerOf } from './channels';
import type { ViewProps } from './flow';
import { Heading } from './Heading';
import { HelperFacts } from './HelperFacts';
import { reportLabels } from './report-labels';

/** The page of one helper. */
export function PageView({ ui, wire, directory, flow, go, onCopied }: ViewProps) {
  const { t, language } = ui;
  const [failed, setFailed] = useState<string | null>(null);
  const entry = flow.entryId === null ? null : findEntry(directory, flow.entryId);
  if (entry === null) return <Heading>{t('help.ways_title')}</Heading>;
  const name = entry.name[language];
  const open = (address: string) => {
    wire.ask('help/channel', { address }).then(
      ({ opened }) => setFailed(opened ? null : address),
      () => setFailed(address),
    );
  };
  const draft = { ...flow.draft, region: flow.province };
  const reader = readerOf(entry);
  const labels = reportLabels(language, draft, directory);
  const takesText = entry.asksFor.length > 0;
  const fields = fieldsFor(draft, labels, reader);
  // Where the link is all that is asked, the link is all that is offered.
  const offered = entry.asksFor.every((ask) => ask === 'link') ? fields.filter(({ id }) => id === 'address') : fields;
  const [page] = findWebChannels(entry);
  const whatsApp = findWhatsApp(entry);
  return (
    <>
      <Heading>{t('help.open_first', { name })}</Heading>
      <p>{entry.about[language]}</p>
      <HelperFacts ui={ui} entry={entry} isOpen />
      {entry.asksFor.includes('cnic') && <Notice kind="warning">{t('help.cnic')}</Notice>}
      <Notice kind="info">
        {t('help.private1')} {t('help.private2')}
      </Notice>
      {takesText && offered.length > 0 && page !== undefined && (
        <section class="Way-section">
          <h2>{t('help.ways_copy')}</h2>
          <p class="small soft">{t('help.ways_copy_note')}</p>
          {offered.map(({ id, label, value }) => (
            <CopyCard key={id} t={t} label={label} value={value} onCopied={onCopied} qa={id} />
          ))}
          {offered.length > 1 && (
            <CopyCard
              t={t}
              label={t('help.ways_copy_all')}
              value={plainText(draft, labels, reader)}
              onCopied={onCopied}
              qa="all"
            />
          )}
        </section>
      )}
      {page !== undefined && (
        <section class="Help-panel">
          <p>{t('help.open', { name })}</p>
          <p>
            <bdi dir="ltr">{page.value}</bdi>
          </p>
          <Button look="primary" onClick={() => open(page.value)} qa="open-page">
            {t('help.open_page')}
          </Button>
        </section>
      )}
      {whatsApp !== null && (
        <section class="Help-panel">
          <p>
            WhatsApp <bdi dir="ltr">{whatsApp.value}</bdi>
          </p>
          <p>{t('help.whatsapp_note')}</p>
          <Button onClick={() => open(`https://wa.me/${whatsApp.value.slice(1)}`)} qa="open-whatsapp">
            {t('help.open_whatsapp')}
          </Button>
        </section>
      )}
      {failed !== null && (
        <Notice kind="problem" title={t('help.open_failed')}>
          <bdi dir="ltr">{failed}</bdi>
        </Notice>
      )}
      <div class="row">
        <Button onClick={() => go('done')} qa="page-done">
          {t('help.done')}
        </Button>
      </div>
    </>
  );
}
