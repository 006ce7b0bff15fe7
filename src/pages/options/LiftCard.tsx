/** Bedtimes and other hours, lifted for so long or until they end this time. */
import type { TodayView } from '../../messaging/time-views';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import type { DayProps } from './TodayPanel';

const QUICK = [15, 30, 60] as const;
/** Of what lasts for the day the minutes say nothing, but none would be no gift. */
const UNUSED = 60;

export function LiftCard(day: DayProps) {
  const { t } = day.ui;
  const { schedules } = day.today;
  if (schedules.length === 0) return null;
  return (
    <Card title={t('today.hours')} hint={t('today.hours-hint')} qa="today-hours">
      {schedules.map((schedule) => (
        <Schedule key={schedule.id} {...day} schedule={schedule} />
      ))}
    </Card>
  );
}

function Schedule({ ui, gifts, schedule }: DayProps & { readonly schedule: TodayView['schedules'][number] }) {
  const { t, format } = ui;
  const { id, name, inForce } = schedule;
  const lift = (minutes: number | null) => {
    const span = minutes === null ? 'day' : 'minutes';
    void gifts.give(
      { kind: 'schedule', target: id, span, minutes: minutes ?? UNUSED, day: 'today' },
      t('today.lifted', { name }),
    );
  };
  return (
    <div class="TimeCard-limit stack">
      <h3 class="row">
        <bdi>{name}</bdi>
        {inForce && <span class="InForce small">{t('today.in-force')}</span>}
      </h3>
      <div class="row">
        {inForce &&
          QUICK.map((minutes) => (
            <Button
              key={minutes}
              onClick={() => lift(minutes)}
              label={t('today.lift-named', { time: format.duration(minutes * 60), name })}
              qa={`lift-${id}-${minutes}`}
            >
              {t('today.lift', { time: format.duration(minutes * 60) })}
            </Button>
          ))}
        <Button onClick={() => lift(null)} label={t('today.lift-whole-named', { name })} qa={`lift-${id}-day`}>
          {t(inForce ? 'today.lift-until-end' : 'today.lift-today')}
        </Button>
      </div>
    </div>
  );
}
