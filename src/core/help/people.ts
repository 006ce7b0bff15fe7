/**
 * The people of whom a child tells. A name may be that of another child, whose identity nobody may hand on: it goes to the police, hotlines and
 * helplines only (help facts 4.3). Whoever the child has not said to be a grown-up is treated as if it were a child.
 */
import { cleanLine } from './clean-text';

export interface Person {
  /** A name, account or profile link, as the child wrote it. */
  readonly name: string;
  /** "Is this a child too?" */
  readonly isChild: 'no' | 'yes' | 'unsure' | 'unsaid';
}

/** At most so many: a list for people to read. */
export const MOST_PEOPLE = 10;

/** The name in one line, without anything that could fake another. */
export function nameOf({ name }: Person): string {
  return cleanLine(name);
}

/** The people whose names a reader gets; `toHelpers`: the reader is the police, a hotline or a helpline. Rows without a name are nobody. */
export function sharedWith(people: readonly Person[], toHelpers: boolean): Person[] {
  return people.filter((person) => nameOf(person) !== '' && (toHelpers || person.isChild === 'no'));
}

/** The names that only the police, hotlines and helplines may see, wherever they stand. */
export function hiddenNames(people: readonly Person[]): string[] {
  return people.filter(({ isChild }) => isChild !== 'no').map(nameOf);
}
