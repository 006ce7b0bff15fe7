/** The words of a report's text in one language. */
import type { Directory } from '../../core/help/directory';
import type { Draft, UrgencyQuestion } from '../../core/help/report';
import type { FieldId, ReportLabels } from '../../core/help/report-text';
import { createT, type Language, type MessageKey } from '../../i18n/t';
import { CATEGORY_WORDS } from './flow';

/** The questions that are asked in the report; the others are answered by what the child picked. */
export const URGENT_WORDS: Readonly<Partial<Record<UrgencyQuestion, MessageKey>>> = {
  inDangerNow: 'help.u_danger',
  planToMeet: 'help.u_meet',
  knowsWhereILive: 'help.u_knows',
};

const FIELD_WORDS: Readonly<Record<FieldId, MessageKey>> = {
  category: 'help.f_category',
  urgent: 'help.f_urgent',
  words: 'help.f_words',
  when: 'help.f_when',
  address: 'help.f_address',
  title: 'help.f_title',
  clicked: 'report.f_clicked',
  platform: 'help.f_platform',
  time: 'help.f_time',
  selectedText: 'help.f_selectedText',
  names: 'help.f_names',
  region: 'help.f_region',
  role: 'report.f_role',
  age: 'report.f_age',
  contact: 'report.f_contact',
  family: 'report.f_family',
};

/** Who writes, as far as the child is asked. */
export const ROLE_WORDS = {
  child_self: 'report.role_child_self',
  child_for_other: 'report.role_child_for_other',
  other_adult: 'report.role_other_adult',
} as const satisfies Readonly<Partial<Record<Draft['reporter']['role'], MessageKey>>>;

/** The answers that can be tapped. */
export const ANSWER_WORDS = { yes: 'report.yes', no: 'report.no', unsure: 'report.unsure' } as const;

/** Labels in the page's language, or in English where a text must be Latin (a link). */
export function reportLabels(language: Language, draft: Draft, directory: Directory): ReportLabels {
  const t = createT(language);
  const { role, ageBand, familyMayKnow } = draft.reporter;
  const urgent = Object.entries(URGENT_WORDS).flatMap(([question, words]) =>
    isYes(draft, question) && words !== undefined ? [t(words)] : [],
  );
  return {
    note: t('help.adult_note'),
    field: (id) => t(FIELD_WORDS[id]),
    category: t(CATEGORY_WORDS[draft.category]),
    urgent,
    region: directory.provinces.find(({ id }) => id === draft.region)?.name[language] ?? null,
    role: isAsked(role) ? t(ROLE_WORDS[role]) : null,
    age: ageBand === null ? null : t('report.age', { age: ageBand }),
    family: familyMayKnow === 'unsaid' ? null : t(ANSWER_WORDS[familyMayKnow]),
  };
}

function isAsked(role: Draft['reporter']['role']): role is keyof typeof ROLE_WORDS {
  return role in ROLE_WORDS;
}

function isYes(draft: Draft, question: string): boolean {
  return Object.entries(draft.urgency).some(([name, answer]) => name === question && answer === 'yes');
}
