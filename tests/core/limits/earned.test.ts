import { describe, expect, test } from 'vitest';
import { type EarnRule, earnedSeconds, earnId, isEarnId, usageOf } from '../../../src/core/limits/earned';

const khan: EarnRule = { targets: ['khanacademy.org'], minutes: 30, gives: { limit: 'games', minutes: 10 } };
const capped: EarnRule = { ...khan, maxPerDay: 25 };
const reading: EarnRule = { targets: ['category:education', 'a.org'], minutes: 15, gives: { limit: 'games', minutes: 5 } };
const learnt = (minutes: number, rule = khan) => ({ [earnId(rule)]: minutes * 60 });

describe('earned', () => {
  test.each<[string, EarnRule[], Record<string, number>, Record<string, number>]>([
    ['no rules', [], { games: 600 }, {}],
    ['nothing learnt', [khan], {}, {}],
    ['not quite a portion', [khan], learnt(29.99), {}],
    ['a portion', [khan], learnt(30), { games: 600 }],
    ['whole portions only', [khan], learnt(89), { games: 1200 }],
    ['no cap: on and on', [khan], learnt(300), { games: 6000 }],
    ['up to the cap of the day, also within a portion', [capped], learnt(300), { games: 1500 }],
    ['a cap of nothing', [{ ...khan, maxPerDay: 0 }], learnt(300), {}],
    ['two rules for one limit add up', [khan, reading], { ...learnt(30), ...learnt(45, reading) }, { games: 600 + 900 }],
    [
      'one place of learning, two limits',
      [khan, { ...khan, gives: { limit: 'video', minutes: 1 } }],
      learnt(60),
      { games: 1200, video: 120 },
    ],
    ['a limit’s own use earns nothing', [khan], { games: 7200 }, {}],
    ['fractions of minutes', [{ ...khan, minutes: 0.5, gives: { limit: 'games', minutes: 0.25 } }], learnt(1), { games: 30 }],
  ])('%s', (_name, rules, used, expected) => expect(earnedSeconds(rules, used)).toEqual(expected));
});

test('grants and earned minutes are one extra time', () => {
  const used = { day: '2026-11-21', usedSeconds: { games: 3600, ...learnt(30) } };
  expect(usageOf(used, { games: -300, video: 60 }, [khan]).extraSeconds).toEqual({ games: 300, video: 60 });
  expect(usageOf({ ...used, isHeld: true }, {}, [])).toEqual({ ...used, extraSeconds: {}, isHeld: true });
});
test('a rule’s name is no limit’s id and depends on its targets alone', () => {
  expect([earnId(reading), isEarnId(earnId(reading)), isEarnId('games')]).toEqual(['earn:category:education a.org', true, false]);
  const longer: EarnRule = { ...khan, minutes: 5 };
  expect(earnId(longer)).toBe(earnId(khan));
});
