/** What was given and still counts, or will: each can be taken back. */
import { grantWords } from '../../i18n/grant-words';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import type { DayProps } from './TodayPanel';

export function GivenCard({ ui, wire, today, gifts }: DayProps) {
  const { t, format } = ui;
  const { grants, day, timeZone } = today.receipt;
  if (grants.length === 0) return null;
  return (
    <Card title={t('receipt.grants')} qa="today-given">
      <ul class="TargetList plain">
        {grants.map((grant) => {
          const words = grantWords(ui, grant, timeZone, Date.now());
          const isLater = grant.day !== null && grant.day !== day;
          return (
            <li key={grant.id} class="TargetList-item" data-qa={`given-${grant.id}`}>
              <span>
                {words}
                {isLater && ` · ${t('receipt.grant-day', { day: format.dayKey(grant.day ?? day) })}`}
                <span class="soft small"> · {t(`receipt.by-${grant.by}`)}</span>
              </span>
              <Button
                look="quiet"
                onClick={() => void gifts.act(() => wire.ask('time/take-back', { id: grant.id }), t('today.taken-back'))}
                label={t('today.take-back-named', { what: words })}
                qa={`take-back-${grant.id}`}
              >
                {t('today.take-back')}
              </Button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
