/** Who can see that help was opened: true sentences, one tap away in every place where they matter. */
import type { Ui } from '../../ui/ui';

/** A part that opens; nothing of it is remembered. */
export function WhoSees({ ui: { t } }: { readonly ui: Ui }) {
  return (
    <details class="More">
      <summary>{t('help.who_sees')}</summary>
      <ul class="Plain-list">
        <li>{t('help.private1')}</li>
        <li>{t('help.private2')}</li>
        <li>{t('help.private3')}</li>
      </ul>
    </details>
  );
}
