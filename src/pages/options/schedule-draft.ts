/** Hours in which sites stay closed, while they are being written. */
import { DAYS, type Day, type SettingsDocument } from '../../core/settings/schema';
import { isLocalTime } from '../../core/time/local-time';
import type { MessageKey } from '../../i18n/t';
import { type DraftResult, hasBadText, withText } from './limit-draft';
import { newRuleId } from './rule-id';

export type ScheduleRule = NonNullable<SettingsDocument['schedules']>[number];
export interface ScheduleDraft {
  readonly name: string;
  readonly days: readonly Day[];
  readonly from: string;
  readonly to: string;
  readonly isAll: boolean;
  readonly targets: readonly string[];
  readonly except: readonly string[];
  readonly targetsText: string;
  readonly exceptText: string;
}
export type ScheduleProblems = Partial<Record<'name' | 'days' | 'times' | 'targets', MessageKey>>;

/** The draft of a rule, or of a new one with usual school-night hours. */
export function scheduleDraft(rule: ScheduleRule | null, newName: string): ScheduleDraft {
  return {
    name: rule === null ? newName : (rule.name ?? rule.id),
    days: rule?.days ?? DAYS,
    from: rule?.from ?? '21:30',
    to: rule?.to ?? '06:30',
    isAll: rule === null || rule.targets.includes('*'),
    targets: rule?.targets.filter((target) => target !== '*') ?? [],
    except: rule?.except ?? [],
    targetsText: '',
    exceptText: '',
  };
}

/** The rule as it would be stored. */
export function readSchedule(
  draft: ScheduleDraft,
  before: ScheduleRule | null,
  taken: readonly string[],
): DraftResult<ScheduleRule> {
  const name = draft.name.trim();
  const targets = draft.isAll ? ['*'] : withText(draft.targets, draft.targetsText);
  const except = withText(draft.except, draft.exceptText);
  const hasBad = hasBadText(draft.exceptText) || (!draft.isAll && hasBadText(draft.targetsText));
  const problems: ScheduleProblems = {
    ...(name === '' && { name: 'options.limit-name-missing' as const }),
    ...(draft.days.length === 0 && { days: 'options.bedtime-days-missing' as const }),
    ...((!isLocalTime(draft.from) || !isLocalTime(draft.to)) && { times: 'options.bedtime-time-missing' as const }),
    ...(targets.length === 0 && { targets: 'options.targets-missing' as const }),
    ...(hasBad && { targets: 'options.problem-other' as const }),
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  return {
    ok: true,
    rule: {
      id: before?.id ?? newRuleId(name, 'schedule', taken),
      name,
      days: [...draft.days],
      from: draft.from,
      to: draft.to,
      targets,
      ...(except.length > 0 && { except }),
    },
  };
}

/** How the hours lie: within a day, across midnight, or a whole day. */
export function spanOf(from: string, to: string): 'day' | 'overnight' | 'whole-day' | null {
  if (!isLocalTime(from) || !isLocalTime(to)) return null;
  if (from === to) return 'whole-day';
  return to < from ? 'overnight' : 'day';
}
