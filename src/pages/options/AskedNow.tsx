/** What the child asks for, as it stands on their screen, and a parent's yes or no to just that. */
import { askedWords } from '../../i18n/asked-words';
import type { AskedView } from '../../messaging/time-views';
import { DONE } from '../../messaging/time-views';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import type { DayProps } from './TodayPanel';

interface Props extends DayProps {
  readonly asked: AskedView;
}

export function AskedNow({ ui, wire, today, gifts, asked }: Props) {
  const { t, format } = ui;
  const { id, why } = asked;
  const yes = () => void gifts.act(() => wire.ask('more/grant', { id }), t('today.said-yes'));
  const no = () => void gifts.act(() => wire.ask('more/cancel', {}).then(() => DONE), t('today.said-no'));
  return (
    <Card title={t('today.asks')} qa="today-asked">
      <p class="Asked-words" data-qa="today-asked-words">
        {askedWords(t, asked)}
      </p>
      {why !== '' && (
        <p data-qa="today-asked-why">
          <bdi>{why}</bdi>
        </p>
      )}
      <p class="small soft">{t('today.asked-at', { time: format.clock(asked.askedAt, today.receipt.timeZone) })}</p>
      <div class="row">
        <Button look="primary" onClick={yes} qa="today-yes">
          {t('today.yes')}
        </Button>
        <Button onClick={no} qa="today-no">
          {t('today.no')}
        </Button>
      </div>
    </Card>
  );
}
