/** The day: what the child asks for, what is left, what can be given or taken, and where the time went. */
import type { TodayView } from '../../messaging/time-views';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { AskedNow } from './AskedNow';
import { GivenCard } from './GivenCard';
import { LiftCard } from './LiftCard';
import { OpenCard } from './OpenCard';
import { PauseCard } from './PauseCard';
import type { PanelProps } from './panel';
import { ReceiptCard } from './ReceiptCard';
import { TimeCard } from './TimeCard';
import type { Gifts } from './use-gifts';
import { useGifts } from './use-gifts';
import { useToday } from './use-today';

/** What each card of the day is given. */
export interface DayProps extends Pick<PanelProps, 'ui' | 'wire'> {
  readonly today: TodayView;
  readonly gifts: Gifts;
}

export function TodayPanel({ ui, wire, view: options }: PanelProps) {
  const { t, format } = ui;
  const [view, reload] = useToday(wire);
  const gifts = useGifts(ui, wire, reload);
  if (view.state === 'loading') return <p class="soft">{t('common.loading')}</p>;
  if (view.state === 'failed') return <Notice kind="problem" title={t('today.failed')} qa="today-failed" />;
  const day: DayProps = { ui, wire, today: view.value, gifts };
  const { receipt } = view.value;
  return (
    <>
      <p class="soft">{t('today.lead', { day: format.dayKey(receipt.day) })}</p>
      {options.health.findings.some(({ id }) => id === 'clock-doubted') && <ClockDoubt {...day} />}
      {view.value.asked !== null && <AskedNow key={view.value.asked.id} {...day} asked={view.value.asked} />}
      <TimeCard {...day} />
      <GivenCard {...day} />
      <div class="OptionsPage-two">
        <OpenCard {...day} />
        <PauseCard {...day} />
      </div>
      <LiftCard {...day} />
      <ReceiptCard {...day} />
      <div class="SaveNews" data-qa="today-news">
        {gifts.news !== null && <Notice kind={gifts.news.kind} title={gifts.news.words} />}
      </div>
    </>
  );
}

/** Nobody saw the last day pass: a parent can vouch for the clock. */
function ClockDoubt({ ui, wire, gifts }: DayProps) {
  const { t } = ui;
  return (
    <Notice kind="warning" title={t('today.clock')} qa="clock-doubted">
      <p>{t('today.clock-text')}</p>
      <Button onClick={() => void gifts.act(() => wire.ask('time/settle-clock', {}), t('today.clock-settled'))} qa="clock-right">
        {t('today.clock-right')}
      </Button>
    </Notice>
  );
}
