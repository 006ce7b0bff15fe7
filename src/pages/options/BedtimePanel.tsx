/** Bedtime and other hours in which sites stay closed. */
import { useState } from 'preact/hooks';
import { resolve } from '../../core/settings/defaults';
import { DAYS } from '../../core/settings/schema';
import { dayNames, targetNames } from '../../i18n/rule-words';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import { ManagedNotice } from './ManagedNotice';
import { isManaged, type PanelProps } from './panel';
import { RuleButtons } from './RuleButtons';
import { ScheduleForm } from './ScheduleForm';
import type { ScheduleRule } from './schedule-draft';

/** The `schedules` section. */
export function BedtimePanel({ ui, view, editor }: PanelProps) {
  const { t } = ui;
  const [open, setOpen] = useState<{ id: string } | 'new' | null>(null);
  const isLocked = isManaged(view, 'schedules');
  const schedules = (isLocked ? view.effective.schedules : editor.document.schedules) ?? [];
  const taken = schedules.map((schedule) => schedule.id);
  const isOpen = (id: string) => open !== null && open !== 'new' && open.id === id;
  const close = () => setOpen(null);
  return (
    <>
      <p class="soft">{t('options.bedtime-lead')}</p>
      {isLocked && <ManagedNotice ui={ui} />}
      {schedules.length === 0 && open === null && <Empty text={t('options.bedtime-empty')} />}
      {schedules.map((schedule) => (
        <Card key={schedule.id} title={schedule.name ?? schedule.id} qa={`schedule-card-${schedule.id}`}>
          {isOpen(schedule.id) ? (
            <ScheduleForm
              ui={ui}
              rule={schedule}
              taken={taken}
              onSave={(rule) =>
                editor.save(
                  'schedules',
                  schedules.map((other) => (other.id === schedule.id ? rule : other)),
                )
              }
              onClose={close}
            />
          ) : (
            <>
              <ScheduleWords ui={ui} schedule={schedule} view={view} />
              {!isLocked && (
                <RuleButtons
                  ui={ui}
                  name={schedule.name ?? schedule.id}
                  onEdit={() => setOpen({ id: schedule.id })}
                  onRemove={() =>
                    void editor.save(
                      'schedules',
                      schedules.filter((other) => other.id !== schedule.id),
                    )
                  }
                  qa={`schedule-${schedule.id}`}
                />
              )}
            </>
          )}
        </Card>
      ))}
      {open === 'new' && (
        <Card title={t('options.bedtime-new')}>
          <ScheduleForm
            ui={ui}
            rule={null}
            taken={taken}
            onSave={(rule) => editor.save('schedules', [...schedules, rule])}
            onClose={close}
          />
        </Card>
      )}
      {!isLocked && open !== 'new' && (
        <div>
          <Button look="primary" onClick={() => setOpen('new')} qa="schedule-add">
            {t('options.bedtime-add')}
          </Button>
        </div>
      )}
    </>
  );
}

interface WordsProps {
  readonly ui: PanelProps['ui'];
  readonly schedule: ScheduleRule;
  readonly view: PanelProps['view'];
}

/** The hours in words, and whether they hold now. */
function ScheduleWords({ ui, schedule, view }: WordsProps) {
  const { t, format } = ui;
  const today = view.schedules.find(({ id }) => id === schedule.id);
  const { timeZone } = resolve(view.effective).clock;
  const { except = [] } = schedule;
  return (
    <div>
      <p>
        <strong>{t('common.from-to', { from: format.localTime(schedule.from), to: format.localTime(schedule.to) })}</strong>
      </p>
      <p>{dayNames(t, format, schedule.days ?? DAYS)}</p>
      <p class="soft">{t('options.bedtime-closed', { targets: targetNames(t, format, schedule.targets) })}</p>
      {except.length > 0 && <p class="soft">{t('options.bedtime-excepted', { targets: targetNames(t, format, except) })}</p>}
      {today?.inForce === true && (
        <p class="InForce">
          {today.until === null
            ? t('options.bedtime-now-open')
            : t('options.bedtime-now', { when: format.moment(today.until, timeZone, Date.now()) })}
        </p>
      )}
    </div>
  );
}
