import { useMemo, useState } from 'preact/hooks';
import { findEntry } from '../../core/help/directory';
import type { Helper } from '../../core/help/policy-entry';
import type { Draft } from '../../core/help/report';
import { mailtoLink, whatsAppLink } from '../../core/help/report-links';
import { createT } from '../../i18n/t';
/** Before an official page opens: what it asks and who may see, and the report's parts to copy into it. Nothing is filled in or sent for the child. */
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { CopyCard } from './CopyCard';
import { type EmailChannel, findEmail, findWebChannels, findWhatsApp, readerOf } from './channels';
import { markOpened, type ViewProps } from './flow';
import { Heading } from './Heading';
import { AddedBy } from './HelperCard';
import { HelperFacts } from './HelperFacts';
import { asksLinkOnly, panelSheet, partsFor } from './panel-sheet';
import { ReportText } from './ReportText';
import { reportLabels } from './report-labels';

/** The page of one helper. */
export function PageView(props: ViewProps) {
  const { ui, directory, flow, helpers } = props;
  const id = flow.entryId;
  const entry = id === null ? null : (helpers.find((one) => one.id === id) ?? findEntry(directory, id));
  return entry === null ? <Heading>{ui.t('help.ways_title')}</Heading> : <HelperPage {...props} entry={entry} />;
}

interface Props extends ViewProps {
  readonly entry: Helper;
}

function HelperPage({ ui, wire, directory, flow, go, change, onCopied, entry }: Props) {
  const { t, language } = ui;
  const [failed, setFailed] = useState<string | null>(null);
  // What was opened before this view came: opening now must not say "again".
  const [wasOpened] = useState(() => flow.opened.includes(entry.id));
  const name = entry.name[language];
  const draft = useMemo(() => ({ ...flow.draft, region: flow.province }), [flow.draft, flow.province]);
  const opened = () => change((now) => markOpened(now, entry.id));
  const open = (address: string) => {
    wire.ask('help/channel', { address }).then(
      (answer) => {
        setFailed(answer.opened ? null : address);
        if (answer.opened) opened();
      },
      () => setFailed(address),
    );
  };
  const { panels } = wire;
  const sheet = panels?.canOpen() ? panelSheet(entry, draft, ui, directory) : null;
  const openBeside = (address: string) => {
    if (sheet === null || panels === undefined) return open(address);
    // In the turn of the click, or browsers open no panel; without one, all is as before.
    void panels.open(async () => {
      try {
        const answer = await wire.ask('help/beside', { address, sheet });
        setFailed(answer.opened ? null : address);
        if (answer.opened) opened();
        return answer.tabId;
      } catch {
        open(address);
        return null;
      }
    });
  };
  const [page] = findWebChannels(entry);
  const whatsApp = findWhatsApp(entry);
  const email = findEmail(entry);
  const english = reportLabels('en', draft, directory);
  return (
    <>
      <Heading>{t('help.open_first', { name })}</Heading>
      <AddedBy ui={ui} entry={entry} />
      <p>{entry.about[language]}</p>
      {wasOpened && (
        <Notice kind="info" title={t('report.again', { name })} qa="opened-before">
          <p>{t('report.again_hint')}</p>
          <Button onClick={() => go('ways')} qa="try-another">
            {t('report.try_another')}
          </Button>
        </Notice>
      )}
      <HelperFacts ui={ui} entry={entry} isOpen />
      {entry.asksFor.includes('cnic') && <Notice kind="warning">{t('help.cnic')}</Notice>}
      <Notice kind="info">
        {t('help.private1')} {t('help.private2')}
      </Notice>
      {page !== undefined && <ToCopy {...{ ui, draft, directory, entry, onCopied }} />}
      {page !== undefined && entry.added === undefined && (
        <section class="Help-panel">
          <p>{t('help.open', { name })}</p>
          <p>
            <bdi dir="ltr">{page.value}</bdi>
          </p>
          {sheet !== null && <p class="small soft">{t('panel.beside')}</p>}
          <Button look="primary" onClick={() => openBeside(page.value)} qa="open-page">
            {t('help.open_page')}
          </Button>
        </section>
      )}
      {page !== undefined && entry.added !== undefined && (
        // Its address is no help page: what opens there is blocked, timed and logged like any other.
        <section class="Help-panel">
          <CopyCard t={t} label={t('report.own_page')} value={page.value} onCopied={onCopied} qa="own-page" />
        </section>
      )}
      {whatsApp !== null && (
        <section class="Help-panel">
          <p>
            WhatsApp <bdi dir="ltr">{whatsApp.value}</bdi>
          </p>
          <p>
            {t('report.whatsapp_text')} {t('help.whatsapp_note')}
          </p>
          <Button onClick={() => open(whatsAppLink(whatsApp.value, draft, english))} qa="open-whatsapp">
            {t('help.open_whatsapp')}
          </Button>
        </section>
      )}
      {email !== null && (
        <Mail
          ui={ui}
          name={name}
          email={email}
          link={mailtoLink(draft, english, createT('en')('help.mail_subject'), email.value)}
          onOpen={opened}
        />
      )}
      {failed !== null && (
        <Notice kind="problem" title={t('help.open_failed')}>
          <bdi dir="ltr">{failed.replace(/\?.*/, '')}</bdi>
        </Notice>
      )}
      {!wasOpened && flow.opened.includes(entry.id) && (
        <Notice kind="good" title={t('report.after_open')} qa="after-open">
          <p>
            {entry.next?.[language]} {t('help.next2')}
          </p>
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

type CopyProps = Pick<Props, 'ui' | 'directory' | 'entry' | 'onCopied'> & { readonly draft: Draft };

/** The report's parts in the order in which forms ask for them. Where the link is all that is asked, the link is all that is offered. */
function ToCopy({ ui, draft, directory, entry, onCopied }: CopyProps) {
  const { t } = ui;
  const offered = partsFor(entry, draft, ui, directory);
  if (offered.length === 0) return null;
  return (
    <section class="Way-section">
      <h2>{t('help.ways_copy')}</h2>
      <p class="small soft">{t('help.ways_copy_note')}</p>
      {offered.map(({ id, label, value }) => (
        <CopyCard key={id} t={t} label={label} value={value} onCopied={onCopied} qa={id} />
      ))}
      {!asksLinkOnly(entry) && (
        <ReportText ui={ui} draft={draft} directory={directory} reader={readerOf(entry)} onCopied={onCopied} />
      )}
    </section>
  );
}

interface MailProps {
  readonly ui: Props['ui'];
  readonly name: string;
  readonly email: EmailChannel;
  readonly link: string;
  readonly onOpen: () => void;
}

/** Their e-mail address, with a short text ready in the computer's own e-mail. */
function Mail({ ui: { t }, name, email, link, onOpen }: MailProps) {
  return (
    <section class="Help-panel" data-qa="their-mail">
      <p>
        {t('report.mail_to', { name })} <bdi dir="ltr">{email.value}</bdi>
      </p>
      {email.isUnsure === true && <p>{t('report.mail_unsure')}</p>}
      <p>{t('help.ways_mail_note')}</p>
      <p>
        <a class="Button" href={link} onClick={onOpen} data-qa="mailto-them">
          {t('help.ways_mail_open')}
        </a>
      </p>
    </section>
  );
}
