/** The friendly variant: nothing is forbidden, today's minutes are simply used. */
import type { BlockedView, LimitToday } from '../../messaging/views';
import { Bar } from '../../ui/Bar';
import { Card } from '../../ui/Card';
import type { Ui } from '../../ui/ui';
import { LimitBar } from '../LimitBar';
import { MoreTime } from '../more/MoreTime';
import { useView, type Wire } from '../use-view';
import type { Stopped } from './Blocked';
import { Opens } from './Opens';

interface Props {
  readonly ui: Ui;
  readonly wire: Wire;
  readonly view: BlockedView;
  readonly stopped: Stopped;
  readonly limit: LimitToday;
}

/** Minutes used of the limit, when they come back, how to ask for more, and a way on. */
export function TimeUp({ ui, wire, view, stopped, limit }: Props) {
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
        <Opens ui={ui} opens={stopped.opens} timeZone={view.timeZone} isDayHeld={stopped.isDayHeld} />
        <p class="soft" data-qa="blocked-by">
          {t(`blocked.by-${stopped.by}`)}
        </p>
        <p>{t('blocked.up-next')}</p>
      </div>
      <MoreTime ui={ui} wire={wire} address={view.address} timeZone={view.timeZone}>
        <Card title={t('blocked.ask-title')} qa="blocked-ask">
          <p>{t('blocked.ask-time')}</p>
        </Card>
      </MoreTime>
      <Others ui={ui} wire={wire} limit={limit} />
      <p>
        <a href="../me/index.html" target="_blank" rel="noreferrer" data-qa="blocked-receipt">
          {t('more.receipt')}
        </a>
      </p>
    </>
  );
}

/** What is left of the day's other limits; nothing where there is none. */
function Others({ ui, wire, limit }: Pick<Props, 'ui' | 'wire' | 'limit'>) {
  const [receipt] = useView(wire, 'time/receipt', {});
  if (receipt.state !== 'ready') return null;
  const others = receipt.value.limits.filter(({ id, leftSeconds }) => id !== limit.id && leftSeconds !== null && leftSeconds > 0);
  if (others.length === 0) return null;
  return (
    <Card title={ui.t('more.other-limits')} qa="blocked-others">
      {others.map((other) => (
        <LimitBar key={other.id} ui={ui} limit={other} />
      ))}
    </Card>
  );
}
