/** Limits with what is used and left, drawn as bars; and the times when sites are closed. */
import type { LimitToday, ScheduleToday } from '../../messaging/views';
import { Bar, toneOf } from '../../ui/Bar';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import type { Ui } from '../../ui/ui';
import { TargetList } from './TargetList';
import type { OrdinaryView } from './use-me';

/** Both cards about time. */
export function MyTime({ ui, view }: { readonly ui: Ui; readonly view: OrdinaryView }) {
  const { t } = ui;
  return (
    <>
      <Card title={t('me.time')} qa="time">
        {view.limits.length === 0 && <Empty text={t('me.no-limits')} />}
        {view.limits.map((limit) => (
          <Limit key={limit.id} ui={ui} limit={limit} />
        ))}
      </Card>
      <Card title={t('me.bedtimes')} qa="bedtimes">
        {view.schedules.length === 0 && <Empty text={t('me.no-bedtimes')} />}
        {view.schedules.map((schedule) => (
          <Schedule key={schedule.id} ui={ui} schedule={schedule} timeZone={view.timeZone} />
        ))}
      </Card>
    </>
  );
}

function Limit({ ui, limit }: { readonly ui: Ui; readonly limit: LimitToday }) {
  const { t, format } = ui;
  const { usedSeconds, limitSeconds, leftSeconds } = limit;
  const used = format.duration(usedSeconds);
  const words =
    limitSeconds === null || leftSeconds === null
      ? t('me.used-free', { used })
      : leftSeconds <= 0
        ? t('me.used-up', { used })
        : t('me.used-left', { used, left: format.duration(leftSeconds, true) });
  return (
    <div class="Limit">
      <h3>
        <bdi>{limit.name}</bdi>
      </h3>
      {limitSeconds === null ? (
        <p class="soft">{words}</p>
      ) : (
        <Bar text={words} value={usedSeconds} max={usedSeconds + (leftSeconds ?? 0)} tone={toneOf(leftSeconds)} />
      )}
      <TargetList ui={ui} messageKey="me.counts-for" targets={limit.targets} />
    </div>
  );
}

const ALL_DAYS = 7;

function Schedule({ ui, schedule, timeZone }: { readonly ui: Ui; readonly schedule: ScheduleToday; readonly timeZone: string }) {
  const { t, format } = ui;
  const days =
    schedule.days.length === ALL_DAYS ? t('me.every-day') : format.list(schedule.days.map((day) => format.weekday(day, 'short')));
  return (
    <div class="Limit">
      <h3 class="row">
        <bdi>{schedule.name}</bdi>
        {schedule.inForce && (
          <span class="Badge">
            {schedule.until === null ? t('me.now') : t('me.now-until', { time: format.clock(schedule.until, timeZone) })}
          </span>
        )}
      </h3>
      <p>
        {days}: {t('me.from-to', { from: format.localTime(schedule.from), to: format.localTime(schedule.to) })}
      </p>
      <TargetList ui={ui} messageKey="me.closed-sites" targets={schedule.targets} />
    </div>
  );
}
