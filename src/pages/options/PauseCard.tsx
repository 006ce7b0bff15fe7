/** All rules rest for a while: nothing is stopped but protected lists. */
import { DONE } from '../../messaging/time-views';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import type { DayProps } from './TodayPanel';

const QUICK = [15, 60] as const;
/** "Until I end it" ends at last after a day: a pause that is forgotten must not be one for ever. */
const LONGEST = 1440;

export function PauseCard({ ui, wire, today, gifts }: DayProps) {
  const { t, format } = ui;
  const { pausedUntil, lock, receipt } = today;
  const pause = (minutes: number | null) =>
    void gifts.act(
      () => wire.ask('time/pause', { minutes }),
      t(minutes === null ? 'today.pause-ended' : 'today.paused', { time: format.duration((minutes ?? 0) * 60) }),
    );
  const leave = () => void gifts.act(() => wire.ask('grown-up/end', {}).then(() => DONE), t('today.grown-up-left'));
  return (
    <Card title={t('today.pause')} hint={t('today.pause-hint')} qa="today-pause">
      {pausedUntil === null ? (
        <div class="row">
          {QUICK.map((minutes) => (
            <Button key={minutes} onClick={() => pause(minutes)} qa={`pause-${minutes}`}>
              {t('today.pause-for', { time: format.duration(minutes * 60) })}
            </Button>
          ))}
          <Button onClick={() => pause(LONGEST)} qa="pause-long">
            {t('today.pause-long')}
          </Button>
        </div>
      ) : (
        <>
          <p class="InForce" data-qa="paused">
            {t('today.paused-until', { when: format.moment(pausedUntil, receipt.timeZone, Date.now()) })}
          </p>
          <div>
            <Button look="primary" onClick={() => pause(null)} qa="pause-end">
              {t('today.pause-end')}
            </Button>
          </div>
        </>
      )}
      {lock.isGrownUpHere && (
        <div class="row" data-qa="grown-up-here">
          <p>{t('today.grown-up')}</p>
          <Button onClick={leave} qa="grown-up-end">
            {t('today.grown-up-end')}
          </Button>
        </div>
      )}
    </Card>
  );
}
