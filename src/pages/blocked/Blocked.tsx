/** What stopped the page, in a child's words: the site, the rule, who set it, when it opens again, how to ask. */
import { ruleName } from '../../i18n/rule-words';
import { isMessageKey } from '../../i18n/t';
import type { BlockedView } from '../../messaging/views';
import { Address } from '../../ui/Address';
import { Card } from '../../ui/Card';
import type { Ui } from '../../ui/ui';
import { MoreTime } from '../more/MoreTime';
import type { Wire } from '../use-view';
import { Opens } from './Opens';

export type Stopped = NonNullable<BlockedView['stopped']>;
interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly view: BlockedView;
  readonly stopped: Stopped;
}

/** A page stopped by a rule. */
export function Blocked({ ui, wire, view, stopped }: Props) {
  const { t } = ui;
  const { site } = view;
  const isAsking = stopped.reason === 'ask' && stopped.by !== 'policy';
  const name = site ?? t('blocked.this-page');
  const asking = (
    <MoreTime ui={ui} wire={wire} address={view.address} timeZone={view.timeZone}>
      {isAsking ? <AskFirst ui={ui} site={name} /> : <AskPlainly ui={ui} stopped={stopped} site={name} />}
    </MoreTime>
  );
  return (
    <>
      <div class="BlockedPage-lead">
        <h1 data-qa="blocked-heading">
          {site === null ? t('blocked.heading-plain') : t(isAsking ? 'blocked.heading-ask' : 'blocked.heading', { site })}
        </h1>
        {view.address !== null && (
          <p class="soft small BlockedPage-address" data-qa="blocked-address">
            <Address text={view.address} />
          </p>
        )}
      </div>
      {isAsking && asking}
      <div class="BlockedPage-why stack">
        <p data-qa="blocked-reason">{why(ui, stopped)}</p>
        {stopped.reason === 'site' && stopped.rule !== null && (
          <p class="soft" data-qa="blocked-rule">
            {t('blocked.rule')} <Address text={stopped.rule} />
          </p>
        )}
        {stopped.source !== null && (
          <p class="soft" data-qa="blocked-source">
            {t(`blocked.source-${stopped.source}`)}
          </p>
        )}
        <p class="soft" data-qa="blocked-by">
          {t(`blocked.by-${stopped.by}`)}
        </p>
        <Opens ui={ui} opens={stopped.opens} timeZone={view.timeZone} />
      </div>
      {!isAsking && asking}
    </>
  );
}

/** Where nothing can be asked for on the page itself: what to say to whom. */
function AskPlainly({ ui: { t }, stopped, site }: Pick<Props, 'ui' | 'stopped'> & { readonly site: string }) {
  return (
    <Card title={t('blocked.ask-title')} qa="blocked-ask">
      <p>{t(stopped.by === 'policy' ? 'blocked.ask-policy' : 'blocked.ask-parent', { site })}</p>
    </Card>
  );
}

/** Where a grown-up's yes is all that is missing, what to say to them comes first. */
function AskFirst({ ui: { t }, site }: { readonly ui: Ui; readonly site: string }) {
  return (
    <Card title={t('blocked.ask-first-title')} qa="blocked-ask">
      <p>{t('blocked.ask-first-text')}</p>
      <p class="BlockedPage-say">{t('blocked.ask-first-say', { site })}</p>
      <p class="soft">{t('blocked.ask-first-why')}</p>
    </Card>
  );
}

/** The rule in plain words. */
function why({ t }: Ui, { reason, rule, ruleName: name }: Stopped): string {
  const key = `blocked.why-${reason}`;
  return isMessageKey(key) ? t(key, { rule: ruleName(t, reason, rule, name) }) : t('blocked.why-other');
}
