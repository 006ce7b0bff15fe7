import { describe, expect, test } from 'vitest';
import { allowedSeconds, isUsedUp, leftSeconds, type UsageToday, warningsReached } from '../../../src/core/limits/limit-state';
import type { Limit } from '../../../src/core/settings/defaults';

const everyDay = (minutes: number | null) => ({
  mon: minutes,
  tue: minutes,
  wed: minutes,
  thu: minutes,
  fri: minutes,
  sat: minutes,
  sun: minutes,
});
const limit = (minutesByDay: Limit['minutesByDay']) => ({ id: 'games', minutesByDay });
const today = (used: number, extra = 0): UsageToday => ({
  day: '2026-11-21',
  usedSeconds: { games: used },
  extraSeconds: { games: extra },
});

describe('allowed today', () => {
  test.each([
    ['minutes are minutes', everyDay(60), 0, 3600],
    ['half a minute', everyDay(0.5), 0, 30],
    ['extra time adds', everyDay(60), 600, 4200],
    ['extra time taken back', everyDay(60), -600, 3000],
    ['never below nothing', everyDay(5), -600, 0],
    ['no minutes at all', everyDay(0), 0, 0],
    ['extra time on a day of none', everyDay(0), 300, 300],
    ['a day without a limit', everyDay(null), 0, null],
    ['extra time does not make a limit', everyDay(null), 600, null],
    ['the weekday of the day (2026-11-21 is a Saturday)', { ...everyDay(60), sat: 90 }, 0, 5400],
  ])('%s', (_name, minutes, extra, seconds) => expect(allowedSeconds(limit(minutes), '2026-11-21', extra)).toBe(seconds));
});

describe('used up', () => {
  test.each([
    ['a second is left', everyDay(60), today(3599), 1, false],
    ['exactly', everyDay(60), today(3600), 0, true],
    ['more than all', everyDay(60), today(4000), 0, true],
    ['nothing allowed, nothing used', everyDay(0), today(0), 0, true],
    ['extra time opens it again', everyDay(60), today(3600, 60), 60, false],
    ['no limit on this day', everyDay(null), today(90_000), null, false],
    ['fractions of a second count', everyDay(60), today(3599.5), 0.5, false],
  ])('%s', (_name, minutes, usage, left, usedUp) => {
    expect(leftSeconds(limit(minutes), usage)).toBe(left);
    expect(isUsedUp(limit(minutes), usage)).toBe(usedUp);
  });
  test('a limit that nothing was charged to is unused, whatever its id', () => {
    const usage: UsageToday = { day: '2026-11-21', usedSeconds: {}, extraSeconds: {} };
    expect(leftSeconds({ id: 'constructor', minutesByDay: everyDay(1) }, usage)).toBe(60);
  });
});

describe('warnings', () => {
  const rule = { warnAt: [1, 10, 5] };
  test.each([
    ['none yet', 700, 601, []],
    ['reached exactly', 601, 600, [10]],
    ['once only', 600, 599, []],
    ['several at once, largest first', 601, 200, [10, 5]],
    ['not when it is over', 61, 0, []],
    ['going up warns of nothing', 200, 601, []],
  ])('%s', (_name, before, after, expected) => expect(warningsReached(rule, before, after)).toEqual(expected));
});
