import { describe, expect, test } from 'vitest';
import { createFormat } from '../../src/i18n/format';

const en = createFormat('en');
const ur = createFormat('ur');
const ZONE = 'Asia/Karachi';

describe('durations', () => {
  test.each([
    [0, false, '0 min', '0 منٹ'],
    [-5, false, '0 min', '0 منٹ'],
    [29, false, '29 s', '29 سیکنڈ'],
    [90, false, '1 min', '1 منٹ'],
    [90, true, '1 min 30 s', '1 منٹ 30 سیکنڈ'],
    [660, true, '11 min', '11 منٹ'],
    [3600, false, '1 h', '1 گھنٹہ'],
    [3900, false, '1 h 05 min', '1 گھنٹہ 05 منٹ'],
    [9000, false, '2 h 30 min', '2 گھنٹے 30 منٹ'],
  ])('%d s (exact: %s)', (seconds, exact, english, urdu) => {
    expect([en.duration(seconds, exact), ur.duration(seconds, exact)]).toEqual([english, urdu]);
  });
});

describe('times in the family’s zone', () => {
  test('a time of day', () => {
    expect(en.clock('2026-11-23T01:30:00Z', ZONE)).toBe('6:30 am');
    expect(ur.clock('2026-11-23T01:30:00Z', ZONE)).toContain('6:30');
    expect(ur.clock('2026-11-23T01:30:00Z', ZONE)).toContain('صبح');
    expect(ur.clock('2026-11-23T16:30:00Z', ZONE)).toMatch(/^رات .*9:30.* بجے$/);
  });
  test('a time as the document has it', () => {
    expect(en.localTime('21:30')).toBe('9:30 pm');
    expect(en.localTime('half past')).toBe('half past');
  });
  test('Western digits in Urdu', () => {
    expect(ur.dayKey('2026-11-23')).toMatch(/23/);
  });
  test('the day is said only when it is another one', () => {
    const now = Date.parse('2026-11-22T16:00:00Z'); // 21:00 in Karachi
    expect(en.moment('2026-11-22T18:00:00Z', ZONE, now)).toBe('11:00 pm');
    expect(en.moment('2026-11-23T01:30:00Z', ZONE, now)).toBe('Monday 23 November, 6:30 am');
  });
  test.each(['', 'not a time', '2026-13-45T99:00:00Z'])('a value that is no time is shown as it came: %j', (value) => {
    expect(en.clock(value, ZONE)).toBe(value);
    expect(ur.day(value, ZONE)).toBe(value);
  });
  test('a zone that the browser doesn’t know never throws', () => {
    expect(en.clock('2026-11-23T01:30:00Z', 'Mars/Olympus')).toBe('2026-11-23T01:30:00Z');
  });
});

test('weekdays and lists', () => {
  expect(en.weekday('mon', 'short')).toBe('Mon');
  expect(ur.weekday('fri', 'long')).toBe('جمعہ');
  expect(en.weekday('someday', 'long')).toBe('someday');
  expect(en.list(['a', 'b', 'c'])).toBe('a, b and c');
});
