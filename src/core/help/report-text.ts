/**
 * A report as text for people. Three readers: `authority` (a hotline or the police: the exact address, all names), `helpline` (all names, the
 * address masked) and `other` (mail, WhatsApp, print, a grown-up: masked, and without the names of children). Where the category guards the
 * address, only `authority` gets anything of the page. Labels come from the messages, so that a text can be in either language.
 */
import { isAddressGuarded } from './categories';
import { cleanLine } from './clean-text';
import { hideNames, maskAddress } from './mask';
import { ownWords } from './own-words';
import { hiddenNames, nameOf, sharedWith } from './people';
import { platformOf } from './platforms';
import { type Draft, timeOf } from './report';

export const MAX_TEXT = 3400;

export type FieldId =
  | 'category'
  | 'urgent'
  | 'words'
  | 'when'
  | 'address'
  | 'title'
  | 'clicked'
  | 'platform'
  | 'time'
  | 'selectedText'
  | 'names'
  | 'region'
  | 'role'
  | 'age'
  | 'contact'
  | 'family';
export type Reader = 'authority' | 'helpline' | 'other';

export interface ReportLabels {
  /** First line: "This is a child asking for help. …" */
  readonly note: string;
  readonly field: (id: FieldId) => string;
  /** What the child picked, in its words. */
  readonly category: string;
  /** The urgent answers that are "yes", in words. */
  readonly urgent: readonly string[];
  readonly region: string | null;
  /** What the child tapped about who writes; null = not said. */
  readonly role: string | null;
  readonly age: string | null;
  readonly family: string | null;
}
export interface Field {
  readonly id: FieldId;
  readonly label: string;
  readonly value: string;
}

/** The fields that this reader gets, in the order in which reports are read; what the child took out is not among them. */
export function fieldsFor(draft: Draft, labels: ReportLabels, reader: Reader): Field[] {
  const isAuthority = reader === 'authority';
  const guarded = isAddressGuarded(draft.category) && !isAuthority;
  const toHelpers = reader !== 'other';
  const own = (text: string) => (isAuthority ? text : ownWords(draft, text, toHelpers));
  const address = (exact: string | null) => {
    if (exact === null || guarded) return null;
    if (isAuthority && !draft.hideSecrets) return exact;
    return toHelpers ? maskAddress(exact) : hideNames(maskAddress(exact), hiddenNames(draft.people));
  };
  const ofPage = (text: string | null) => (guarded || text === null ? null : own(cleanLine(text)));
  const values: readonly (readonly [FieldId, string | null])[] = [
    ['category', labels.category],
    ['urgent', labels.urgent.join('; ')],
    ['words', own(draft.words.trim())],
    ['when', own(cleanLine(draft.when))],
    ['address', address(draft.address)],
    ['title', ofPage(draft.title)],
    ['clicked', address(draft.clicked?.address ?? null)],
    ['platform', draft.address === null ? null : platformOf(draft.address)],
    ['time', draft.at === null ? null : timeText(draft.at, draft.zone)],
    ['selectedText', ofPage(draft.selectedText)],
    [
      'names',
      sharedWith(draft.people, toHelpers)
        .map((person) => own(nameOf(person)))
        .join('; '),
    ],
    ['region', labels.region],
    ['role', labels.role],
    ['age', labels.age],
    ['contact', own(cleanLine(draft.reporter.safeContact))],
    ['family', labels.family],
  ];
  return values.flatMap(([id, value]) => (value === null || value === '' ? [] : [{ id, label: labels.field(id), value }]));
}

/** The report as plain text of at most 3,400 characters; the longest parts are cut, visibly, in a fixed order. */
export function plainText(draft: Draft, labels: ReportLabels, reader: Reader): string {
  return shorten(labels.note, fieldsFor(draft, labels, reader), MAX_TEXT);
}

const BETWEEN = '\n\n';

/** The report in two languages, one below the other: each in at most half of the room, 3,400 characters in all. */
export function plainTextInBoth(draft: Draft, labels: readonly [ReportLabels, ReportLabels], reader: Reader): string {
  const half = Math.floor((MAX_TEXT - BETWEEN.length) / 2);
  return labels.map((one) => shorten(one.note, fieldsFor(draft, one, reader), half)).join(BETWEEN);
}

/** The report as short text, for a square that a phone's camera reads; null where the category guards the page. */
export function squareText(draft: Draft, labels: ReportLabels): string | null {
  if (isAddressGuarded(draft.category)) return null;
  return shorten(labels.note, fieldsFor(draft, labels, 'other'), MAX_SQUARE);
}
/** Letters outside ASCII take two bytes and more: 350 are the densest square that a cheap phone's camera reads off paper. */
export const MAX_SQUARE = 350;

/** What gives way first when the text is too long, and down to how many characters. */
const SHRINK: readonly (readonly [FieldId, number])[] = [
  ['selectedText', 300],
  ['clicked', 300],
  ['names', 200],
  ['words', 1200],
  ['title', 100],
  ['when', 100],
  ['contact', 100],
  ['address', 900],
  ['selectedText', 0],
  ['clicked', 0],
  ['words', 300],
  ['names', 100],
  ['title', 0],
  ['words', 60],
];

function shorten(note: string, fields: readonly Field[], limit: number): string {
  let current = [...fields];
  let text = join(note, current);
  for (const [id, floor] of SHRINK) {
    const excess = text.length - limit;
    if (excess <= 0) return text;
    current = current.map((field) =>
      field.id === id ? { ...field, value: cut(field.value, Math.max(floor, field.value.length - excess)) } : field,
    );
    text = join(note, current);
  }
  return cut(text, limit);
}

function join(note: string, fields: readonly Field[]): string {
  return [note, ...fields.map(({ label, value }) => `${label}: ${value}`)].join('\n');
}

/** At most `length` code units, never half a character, with a mark that something is missing. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, Math.max(0, length - 1)).replace(/[\ud800-\udbff]$/, '')}…`;
}

function timeText(at: number, zone: string): string {
  const { utc, local } = timeOf(at, zone);
  return `${local} (${zone}) = ${utc}`;
}
