/** What was open and what was stopped, day by day. */
import { useState } from 'preact/hooks';
import { resolve } from '../../core/settings/defaults';
import type { ActivityView } from '../../messaging/views';
import { Bar } from '../../ui/Bar';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import { Field } from '../../ui/Field';
import { Notice } from '../../ui/Notice';
import type { Ui } from '../../ui/ui';
import { LimitBar } from '../LimitBar';
import { useView } from '../use-view';
import { ActivityExport } from './ActivityExport';
import { ActivityRows } from './ActivityRows';
import type { PanelProps } from './panel';

/** Today first; other days by choice. */
export function ActivityPanel({ ui, wire, view }: PanelProps) {
  const { t } = ui;
  const [day, setDay] = useState<string | null>(null);
  const [activity] = useView(wire, 'activity/view', { day });
  return (
    <>
      <p class="soft">{t('activity.lead')}</p>
      {activity.state === 'loading' && <p class="soft">{t('common.loading')}</p>}
      {activity.state === 'failed' && <Notice kind="problem" title={t('activity.failed')} />}
      {activity.state === 'ready' && (
        <Day ui={ui} activity={activity.value} timeZone={resolve(view.effective).clock.timeZone} onDay={setDay} />
      )}
      <ActivityExport ui={ui} wire={wire} />
    </>
  );
}

interface DayProps {
  readonly ui: Ui;
  readonly activity: ActivityView;
  readonly timeZone: string;
  readonly onDay: (day: string) => void;
}

function Day({ ui, activity, timeZone, onDay }: DayProps) {
  const { t, format } = ui;
  const days = activity.days.includes(activity.day) ? activity.days : [activity.day, ...activity.days];
  const longest = activity.sites.reduce((most, { seconds }) => Math.max(most, seconds), 0);
  return (
    <>
      <div class="row ActivityPanel-head">
        <Field label={t('activity.day')}>
          {(control) => (
            <select
              {...control}
              class="Input"
              value={activity.day}
              onChange={(event) => onDay(event.currentTarget.value)}
              data-qa="activity-day"
            >
              {days.map((day) => (
                <option key={day} value={day}>
                  {format.dayKey(day)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <p class="ActivityPanel-total" data-qa="activity-total">
          {t('activity.total', { time: format.duration(activity.totalSeconds) })}
        </p>
      </div>
      {activity.detail === 'off' && <Notice kind="info" title={t('activity.detail-off')} />}
      {activity.detail === 'categories' && <Notice kind="info" title={t('activity.detail-categories')} />}
      {activity.sites.length > 0 && (
        <Card title={t('activity.by-site')} qa="activity-sites">
          <ul class="SiteBars plain">
            {activity.sites.map(({ site, seconds }) => (
              <li key={site}>
                <bdi dir="ltr">{site}</bdi>
                <Bar text={format.duration(seconds, true)} value={seconds} max={longest} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {activity.limits.length > 0 && (
        <Card title={t('activity.by-limit')}>
          {activity.limits.map((limit) => (
            <LimitBar key={limit.id} ui={ui} limit={limit} />
          ))}
        </Card>
      )}
      <ActivityRows ui={ui} rows={activity.rows} timeZone={timeZone} />
      {activity.rows.length === 0 && <Empty text={t('activity.empty')} />}
    </>
  );
}
