/** How to bring it to someone: phone first, then official pages, then by way of a grown-up. Each way is the child's own act. */
import { useContext, useMemo } from 'preact/hooks';
import { isAddressGuarded } from '../../core/help/categories';
import type { Helper } from '../../core/help/policy-entry';
import { shortCode } from '../../core/help/report';
import { mailtoLink } from '../../core/help/report-links';
import { fieldsFor, squareText } from '../../core/help/report-text';
import { createT } from '../../i18n/t';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { CopyCard } from './CopyCard';
import { hasWay, readerOf, whoToCall } from './channels';
import type { ViewProps } from './flow';
import { Heading } from './Heading';
import { AddedBy, HelperCard } from './HelperCard';
import { IntakeView } from './IntakeView';
import { OutletsContext } from './outlets';
import { PrintSheet } from './PrintSheet';
import { ReportText } from './ReportText';
import { reportLabels } from './report-labels';
import { useSealed } from './report-out';
import { captionOf } from './use-words';
import { PrintedWords } from './WordsPicture';

/** The ways, people before forms. */
export function WaysView({ ui, wire, directory, flow, words, sendId, helpers, go, change, onCopied }: ViewProps) {
  const { t, language } = ui;
  const outlets = useContext(OutletsContext);
  const draft = useMemo(() => ({ ...flow.draft, region: flow.province }), [flow.draft, flow.province]);
  const labels = reportLabels(language, draft, directory);
  const sealed = useSealed(draft);
  const code = sealed === null ? null : shortCode(sealed);
  const [phone] = whoToCall(helpers);
  const openPage = (entry: Helper) => {
    change((now) => ({ ...now, entryId: entry.id }));
    go('page');
  };
  const mail = mailtoLink(draft, reportLabels('en', draft, directory), createT('en')('help.mail_subject'));
  const others = fieldsFor(draft, labels, 'other');
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
          <Spoken ui={ui} draft={draft} labels={labels} helper={phone} />
          {code !== null && (
            <p data-qa="short-code">
              {t('report.code')}:{' '}
              <bdi dir="ltr" class="Short-code">
                {code}
              </bdi>
              <br />
              <span class="small soft">{t('report.code_hint')}</span>
            </p>
          )}
        </section>
      )}
      <Pages ui={ui} helpers={helpers.filter(hasWay)} opened={flow.opened} onPage={openPage} />
      {!outlets.isPractice && <IntakeView ui={ui} wire={wire} flow={flow} sendId={sendId} />}
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
        <ReportText ui={ui} draft={draft} directory={directory} reader="other" onCopied={onCopied} />
      </section>
      <section class="Way-section" data-qa="way-print">
        <h2>{t('help.ways_print')}</h2>
        <p>{t('help.ways_print_note')}</p>
        <div>
          <Button onClick={outlets.print} qa="print">
            {t('help.ways_print')}
          </Button>
        </div>
      </section>
      {sealed !== null && (
        <details class="More" data-qa="way-machines">
          <summary>{t('report.for_machines')}</summary>
          <p class="small soft">{t('report.for_machines_hint')}</p>
          <CopyCard t={t} label={t('report.json')} value={JSON.stringify(sealed, null, 2)} onCopied={onCopied} qa="json" />
        </details>
      )}
      <PrintSheet ui={ui} fields={others} note={labels.note} helpers={helpers} code={code} square={squareText(draft, labels)}>
        {words !== null && <PrintedWords ui={ui} words={words} caption={captionOf(draft)} />}
      </PrintSheet>
      <div class="row">
        <Button look="primary" onClick={() => go('done')} qa="ways-done">
          {t('help.done')}
        </Button>
      </div>
    </>
  );
}

interface SpokenProps {
  readonly ui: ViewProps['ui'];
  readonly draft: Parameters<typeof fieldsFor>[0];
  readonly labels: Parameters<typeof fieldsFor>[1];
  readonly helper: Helper;
}

/** What to read out: even to the police no exact address, which nobody can read out. */
function Spoken({ ui: { format }, draft, labels, helper }: SpokenProps) {
  const reader = readerOf(helper);
  const time = draft.at === null ? '' : `${format.day(draft.at, draft.zone)}, ${format.clock(draft.at, draft.zone)}`;
  return (
    <dl class="Captured">
      {fieldsFor(draft, labels, reader === 'authority' ? 'helpline' : reader).map(({ id, label, value }) => (
        <div key={id} class="Captured-row">
          <dt>{label}</dt>
          <dd>
            {/* Read out by a child, so not in the form that a computer reads. */}
            <bdi dir={id === 'address' || id === 'clicked' ? 'ltr' : 'auto'}>{id === 'time' ? time : value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface PagesProps {
  readonly ui: ViewProps['ui'];
  readonly helpers: readonly Helper[];
  readonly opened: readonly string[];
  readonly onPage: (entry: Helper) => void;
}

/** Those with a page, a chat or an e-mail address. */
function Pages({ ui, helpers, opened, onPage }: PagesProps) {
  const { t, language } = ui;
  if (helpers.length === 0) return null;
  return (
    <section class="Way-section" data-qa="way-page">
      <h2>{t('help.ways_page')}</h2>
      {helpers.map((entry) => (
        <div key={entry.id} class="Way-page">
          <div>
            <p>
              <strong>{entry.name[language]}</strong>
              <br />
              <span class="small soft">{entry.about[language]}</span>
            </p>
            <AddedBy ui={ui} entry={entry} />
            {opened.includes(entry.id) && <p class="small">{t('report.again', { name: entry.name[language] })}</p>}
          </div>
          <Button onClick={() => onPage(entry)} label={`${t('help.ways_page')}: ${entry.name[language]}`} qa={`page-${entry.id}`}>
            {t('help.ways_page')}
          </Button>
        </div>
      ))}
    </section>
  );
}
