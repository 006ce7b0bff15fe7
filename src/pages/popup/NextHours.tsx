/** The bedtime (or other hours) in force now, else the next one to begin. */

import { DAYS } from '../../core/settings/schema';
import { nextScheduleChange } from '../../core/time/schedule';
import type { ScheduleToday } from '../../messaging/views';
import type { Ui } from '../../ui/ui';

interface Props {
  readonly ui: Ui;
  readonly schedules: readonly ScheduleToday[];
  readonly timeZone: string;
}

/** One line, or nothing where there are no such hours. */
export function NextHours({ ui, schedules, timeZone }: Props) {
  const { t, format } = ui;
  const now = Date.now();
  const inForce = schedules.find((schedule) => schedule.inForce && schedule.until !== null);
  if (inForce !== undefined) {
    const when = format.moment(inForce.until ?? '', timeZone, now);
    return <p data-qa="popup-hours">{t('popup.hours-now', { name: inForce.name, when })}</p>;
  }
  const next = nextToBegin(schedules, now, timeZone);
  if (next === null) return null;
  return (
    <p data-qa="popup-hours">
      {t('popup.hours-next', { name: next.name, when: format.moment(new Date(next.at).toISOString(), timeZone, now) })}
    </p>
  );
}

function nextToBegin(schedules: readonly ScheduleToday[], now: number, timeZone: string): { name: string; at: number } | null {
  const starts = schedules.flatMap(({ name, days, from, to, inForce }) => {
    const known = DAYS.filter((day) => days.includes(day));
    const at = inForce ? null : nextScheduleChange([{ days: known, from, to }], now, timeZone);
    return at === null ? [] : [{ name, at }];
  });
  return starts.sort((a, b) => a.at - b.at)[0] ?? null;
}
