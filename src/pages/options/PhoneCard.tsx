/** Codes over the phone: a parent's phone is connected, taken away, and how much one code may give. */
import { useState } from 'preact/hooks';
import { refusalWords } from '../../i18n/refusal-words';
import type { MessageKey } from '../../i18n/t';
import type { Output } from '../../messaging/protocol';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Dialog } from '../../ui/Dialog';
import { Field } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import { EnrolForm } from './EnrolForm';
import { KeptInput } from './KeptInput';
import { isManaged, type PanelProps } from './panel';
import { useAct } from './use-act';

type Offer = NonNullable<Output<'lock/enrol'>['offer']>;
const CANNOT: readonly MessageKey[] = ['lock.code-cannot-1', 'lock.code-cannot-2', 'lock.code-cannot-3'];

/** Only behind a PIN: else a child could connect a phone of its own. */
export function PhoneCard(props: PanelProps) {
  const { ui, wire, lock, reloadLock } = props;
  const { t } = ui;
  const [offer, setOffer] = useState<Offer | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const [news, setNews] = useState<'connected' | 'forgotten' | 'failed' | null>(null);
  const removal = useAct();
  const enrol = async () => {
    const answer = await wire.ask('lock/enrol', {}).catch(() => ({ offer: null }));
    setOffer(answer.offer);
    setNews(answer.offer === null ? 'failed' : null);
  };
  const forget = async () => {
    const isDone = await removal.run(() => wire.ask('lock/forget-authenticator', {}));
    setIsAsking(false);
    if (!isDone) return;
    setNews('forgotten');
    reloadLock();
  };
  const connected = () => {
    setOffer(null);
    setNews('connected');
    reloadLock();
  };
  return (
    <Card title={t('lock.phone-title')} hint={t('lock.phone-hint')} qa="settings-phone">
      <p data-qa="phone-state" data-state={lock.hasAuthenticator ? 'connected' : 'none'}>
        <strong>{t(lock.hasAuthenticator ? 'lock.phone-is' : 'lock.phone-none')}</strong>
      </p>
      {offer !== null && <EnrolForm ui={ui} wire={wire} offer={offer} onDone={connected} onClose={() => setOffer(null)} />}
      {offer === null && (
        <div class="row">
          {lock.hasPin ? (
            <Button look={lock.hasAuthenticator ? 'plain' : 'primary'} onClick={() => void enrol()} qa="phone-enrol">
              {t(lock.hasAuthenticator ? 'lock.phone-other' : 'lock.phone-connect')}
            </Button>
          ) : (
            <p data-qa="phone-needs-pin">{t('lock.phone-needs-pin')}</p>
          )}
          {lock.hasAuthenticator && (
            <Button look="quiet" onClick={() => setIsAsking(true)} qa="phone-forget">
              {t('lock.phone-forget')}
            </Button>
          )}
        </div>
      )}
      {isAsking && (
        <Dialog title={t('lock.phone-forget-ask')} onClose={() => setIsAsking(false)} qa="phone-forget-ask">
          <div class="row">
            <Button look="danger" onClick={() => void forget()} disabled={removal.isBusy} qa="phone-forget-yes">
              {t('lock.phone-forget')}
            </Button>
            <Button onClick={() => setIsAsking(false)}>{t('options.cancel')}</Button>
          </div>
        </Dialog>
      )}
      {news !== null && (
        <Notice kind={news === 'failed' ? 'problem' : 'good'} title={t(`lock.phone-news-${news}`)} qa="phone-news" />
      )}
      {removal.refusal !== null && <Notice kind="problem" title={refusalWords(ui, removal.refusal)} qa="phone-refused" />}
      {lock.hasAuthenticator && <MostMinutes {...props} />}
      <div>
        <h3>{t('lock.code-cannot')}</h3>
        <ul class="Points small">
          {CANNOT.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

/** The leaf `lock.codeMinutes`. */
function MostMinutes({ ui, view, editor, lock }: PanelProps) {
  const isLocked = isManaged(view, 'lock');
  return (
    <Field label={ui.t('lock.code-minutes')} hint={ui.t('lock.code-minutes-hint')}>
      {(control) => (
        <KeptInput
          control={control}
          type="number"
          bounds={{ min: 1, max: 1440 }}
          value={String(isLocked ? lock.codeMinutes : (editor.document.lock?.codeMinutes ?? lock.codeMinutes))}
          disabled={isLocked}
          onKeep={(text) => void editor.save('lock', { ...editor.document.lock, codeMinutes: Number(text) })}
          qa="lock-code-minutes"
        />
      )}
    </Field>
  );
}
