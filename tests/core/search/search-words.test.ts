/** Blocked words: whole words and phrases, in every spelling that shows the same word to a reader. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText, prepareWords, wordIn } from '../../../src/core/search/search-words';

const found = (word: string, text: string): boolean => wordIn(text, prepareWords([word])) !== null;

describe('a blocked word is found', () => {
  test.each<[string, string]>([
    ['casino', 'CaSiNo games'],
    ['casino', 'best casino, near me'],
    ['casino', 'ｃａｓｉｎｏ'],
    ['casino', '𝐜𝐚𝐬𝐢𝐧𝐨'],
    ['casino', 'casi\u00adno'],
    ['casino', 'ca\u200bsi\u200cno'],
    ['casino', 'casíno'],
    ['casino', 'casi\u0301no'],
    ['Straße', 'STRASSE'],
    ['naked girls', 'Naked   GIRLS pictures'],
    ['naked girls', 'naked-girls'],
    ['nangi larki', 'Nangi Larki ki video'],
    ['18+', '18 + films'],
    ['18', '۱۸ فلم'],
    ['18', '١٨'],
    ['18', '१८'],
    ['18', '𝟏𝟖'],
    ['جوا', 'آن لائن جوا'],
    ['جوا', 'جُوا'],
    ['لڑکی', 'لڑكي'], // Arabic keyboard
    ['لڑکی', 'لڑکــــی'], // stretched
    ['لڑکی', 'لڑ\u200cکی'],
    ['ہتھیار', 'هتهيار'],
    ['ہتھیار', 'ھتھیار'],
    ['ننگی تصویر', 'ننگي تصوير دکھاؤ'],
    ['گاۓ', 'گائے'.replace('ئے', 'ۓ')],
    ['آئس', 'ا\u0653ئس'], // composed and in parts
    ['🍆', 'a 🍆 b'],
    ['🍆', '🍆🍑'],
  ])('%s in %s', (word, text) => expect(found(word, text)).toBe(true));
});

describe('a blocked word is not found', () => {
  test.each<[string, string]>([
    ['sex', 'Sussex'],
    ['sex', 'Essex council'],
    ['sex', 'sextant'],
    ['cunt', 'Scunthorpe United'],
    ['cum', 'cucumber salad'],
    ['tit', 'constitution of Pakistan'],
    ['ass', 'class assignment'],
    ['bet', 'alphabet'],
    ['bet', 'betel'],
    ['18', '2018'],
    ['18', '۲۰۱۸'],
    ['جوا', 'جواب'],
    ['جوا', 'جوانی'],
    ['رنڈی', 'برنڈی'],
    ['naked girls', 'girls naked'],
    ['naked girls', 'naked and girls'],
    ['casino', 'casin o'],
    ['???', 'what???'],
    ['   ', 'any text'],
  ])('%s in %s', (word, text) => expect(found(word, text)).toBe(false));
  test('no words, nothing', () => expect(wordIn('casino', [])).toBeNull());
  test('the first that fits is named as the parent wrote it', () =>
    expect(wordIn('poker casino', prepareWords(['Casino ', 'POKER']))?.written).toBe('Casino '));
});

describe('however it is spelled', () => {
  const words = fc.constantFrom('casino', 'لڑکی', 'ہتھیار', 'nangi larki', 'ننگی تصویر', '18', 'آئس', 'strasse');
  const invisible = fc.constantFrom(
    '\u200b',
    '\u200c',
    '\u200d',
    '\u200e',
    '\u200f',
    '\u00ad',
    '\ufeff',
    '\u2060',
    '\u061c',
    '\u0640',
  );
  const mark = fc.constantFrom('\u064e', '\u064f', '\u0650', '\u0651', '\u0652', '\u0670', '\u0301', '\u0308');
  const SWAPS: Readonly<Record<string, string>> = { ک: 'كڪ', ی: 'يىې', ہ: 'هھۃ', ا: 'أإآٱ' };
  const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10, 0x1d7ce];
  const respelled = (word: string, picks: readonly number[], signs: readonly string[]): string =>
    [...word]
      .map((letter, index) => {
        const pick = picks[index % picks.length] ?? 0;
        const others = [...(SWAPS[letter] ?? ''), letter];
        const swapped = /\d/.test(letter)
          ? String.fromCodePoint((ZEROS[pick % ZEROS.length] ?? 0x30) + Number(letter))
          : (others[pick % others.length] ?? letter);
        const cased = pick % 2 === 0 ? swapped.toUpperCase() : swapped;
        return `${cased}${letter === ' ' ? '' : (signs[index % signs.length] ?? '')}`;
      })
      .join('');
  test('the word is found alone and between others, and what it folds to stays as it is', () => {
    fc.assert(
      fc.property(
        words,
        fc.array(fc.nat(40), { minLength: 1, maxLength: 8 }),
        fc.array(fc.oneof(invisible, mark), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('NFC', 'NFD', 'NFKC', 'NFKD'),
        (word, picks, signs, form) => {
          const other = respelled(word, picks, signs).normalize(form);
          expect(found(word, other), JSON.stringify(other)).toBe(true);
          expect(found(other, `کیا ${word} ہے`), JSON.stringify(other)).toBe(true);
          expect(found(word, `x${other}`)).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });
  test('folding any text twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
      { numRuns: 150 },
    );
  });
});
