/** Time limits: one card each, with today's use. */
import { useState } from 'preact/hooks';
import { DEFAULT_WARN_AT } from '../../core/settings/defaults';
import { DAYS } from '../../core/settings/schema';
import { targetNames } from '../../i18n/rule-words';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import type { Ui } from '../../ui/ui';
import { LimitBar } from '../LimitBar';
import { EarnCard } from './EarnCard';
import { LimitForm } from './LimitForm';
import type { LimitRule } from './limit-draft';
import { ManagedNotice } from './ManagedNotice';
import { isManaged, type PanelProps } from './panel';
import { RuleButtons } from './RuleButtons';

/** The `limits` section. `open` is the id of the limit in the form, or `new`. */
export function LimitsPanel(props: PanelProps) {
  const { ui, view, editor } = props;
  const { t } = ui;
  const [open, setOpen] = useState<{ id: string } | 'new' | null>(null);
  const isLocked = isManaged(view, 'limits');
  const limits = (isLocked ? view.effective.limits : editor.document.limits) ?? [];
  const taken = limits.map((limit) => limit.id);
  const isOpen = (id: string) => open !== null && open !== 'new' && open.id === id;
  const close = () => setOpen(null);
  return (
    <>
      <p class="soft">{t('options.limits-lead')}</p>
      {isLocked && <ManagedNotice ui={ui} />}
      {limits.length === 0 && open === null && <Empty text={t('options.limits-empty')} />}
      {limits.map((limit) => (
        <Card key={limit.id} title={limit.name ?? limit.id} qa={`limit-card-${limit.id}`}>
          {isOpen(limit.id) ? (
            <LimitForm
              ui={ui}
              rule={limit}
              taken={taken}
              onSave={(rule) =>
                editor.save(
                  'limits',
                  limits.map((other) => (other.id === limit.id ? rule : other)),
                )
              }
              onClose={close}
            />
          ) : (
            <>
              <LimitWords ui={ui} limit={limit} />
              {view.limits
                .filter(({ id }) => id === limit.id)
                .map((today) => (
                  <LimitBar key={today.id} ui={ui} limit={today} isNamed={false} />
                ))}
              {!isLocked && (
                <RuleButtons
                  ui={ui}
                  name={limit.name ?? limit.id}
                  onEdit={() => setOpen({ id: limit.id })}
                  onRemove={() =>
                    void editor.save(
                      'limits',
                      limits.filter((other) => other.id !== limit.id),
                    )
                  }
                  qa={`limit-${limit.id}`}
                />
              )}
            </>
          )}
        </Card>
      ))}
      {open === 'new' && (
        <Card title={t('options.limit-new')}>
          <LimitForm
            ui={ui}
            rule={null}
            taken={taken}
            onSave={(rule) => editor.save('limits', [...limits, rule])}
            onClose={close}
          />
        </Card>
      )}
      {!isLocked && open !== 'new' && (
        <div>
          <Button look="primary" onClick={() => setOpen('new')} qa="limit-add">
            {t('options.limit-add')}
          </Button>
        </div>
      )}
      <EarnCard {...props} />
    </>
  );
}

/** What counts and for how long, in words. */
function LimitWords({ ui, limit }: { readonly ui: Ui; readonly limit: LimitRule }) {
  const { t, format } = ui;
  const minutes = (value: number | undefined) =>
    value === undefined ? t('options.limit-none-day') : format.duration(value * 60);
  return (
    <div>
      <p>{targetNames(t, format, limit.targets)}</p>
      {limit.except !== undefined && limit.except.length > 0 && (
        <p class="soft">{t('options.bedtime-excepted', { targets: targetNames(t, format, limit.except) })}</p>
      )}
      {limit.minutesByDay === undefined ? (
        <p class="soft">{t('options.limit-each-day', { limit: minutes(limit.minutes) })}</p>
      ) : (
        <ul class="LimitWeek plain soft small">
          {DAYS.map((day) => (
            <li key={day}>
              <span>{format.weekday(day, 'short')}</span> <span>{minutes(limit.minutesByDay?.[day] ?? limit.minutes)}</span>
            </li>
          ))}
        </ul>
      )}
      <p class="soft small">{warnWords(ui, limit.warnAt ?? DEFAULT_WARN_AT)}</p>
    </div>
  );
}

function warnWords({ t, format }: Ui, warnAt: readonly number[]): string {
  return warnAt.length === 0
    ? t('options.limit-warns-not')
    : t('options.limit-warns', { minutes: format.list(warnAt.map(String)) });
}
