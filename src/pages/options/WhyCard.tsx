/** "Why is this page open or closed?", for any address: one plain sentence, and everything that is known. */
import { useState } from 'preact/hooks';
import { categoryName, ruleName } from '../../i18n/rule-words';
import { isMessageKey } from '../../i18n/t';
import type { SiteSource, WhyView } from '../../messaging/site-views';
import { Address } from '../../ui/Address';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Field } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';
import { useView, type Wire } from '../use-view';
import type { PanelName } from './use-route';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
}
type Answer = NonNullable<WhyView['answer']>;

/** Where a rule of this kind is changed. */
const PANEL_OF: Readonly<Partial<Record<Answer['reason'], PanelName>>> = {
  site: 'sites',
  default: 'sites',
  category: 'categories',
  ask: 'categories',
  words: 'search',
  search: 'search',
  schedule: 'bedtime',
  limit: 'limits',
  protected: 'lists',
};

/** Asked on Enter or by the button; nothing is opened and nothing is stored. */
export function WhyCard({ ui, wire }: Props) {
  const { t } = ui;
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <Card title={t('sites.why-title')} hint={t('sites.why-hint')} qa="why">
      <form
        class="WhyCard-form"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(text.trim().slice(0, 8000));
        }}
      >
        <Field label={t('sites.why-label')}>
          {(control) => (
            <input
              {...control}
              class="Input"
              type="text"
              inputMode="url"
              dir="ltr"
              spellcheck={false}
              autocomplete="off"
              autocapitalize="none"
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
              data-qa="why-address"
            />
          )}
        </Field>
        <Button type="submit" disabled={text.trim() === ''} qa="why-go">
          {t('sites.why-go')}
        </Button>
      </form>
      {asked !== null && asked !== '' && <Found key={asked} ui={ui} wire={wire} address={asked} />}
    </Card>
  );
}

function Found({ ui, wire, address }: Props & { readonly address: string }) {
  const { t } = ui;
  const [view] = useView(wire, 'sites/why', { address });
  if (view.state === 'loading') return <p class="soft">{t('common.loading')}</p>;
  if (view.state === 'failed') return <Notice kind="problem" title={t('sites.why-failed')} />;
  const { answer, timeZone } = view.value;
  if (answer === null) return <Notice kind="problem" title={t('sites.why-bad')} qa="why-bad" />;
  return <AnswerWords ui={ui} answer={answer} timeZone={timeZone} />;
}

function AnswerWords({ ui, answer, timeZone }: { readonly ui: Ui; readonly answer: Answer; readonly timeZone: string }) {
  const { t, format } = ui;
  const { action, reason, rule, by, opens, enforcedBy, sources, inner } = answer;
  const isClosed = action === 'block';
  const title = !isClosed ? 'sites.why-open' : reason === 'ask' ? 'sites.why-asks' : 'sites.why-closed';
  const because = `sites.${isClosed ? 'closed' : 'open'}-${reason}`;
  const panel = by === 'policy' ? undefined : PANEL_OF[reason];
  return (
    <div class="stack" data-qa="why-answer" data-action={action} data-reason={reason}>
      <Notice kind={isClosed ? 'warning' : 'good'} title={t(title, { site: answer.site })}>
        <p>
          {isMessageKey(because) ? t(because, { rule: ruleName(t, reason, rule, answer.ruleName) }) : t('common.reason-other')}
        </p>
        {reason !== 'default' || isClosed ? <p class="small">{t(`sites.by-${by}`)}</p> : null}
        {opens !== null && <p class="small">{t('sites.opens', { when: format.moment(opens, timeZone, Date.now()) })}</p>}
        {isClosed && <p class="small">{t(`sites.held-${enforcedBy}`)}</p>}
        {panel !== undefined && (
          <p>
            <a href={`#${panel}`} data-qa="why-change">
              {t('sites.change')}
            </a>
          </p>
        )}
      </Notice>
      {sources.length > 0 && (
        <div>
          <h3>{t('sites.sources')}</h3>
          <ul class="Points" data-qa="why-sources">
            {sources.map((source) => (
              <li key={`${source.category} ${source.kind} ${source.name}`}>
                {categoryName(t, source.category)} <span class="soft">({t(`sites.kind-${source.action}`)})</span>:{' '}
                {sourceWords(ui, source)}
              </li>
            ))}
          </ul>
        </div>
      )}
      {inner.length > 0 && (
        <div>
          <h3>{t('sites.inner')}</h3>
          <ul class="Points" data-qa="why-inner">
            {inner.map((found) => (
              <li key={found.address}>
                <Address text={found.address} /> <span class="soft">({t(`sites.kind-${found.action}`)})</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function sourceWords({ t }: Ui, { kind, name }: SiteSource): string {
  if (kind === 'list' && name === '') return t('sites.source-hashed');
  return t(`sites.source-${kind}`, { name });
}
