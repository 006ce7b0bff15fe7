/** Intervals of charged time and what is derived from them: the use of a limit, the seconds of a site. */
import type { Charge } from './attention';
import type { DayKey, Instant } from './local-time';

/** Time charged to one thing. `from` and `to` are what the computer's clock said; `limits` are those that covered it at the time. */
export interface Interval extends Charge {
  readonly id: number;
  /** The day it counts to (never an earlier one than before, even when the clock was set back). */
  readonly day: DayKey;
  /** Rises by one whenever the clock was set back: times of different runs can't be compared, so they add up. */
  readonly run: number;
  readonly from: Instant;
  readonly to: Instant;
  /** The child says: I was away. */
  readonly away?: true;
  /** A parent gave it back: it counts for nothing. */
  readonly refunded?: true;
}

/** What is said of charged time afterwards; a mark that is left out stays as it is. */
export interface Mark {
  readonly away?: boolean;
  readonly refunded?: boolean;
}

/** A stretch without input, which is taken back from what was in front. */
export interface QuietStretch {
  readonly run: number;
  readonly from: Instant;
  readonly to: Instant;
}

/** Milliseconds covered by the intervals: overlaps of one run count once. */
export function unionMs(intervals: readonly Pick<Interval, 'run' | 'from' | 'to'>[]): number {
  const ordered = [...intervals].sort((a, b) => a.run - b.run || a.from - b.from);
  let total = 0;
  let run = Number.NaN;
  let reached = Number.NEGATIVE_INFINITY;
  for (const interval of ordered) {
    if (interval.run !== run) {
      run = interval.run;
      reached = Number.NEGATIVE_INFINITY;
    }
    total += Math.max(0, interval.to - Math.max(interval.from, reached));
    reached = Math.max(reached, interval.to);
  }
  return total;
}

/** Does it count for limits, sums and earning? */
export const isCounted = ({ refunded }: Pick<Interval, 'refunded'>): boolean => refunded !== true;

/** The interval with its marks changed. */
export function marked({ away: wasAway, refunded: wasRefunded, ...interval }: Interval, mark: Mark): Interval {
  const away = mark.away ?? wasAway === true;
  const refunded = mark.refunded ?? wasRefunded === true;
  return { ...interval, ...(away ? { away } : {}), ...(refunded ? { refunded } : {}) };
}

/** Seconds used of each limit: the union of its intervals, so that two tabs at once never run it faster than the clock. */
export function secondsByLimit(intervals: readonly Interval[]): Record<string, number> {
  return secondsBy(intervals, (interval) => interval.limits);
}

/** Seconds charged in all, whatever for. */
export function chargedSeconds(intervals: readonly Interval[]): number {
  return unionMs(intervals.filter(isCounted)) / 1000;
}

/** Seconds charged to each site; time without a site (private windows) is left out. */
export function secondsBySite(intervals: readonly Interval[]): Record<string, number> {
  return secondsBy(intervals, (interval) => (interval.site === null ? [] : [interval.site]));
}

/** What is left of an interval when the quiet stretch is taken back from it; null = nothing. Only time in front is taken back. */
export function takeBack(interval: Interval, quiet: QuietStretch): Interval | null {
  if (interval.why !== 'front' || interval.run !== quiet.run || interval.to <= quiet.from || interval.from >= quiet.to)
    return interval;
  return interval.from < quiet.from ? { ...interval, to: quiet.from } : null;
}

function secondsBy(intervals: readonly Interval[], names: (interval: Interval) => readonly string[]): Record<string, number> {
  const groups = new Map<string, Interval[]>();
  for (const interval of intervals.filter(isCounted)) {
    for (const name of names(interval)) {
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [interval]);
      else group.push(interval);
    }
  }
  return Object.fromEntries([...groups].map(([name, group]) => [name, unionMs(group) / 1000]));
}
