/** What was given today and for later, in the words in which it was asked for. */
import type { GrantView, ReceiptView } from '../../messaging/time-views';
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
            {grantWords(ui, grant, timeZone)}
            {grant.day !== null && grant.day !== day && ` · ${ui.t('receipt.grant-day', { day: ui.format.dayKey(grant.day) })}`}
            <span class="soft small"> · {ui.t(`receipt.by-${grant.by}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function grantWords({ t, format }: Ui, { kind, name, minutes, until }: GrantView, timeZone: string): string {
  if (kind === 'limit') {
    const given = minutes ?? 0;
    const time = format.duration(Math.abs(given) * 60, true);
    return t(given < 0 ? 'receipt.grant-less' : 'receipt.grant-limit', { time, name });
  }
  if (until === null) return t(`receipt.grant-${kind}-open`, { name });
  return t(`receipt.grant-${kind}`, { name, when: format.moment(until, timeZone, Date.now()) });
}
