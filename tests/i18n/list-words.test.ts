import { expect, test } from 'vitest';
import { ListFailure } from '../../src/core/lists/list-meta';
import { listErrorWords, listPhaseWords } from '../../src/i18n/list-words';
import { createT } from '../../src/i18n/t';
import { ListStatus } from '../../src/messaging/list-views';

const en = createT('en');
const ur = createT('ur');

test.each(ListFailure.options.map((error) => [error]))('%s has words of its own in both languages', (error) => {
  const others = ListFailure.options.filter((other) => other !== error).map((other) => listErrorWords(en, other));
  expect(others).not.toContain(listErrorWords(en, error));
  expect(listErrorWords(ur, error)).toMatch(/[\u0600-\u06ff]/);
});
test.each(ListStatus.shape.phase.options.map((phase) => [phase]))('the phase %s has words', (phase) => {
  expect(listPhaseWords(en, phase)).toMatch(/^[A-Z]/);
  expect(listPhaseWords(ur, phase)).toMatch(/[\u0600-\u06ff]/);
});
test('nothing wrong has no words; something unheard of has some', () => {
  expect(listErrorWords(en, null)).toBe('');
  expect(listErrorWords(en, 'something-new')).toBe("The server can't be reached.");
  expect(listPhaseWords(en, 'something-new')).toBe('');
});
