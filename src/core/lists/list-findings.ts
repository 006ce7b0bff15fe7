/** What protection health says about subscribed lists: which one, why, and whether an older copy holds. */
import type { FindingId, Severity } from '../health/findings';
import type { Instant } from '../time/local-time';
import { isStored, type ListFailure, type ListMeta } from './list-meta';

/** About what came, not about getting there: no retry mends it, somebody has to look. */
const UNUSABLE: readonly ListFailure[] = ['html', 'empty', 'binary', 'mostly-bad', 'too-big', 'bad-header', 'truncated'];
/** An older copy that couldn't be renewed for so long is a gap. */
const OLD_AFTER = 14 * 24 * 3_600_000;

export const LIST_FINDINGS = ['list-unreachable', 'list-unusable', 'protected-list-failed'] as const satisfies FindingId[];
type ListFindingId = (typeof LIST_FINDINGS)[number];
export interface ListFinding {
  readonly id: ListFindingId;
  readonly severity: Severity;
  /** `my-list: html; other: empty`; a protected list is named nowhere. */
  readonly detail: string | null;
}

/** The findings that hold now; those of LIST_FINDINGS that are left out are cleared. */
export function listFindings(metas: readonly ListMeta[], now: Instant): ListFinding[] {
  const failing = metas.filter(({ error }) => error !== null && error !== 'cancelled');
  return LIST_FINDINGS.flatMap((id) => {
    const lists = failing.filter((meta) => findingOf(meta) === id);
    if (lists.length === 0) return [];
    const isGap = lists.some((meta) => id !== 'list-unreachable' || !isStored(meta) || now - (meta.checkedAt ?? 0) > OLD_AFTER);
    const detail = id === 'protected-list-failed' ? null : lists.map((meta) => `${meta.id}: ${meta.error}`).join('; ');
    return [{ id, severity: isGap ? 'degraded' : 'info', detail }];
  });
}

function findingOf({ kind, error }: ListMeta): ListFindingId {
  if (kind === 'protected') return 'protected-list-failed';
  return error !== null && UNUSABLE.includes(error) ? 'list-unusable' : 'list-unreachable';
}
