import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  calendarDay,
  dayKey,
  dayStartInstant,
  instantOf,
  isLocalTime,
  isTimeZone,
  localParts,
  nextDayStart,
  toRfc3339,
  weekdayOf,
} from '../../../src/core/time/local-time';

const at = (text: string) => Date.parse(text);
const ZONES = [
  'Asia/Karachi',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Pacific/Apia',
  'UTC',
];
const anyZone = fc.constantFrom(...ZONES);
const anyInstant = fc.integer({ min: at('1995-01-01T00:00:00Z'), max: at('2040-01-01T00:00:00Z') });
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((pair) => pair.map((n) => String(n).padStart(2, '0')).join(':'));

test.each(['00:00', '04:00', '09:59', '19:30', '23:59'])('%s is a local time', (text) => expect(isLocalTime(text)).toBe(true));
test.each(['', '24:00', '4:00', '04:60', '04:00:00', ' 04:00', '04:00\n', '٠٤:٠٠', '-1:00', '0400'])(
  '%j is no local time',
  (text) => expect(isLocalTime(text)).toBe(false),
);

test.each(['Asia/Karachi', 'UTC', 'Europe/Berlin'])('%s is a zone', (zone) => expect(isTimeZone(zone)).toBe(true));
test.each(['', 'Asia/Atlantis', 'Karachi', 'Asia/Karachi ', '../etc'])('%j is no zone', (zone) =>
  expect(isTimeZone(zone)).toBe(false),
);

test('the parts of an instant are those of the given zone', () => {
  const instant = at('2026-11-21T20:15:07.900Z');
  expect(localParts(instant, 'Asia/Karachi')).toEqual({
    year: 2026,
    month: 11,
    day: 22,
    hour: 1,
    minute: 15,
    second: 7,
    weekday: 'sun',
  });
  expect(localParts(instant, 'America/New_York')).toEqual({
    year: 2026,
    month: 11,
    day: 21,
    hour: 15,
    minute: 15,
    second: 7,
    weekday: 'sat',
  });
});
test('an unknown zone is an error, never the computer’s own zone', () =>
  expect(() => localParts(0, 'Asia/Atlantis')).toThrow(RangeError));

describe('instantOf', () => {
  test.each([
    ['an ordinary time', '2026-11-21', '21:30', 'Asia/Karachi', '2026-11-21T21:30:00+05:00'],
    ['half-hour zones', '2026-11-21', '00:00', 'Asia/Kathmandu', '2026-11-21T00:00:00+05:45'],
    ['summer time', '2026-07-01', '04:00', 'Europe/Berlin', '2026-07-01T04:00:00+02:00'],
    ['the last minute before the gap', '2026-03-29', '01:59', 'Europe/Berlin', '2026-03-29T01:59:00+01:00'],
    ['the start of the gap = the moment of the change', '2026-03-29', '02:00', 'Europe/Berlin', '2026-03-29T03:00:00+02:00'],
    ['inside the gap = the moment of the change', '2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T03:00:00+02:00'],
    ['the end of the gap', '2026-03-29', '03:00', 'Europe/Berlin', '2026-03-29T03:00:00+02:00'],
    ['a time that exists twice = the first', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T02:30:00+02:00'],
    ['just after the overlap', '2026-10-25', '03:00', 'Europe/Berlin', '2026-10-25T03:00:00+01:00'],
    ['a gap of half an hour', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-04T02:30:00+11:00'],
    ['a midnight that does not exist', '2026-04-24', '00:00', 'Africa/Cairo', '2026-04-24T01:00:00+03:00'],
    ['a date that does not exist = when the next begins', '2011-12-30', '10:00', 'Pacific/Apia', '2011-12-31T00:00:00+14:00'],
  ])('%s', (_name, date, time, zone, expected) => expect(toRfc3339(instantOf(date, time, zone), zone)).toBe(expected));

  test('a later local time is never an earlier instant', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, anyTime, anyTime, (zone, instant, one, other) => {
        const date = calendarDay(instant, zone);
        const [first = one, second = other] = [one, other].sort();
        expect(instantOf(date, first, zone)).toBeLessThanOrEqual(instantOf(date, second, zone));
        expect(instantOf(date, second, zone)).toBeLessThanOrEqual(instantOf(addDays(date, 1), first, zone));
      }),
    );
  });
  test('it is the inverse of localParts wherever the time exists once', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, (zone, instant) => {
        const minute = Math.floor(instant / 60_000) * 60_000;
        const parts = localParts(minute, zone);
        const time = [parts.hour, parts.minute].map((n) => String(n).padStart(2, '0')).join(':');
        const back = instantOf(calendarDay(minute, zone), time, zone);
        expect([0, 30 * 60_000, 3_600_000]).toContain(minute - back); // later only in the second run of an overlap
      }),
    );
  });
});

describe('a day runs from dayStart to dayStart', () => {
  test.each([
    ['2026-11-21T03:59:59+05:00', '04:00', '2026-11-20'],
    ['2026-11-21T04:00:00+05:00', '04:00', '2026-11-21'],
    ['2026-11-22T03:59:59+05:00', '04:00', '2026-11-21'],
    ['2026-11-21T00:00:00+05:00', '00:00', '2026-11-21'],
    ['2026-11-20T23:59:59+05:00', '00:00', '2026-11-20'],
  ])('%s with day start %s is %s', (time, dayStart, day) => expect(dayKey(at(time), 'Asia/Karachi', dayStart)).toBe(day));

  test('every instant is in exactly the day that its key names', () => {
    fc.assert(
      fc.property(anyZone, anyInstant, anyTime, (zone, instant, dayStart) => {
        const day = dayKey(instant, zone, dayStart);
        const next = nextDayStart(instant, zone, dayStart);
        expect(dayStartInstant(day, zone, dayStart)).toBeLessThanOrEqual(instant);
        expect(next).toBeGreaterThan(instant);
        expect(dayKey(next - 1, zone, dayStart)).toBe(day);
        expect(dayKey(next, zone, dayStart) > day).toBe(true);
      }),
    );
  });
  test.each([
    ['goes forward', '2026-03-28T12:00:00Z', 23],
    ['goes back', '2026-10-24T12:00:00Z', 25],
    ['stays', '2026-11-21T12:00:00Z', 24],
  ])('where the clock %s the day has its true length', (_name, time, hours) => {
    const end = nextDayStart(at(time), 'Europe/Berlin', '04:00');
    const start = dayStartInstant(dayKey(at(time), 'Europe/Berlin', '04:00'), 'Europe/Berlin', '04:00');
    expect((end - start) / 3_600_000).toBe(hours);
  });
  test('a date that the zone jumps over has no length and stops nothing', () => {
    const next = nextDayStart(at('2011-12-29T12:00:00-10:00'), 'Pacific/Apia', '00:00');
    expect(toRfc3339(next, 'Pacific/Apia')).toBe('2011-12-31T00:00:00+14:00');
    expect(dayKey(next, 'Pacific/Apia', '00:00')).toBe('2011-12-31');
  });
});

test.each([
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-03-01', -1, '2026-02-28'],
])('%s and %i days is %s', (day, days, expected) => expect(addDays(day, days)).toBe(expected));
test('weekdays', () => expect(['2026-11-21', '2026-11-22', '2026-11-23'].map(weekdayOf)).toEqual(['sat', 'sun', 'mon']));

test.each([
  ['Asia/Karachi', '2026-11-21T21:30:00+05:00'],
  ['Asia/Kathmandu', '2026-11-21T22:15:00+05:45'],
  ['America/St_Johns', '2026-11-21T13:00:00-03:30'],
  ['UTC', '2026-11-21T16:30:00+00:00'],
])('RFC 3339 in %s', (zone, expected) => expect(toRfc3339(at('2026-11-21T16:30:00.999Z'), zone)).toBe(expected));
test('RFC 3339 names the same instant', () => {
  fc.assert(
    fc.property(anyZone, anyInstant, (zone, instant) => {
      expect(at(toRfc3339(instant, zone))).toBe(Math.floor(instant / 1000) * 1000);
    }),
  );
});
