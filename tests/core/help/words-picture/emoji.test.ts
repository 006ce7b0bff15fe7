import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameEmoji } from '../../../../src/core/help/words-picture/emoji';

test.each([
  ['why 😢?', 'why :crying face:?'],
  ['😀😀', ':grinning face::grinning face:'],
  ['ok 👍🏽', 'ok :thumbs up:'],
  ['❤️ ❤', ':red heart: :red heart:'],
  ['👩‍🚀 👩🏿‍🚀', ':woman astronaut: :woman astronaut:'],
  ['👨‍👩‍👧‍👦', ':family man, woman, girl, boy:'],
  ['🇵🇰', ':flag Pakistan:'],
  ['1️⃣ 5', ':keycap 1: 5'],
  ['🏴󠁧󠁢󠁳󠁣󠁴󠁿', ':flag Scotland:'],
  ['تم کہاں ہو 😡', 'تم کہاں ہو :enraged face:'],
])('%s → %s', (text, named) => expect(nameEmoji(text)).toBe(named));

test.each([['Ali 12:30 #1 *'], ['© 2026 ®™'], ['a → b, 5 × 3'], ['می‌خواهم'], ['क्षत्रिय'], ['你好'], ['e\u0301']])(
  '%s stays as it is',
  (text) => expect(nameEmoji(text)).toBe(text),
);

test('a picture that has no name yet is still none', () => {
  expect(nameEmoji('\u{1f9ff}\u200d\u{1f9ff}')).toBe(':nazar amulet::nazar amulet:');
  expect(nameEmoji('\u{1faff}')).toBe(':emoji:');
});

test('whatever is written, nothing that is drawn as a picture is left', () => {
  const emoji = fc.constantFrom('😀', '👍🏽', '❤️', '🇵', '🇵🇰', '\u200d', '\ufe0f', '🏽', '1️⃣', 'a', ' ', '\u{1faff}', '🫠');
  fc.assert(
    fc.property(fc.array(fc.oneof(emoji, fc.string({ unit: 'grapheme' }))), (parts) => {
      expect(nameEmoji(parts.join(''))).not.toMatch(/\p{Emoji_Presentation}|\ufe0f|\u20e3/u);
    }),
  );
});
