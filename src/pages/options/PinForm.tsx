/** A new PIN, typed twice: a slip would lock the parents out. */
import { useState } from 'preact/hooks';
import { refusalWords } from '../../i18n/refusal-words';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { PinInput } from '../../ui/PinInput';
import type { Ui } from '../../ui/ui';
import type { Wire } from '../use-view';
import { useAct } from './use-act';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** What may be a PIN is for the worker to say. */
export function PinForm({ ui, wire, onDone, onClose }: Props) {
  const { t } = ui;
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [isDifferent, setIsDifferent] = useState(false);
  const act = useAct();
  const save = async () => {
    act.forget();
    setIsDifferent(pin !== again);
    if (pin !== again) return;
    if (await act.run(() => wire.ask('lock/set-pin', { pin }))) onDone();
  };
  const problem = act.refusal === null ? undefined : refusalWords(ui, act.refusal);
  return (
    <form
      class="stack"
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (!act.isBusy && pin !== '') void save();
      }}
      data-qa="pin-form"
    >
      <Field label={t('lock.new')} hint={t('lock.new-hint')} problem={problem}>
        {(control) => <PinInput ui={ui} control={control} value={pin} onChange={setPin} takesFocus qa="pin-new" />}
      </Field>
      <Field label={t('lock.again')} problem={isDifferent ? t('lock.different') : undefined}>
        {(control) => <PinInput ui={ui} control={control} value={again} onChange={setAgain} qa="pin-again" />}
      </Field>
      <p class="small">{t('lock.remember')}</p>
      <div class="row">
        <Button look="primary" type="submit" disabled={pin === '' || act.isBusy} qa="pin-save">
          {t(act.isBusy ? 'options.saving' : 'options.save')}
        </Button>
        <Button onClick={onClose} qa="pin-cancel">
          {t('options.cancel')}
        </Button>
      </div>
    </form>
  );
}
