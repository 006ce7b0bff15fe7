/** A number to call: large, and as a square for a phone's camera, because a computer can't call. */
import type { Ui } from '../../ui/ui';
import { QrCode } from '../QrCode';

interface Props {
  readonly ui: Pick<Ui, 't'>;
  readonly number: string;
  /** The key to press when it answers. */
  readonly menuKey: string | null;
}

/** Number, key and square. */
export function PhoneNumber({ ui: { t }, number, menuKey }: Props) {
  return (
    <div class="Phone">
      <div class="Phone-words">
        <bdi dir="ltr" class="Phone-number">
          {number}
        </bdi>
        {menuKey !== null && <p class="Phone-key">{t('help.press_key', { key: menuKey })}</p>}
      </div>
      <QrCode text={`tel:${number.replace(/[^+\d]/g, '')}`} label={t('help.qr', { number: number.replaceAll('-', '\u2011') })} />
    </div>
  );
}
