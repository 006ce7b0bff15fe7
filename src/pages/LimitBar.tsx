/** One limit today: its name, what is used and what is left. */
import type { LimitToday } from '../messaging/views';
import { Bar, toneOf } from '../ui/Bar';
import type { Ui } from '../ui/ui';

interface Props {
  readonly ui: Ui;
  readonly limit: LimitToday;
  /** Off where a heading says the name already. */
  readonly isNamed?: boolean;
}

/** The words say the same as the bar. */
export function LimitBar({ ui, limit, isNamed = true }: Props) {
  return (
    <div class="LimitBar" data-qa={`limit-${limit.id}`}>
      {isNamed && <h3>{limit.name}</h3>}
      <Bar text={words(ui, limit)} value={limit.usedSeconds} max={limit.limitSeconds ?? 0} tone={toneOf(limit.leftSeconds)} />
    </div>
  );
}

function words({ t, format }: Ui, { usedSeconds, limitSeconds, leftSeconds }: LimitToday): string {
  const used = format.duration(usedSeconds);
  if (limitSeconds === null || leftSeconds === null) return t('common.used-free', { used });
  const limit = format.duration(limitSeconds);
  if (leftSeconds <= 0) return t('common.time-up', { used, limit });
  return t('common.used-left', { left: format.duration(leftSeconds, true), used, limit });
}
