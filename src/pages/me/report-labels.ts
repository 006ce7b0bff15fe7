/** The words of a report's text in one language. */
import type { Directory } from '../../core/help/directory';
import type { Draft, UrgencyQuestion } from '../../core/help/report';
import type { ReportLabels } from '../../core/help/report-text';
import { createT, type Language, type MessageKey } from '../../i18n/t';
import { CATEGORY_WORDS } from './flow';

/** The questions that are asked in the report; the others are answered by what the child picked. */
export const URGENT_WORDS: Readonly<Partial<Record<UrgencyQuestion, MessageKey>>> = {
  inDangerNow: 'help.u_danger',
  planToMeet: 'help.u_meet',
  knowsWhereILive: 'help.u_knows',
};

/** Labels in the page's language, or in English where a text must be Latin (a link). */
export function reportLabels(language: Language, draft: Draft, directory: Directory): ReportLabels {
  const t = createT(language);
  const urgent = Object.entries(URGENT_WORDS).flatMap(([question, words]) =>
    isYes(draft, question) && words !== undefined ? [t(words)] : [],
  );
  return {
    note: t('help.adult_note'),
    field: (id) => t(`help.f_${id}`),
    category: t(CATEGORY_WORDS[draft.category]),
    urgent,
    region: directory.provinces.find(({ id }) => id === draft.region)?.name[language] ?? null,
  };
}

function isYes(draft: Draft, question: string): boolean {
  return Object.entries(draft.urgency).some(([name, answer]) => name === question && answer === 'yes');
}
