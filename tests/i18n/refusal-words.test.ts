import { describe, expect, test } from 'vitest';
import { createFormat } from '../../src/i18n/format';
import { refusalWords } from '../../src/i18n/refusal-words';
import { createT } from '../../src/i18n/t';
import { DONE, Refusal, refused } from '../../src/messaging/time-views';

const en = { t: createT('en'), format: createFormat('en') };
const ur = { t: createT('ur'), format: createFormat('ur') };

describe.each(Refusal.options)('%s', (refusal) => {
  test('has words of its own in both languages', () => {
    const others = Refusal.options.filter((other) => other !== refusal).map((other) => refusalWords(en, refused(other)));
    expect(others).not.toContain(refusalWords(en, refused(refusal)));
    expect(refusalWords(ur, refused(refusal))).toMatch(/[\u0600-\u06ff]/);
  });
});
test.each([
  [refused('wait', 30), 'Too many wrong tries. You can try again in 30 s.'],
  [refused('wait', 185), 'Too many wrong tries. You can try again in 3 min 5 s.'],
  [DONE, ''],
])('%j says "%s"', (outcome, words) => {
  expect(refusalWords(en, outcome)).toBe(words);
});
