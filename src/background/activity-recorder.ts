/** Keeps the log: visits and blocks as far as the level allows, for as long as they are kept. Help and the protected lists never reach it. */
import { type Detail, entryOf, type Fact, firstDayKept } from '../core/activity/entry';
import { pageAddress } from '../core/activity/page-address';
import type { FamilyClock } from '../core/time/day-turn';
import { dayKey, type Instant } from '../core/time/local-time';
import type { Clock } from '../platform/clock';
import type { ActivityLog } from '../storage/activity-store';
import { Queue } from '../storage/queue';
import type { UsageLedger } from '../storage/usage-store';

/** How the rules see a page that is visited or stopped. */
export interface RecordedPage {
  /** false: help, our own pages, a tab that help opened, a time without rules … */
  readonly recorded: boolean;
  readonly site: string | null;
  readonly categories: readonly string[];
  /** A "never block" site: no more than the site is kept, at any level. */
  readonly siteOnly: boolean;
}
export interface ActivityRecorderPorts {
  readonly clock: Clock;
  readonly log: ActivityLog;
  readonly usage: Pick<UsageLedger, 'collapseBefore' | 'forgetBefore'>;
  settings(): { readonly detail: Detail; readonly keepDays: number; readonly clock: FamilyClock };
  page(url: string, tabId: number): RecordedPage;
  onProblem(error: unknown): void;
}
export interface Visit {
  readonly tabId: number;
  readonly url: string;
  readonly isPrivate: boolean;
  readonly title?: string;
}
export interface Stop {
  readonly tabId: number;
  readonly url: string;
  readonly isPrivate: boolean;
  readonly reason: string;
  readonly rule: string | null;
  /** The rule's name in the family's words, where it has one. */
  readonly detail?: string | null;
}

/** The same stop within this time is one (a reload, a redirect that is tried twice), ms. */
const SAME_STOP = 3000;
/** A quiet stretch can still be taken back across the start of a day: intervals are given up only so long after it, ms. */
const BEFORE_COLLAPSE = 15 * 60_000;

export class ActivityRecorder {
  readonly #queue = new Queue();
  /** The visit that each tab shows: what it is told apart by, and its row. */
  readonly #open = new Map<number, { key: string; address: string | null; row: number | null }>();
  readonly #stops = new Map<string, Instant>();

  constructor(private readonly ports: ActivityRecorderPorts) {}

  /** A page is shown in a tab: a row for each new site, at the level `pages` for each new page. */
  visited({ tabId, url, isPrivate, title }: Visit): Promise<void> {
    return this.#do(async () => {
      const { recorded, site, categories, siteOnly } = this.ports.page(url, tabId);
      if (!recorded) return void this.#open.delete(tabId);
      const address = siteOnly ? null : pageAddress(url);
      const key = JSON.stringify([site, this.ports.settings().detail === 'pages' ? address : null]);
      if (this.#open.get(tabId)?.key === key) return;
      const row = await this.#append({ kind: 'visit', site, address, title: title ?? null, categories, isPrivate });
      // A row that names no page (or one of a private window) gets no title later.
      this.#open.set(tabId, { key, address, row: address === null || isPrivate ? null : row });
    });
  }

  /** The title of the page at `url` in a tab is known (or changed): it belongs to the row of that very page or to none (help, our pages). */
  titled(tabId: number, url: string, title: string): Promise<void> {
    return this.#do(async () => {
      const open = this.#open.get(tabId);
      if (open === undefined || open.row === null || this.ports.settings().detail !== 'pages') return;
      if (!this.ports.page(url, tabId).recorded || pageAddress(url) !== open.address) return;
      await this.ports.log.setTitle(open.row, title);
    });
  }

  closed(tabId: number): void {
    this.#open.delete(tabId);
  }

  /** A page was stopped in a tab. */
  blocked({ tabId, url, isPrivate, reason, rule, detail = null }: Stop): Promise<void> {
    return this.#do(async () => {
      this.#open.delete(tabId);
      const { recorded, site, siteOnly } = this.ports.page(url, tabId);
      const now = this.ports.clock.now();
      const key = JSON.stringify([tabId, site, reason, rule]);
      const last = this.#stops.get(key);
      if (!recorded || (last !== undefined && now >= last && now - last < SAME_STOP)) return;
      this.#stops.clear(); // only the last one can come twice
      this.#stops.set(key, now);
      await this.#append({ kind: 'blocked', site, address: siteOnly ? null : pageAddress(url), isPrivate, reason, rule, detail });
    });
  }

  /** Any other fact: a limit that ended, extra time, a changed setting, the lock, a gap, the protection. */
  record(fact: Omit<Fact, 'at' | 'day'>): Promise<void> {
    return this.#do(async () => void (await this.#append(fact)));
  }

  /** Forgets what is older than it is kept, and the sites of past days where the level keeps none. At each start and each new day. */
  tidy(): Promise<void> {
    return this.#do(async () => {
      const { detail, keepDays, clock } = this.ports.settings();
      const now = this.ports.clock.now();
      const oldest = firstDayKept(dayKey(now, clock.timeZone, clock.dayStart), keepDays);
      await this.ports.log.forgetBefore(oldest);
      await this.ports.usage.forgetBefore(oldest);
      if (detail === 'sites' || detail === 'pages') return;
      await this.ports.usage.collapseBefore(dayKey(now - BEFORE_COLLAPSE, clock.timeZone, clock.dayStart));
    });
  }

  async #append(fact: Omit<Fact, 'at' | 'day'>): Promise<number | null> {
    const { detail, clock } = this.ports.settings();
    const at = this.ports.clock.now();
    const entry = entryOf({ ...fact, at, day: dayKey(at, clock.timeZone, clock.dayStart) }, detail);
    return entry === null ? null : this.ports.log.append(entry);
  }

  /** One after the other, so that rows stand in the order of what happened; a failure is reported, never thrown at the page. */
  #do(task: () => Promise<void>): Promise<void> {
    return this.#queue.run(task).catch((error) => this.ports.onProblem(error));
  }
}
