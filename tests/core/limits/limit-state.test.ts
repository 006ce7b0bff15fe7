import { describe, expect, test } from 'vitest';
import {
  allowedSeconds,
  isUsedUp,
  isUsedUpOn,
  leftSeconds,
  limitUse,
  shownUse,
  type UsageToday,
  warningsReached,
} from '../../../src/core/limits/limit-state';
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

describe('one place for used, allowed and left', () => {
  test.each<[string, number | null, UsageToday, [number, number | null, number | null], [number, number | null, number | null]]>([
    ['unused', 60, today(0), [0, 3600, 3600], [0, 3600, 3600]],
    ['within a second', 60, today(59.4), [59.4, 3600, 3540.6], [59, 3600, 3541]],
    ['the last half second', 60, today(3599.5), [3599.5, 3600, 0.5], [3599, 3600, 1]],
    ['used up', 60, today(3600.2), [3600.2, 3600, 0], [3600, 3600, 0]],
    ['used up before a whole second', 0.01, today(0.7), [0.7, 0.6, 0], [0, 0.6, 0]],
    ['with extra time', 60, today(3600, 300), [3600, 3900, 300], [3600, 3900, 300]],
    ['no limit on this day', null, today(100.5), [100.5, null, null], [100, null, null]],
  ])('%s', (_name, minutes, usage, exact, shown) => {
    const rule = limit(everyDay(minutes));
    const of = ({ usedSeconds, allowedSeconds: allowed, leftSeconds: left }: ReturnType<typeof limitUse>) => [
      usedSeconds,
      allowed,
      left,
    ];
    expect(of(limitUse(rule, usage))).toEqual(exact);
    expect(of(shownUse(rule, usage))).toEqual(shown);
    expect(isUsedUp(rule, usage)).toBe(shown[2] === 0);
  });
  test.each<[string, string, boolean | undefined, boolean]>([
    ['the ledger’s day', '2026-11-21', false, true],
    ['the next day is unused', '2026-11-22', false, false],
    ['the next day where nothing can hold it', '2026-11-22', undefined, false],
    ['the next day is held: the clock may have been set', '2026-11-22', true, true],
    ['a clock that was set back gives no second day', '2026-11-20', false, true],
  ])('%s', (_name, day, isHeld, usedUp) => {
    const usage = isHeld === undefined ? today(3600) : { ...today(3600), isHeld };
    expect(isUsedUpOn(day, limit(everyDay(60)), usage)).toBe(usedUp);
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
