/** A rule for earned minutes while it is being written: texts as typed, judged only when it is saved. */
import type { SettingsDocument } from '../../core/settings/schema';
import type { MessageKey } from '../../i18n/t';
import { readMinutes } from '../../ui/DurationInput';
import { hasBadText, withText } from './limit-draft';

export type EarnRule = NonNullable<SettingsDocument['earn']>[number];
export interface EarnDraft {
  readonly targets: readonly string[];
  /** Still in the box, not yet added. */
  readonly targetsText: string;
  readonly minutes: string;
  readonly gives: string;
  /** The limit's id. */
  readonly limit: string;
  /** Empty: as much as is earned. */
  readonly most: string;
}
export type EarnProblems = Partial<Record<'targets' | 'minutes' | 'gives' | 'limit' | 'most', MessageKey>>;
export type EarnResult = { readonly ok: true; readonly rule: EarnRule } | { readonly ok: false; readonly problems: EarnProblems };

/** The draft of a rule, or of a new one: learning gives a third of its time, up to half an hour. */
export function earnDraft(rule: EarnRule | null, limits: readonly string[]): EarnDraft {
  return {
    targets: rule?.targets ?? ['category:education'],
    targetsText: '',
    minutes: String(rule?.minutes ?? 30),
    gives: String(rule?.gives.minutes ?? 10),
    limit: rule?.gives.limit ?? limits[0] ?? '',
    most: rule === null ? '30' : String(rule.maxPerDay ?? ''),
  };
}

const positive = (text: string): number | null => {
  const minutes = readMinutes(text);
  return minutes === 0 ? null : minutes;
};

/** The rule as it would be stored. */
export function readEarn(draft: EarnDraft, limits: readonly string[]): EarnResult {
  const targets = withText(draft.targets, draft.targetsText);
  const minutes = positive(draft.minutes);
  const gives = positive(draft.gives);
  const most = draft.most.trim() === '' ? undefined : readMinutes(draft.most);
  const problems: EarnProblems = {
    ...(targets.length === 0 && { targets: 'options.targets-missing' as const }),
    ...(hasBadText(draft.targetsText) && { targets: 'options.problem-other' as const }),
    ...(minutes === null && { minutes: 'options.earn-minutes-bad' as const }),
    ...(gives === null && { gives: 'options.earn-minutes-bad' as const }),
    ...(!limits.includes(draft.limit) && { limit: 'options.earn-limit-missing' as const }),
    ...(most === null && { most: 'options.limit-minutes-bad' as const }),
  };
  if (minutes === null || gives === null || most === null || Object.keys(problems).length > 0) return { ok: false, problems };
  const rule = { targets, minutes, gives: { limit: draft.limit, minutes: gives } };
  return { ok: true, rule: most === undefined ? rule : { ...rule, maxPerDay: most } };
}
