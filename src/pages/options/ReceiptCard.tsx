/** The time receipt as the child sees it, line by line: what the child disputes stands out, and one click gives it back. */
import { useState } from 'preact/hooks';
import type { ReceiptLine } from '../../messaging/time-views';
import { Address } from '../../ui/Address';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Empty } from '../../ui/Empty';
import { Notice } from '../../ui/Notice';
import type { DayProps } from './TodayPanel';

/** A long day begins with so many lines; disputed ones are always among them. */
const FIRST = 20;

export function ReceiptCard(day: DayProps) {
  const { t, format } = day.ui;
  const [isWhole, setIsWhole] = useState(false);
  const { lines, totalSeconds } = day.today.receipt;
  const newestFirst = lines.toReversed();
  const disputed = lines.filter((line) => line.isAway && !line.isRefunded);
  const shown = isWhole ? newestFirst : newestFirst.filter((line, place) => place < FIRST || disputed.includes(line));
  return (
    <Card title={t('today.receipt')} hint={t('today.receipt-hint')} qa="today-receipt">
      <p class="ReceiptCard-total" data-qa="today-total">
        {t('receipt.total', { time: format.duration(totalSeconds, true) })}
      </p>
      {disputed.length > 0 && (
        <Notice kind="warning" title={t('today.disputed', { count: disputed.length })} qa="today-disputed" />
      )}
      {lines.length === 0 && <Empty text={t('receipt.none')} />}
      <ol class="ReceiptCard-lines plain">
        {shown.map((line) => (
          <Line key={line.key} {...day} line={line} />
        ))}
      </ol>
      {shown.length < lines.length && (
        <div>
          <Button onClick={() => setIsWhole(true)} qa="today-receipt-all">
            {t('receipt.show-all', { count: lines.length })}
          </Button>
        </div>
      )}
    </Card>
  );
}

function Line({ ui, wire, today, gifts, line }: DayProps & { readonly line: ReceiptLine }) {
  const { t, format } = ui;
  const { timeZone } = today.receipt;
  const { key, isAway, isRefunded, isRunning, site } = line;
  const from = format.clock(line.from, timeZone);
  const to = isRunning ? t('receipt.now') : format.clock(line.to, timeZone);
  const name = site ?? t('today.a-page');
  const counts = line.limits.length === 0 ? t('receipt.counts-none') : t('receipt.counts', { limits: format.list(line.limits) });
  const refund = (refunded: boolean) =>
    void gifts.act(
      () => wire.ask('time/refund', { key, refunded }),
      t(refunded ? 'today.refunded' : 'today.unrefunded', { time: format.duration(line.seconds, true) }),
    );
  const look = isRefunded ? ' ReceiptCard-back' : isAway ? ' ReceiptCard-away' : '';
  return (
    <li class={`ReceiptCard-line${look}`} data-qa={`today-line-${key}`}>
      <div class="ReceiptCard-what">
        <p>{site === null ? name : <Address text={site} />}</p>
        <p class="small soft">
          {t('common.from-to', { from, to })} · {t(`today.why-${line.why}`)} · {counts}
        </p>
        {isAway && <p class="small ReceiptCard-mark">{t('today.away')}</p>}
        {isRefunded && <p class="small ReceiptCard-good">{t('receipt.given-back')}</p>}
      </div>
      <span class="ReceiptCard-time">{format.duration(line.seconds, true)}</span>
      {!isRunning && (
        <Button
          look={isAway && !isRefunded ? 'primary' : 'quiet'}
          onClick={() => refund(!isRefunded)}
          label={t(isRefunded ? 'today.unrefund-named' : 'today.refund-named', { from, to, site: name })}
          qa={`refund-${key}`}
        >
          {t(isRefunded ? 'today.unrefund' : 'today.refund')}
        </Button>
      )}
    </li>
  );
}
