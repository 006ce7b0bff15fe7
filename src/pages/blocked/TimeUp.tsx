/** The friendly variant: nothing is forbidden, today's minutes are simply used. */
import type { BlockedView, LimitToday } from '../../messaging/views';
import { Bar } from '../../ui/Bar';
import { Card } from '../../ui/Card';
import type { Ui } from '../../ui/ui';
import type { Stopped } from './Blocked';
import { Opens } from './Opens';

interface Props {
  readonly ui: Ui;
  readonly view: BlockedView;
  readonly stopped: Stopped;
  readonly limit: LimitToday;
}

/** Minutes used of the limit, when they come back, and a way on. */
export function TimeUp({ ui, view, stopped, limit }: Props) {
  const { t, format } = ui;
  const used = format.duration(limit.usedSeconds);
  const whole = format.duration(limit.limitSeconds ?? 0);
  return (
    <>
      <div class="BlockedPage-lead">
        <h1 data-qa="time-up-heading">{t('blocked.up-title')}</h1>
        <p data-qa="blocked-reason">{t('blocked.up-text', { name: limit.name })}</p>
      </div>
      <div class="BlockedPage-why stack">
        <Bar text={t('common.used-of', { used, limit: whole })} value={limit.usedSeconds} max={limit.limitSeconds ?? 0} />
        <Opens ui={ui} opens={stopped.opens} timeZone={view.timeZone} />
        <p class="soft" data-qa="blocked-by">
          {t(`blocked.by-${stopped.by}`)}
        </p>
        <p>{t('blocked.up-next')}</p>
      </div>
      <Card title={t('blocked.ask-title')} qa="blocked-ask">
        <p>{t('blocked.ask-time')}</p>
      </Card>
    </>
  );
}
