/** The receipt of time: charged time line by line, as a child reads and disputes it. Derived from the intervals, stored nowhere. */
import { isEarnId } from '../limits/earned';
import type { Why } from './attention';
import { type Interval, unionMs } from './interval';
import { type Instant, toRfc3339 } from './local-time';

export interface ReceiptLine {
  /** The id of its first interval: the line keeps it while it grows. */
  readonly key: string;
  /** RFC 3339 in the family's zone. */
  readonly from: string;
  readonly to: string;
  /** null = a private window. */
  readonly site: string | null;
  /** Why most of it was charged. */
  readonly why: Why;
  /** Charged seconds: the union of its intervals, gaps left out. */
  readonly seconds: number;
  /** The limits that it counts to, by id. */
  readonly limits: readonly string[];
  /** It may still grow: it can't be marked yet. */
  readonly isRunning: boolean;
  /** The child says: I was away. */
  readonly isAway: boolean;
  /** A parent gave it back: it counts to no limit. */
  readonly isRefunded: boolean;
}

/** A line by the intervals it is made of. */
export interface LineIntervals {
  readonly line: ReceiptLine;
  readonly ids: readonly number[];
}

/** Intervals of the same site that are not further apart make one line, ms. */
const JOINED = 60_000;
/** A line that ended this recently is taken to go on: beats come each second. */
const RUNNING = 2000;
const WHYS: readonly Why[] = ['front', 'heard', 'pip'];

/**
 * The lines, oldest first. Neighbours of the same site, limits and marks make one line. Two tabs at once are two lines over the same time,
 * each with its full seconds, while a limit over both runs once: the seconds of a limit's lines that aren't refunded add up to its use or
 * to more, never to less.
 */
export function receiptLines(intervals: readonly Interval[], now: Instant, zone: string): ReceiptLine[] {
  return lineIntervals(intervals, now, zone).map(({ line }) => line);
}

/** The lines with their intervals: what is marked when a line is. */
export function lineIntervals(intervals: readonly Interval[], now: Instant, zone: string): LineIntervals[] {
  const groups: Interval[][] = [];
  const open = new Map<string, { group: Interval[]; to: Instant }>();
  for (const interval of [...intervals].sort((a, b) => a.run - b.run || a.from - b.from || a.id - b.id)) {
    const kind = kindOf(interval);
    const last = open.get(kind);
    if (last !== undefined && interval.from - last.to <= JOINED) {
      last.group.push(interval);
      last.to = Math.max(last.to, interval.to);
    } else {
      const group = [interval];
      groups.push(group);
      open.set(kind, { group, to: interval.to });
    }
  }
  return groups.flatMap((group) => lineOf(group, now, zone));
}

/** Intervals of one kind may share a line; times of two runs of the clock can't. */
function kindOf({ run, site, limits, away, refunded }: Interval): string {
  return JSON.stringify([run, site, limits.filter((id) => !isEarnId(id)), away === true, refunded === true]);
}

function lineOf(group: readonly Interval[], now: Instant, zone: string): LineIntervals[] {
  const [first] = group;
  if (first === undefined) return [];
  const to = Math.max(...group.map((interval) => interval.to));
  const line: ReceiptLine = {
    key: String(first.id),
    from: toRfc3339(first.from, zone),
    to: toRfc3339(to, zone),
    site: first.site,
    why: mostly(group),
    seconds: unionMs(group) / 1000,
    limits: first.limits.filter((id) => !isEarnId(id)),
    isRunning: Math.abs(now - to) <= RUNNING,
    isAway: first.away === true,
    isRefunded: first.refunded === true,
  };
  return [{ line, ids: group.map(({ id }) => id) }];
}

function mostly(group: readonly Interval[]): Why {
  const lengths = WHYS.map((why) => unionMs(group.filter((interval) => interval.why === why)));
  return WHYS[lengths.indexOf(Math.max(...lengths))] ?? 'front';
}
