/** What the popup shows, from one view. */
import { reasonWords } from '../../i18n/rule-words';
import type { PopupView } from '../../messaging/views';
import { Address } from '../../ui/Address';
import { Button } from '../../ui/Button';
import { Empty } from '../../ui/Empty';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';
import { LimitBar } from '../LimitBar';
import { useView, type Wire } from '../use-view';
import { GrownUpHere, GrownUpStart } from './GrownUp';
import { NextHours } from './NextHours';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly view: PopupView;
  readonly openHelp: () => void;
}

/** The popup outside of help. */
export function Popup({ ui, wire, view, openHelp }: Props) {
  const { t } = ui;
  const [lock, reloadLock] = useView(wire, 'lock/view', {});
  const isGrownUpHere = lock.state === 'ready' && lock.value.isGrownUpHere;
  return (
    <>
      <section class="PopupPage-part">
        <h2>{t('popup.page-title')}</h2>
        {isGrownUpHere ? <GrownUpHere ui={ui} wire={wire} reload={reloadLock} /> : <PageInFront ui={ui} view={view} />}
        {view.program !== null && <Program ui={ui} program={view.program} />}
      </section>
      <section class="PopupPage-part">
        <h2>{t('popup.time-title')}</h2>
        {view.limits.length === 0 && <Empty text={t('popup.time-none')} />}
        {view.limits.map((limit) => (
          <LimitBar key={limit.id} ui={ui} limit={limit} />
        ))}
        <NextHours ui={ui} schedules={view.schedules} timeZone={view.timeZone} />
      </section>
      <a
        class={`PopupPage-health PopupPage-health-${view.health.state}`}
        href="../options/index.html#health"
        target="_blank"
        rel="noreferrer"
        data-qa="popup-health"
      >
        {t(`popup.health-${view.health.state}`)}
      </a>
      <Button look="help" onClick={openHelp} qa="help">
        {t('popup.help')}
      </Button>
      <nav class="PopupPage-links">
        <a href="../me/index.html" target="_blank" rel="noreferrer" data-qa="popup-me">
          {t('popup.my-page')}
        </a>
        <a href="../options/index.html" target="_blank" rel="noreferrer" data-qa="popup-options">
          {t('popup.parents')}
        </a>
      </nav>
      {lock.state === 'ready' && <GrownUpStart ui={ui} wire={wire} lock={lock.value} reload={reloadLock} />}
      {view.isManaged && <p class="soft small">{t('popup.managed')}</p>}
    </>
  );
}

/** The page in front and what became of it. */
function PageInFront({ ui, view }: { readonly ui: Ui; readonly view: PopupView }) {
  const { t, format } = ui;
  const { page } = view;
  if (page === null) return <Empty text={t('popup.page-none')} />;
  const isOpen = page.action === 'allow';
  return (
    <div class="PopupPage-front" data-qa="popup-page">
      <p class="PopupPage-site">
        <Address text={page.site} />
        <span class={`PopupPage-verdict PopupPage-verdict-${page.action}`}>
          {t(isOpen ? 'popup.page-open' : 'popup.page-closed')}
        </span>
      </p>
      <p class="soft small">{isOpen ? whyOpen(ui, page.reason) : reasonWords(t, page.reason, page.rule, page.ruleName)}</p>
      {page.opens !== null && (
        <p class="small">{t('popup.page-opens', { when: format.moment(page.opens, view.timeZone, Date.now()) })}</p>
      )}
    </div>
  );
}

/** A program file that was stopped or waits: a page can't say so, it never hears of it. */
function Program({ ui, program }: { readonly ui: Ui; readonly program: NonNullable<PopupView['program']> }) {
  const { t } = ui;
  const { site, isWaiting } = program;
  return (
    <Notice kind="info" title={t(isWaiting ? 'popup.program-waits' : 'popup.program-stopped')} qa="popup-program">
      {site !== null && (
        <p>
          <Address text={site} />
        </p>
      )}
      <p>{t(isWaiting ? 'popup.program-waits-text' : 'popup.program-stopped-text')}</p>
    </Notice>
  );
}

/** Said only where a rule opened the page; most pages are simply open. */
function whyOpen({ t }: Ui, reason: string): string | null {
  if (reason === 'site') return t('popup.page-always');
  if (reason === 'grant') return t('popup.page-granted');
  return reason === 'pause' ? t('popup.page-paused') : null;
}
