/** All that the parents' page shows until the PIN is given. */
import type { LockView } from '../../messaging/time-views';
import type { Ui } from '../../ui/ui';
import { ProofForm } from '../more/ProofForm';
import type { Wire } from '../use-view';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly lock: LockView;
  /** Right or wrong: the lock is asked again. */
  readonly onAnswer: () => void;
}

/** A child who comes here by chance meets no alarm: only whose page it is. */
export function UnlockForm({ ui, wire, lock, onAnswer }: Props) {
  const { t } = ui;
  return (
    <main class="page Unlock" data-qa="unlock">
      <h1>{t('lock.title')}</h1>
      <p class="soft">{t('lock.lead')}</p>
      <ProofForm
        ui={ui}
        way="pin"
        label={t('lock.pin')}
        button={t('lock.open')}
        waitSeconds={lock.waitSeconds}
        refresh={onAnswer}
        send={(pin) => wire.ask('lock/unlock', { pin })}
        onAnswer={onAnswer}
        takesFocus
        qa="unlock-pin"
      />
    </main>
  );
}
