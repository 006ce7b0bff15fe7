/** Limits with what is used and left, drawn as bars; the times when sites are closed; asking for more of either; and the receipt. */
import { useState } from 'preact/hooks';
import type { LimitToday, ScheduleToday } from '../../messaging/views';
import { Bar, toneOf } from '../../ui/Bar';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import type { Ui } from '../../ui/ui';
import { AskedCard } from '../more/AskedCard';
import { Given } from '../more/Given';
import { useMore } from '../more/use-more';
import type { Wire } from '../use-view';
import { AskHere, type Asking } from './AskHere';
import { Receipt } from './Receipt';
import { TargetList } from './TargetList';
import type { OrdinaryView } from './use-me';
import { useReceipt } from './use-receipt';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly view: OrdinaryView;
}

/** All about time. The receipt is asked for more often than the rest: its numbers stand everywhere. */
export function MyTime({ ui, wire, view }: Props) {
  const { t } = ui;
  const [receipt, reloadReceipt] = useReceipt(wire);
  const more = useMore(ui, wire, null);
  const [open, setOpen] = useState<string | null>(null);
  const limits = receipt.state === 'ready' ? receipt.value.limits : view.limits;
  const asked = more.view.state === 'ready' ? more.view.value.asked : null;
  const asking: Asking | null =
    more.view.state === 'ready' && asked === null
      ? { ui, wire, open, setOpen, onAsked: () => [setOpen(null), more.onAsked()] }
      : null;
  return (
    <>
      {more.given !== null && <Given ui={ui} words={more.given.words} />}
      {asked !== null && more.view.state === 'ready' && (
        <AskedCard
          key={asked.id}
          ui={ui}
          wire={wire}
          asked={asked}
          lock={more.view.value.lock}
          timeZone={view.timeZone}
          onAnswer={(outcome) => more.onAnswer(asked, outcome)}
          onCancel={more.onCancel}
          refresh={more.refresh}
          takesFocus={more.isMine}
        />
      )}
      <Card title={t('me.time')} qa="time">
        {limits.length === 0 && <Empty text={t('me.no-limits')} />}
        {limits.map((limit) => (
          <Limit key={limit.id} ui={ui} limit={limit} asking={asking} />
        ))}
      </Card>
      <Receipt ui={ui} wire={wire} view={receipt} reload={reloadReceipt} />
      <Card title={t('me.bedtimes')} qa="bedtimes">
        {view.schedules.length === 0 && <Empty text={t('me.no-bedtimes')} />}
        {view.schedules.map((schedule) => (
          <Schedule key={schedule.id} ui={ui} schedule={schedule} timeZone={view.timeZone} asking={asking} />
        ))}
      </Card>
    </>
  );
}

interface LimitProps {
  readonly ui: Ui;
  readonly limit: LimitToday;
  readonly asking: Asking | null;
}

function Limit({ ui, limit, asking }: LimitProps) {
  const { t, format } = ui;
  const { id, name, usedSeconds, limitSeconds, leftSeconds } = limit;
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
        <bdi>{name}</bdi>
      </h3>
      {limitSeconds === null ? (
        <p class="soft">{words}</p>
      ) : (
        <Bar text={words} value={usedSeconds} max={usedSeconds + (leftSeconds ?? 0)} tone={toneOf(leftSeconds)} />
      )}
      <TargetList ui={ui} messageKey="me.counts-for" targets={limit.targets} />
      {limitSeconds !== null && asking !== null && (
        <AskHere asking={asking} askable={{ kind: 'limit', target: id, name, spans: ['minutes'] }} />
      )}
    </div>
  );
}

const ALL_DAYS = 7;

interface ScheduleProps {
  readonly ui: Ui;
  readonly schedule: ScheduleToday;
  readonly timeZone: string;
  readonly asking: Asking | null;
}

function Schedule({ ui, schedule, timeZone, asking }: ScheduleProps) {
  const { t, format } = ui;
  const { id, name, inForce, until } = schedule;
  const days =
    schedule.days.length === ALL_DAYS ? t('me.every-day') : format.list(schedule.days.map((day) => format.weekday(day, 'short')));
  return (
    <div class="Limit">
      <h3 class="row">
        <bdi>{name}</bdi>
        {inForce && (
          <span class="Badge">{until === null ? t('me.now') : t('me.now-until', { time: format.clock(until, timeZone) })}</span>
        )}
      </h3>
      <p>
        {days}: {t('me.from-to', { from: format.localTime(schedule.from), to: format.localTime(schedule.to) })}
      </p>
      <TargetList ui={ui} messageKey="me.closed-sites" targets={schedule.targets} />
      {inForce && asking !== null && (
        <AskHere asking={asking} askable={{ kind: 'schedule', target: id, name, spans: ['minutes', 'day'] }} />
      )}
    </div>
  );
}
