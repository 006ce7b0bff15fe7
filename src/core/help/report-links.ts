/**
 * Links that carry a report: `mailto:` and WhatsApp. Both go to a reader who is neither the police nor a hotline, whoever the address belongs
 * to: a mail and a chat stay in somebody's account. Their labels must be the English ones: an Urdu letter is six characters in a link, so words
 * in another script are left for the clipboard.
 */
import type { Draft } from './report';
import { fieldsFor, type ReportLabels } from './report-text';

/** A whole link's longest length, in characters. */
export const MAX_MAILTO = 1899;
export const MAX_WHATSAPP = 899;

/** A `mailto:` link, whole under 1,900 characters; `to` '' = the child says to whom. Nothing of the page where the category guards it. */
export function mailtoLink(draft: Draft, labels: ReportLabels, subject: string, to = ''): string {
  const receiver = encode(to).replace(/%40/g, '@');
  return fill(`mailto:${receiver}?subject=${encode(subject)}&body=`, MAX_MAILTO, draft, labels);
}

/** A WhatsApp link with the text ready to be sent, whole under 900 characters. `number` as in a directory: "+" and digits. */
export function whatsAppLink(number: string, draft: Draft, labels: ReportLabels): string {
  return fill(`https://wa.me/${number.replace(/\D/g, '')}?text=`, MAX_WHATSAPP, draft, labels);
}

function fill(head: string, limit: number, draft: Draft, labels: ReportLabels): string {
  const fields = fieldsFor(draft, labels, 'other').filter(
    ({ id, value }) => id !== 'selectedText' && (id === 'address' || id === 'clicked' || isLatin(value)),
  );
  let room = limit - head.length;
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
