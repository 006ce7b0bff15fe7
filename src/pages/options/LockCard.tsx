/** The parents' PIN: set, changed, taken away; what it is for and what it can't do. */
import { useState } from 'preact/hooks';
import { refusalWords } from '../../i18n/refusal-words';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Dialog } from '../../ui/Dialog';
import { Notice } from '../../ui/Notice';
import { ManagedNotice } from './ManagedNotice';
import { PinForm } from './PinForm';
import type { PanelProps } from './panel';
import { useAct } from './use-act';

type Open = 'form' | 'remove' | null;

/** Nothing is asked twice: whoever came this far has given the PIN. */
export function LockCard({ ui, wire, lock, reloadLock }: PanelProps) {
  const { t } = ui;
  const [open, setOpen] = useState<Open>(null);
  const [news, setNews] = useState<'set' | 'removed' | null>(null);
  const removal = useAct();
  const done = (what: 'set' | 'removed') => {
    setOpen(null);
    setNews(what);
    reloadLock();
  };
  const remove = async () => {
    if (await removal.run(() => wire.ask('lock/set-pin', { pin: null }))) done('removed');
    else setOpen(null);
  };
  const begin = () => {
    setNews(null);
    setOpen('form');
  };
  return (
    <Card title={t('lock.card-title')} hint={t('lock.card-hint')} qa="settings-lock">
      {lock.isManaged && <ManagedNotice ui={ui} />}
      <p data-qa="lock-state" data-state={lock.hasPin ? 'set' : 'none'}>
        <strong>{t(lock.hasPin ? 'lock.is-set' : 'lock.is-none')}</strong>
      </p>
      {open === 'form' && <PinForm ui={ui} wire={wire} onDone={() => done('set')} onClose={() => setOpen(null)} />}
      {open !== 'form' && !lock.isManaged && (
        <div class="row">
          <Button look={lock.hasPin ? 'plain' : 'primary'} onClick={begin} qa="lock-set">
            {t(lock.hasPin ? 'lock.change' : 'lock.set')}
          </Button>
          {lock.hasPin && (
            <Button look="quiet" onClick={() => setOpen('remove')} qa="lock-remove">
              {t('lock.remove')}
            </Button>
          )}
        </div>
      )}
      {open === 'remove' && (
        <Dialog title={t('lock.remove-ask')} onClose={() => setOpen(null)} qa="lock-remove-ask">
          <div class="row">
            <Button look="danger" onClick={() => void remove()} disabled={removal.isBusy} qa="lock-remove-yes">
              {t('lock.remove')}
            </Button>
            <Button onClick={() => setOpen(null)}>{t('options.cancel')}</Button>
          </div>
        </Dialog>
      )}
      {news !== null && <Notice kind="good" title={t(`lock.news-${news}`)} qa="lock-news" />}
      {removal.refusal !== null && <Notice kind="problem" title={refusalWords(ui, removal.refusal)} qa="lock-refused" />}
      <p class="small soft">
        {t('lock.cannot')} <a href="#health">{t('lock.cannot-more')}</a>
      </p>
    </Card>
  );
}
