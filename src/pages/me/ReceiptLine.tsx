/** One line of the receipt: from when to when, where, why it counted, how long, and for which limits. */
import type { ReceiptLine as Line } from '../../messaging/time-views';
import { Address } from '../../ui/Address';
import type { Ui } from '../../ui/ui';

interface Props {
  readonly ui: Ui;
  readonly line: Line;
  readonly timeZone: string;
  readonly onAway: (key: string, away: boolean) => void;
}

export function ReceiptLine({ ui, line, timeZone, onAway }: Props) {
  const { t, format } = ui;
  const from = format.clock(line.from, timeZone);
  const to = line.isRunning ? t('receipt.now') : format.clock(line.to, timeZone);
  const site = line.site ?? t('receipt.private');
  const counts = line.limits.length === 0 ? t('receipt.counts-none') : t('receipt.counts', { limits: format.list(line.limits) });
  return (
    <li class={`Receipt-line${line.isRefunded ? ' Receipt-line-back' : ''}`} data-qa={`receipt-line-${line.key}`}>
      <p class="Receipt-what">
        <span class="Receipt-site">{line.site === null ? site : <Address text={site} />}</span>
        <span class="Receipt-time">{format.duration(line.seconds, true)}</span>
      </p>
      <p class="small soft">
        {t('common.from-to', { from, to })} · {t(`receipt.why-${line.why}`)} · {counts}
      </p>
      <p class="row small">
        {line.isRunning && <span class="Badge Badge-now">{t('receipt.now')}</span>}
        {line.isRefunded && <span class="Badge Badge-good">{t('receipt.given-back')}</span>}
        {!line.isRunning && !line.isRefunded && (
          <label class="Receipt-away">
            <input
              type="checkbox"
              checked={line.isAway}
              aria-label={t('receipt.away-label', { from, to, site })}
              onChange={(event) => onAway(line.key, event.currentTarget.checked)}
              data-qa={`receipt-away-${line.key}`}
            />
            {t('receipt.away')}
          </label>
        )}
      </p>
    </li>
  );
}
