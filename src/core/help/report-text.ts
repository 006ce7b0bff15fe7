/**
 * A report as text for people. Two readers: `authority` (a hotline or the police: the exact address, names) and `other` (mail, print, a grown-up:
 * masked, and nothing of the page where the category guards it). Labels come from the messages, so that a text can be in either language.
 */
import { isAddressGuarded } from './categories';
import { hideLinks, maskAddress, maskLinks } from './mask';
import { platformOf } from './platforms';
import { cleanLine, type Draft, timeOf } from './report';

export const MAX_TEXT = 3400;
export const MAX_MAILTO = 1899;

export type FieldId =
  | 'category'
  | 'urgent'
  | 'words'
  | 'when'
  | 'address'
  | 'title'
  | 'platform'
  | 'time'
  | 'selectedText'
  | 'names'
  | 'region';
export type Reader = 'authority' | 'other';

export interface ReportLabels {
  /** First line: "This is a child asking for help. …" */
  readonly note: string;
  readonly field: (id: FieldId) => string;
  /** What the child picked, in its words. */
  readonly category: string;
  /** The urgent answers that are "yes", in words. */
  readonly urgent: readonly string[];
  readonly region: string | null;
}
export interface Field {
  readonly id: FieldId;
  readonly label: string;
  readonly value: string;
}

/** The fields that this reader gets, in the order in which reports are read; what the child took out is not among them. */
export function fieldsFor(draft: Draft, labels: ReportLabels, reader: Reader): Field[] {
  const guarded = isAddressGuarded(draft.category) && reader === 'other';
  const address =
    draft.address === null || guarded
      ? null
      : reader === 'authority' && !draft.hideSecrets
        ? draft.address
        : maskAddress(draft.address);
  const own = (text: string) => (reader === 'authority' ? text : guarded ? hideLinks(text, draft.address) : maskLinks(text));
  const values: readonly (readonly [FieldId, string | null])[] = [
    ['category', labels.category],
    ['urgent', labels.urgent.join('; ')],
    ['words', own(draft.words.trim())],
    ['when', own(cleanLine(draft.when))],
    ['address', address],
    ['title', guarded || draft.title === null ? null : cleanLine(draft.title)],
    ['platform', draft.address === null ? null : platformOf(draft.address)],
    ['time', draft.at === null ? null : timeText(draft.at, draft.zone)],
    ['selectedText', guarded || draft.selectedText === null ? null : own(cleanLine(draft.selectedText))],
    // Whose name it is isn't known, and it may be a child's: only those who must act on it get it.
    ['names', reader === 'authority' ? cleanLine(draft.names) : null],
    ['region', labels.region],
  ];
  return values.flatMap(([id, value]) => (value === null || value === '' ? [] : [{ id, label: labels.field(id), value }]));
}

/** The report as plain text of at most 3,400 characters; the longest parts are cut, visibly, in a fixed order. */
export function plainText(draft: Draft, labels: ReportLabels, reader: Reader): string {
  return shorten(labels.note, fieldsFor(draft, labels, reader), MAX_TEXT);
}

/** What gives way first when the text is too long, and down to how many characters. */
const SHRINK: readonly (readonly [FieldId, number])[] = [
  ['selectedText', 300],
  ['names', 200],
  ['words', 1200],
  ['title', 100],
  ['when', 100],
  ['address', 900],
  ['selectedText', 0],
  ['words', 300],
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

/**
 * A `mailto:` link, whole under 1,900 characters. The labels must be the English ones: an Urdu letter is six characters in a link, so words in
 * another script are left for the clipboard. Nothing of the page where the category guards it.
 */
export function mailtoLink(draft: Draft, labels: ReportLabels, subject: string): string {
  const fields = fieldsFor(draft, labels, 'other').filter(
    ({ id, value }) => id !== 'selectedText' && (id === 'address' || isLatin(value)),
  );
  const head = `mailto:?subject=${encode(subject)}&body=`;
  let room = MAX_MAILTO - head.length;
  const lines: string[] = [];
  const first = encode(labels.note);
  if (first.length <= room) {
    lines.push(first);
    room -= first.length;
  }
  for (const { label, value } of fields) {
    const line = encode(`\n${label}: `);
    const rest = encodeUpTo(value, room - line.length);
    if (rest === '') continue;
    lines.push(line + rest);
    room -= line.length + rest.length;
  }
  return head + lines.join('');
}

function isLatin(text: string): boolean {
  return /^[\p{ASCII}\p{Script=Latin}\p{Script=Common}]*$/u.test(text);
}

function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/\r?\n/g, '\r\n'));
}

/** As many whole characters as fit, encoded. */
function encodeUpTo(text: string, room: number): string {
  const whole = encode(text);
  if (whole.length <= room) return whole;
  let result = '';
  const ellipsis = encode('…');
  for (const character of text) {
    const next = encode(character);
    if (result.length + next.length + ellipsis.length > room) break;
    result += next;
  }
  return result === '' ? '' : result + ellipsis;
}
