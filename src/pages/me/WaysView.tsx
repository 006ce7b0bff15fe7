import { isAddressGuarded } from '../../core/help/categories';
import type { Entry } from '../../core/help/directory';
import { mailtoLink } from '../../core/help/report-links';
import { fieldsFor, plainText } from '../../core/help/report-text';
/** How to bring it to someone: phone first, then official pages, then by way of a grown-up. Each way is the child's own act. */
import { createT } from '../../i18n/t';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { CopyCard } from './CopyCard';
import { findWebChannels, findWhatsApp, whoToCall } from './channels';
import type { ViewProps } from './flow';
import { Heading } from './Heading';
import { HelperCard } from './HelperCard';
import { PrintSheet } from './PrintSheet';
import { reportLabels } from './report-labels';

/** The ways, people before forms. */
export function WaysView({ ui, directory, flow, helpers, go, change, onCopied }: ViewProps) {
  const { t, language, format } = ui;
  const draft = { ...flow.draft, region: flow.province };
  const labels = reportLabels(language, draft, directory);
  const [phone] = whoToCall(helpers);
  const pages = helpers.filter((entry) => findWebChannels(entry).length > 0 || findWhatsApp(entry) !== null);
  const openPage = (entry: Entry) => {
    change((now) => ({ ...now, entryId: entry.id }));
    go('page');
  };
  const mail = mailtoLink(draft, reportLabels('en', draft, directory), createT('en')('help.mail_subject'));
  // Read out by a child, so not in the form that a computer reads.
  const spokenTime = draft.at === null ? '' : `${format.day(draft.at, draft.zone)}, ${format.clock(draft.at, draft.zone)}`;
  return (
    <>
      <div class="Help-head">
        <Heading>{t('help.ways_title')}</Heading>
        <p class="Help-lead">{t('help.ways_none')}</p>
      </div>
      {isAddressGuarded(draft.category) && <Notice kind="info">{t('help.guarded_note')}</Notice>}
      {phone !== undefined && (
        <section class="Way-section" data-qa="way-phone">
          <h2>{t('help.ways_phone')}</h2>
          <HelperCard ui={ui} entry={phone} isFirst />
          <dl class="Captured">
            {fieldsFor(draft, labels, 'other').map(({ id, label, value }) => (
              <div key={id} class="Captured-row">
                <dt>{label}</dt>
                <dd>
                  <bdi dir={id === 'address' ? 'ltr' : 'auto'}>{id === 'time' ? spokenTime : value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {pages.length > 0 && (
        <section class="Way-section" data-qa="way-page">
          <h2>{t('help.ways_page')}</h2>
          {pages.map((entry) => (
            <div key={entry.id} class="Way-page">
              <p>
                <strong>{entry.name[language]}</strong>
                <br />
                <span class="small soft">{entry.about[language]}</span>
              </p>
              <Button
                onClick={() => openPage(entry)}
                label={`${t('help.ways_page')}: ${entry.name[language]}`}
                qa={`page-${entry.id}`}
              >
                {t('help.ways_page')}
              </Button>
            </div>
          ))}
        </section>
      )}
      <section class="Way-section" data-qa="way-mail">
        <h2>{t('help.ways_mail')}</h2>
        <p>
          {t('help.ways_mail_note')} {t('help.trusted2')}
        </p>
        <p>
          <a class="Button" href={mail} data-qa="mailto">
            {t('help.ways_mail_open')}
          </a>
        </p>
        <p class="small soft">
          {t('help.ways_mail_urdu')} {t('help.ways_copy_note')}
        </p>
        <CopyCard t={t} label={t('help.ways_copy_all')} value={plainText(draft, labels, 'other')} onCopied={onCopied} qa="all" />
      </section>
      <section class="Way-section" data-qa="way-print">
        <h2>{t('help.ways_print')}</h2>
        <p>{t('help.ways_print_note')}</p>
        <div>
          <Button onClick={() => print()} qa="print">
            {t('help.ways_print')}
          </Button>
        </div>
      </section>
      <PrintSheet ui={ui} fields={fieldsFor(draft, labels, 'other')} note={labels.note} helpers={helpers} />
      <div class="row">
        <Button look="primary" onClick={() => go('done')} qa="ways-done">
          {t('help.done')}
        </Button>
      </div>
    </>
  );
}
