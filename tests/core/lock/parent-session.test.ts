import { expect, test } from 'vitest';
import { isUnlocked, NO_SESSION, used } from '../../../src/core/lock/parent-session';

const NOW = Date.UTC(2026, 10, 21, 12);
const MINUTE = 60_000;

test.each<[string, number | null, boolean]>([
  ['nobody gave the PIN', null, false],
  ['now', NOW, true],
  ['a minute ago', NOW - MINUTE, true],
  ['just under 15 minutes ago', NOW - 15 * MINUTE + 1, true],
  ['15 minutes ago', NOW - 15 * MINUTE, false],
  ['a day ago', NOW - 24 * 60 * MINUTE, false],
  ['in the future: the clock was set back', NOW + 1, false],
])('%s', (_name, lastUse, isOpen) => {
  expect(isUnlocked({ lastUse }, NOW)).toBe(isOpen);
  expect(used({ lastUse }, NOW)).toEqual({ lastUse: isOpen ? NOW : lastUse });
});
test('none is closed', () => expect(isUnlocked(NO_SESSION, NOW)).toBe(false));
