/** Connecting a phone, step by step: the app, the square, two codes in a row. Nothing is set before both codes fit. */
import { useState } from 'preact/hooks';
import { refusalWords } from '../../i18n/refusal-words';
import { Button } from '../../ui/Button';
import { CodeInput } from '../../ui/CodeInput';
import { Field } from '../../ui/Field';
import type { Ui } from '../../ui/ui';
import { QrCode } from '../QrCode';
import type { Wire } from '../use-view';
import { useAct } from './use-act';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly offer: { readonly secret: string; readonly uri: string };
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** The two codes tell how far the phone's clock is from this computer's: that is why there are two. */
export function EnrolForm({ ui, wire, offer, onDone, onClose }: Props) {
  const { t } = ui;
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const act = useAct();
  const confirm = async () => {
    if (await act.run(() => wire.ask('lock/confirm', { codes: [first, second] }))) onDone();
  };
  const { refusal } = act;
  const problem = refusal === null ? undefined : refusal.refusal === 'wrong' ? t('lock.codes-wrong') : refusalWords(ui, refusal);
  const isReady = first.trim() !== '' && second.trim() !== '' && !act.isBusy;
  return (
    <form
      class="EnrolForm stack"
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void confirm();
      }}
      data-qa="enrol-form"
    >
      <ol class="Points">
        <li>{t('lock.enrol-1')}</li>
        <li>{t('lock.enrol-2')}</li>
        <li>{t('lock.enrol-3')}</li>
      </ol>
      <QrCode text={offer.uri} label={t('lock.enrol-qr')} />
      <p>
        {t('lock.enrol-secret')}{' '}
        <bdi dir="ltr" class="EnrolForm-secret" data-qa="enrol-secret">
          {inFours(offer.secret)}
        </bdi>
      </p>
      <div class="OptionsPage-fields">
        <Field label={t('lock.enrol-first')}>
          {(control) => <CodeInput control={control} value={first} onChange={setFirst} qa="enrol-first" />}
        </Field>
        <Field label={t('lock.enrol-second')} hint={t('lock.enrol-second-hint')} problem={problem}>
          {(control) => <CodeInput control={control} value={second} onChange={setSecond} qa="enrol-second" />}
        </Field>
      </div>
      <div class="row">
        <Button look="primary" type="submit" disabled={!isReady} qa="enrol-confirm">
          {t('lock.enrol-confirm')}
        </Button>
        <Button onClick={onClose} qa="enrol-cancel">
          {t('options.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** To be typed off the screen; apps leave the spaces out. */
const inFours = (secret: string): string => secret.replace(/.{4}(?=.)/g, '$& ');
