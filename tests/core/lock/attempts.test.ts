import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  Attempts,
  failed,
  MANY_FAILURES,
  mayTry,
  NO_FAILURES,
  passed,
  succeeded,
  waitSeconds,
} from '../../../src/core/lock/attempts';

const afterFailures = (failures: number): Attempts => {
  let attempts = NO_FAILURES;
  for (let count = 0; count < failures; count++) attempts = failed(passed(attempts, attempts.waitMs));
  return attempts;
};

describe('waits', () => {
  test.each([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 0],
    [4, 5],
    [5, 15],
    [6, 30],
    [7, 60],
    [8, 120],
    [9, 300],
    [10, 600],
    [11, 600],
    [500, 600],
  ])('after %i wrong ones: %i s', (failures, seconds) => {
    const attempts = afterFailures(failures);
    expect(attempts).toEqual({ failures, waitMs: seconds * 1000 });
    expect([mayTry(attempts), waitSeconds(attempts)]).toEqual([seconds === 0, seconds]);
  });
  test('a right one forgets all', () => expect(succeeded()).toEqual({ failures: 0, waitMs: 0 }));
  test('a count that can’t be read stands for many', () => expect(MANY_FAILURES).toEqual(afterFailures(10)));
  test('another wrong one during a wait never shortens it', () =>
    expect(failed({ failures: 3, waitMs: 90_000 })).toEqual({ failures: 4, waitMs: 90_000 }));
});

describe('time that passes', () => {
  test.each<[number, number, number]>([
    [1000, 4000, 4],
    [4999, 1, 1],
    [5000, 0, 0],
    [60_000, 0, 0],
    [0, 5000, 5],
    [-60_000, 5000, 5],
    [Number.NaN, 5000, 5],
  ])('of a wait of 5 s, %d ms', (ms, left, seconds) => {
    const attempts = passed(afterFailures(4), ms);
    expect(attempts).toEqual({ failures: 4, waitMs: left });
    expect(waitSeconds(attempts)).toBe(seconds);
  });
  test('forgets no failure, however long', () => expect(failed(passed(afterFailures(5), 1e12))).toEqual(afterFailures(6)));
  test('nobody guesses more often than one each 10 minutes after the first ten, whatever the pieces of time', () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 200 }), (pieces) => {
        let attempts = afterFailures(10);
        let guesses = 0;
        for (const ms of pieces) {
          attempts = passed(attempts, ms);
          if (!mayTry(attempts)) continue;
          guesses++;
          attempts = failed(attempts);
        }
        const seen = pieces.filter((ms) => ms > 0).reduce((sum, ms) => sum + ms, 0);
        expect(guesses).toBeLessThanOrEqual(seen / 600_000);
        expect(Attempts.safeParse(attempts).success).toBe(true);
      }),
    ));
});
