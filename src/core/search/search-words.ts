/**
 * Blocked words in what is searched for: a word or phrase as the parent wrote it, found whole whatever the spelling of its letters
 * (Urdu or Arabic keyboard, diacritics, stretched, zero-width signs between, full width, digits of any script, letter case).
 */
export interface BlockedWord {
  readonly written: string;
  /** Its words with a space before and after each. */
  readonly folded: string;
}

export function prepareWords(written: readonly string[]): BlockedWord[] {
  return written.map((word) => ({ written: word, folded: foldText(word) })).filter(({ folded }) => folded.trim() !== '');
}

/** The first of the words that stands whole in the text. */
export function wordIn(text: string, words: readonly BlockedWord[]): BlockedWord | null {
  if (words.length === 0) return null;
  const folded = foldText(text);
  return words.find((word) => folded.includes(word.folded)) ?? null;
}

/** Letters that keyboards write differently for one and the same Urdu letter. */
const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['ا', 'أإآٱٲٳ'],
    ['ک', 'كڪګڬڭڮ'],
    ['ی', 'يىېۍێئۑ'],
    ['ے', 'ۓ'],
    ['ہ', 'هھۂۀةۃەۿ'],
    ['و', 'ؤ'],
    ['σ', 'ς'],
  ].flatMap(([to = '', from = '']) => [...from].map((letter) => [letter, to])),
);
/** Accents of Latin letters; vowel signs, hamza and other marks above or below Arabic letters. */
const MARKS = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff]/gu;
/** Zero-width signs, direction signs, soft hyphens, and the stroke that stretches a word. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u0640]/gu;
const WORDS = /[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu;

/** The text's words, each spelling folded into one, with a space before and after each. */
export function foldText(text: string): string {
  const plain = text.replace(INVISIBLE, '').normalize('NFKD').toUpperCase().toLowerCase().normalize('NFKD');
  const folded = [...plain.replace(INVISIBLE, '').replace(MARKS, '')].map((letter) => LETTERS[letter] ?? digit(letter)).join('');
  return ` ${(folded.match(WORDS) ?? []).join(' ')} `;
}

/** Decimal digits stand ten by ten, zero first, in every script. */
function digit(letter: string): string {
  if (!/^\p{Nd}$/u.test(letter)) return letter;
  let below = letter.codePointAt(0) ?? 0;
  let value = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(below - 1))) {
    below--;
    value = (value + 1) % 10;
  }
  return String(value);
}
