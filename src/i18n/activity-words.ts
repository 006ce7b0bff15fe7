/** What a row of the activity is about, where it is not a page: what was given, what happened to the lock and the clock. */
import type { ActivityRow } from '../messaging/views';
import type { Format } from './format';
import { isMessageKey, type T } from './t';

interface Speaker {
  readonly t: T;
  readonly format: Format;
}
type Row = Pick<ActivityRow, 'kind' | 'site' | 'rule' | 'reason' | 'seconds' | 'detail'>;

/** One line. What this version has no words for is named by its kind. */
export function activityWords(speaker: Speaker, row: Row): string {
  const { t } = speaker;
  if (row.kind === 'extra-time') return extraWords(speaker, row) ?? t('activity.kind-extra-time');
  const key = `activity.${row.kind}-${row.detail}`;
  return isMessageKey(key) ? t(key) : t(`activity.kind-${row.kind}`);
}

/** Does the line say the detail already? */
export function saysDetail({ kind, detail }: Pick<Row, 'kind' | 'detail'>): boolean {
  return (kind === 'lock' || kind === 'gap') && detail !== null && isMessageKey(`activity.${kind}-${detail}`);
}

const GIVEN = /^(parent|pin|code)(?:-(day|always))?$/;

/** By whom it was given; empty for what nobody gave. */
export function giverWords({ t }: Pick<Speaker, 't'>, { kind, reason }: Pick<Row, 'kind' | 'reason'>): string {
  const by = kind === 'extra-time' ? GIVEN.exec(reason ?? '')?.[1] : undefined;
  const key = `receipt.by-${by}`;
  return isMessageKey(key) ? t(key) : '';
}

function extraWords({ t, format }: Speaker, { site, rule, reason, seconds }: Row): string | null {
  const name = rule ?? site ?? t('activity.extra-site');
  const time = format.duration(Math.abs(seconds ?? 0), true);
  const isLess = (seconds ?? 0) < 0;
  const [, by, span] = GIVEN.exec(reason ?? '') ?? [];
  if (by !== undefined) {
    if (span !== undefined) return t(span === 'day' ? 'activity.extra-day' : 'activity.extra-always', { name });
    return t(isLess ? 'activity.extra-less' : 'activity.extra-more', { name, time });
  }
  switch (reason) {
    case 'taken-back':
      return t('activity.extra-taken-back', { name });
    case 'pause':
      return t('activity.extra-pause', { time });
    case 'pause-ended':
      return t('activity.extra-pause-ended');
    case 'refund':
      return t(isLess ? 'activity.extra-refund-undone' : 'activity.extra-refund', { name, time });
    case 'earned':
      return t('activity.extra-earned', { name, time });
    default:
      return null;
  }
}
