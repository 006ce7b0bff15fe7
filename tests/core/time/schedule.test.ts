import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/core/settings/schema';
import { localParts, toRfc3339 } from '../../../src/core/time/local-time';
import { isInForce, nextScheduleChange, schedulePeriod } from '../../../src/core/time/schedule';

const DAYS: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const KARACHI = 'Asia/Karachi';
const at = (text: string) => Date.parse(text);
const schedule = (days: readonly Day[], from: string, to: string) => ({ days, from, to });
const schoolNights = schedule(['mon', 'tue', 'wed', 'thu', 'sun'], '21:30', '06:30');
const lunch = schedule(DAYS, '12:00', '13:00');
const rfc = (instant: number | null | undefined, zone = KARACHI) => (instant == null ? null : toRfc3339(instant, zone));

// 2026-11-21 is a Saturday.
describe('is it in force?', () => {
  test.each([
    ['Sunday before it begins', schoolNights, '2026-11-22T21:29:59+05:00', false],
    ['Sunday when it begins', schoolNights, '2026-11-22T21:30:00+05:00', true],
    ['past midnight, one rule', schoolNights, '2026-11-23T00:00:00+05:00', true],
    ['the last second', schoolNights, '2026-11-23T06:29:59+05:00', true],
    ['the end is open', schoolNights, '2026-11-23T06:30:00+05:00', false],
    ['Friday morning, begun on Thursday', schoolNights, '2026-11-27T05:00:00+05:00', true],
    ['Friday evening is no school night', schoolNights, '2026-11-27T22:00:00+05:00', false],
    ['Saturday morning, Friday is not listed', schoolNights, '2026-11-28T05:00:00+05:00', false],
    ['within a day', lunch, '2026-11-21T12:30:00+05:00', true],
    ['after it', lunch, '2026-11-21T13:00:00+05:00', false],
    ['equal times: 24 hours', schedule(['sat'], '08:00', '08:00'), '2026-11-22T07:59:59+05:00', true],
    ['equal times: then over', schedule(['sat'], '08:00', '08:00'), '2026-11-22T08:00:00+05:00', false],
    ['to midnight', schedule(['sat'], '20:00', '00:00'), '2026-11-21T23:59:59+05:00', true],
    ['to midnight, then over', schedule(['sat'], '20:00', '00:00'), '2026-11-22T00:00:00+05:00', false],
    ['no days', schedule([], '00:00', '00:00'), '2026-11-21T12:00:00+05:00', false],
  ])('%s', (_name, rule, time, expected) => expect(isInForce(rule, at(time), KARACHI)).toBe(expected));

  test('where nothing changes the clock, it is what the wall clock says', () => {
    const time = fc.constantFrom('00:00', '03:15', '06:30', '12:00', '21:30', '23:59');
    const instants = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') });
    fc.assert(
      fc.property(fc.subarray([...DAYS]), time, time, instants, (days, from, to, now) => {
        const { hour, minute, weekday } = localParts(now, KARACHI);
        const clock = [hour, minute].map((n) => String(n).padStart(2, '0')).join(':');
        const yesterday = DAYS[(DAYS.indexOf(weekday) + 6) % 7] ?? weekday;
        const expected =
          from < to
            ? days.includes(weekday) && from <= clock && clock < to
            : (days.includes(weekday) && from <= clock) || (days.includes(yesterday) && clock < to);
        expect(isInForce(schedule(days, from, to), now, KARACHI)).toBe(expected);
      }),
    );
  });
});

describe('across daylight saving (Berlin: forward on 2026-03-29, back on 2026-10-25)', () => {
  const night = schedule(DAYS, '21:30', '06:30');
  test.each([
    ['a night is an hour shorter', night, '2026-03-29T00:00:00+01:00', 8],
    ['a night is an hour longer', night, '2026-10-25T00:00:00+02:00', 10],
    ['24 hours are 23', schedule(['sat'], '12:00', '12:00'), '2026-03-28T20:00:00+01:00', 23],
    ['a rule that begins in the gap begins at the change', schedule(['sun'], '02:30', '04:00'), '2026-03-29T03:00:00+02:00', 1],
    ['a rule that ends in the gap ends at the change', schedule(['sun'], '01:00', '02:30'), '2026-03-29T01:30:00+01:00', 1],
    [
      'an hour that comes twice holds its rule from the first',
      schedule(['sun'], '02:00', '03:00'),
      '2026-10-25T02:30:00+02:00',
      2,
    ],
  ])('%s', (_name, rule, time, hours) => {
    const period = schedulePeriod(rule, at(time), 'Europe/Berlin');
    expect(((period?.to ?? 0) - (period?.from ?? 0)) / 3_600_000).toBe(hours);
  });
  test('a rule wholly inside the gap is not in force that day', () => {
    const rule = schedule(['sun'], '02:10', '02:50');
    expect(isInForce(rule, at('2026-03-29T03:00:00+02:00'), 'Europe/Berlin')).toBe(false);
    expect(rfc(nextScheduleChange([rule], at('2026-03-28T12:00:00Z'), 'Europe/Berlin'), 'Europe/Berlin')).toBe(
      '2026-04-05T02:10:00+02:00',
    );
  });
});

describe('the period it is in', () => {
  test('not in force: none', () => expect(schedulePeriod(lunch, at('2026-11-21T14:00:00+05:00'), KARACHI)).toBeNull());
  test.each([
    ['across midnight', schoolNights, '2026-11-23T02:00:00+05:00', '2026-11-22T21:30:00+05:00', '2026-11-23T06:30:00+05:00'],
    [
      'whole days that adjoin are one period',
      schedule(['sat', 'sun'], '00:00', '00:00'),
      '2026-11-22T12:00:00+05:00',
      '2026-11-21T00:00:00+05:00',
      '2026-11-23T00:00:00+05:00',
    ],
  ])('%s', (_name, rule, time, from, to) => {
    const period = schedulePeriod(rule, at(time), KARACHI);
    expect([rfc(period?.from), rfc(period?.to)]).toEqual([from, to]);
  });
  test('always in force: no end', () =>
    expect(schedulePeriod(schedule(DAYS, '00:00', '00:00'), at('2026-11-21T12:00:00+05:00'), KARACHI)?.to).toBeNull());
});

describe('the next change', () => {
  test.each([
    ['begins', [schoolNights], '2026-11-21T12:00:00+05:00', '2026-11-22T21:30:00+05:00'],
    ['ends', [schoolNights], '2026-11-22T21:30:00+05:00', '2026-11-23T06:30:00+05:00'],
    ['the first of several', [schoolNights, lunch], '2026-11-22T12:30:00+05:00', '2026-11-22T13:00:00+05:00'],
    ['a week away', [schedule(['sat'], '12:00', '12:01')], '2026-11-21T12:01:00+05:00', '2026-11-28T12:00:00+05:00'],
    ['never: always in force', [schedule(DAYS, '06:00', '06:00')], '2026-11-21T12:00:00+05:00', null],
    ['never: no days', [schedule([], '06:00', '07:00')], '2026-11-21T12:00:00+05:00', null],
    ['no schedules', [], '2026-11-21T12:00:00+05:00', null],
  ])('%s', (_name, rules, time, expected) => expect(rfc(nextScheduleChange(rules, at(time), KARACHI))).toBe(expected));

  test('between now and the next change nothing changes, and at it something does', () => {
    const time = fc.constantFrom('00:00', '02:30', '06:30', '12:00', '21:30');
    const rule = fc.record({ days: fc.subarray([...DAYS], { minLength: 1 }), from: time, to: time });
    const zone = fc.constantFrom(KARACHI, 'Europe/Berlin', 'Australia/Lord_Howe');
    const instants = fc.integer({ min: at('2026-03-20T00:00:00Z'), max: at('2026-11-10T00:00:00Z') });
    fc.assert(
      fc.property(
        rule,
        zone,
        instants,
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (one, where, now, part) => {
          const next = nextScheduleChange([one], now, where);
          if (next === null) return;
          const between = now + Math.floor((next - now) * part);
          expect(isInForce(one, between, where)).toBe(isInForce(one, now, where));
          expect(isInForce(one, next, where)).toBe(!isInForce(one, now, where));
        },
      ),
    );
  });
});
