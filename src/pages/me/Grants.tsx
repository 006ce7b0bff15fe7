/** What was given today and for later, in the words in which it was asked for. */
import { grantWords } from '../../i18n/grant-words';
import type { ReceiptView } from '../../messaging/time-views';
import type { Ui } from '../../ui/ui';

/** A short list, or nothing. */
export function Grants({ ui, receipt }: { readonly ui: Ui; readonly receipt: Pick<ReceiptView, 'grants' | 'day' | 'timeZone'> }) {
  const { grants, day, timeZone } = receipt;
  if (grants.length === 0) return null;
  return (
    <div class="stack Receipt-grants" data-qa="receipt-grants">
      <h3>{ui.t('receipt.grants')}</h3>
      <ul class="plain">
        {grants.map((grant) => (
          <li key={grant.id}>
            {grantWords(ui, grant, timeZone, Date.now())}
            {grant.day !== null && grant.day !== day && ` · ${ui.t('receipt.grant-day', { day: ui.format.dayKey(grant.day) })}`}
            <span class="soft small"> · {ui.t(`receipt.by-${grant.by}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
