/** Each limit today: its bar, and minutes given or taken away, at once or in a number of one's own. */
import { useState } from 'preact/hooks';
import type { LimitToday } from '../../messaging/views';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import { LimitBar } from '../LimitBar';
import { OwnMinutes } from './OwnMinutes';
import type { DayProps } from './TodayPanel';

const QUICK = [15, 30, 60] as const;

export function TimeCard(day: DayProps) {
  const { t } = day.ui;
  const { limits } = day.today.receipt;
  return (
    <Card title={t('today.time')} qa="today-time">
      {limits.length === 0 && <Empty text={t('today.no-limits')} />}
      {limits.map((limit) => (
        <Limit key={limit.id} {...day} limit={limit} />
      ))}
    </Card>
  );
}

function Limit({ ui, gifts, limit, ...day }: DayProps & { readonly limit: LimitToday }) {
  const { t, format } = ui;
  const [isOwn, setIsOwn] = useState(false);
  const { id, name } = limit;
  const give = (minutes: number) => {
    const time = format.duration(minutes * 60);
    void gifts.give({ kind: 'limit', target: id, span: 'minutes', minutes, day: 'today' }, t('today.gave', { time, name }));
  };
  return (
    <div class="TimeCard-limit stack">
      <LimitBar ui={ui} limit={limit} />
      <div class="row">
        {limit.limitSeconds !== null &&
          QUICK.map((minutes) => (
            <Button
              key={minutes}
              onClick={() => give(minutes)}
              label={t('today.more-named', { time: format.duration(minutes * 60), name })}
              qa={`give-${id}-${minutes}`}
            >
              {t('today.more', { time: format.duration(minutes * 60) })}
            </Button>
          ))}
        {!isOwn && (
          <Button look="quiet" onClick={() => setIsOwn(true)} label={t('today.own-named', { name })} qa={`give-${id}-own`}>
            {t('today.own')}
          </Button>
        )}
      </div>
      {isOwn && <OwnMinutes {...day} ui={ui} gifts={gifts} limit={limit} onClose={() => setIsOwn(false)} />}
    </div>
  );
}
