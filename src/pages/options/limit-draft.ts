/** A time limit while it is being written: texts as typed, judged only when it is saved. */
import { foldDigits } from '../../core/lock/typed-digits';
import { DEFAULT_WARN_AT } from '../../core/settings/defaults';
import { DAYS, type Day, type SettingsDocument } from '../../core/settings/schema';
import type { MessageKey } from '../../i18n/t';
import { readMinutes } from '../../ui/DurationInput';
import { newFilters, readLines } from './pasted-lines';
import { newRuleId } from './rule-id';

export type LimitRule = NonNullable<SettingsDocument['limits']>[number];
export interface LimitDraft {
  readonly name: string;
  readonly targets: readonly string[];
  readonly except: readonly string[];
  /** Still in the boxes, not yet added. */
  readonly targetsText: string;
  readonly exceptText: string;
  readonly isByDay: boolean;
  readonly minutes: string;
  /** Minutes before the end, as typed: "10, 5, 1". */
  readonly warnAt: string;
  readonly byDay: Readonly<Record<Day, string>>;
}
export type LimitProblems = Partial<Record<'name' | 'targets' | 'minutes' | 'warnAt', MessageKey>>;
export type DraftResult<R> =
  | { readonly ok: true; readonly rule: R }
  | { readonly ok: false; readonly problems: Partial<Record<string, MessageKey>> };

const NEW_MINUTES = '60';

/** The draft of a rule, or of a new one. */
export function limitDraft(rule: LimitRule | null): LimitDraft {
  const minutes = rule?.minutes === undefined ? NEW_MINUTES : String(rule.minutes);
  const dayText = (day: Day) => String(rule?.minutesByDay?.[day] ?? rule?.minutes ?? (rule === null ? NEW_MINUTES : ''));
  return {
    name: rule?.name ?? rule?.id ?? '',
    targets: rule?.targets ?? [],
    except: rule?.except ?? [],
    targetsText: '',
    exceptText: '',
    isByDay: rule?.minutesByDay !== undefined,
    minutes,
    warnAt: (rule?.warnAt ?? DEFAULT_WARN_AT).join(', '),
    byDay: Object.fromEntries(DAYS.map((day) => [day, dayText(day)])) as Record<Day, string>,
  };
}

/** What stands in a box counts as added: a parent who presses Save means it. */
export function withText(targets: readonly string[], text: string): string[] {
  return [...targets, ...newFilters(readLines(text, targets))];
}
/** Whether a box holds something that can't be added. */
export function hasBadText(text: string): boolean {
  return readLines(text, []).some((line) => line.state === 'bad');
}

/** The rule as it would be stored. Warnings that are the usual ones are only written where they were. */
export function readLimit(draft: LimitDraft, before: LimitRule | null, taken: readonly string[]): DraftResult<LimitRule> {
  const name = draft.name.trim();
  const targets = withText(draft.targets, draft.targetsText);
  const except = withText(draft.except, draft.exceptText);
  const byDay = readWeek(draft.byDay);
  const minutes = readMinutes(draft.minutes);
  const warnAt = readWarnings(draft.warnAt);
  const problems: LimitProblems = {
    ...(name === '' && { name: 'options.limit-name-missing' as const }),
    ...(targets.length === 0 && { targets: 'options.targets-missing' as const }),
    ...((hasBadText(draft.targetsText) || hasBadText(draft.exceptText)) && { targets: 'options.problem-other' as const }),
    ...((draft.isByDay ? byDay : minutes) === null && { minutes: 'options.limit-minutes-bad' as const }),
    ...(warnAt === null && { warnAt: 'options.limit-warn-bad' as const }),
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const { minutes: _minutes, minutesByDay: _byDay, except: _except, ...kept } = before ?? { id: newRuleId(name, 'limit', taken) };
  const isUsual = warnAt?.join() === DEFAULT_WARN_AT.join();
  return {
    ok: true,
    rule: {
      ...kept,
      ...(warnAt !== null && !(isUsual && before?.warnAt === undefined) && { warnAt }),
      name,
      targets,
      ...(except.length > 0 && { except }),
      ...(draft.isByDay ? { minutesByDay: byDay ?? {} } : { minutes: minutes ?? 0 }),
    },
  };
}

/** Minutes by weekday; an empty day has no limit. Null when one is no number, or none is given at all. */
function readWeek(texts: Readonly<Record<Day, string>>): Partial<Record<Day, number>> | null {
  const week: Partial<Record<Day, number>> = {};
  for (const day of DAYS) {
    if (texts[day].trim() === '') continue;
    const minutes = readMinutes(texts[day]);
    if (minutes === null) return null;
    week[day] = minutes;
  }
  return Object.keys(week).length === 0 ? null : week;
}

/** No more warnings than a day can bear. */
const MOST_WARNINGS = 10;

/** Minutes before the end, the longest first; none is a choice, too. Null when something there is no number of minutes. */
export function readWarnings(text: string): number[] | null {
  const parts = foldDigits(text)
    .split(/[\s,،;؛]+/)
    .filter((part) => part !== '');
  const minutes = [...new Set(parts.map(Number))].sort((a, b) => b - a);
  const isGood = minutes.length <= MOST_WARNINGS && minutes.every((minute) => minute > 0 && minute <= 1440);
  return isGood ? minutes : null;
}
