/** "A grown-up is here": by PIN the rules rest while a parent sits at the computer. The way in stands below all else, so that nothing moves. */
import { useState } from 'preact/hooks';
import type { LockView } from '../../messaging/time-views';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';
import { ProofForm } from '../more/ProofForm';
import type { Wire } from '../use-view';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly lock: LockView;
  /** What the lock says has changed. */
  readonly reload: () => void;
}

/** While they are here it stands where the page's verdict stands otherwise: nothing is judged then. */
export function GrownUpHere({ ui: { t }, wire, reload }: Omit<Props, 'lock'>) {
  return (
    <Notice kind="warning" title={t('popup.grown-up-here')} qa="grown-up-here">
      <p>{t('popup.grown-up-here-text')}</p>
      <Button onClick={() => void wire.ask('grown-up/end', {}).then(reload, reload)} qa="grown-up-end">
        {t('popup.grown-up-end')}
      </Button>
    </Notice>
  );
}

/** The way in, where there is a PIN. */
export function GrownUpStart({ ui, wire, lock, reload }: Props) {
  const { t } = ui;
  const [isOpen, setIsOpen] = useState(false);
  if (!lock.hasPin || lock.isGrownUpHere) return null;
  if (!isOpen) {
    return (
      <Button look="quiet" onClick={() => setIsOpen(true)} qa="grown-up">
        {t('popup.grown-up')}
      </Button>
    );
  }
  return (
    <ProofForm
      ui={ui}
      way="pin"
      label={t('popup.grown-up-pin')}
      hint={t('popup.grown-up-hint')}
      button={t('popup.grown-up-start')}
      waitSeconds={lock.waitSeconds}
      refresh={reload}
      send={(pin) => wire.ask('grown-up/start', { pin })}
      onAnswer={(outcome) => {
        if (outcome.done) setIsOpen(false);
        reload();
      }}
      takesFocus
      qa="grown-up-form"
    />
  );
}
