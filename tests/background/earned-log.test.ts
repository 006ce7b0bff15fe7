import { expect, test } from 'vitest';
import { EarnedLog } from '../../src/background/earned-log';
import { earnId } from '../../src/core/limits/earned';

const RULE = { targets: ['learn.test'], minutes: 30, gives: { limit: 'games', minutes: 10 }, maxPerDay: 20 };
const used = (minutes: number) => ({ [earnId(RULE)]: minutes * 60 });

test.each<[string, readonly (readonly [day: string, minutes: number])[], number[]]>([
  [
    'each portion is a row',
    [
      ['d1', 0],
      ['d1', 29],
      ['d1', 30],
      ['d1', 31],
      ['d1', 60],
    ],
    [10, 10],
  ],
  [
    'what the cap leaves out is none',
    [
      ['d1', 0],
      ['d1', 30],
      ['d1', 60],
      ['d1', 90],
    ],
    [10, 10],
  ],
  [
    'two portions at once are one row',
    [
      ['d1', 0],
      ['d1', 61],
    ],
    [20],
  ],
  [
    'a new worker begins where the one before ended',
    [
      ['d1', 30],
      ['d1', 31],
    ],
    [],
  ],
  [
    'a new day begins at nothing',
    [
      ['d1', 30],
      ['d2', 0],
      ['d2', 30],
    ],
    [10],
  ],
  [
    'what is taken back is no row, and is not earned twice unseen',
    [
      ['d1', 0],
      ['d1', 30],
      ['d1', 29],
      ['d1', 30],
    ],
    [10, 10],
  ],
])('%s', async (_name, ticks, minutes) => {
  const rows: unknown[] = [];
  const log = new EarnedLog({ earn: () => [RULE], nameOf: () => 'Games', record: async (fact) => void rows.push(fact) });
  for (const [day, time] of ticks) await log.tick({ day, usedSeconds: used(time) });
  expect(rows).toEqual(minutes.map((given) => ({ kind: 'extra-time', reason: 'earned', rule: 'Games', minutes: given })));
});

test('without such rules there is nothing to do', async () => {
  const rows: unknown[] = [];
  const log = new EarnedLog({ earn: () => [], nameOf: () => null, record: async (fact) => void rows.push(fact) });
  await log.tick({ day: 'd1', usedSeconds: {} });
  expect(rows).toEqual([]);
});
