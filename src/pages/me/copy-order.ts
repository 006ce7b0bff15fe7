/** The order of copy cards: that in which the helper asks, so that a form is filled from its top to its end. */
import type { ASKS } from '../../core/help/directory';
import type { Field, FieldId } from '../../core/help/report-text';

type Ask = (typeof ASKS)[number];

/** Which question of a form a part of the report answers; a name, a phone number or an ID card is never in a report. */
const ANSWERS: Readonly<Partial<Record<FieldId, Ask>>> = {
  category: 'what_happened',
  urgent: 'what_happened',
  words: 'what_happened',
  when: 'what_happened',
  selectedText: 'what_happened',
  names: 'what_happened',
  address: 'link',
  clicked: 'link',
  title: 'link',
  platform: 'link',
  region: 'place',
  age: 'age',
  contact: 'phone',
};

/** The fields as this helper asks for them; what it doesn't ask comes last, and within one question they stay in the report's order. */
export function inOrderOf(asks: readonly Ask[], fields: readonly Field[]): Field[] {
  const rank = ({ id }: Field) => {
    const ask = ANSWERS[id];
    const at = ask === undefined ? -1 : asks.indexOf(ask);
    return at < 0 ? asks.length : at;
  };
  return fields.toSorted((a, b) => rank(a) - rank(b));
}
