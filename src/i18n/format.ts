/** Times, days and durations in the family's zone and language. Western digits in both: that is what clocks and phones in Pakistan show. */
import type { Language } from './language';
import { createT, isolate } from './t';

const LOCALE: Readonly<Record<Language, string>> = { en: 'en-GB', ur: 'ur-PK-u-nu-latn' };

export interface Format {
  /** 3900 → "1 h 05 min"; below ten minutes with seconds where `exact`. */
  duration(seconds: number, exact?: boolean): string;
  /** An instant as a time of day: "9:30 pm" / "رات 9:30 بجے". */
  clock(instant: string | number, timeZone: string): string;
  /** A time as written in the document, "21:30". */
  localTime(time: string): string;
  /** A day such as "Monday 23 November". */
  day(instant: string | number, timeZone: string): string;
  /** A day key such as "2026-11-23". */
  dayKey(day: string): string;
  /** When something opens: the time alone on `now`'s day, else with the day. */
  moment(instant: string, timeZone: string, now: number): string;
  weekday(day: string, width: 'long' | 'short'): string;
  /** Items joined as a sentence does, each kept in its own direction. */
  list(items: readonly string[]): string;
}

const DAY_ORDER = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** A Monday, so that weekday names come from Intl. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** Formats for one language; never throws, a value that is no time is shown as it came. */
export function createFormat(language: Language): Format {
  const locale = LOCALE[language];
  const t = createT(language);

  function safely(value: string | number, write: (date: Date) => string): string {
    const date = new Date(value);
    if (Number.isNaN(date.getTime())) return String(value);
    try {
      return write(date);
    } catch {
      return String(value); // a zone that this browser doesn't know: the raw moment is still true
    }
  }

  const clock = (instant: string | number, timeZone: string) =>
    safely(instant, (date) => {
      const options = { hour: 'numeric', minute: '2-digit', hour12: true, timeZone } as const;
      if (language === 'en') return t('common.clock', { time: new Intl.DateTimeFormat(locale, options).format(date) });
      const parts = new Intl.DateTimeFormat(locale, { ...options, dayPeriod: 'short' }).formatToParts(date);
      const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
      const time = `${part('hour')}:${part('minute')}`;
      return t('common.clock-period', { time, period: part('dayPeriod') });
    });

  const day = (instant: string | number, timeZone: string) =>
    safely(instant, (date) =>
      new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(date),
    );

  return {
    duration(seconds, exact = false) {
      const whole = Math.max(0, Math.round(seconds));
      const minutes = Math.floor(whole / 60);
      const rest = whole % 60;
      if (minutes === 0 && whole > 0) return t('common.seconds', { seconds: rest });
      if (exact && minutes < 10 && rest > 0) return t('common.minutes-seconds', { minutes, seconds: rest });
      if (minutes < 60) return t('common.minutes', { minutes });
      const count = Math.floor(minutes / 60);
      if (minutes % 60 === 0) return t('common.hours', { count });
      return t('common.hours-minutes', { count, minutes: String(minutes % 60).padStart(2, '0') });
    },
    clock,
    localTime(time) {
      return /^\d{2}:\d{2}$/.test(time) ? clock(`1970-01-01T${time}:00Z`, 'UTC') : time;
    },
    day,
    dayKey(key) {
      return /^\d{4}-\d{2}-\d{2}$/.test(key) ? day(`${key}T12:00:00Z`, 'UTC') : key;
    },
    moment(instant, timeZone, now) {
      const isToday = day(instant, timeZone) === day(now, timeZone);
      return isToday
        ? clock(instant, timeZone)
        : t('common.at-day', { day: day(instant, timeZone), time: clock(instant, timeZone) });
    },
    weekday(name, width) {
      const index = DAY_ORDER.indexOf(name);
      if (index < 0) return name;
      return new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(new Date(MONDAY + index * DAY_MS));
    },
    list(items) {
      return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items.map((item) => isolate(item, language)));
    },
  };
}
