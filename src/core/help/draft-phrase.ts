/** The phrase that opens a kept draft, as pages and the worker know it: without what makes a key of it. */
import { foldDigits } from '../lock/typed-digits';

export const SHORTEST_PHRASE = 4;
export const MAX_PHRASE = 200;
/** Characters of a draft's text: more than a help view can hold. */
export const MAX_DRAFT_TEXT = 100_000;

/** Characters that count in a phrase. */
export const phraseLength = (phrase: string): number => [...samePhrase(phrase)].length;

/** The phrase however the keyboard writes it: letters composed, digits as 0-9, one space between words, no invisible marks. */
export function samePhrase(phrase: string): string {
  return foldDigits(
    phrase
      .normalize('NFC')
      .replace(/\p{Cf}/gu, '')
      .replace(/\s+/g, ' ')
      .trim()
      .toLowerCase(),
  );
}
