/**
 * Instants and the family's wall clock. Every conversion takes an explicit zone (settings `clock.timeZone`), never the computer's own,
 * so that changing the computer's zone changes nothing.
 *
 * Where daylight saving makes a local time ambiguous, two rules hold everywhere:
 * - a time that does not exist (clocks go forward over it) means the moment of the change;
 * - a time that exists twice (clocks go back) means its first occurrence.
 * So a later local time never means an earlier instant, no day is charged twice and no schedule is in force twice.
 */
import type { Day } from '../settings/schema';

/** Milliseconds since the epoch. */
export type Instant = number;
/** A calendar day in the family's zone, 'YYYY-MM-DD'. */
export type DayKey = string;
/** A wall-clock time, 'HH:MM'. */
export type LocalTime = string;

export interface LocalParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly weekday: Day;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** By Date's getUTCDay(): Sunday is 0. */
const WEEKDAYS: readonly Day[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const LOCAL_TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Is the text a wall-clock time from 00:00 to 23:59? */
export function isLocalTime(text: string): boolean {
  return LOCAL_TIME.test(text);
}

/** Does this browser know the zone (IANA name)? */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false; // Intl has no other way to ask: it throws RangeError for a zone it doesn't know
  }
}

/** The wall clock in `zone` at `instant`. Throws RangeError for an unknown zone (settings are checked with isTimeZone). */
export function localParts(instant: Instant, zone: string): LocalParts {
  const wall = new Date(instant + offsetAt(instant, zone));
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
    weekday: WEEKDAYS[wall.getUTCDay()] ?? 'sun',
  };
}

/** The instant at which a clock in `zone` shows `date` and `time`; gaps and overlaps as said at the top of this file. */
export function instantOf(date: DayKey, time: LocalTime, zone: string): Instant {
  const wall = Date.parse(`${date}T${time}:00Z`);
  // One of the offsets within a day around it is the right one; the larger offset gives the earlier instant.
  const before = offsetAt(wall - DAY, zone);
  const after = offsetAt(wall + DAY, zone);
  const candidates = [wall - Math.max(before, after), wall - Math.min(before, after)];
  for (const candidate of candidates) {
    if (candidate + offsetAt(candidate, zone) === wall) return candidate;
  }
  return endOfGap(candidates[0] ?? wall, candidates[1] ?? wall, zone);
}

/** The calendar day in `zone` on which the family's day that holds `instant` began; a day runs from `dayStart` to the next. */
export function dayKey(instant: Instant, zone: string, dayStart: LocalTime): DayKey {
  const date = calendarDay(instant, zone);
  if (instant < instantOf(date, dayStart, zone)) return addDays(date, -1);
  // After midnight clocks may have gone back into yesterday's date: the day that has begun stays the day.
  const next = addDays(date, 1);
  return instant >= instantOf(next, dayStart, zone) ? next : date;
}

/** When the family's day `day` begins. */
export function dayStartInstant(day: DayKey, zone: string, dayStart: LocalTime): Instant {
  return instantOf(day, dayStart, zone);
}

/** The first start of a day after `instant`. */
export function nextDayStart(instant: Instant, zone: string, dayStart: LocalTime): Instant {
  let day = addDays(dayKey(instant, zone, dayStart), 1);
  // A zone that jumps over a whole day (Samoa, 2011) has a day without length.
  while (instantOf(day, dayStart, zone) <= instant) day = addDays(day, 1);
  return instantOf(day, dayStart, zone);
}

/** The date that a calendar in `zone` shows at `instant` (midnight to midnight). */
export function calendarDay(instant: Instant, zone: string): DayKey {
  return new Date(instant + offsetAt(instant, zone)).toISOString().slice(0, 10);
}

/** The date `days` later (earlier if negative). */
export function addDays(day: DayKey, days: number): DayKey {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The later of two days; '' is before every day. */
export function laterDay(one: DayKey, other: DayKey): DayKey {
  return one < other ? other : one; // ISO days compare as text
}

/** The weekday of a date. */
export function weekdayOf(day: DayKey): Day {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'sun';
}

/** RFC 3339 with the zone's offset at that instant, in whole seconds: '2026-11-21T21:30:00+05:00'. */
export function toRfc3339(instant: Instant, zone: string): string {
  const offset = offsetAt(instant, zone);
  const wall = new Date(Math.floor((instant + offset) / SECOND) * SECOND).toISOString().slice(0, 19);
  const minutes = Math.round(Math.abs(offset) / MINUTE);
  const sign = offset < 0 ? '-' : '+';
  return `${wall}${sign}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** The first instant after the gap, between one that is surely before it and one that is not. */
function endOfGap(before: Instant, after: Instant, zone: string): Instant {
  const offset = offsetAt(after, zone);
  let low = before;
  let high = after;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === offset) high = middle;
    else low = middle;
  }
  return high;
}

interface ZoneClock {
  readonly format: Intl.DateTimeFormat;
  /** Offsets of whole hours in which nothing changes: asking Intl costs microseconds, and schedules ask often. */
  readonly hours: Map<number, number>;
}
const zoneClocks = new Map<string, ZoneClock>();
const CACHED_HOURS = 5000;

/** What the wall clock in `zone` is ahead of UTC at `instant`, in ms. */
function offsetAt(instant: Instant, zone: string): number {
  const clock = zoneClock(zone);
  const hour = Math.floor(instant / HOUR);
  const known = clock.hours.get(hour);
  if (known !== undefined) return known;
  const offset = askOffset(hour * HOUR, clock.format);
  if (offset !== askOffset((hour + 1) * HOUR - SECOND, clock.format)) return askOffset(instant, clock.format);
  if (clock.hours.size >= CACHED_HOURS) clock.hours.clear();
  clock.hours.set(hour, offset);
  return offset;
}

function zoneClock(zone: string): ZoneClock {
  const known = zoneClocks.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const clock = { format, hours: new Map<number, number>() };
  zoneClocks.set(zone, clock);
  return clock;
}

function askOffset(instant: Instant, format: Intl.DateTimeFormat): number {
  const whole = Math.floor(instant / SECOND) * SECOND;
  const read: Record<string, number> = {};
  for (const part of format.formatToParts(whole)) read[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = read;
  return Date.UTC(year, month - 1, day, hour, minute, second) - whole;
}
