/** The log of a day as parents read it: rows with their seconds, and the seconds of each site, all from the one ledger of intervals. */
import type { ActivityRow } from '../../messaging/views';
import { chargedSeconds, type Interval, isCounted, secondsBySite, unionMs } from '../time/interval';
import { toRfc3339 } from '../time/local-time';
import type { Entry } from './entry';

export interface DaySummary {
  readonly rows: ActivityRow[];
  /** Most time first; empty where no sites are kept. */
  readonly sites: { site: string; seconds: number }[];
  /** All charged time of the day, private windows included; overlaps count once, what was refunded not at all. */
  readonly totalSeconds: number;
}

/** `entries` and `intervals` are those of one day, entries in the order in which they were written. */
export function daySummary(entries: readonly Entry[], intervals: readonly Interval[], timeZone: string): DaySummary {
  const sites = Object.entries(secondsBySite(intervals)).map(([site, seconds]) => ({ site, seconds }));
  return {
    rows: activityRows(entries, intervals, timeZone),
    sites: sites.sort((a, b) => b.seconds - a.seconds || a.site.localeCompare(b.site)),
    totalSeconds: chargedSeconds(intervals),
  };
}

/**
 * The rows with their seconds. A visit's seconds are what was charged to its site from then until the next visit to the same site, so that
 * all visits to a site together are the site's time.
 */
export function activityRows(entries: readonly Entry[], intervals: readonly Interval[], timeZone: string): ActivityRow[] {
  return entries.map((entry, index) => ({
    time: toRfc3339(entry.at, timeZone),
    kind: entry.kind,
    site: entry.site,
    title: entry.title,
    address: entry.address,
    seconds: secondsOf(entry, entries.slice(index + 1), intervals),
    reason: entry.reason,
    rule: entry.rule,
    detail: entry.detail,
  }));
}

function secondsOf(entry: Entry, later: readonly Entry[], intervals: readonly Interval[]): number | null {
  if (entry.kind === 'visit' && entry.site !== null) return visitSeconds(entry, later, intervals);
  const { minutes } = entry;
  return minutes === undefined || minutes === null ? null : minutes * 60;
}

function visitSeconds(visit: Entry, later: readonly Entry[], intervals: readonly Interval[]): number {
  const next = later.find((entry) => entry.kind === 'visit' && entry.site === visit.site && entry.day === visit.day);
  const until = next?.at ?? Number.POSITIVE_INFINITY;
  const during = intervals.flatMap((interval) => {
    const from = Math.max(interval.from, visit.at);
    const to = Math.min(interval.to, until);
    const isOfVisit = interval.site === visit.site && interval.day === visit.day && isCounted(interval);
    return isOfVisit && to > from ? [{ run: interval.run, from, to }] : [];
  });
  return unionMs(during) / 1000;
}
