/** The log as one part: what is recorded of tabs and rules, and what parents are shown of it. */

import { type Fact, PROGRAM_RULE } from '../core/activity/entry';
import { type ExportRow, toCsv, toJsonLines } from '../core/activity/export';
import { activityRows, daySummary } from '../core/activity/summary';
import { isHelpPage } from '../core/help/help-pages';
import { isProtected } from '../core/rules/judge';
import { isPaused } from '../core/rules/state';
import { parseAddress } from '../core/sites/address';
import { siteOf } from '../core/sites/site';
import type { ActivityView, BlockedView } from '../messaging/views';
import type { ActivityLog } from '../storage/activity-store';
import type { UsageLedger } from '../storage/usage-store';
import { ActivityRecorder, type RecordedPage } from './activity-recorder';
import type { FreeTabs } from './free-tabs';
import type { Clock, TabFacts } from './ports';
import { limitsToday } from './views';
import type { World } from './world';

/** A download names no tab. */
const NO_TAB = -1;

export interface ActivityPorts {
  readonly log: ActivityLog;
  readonly usage: UsageLedger;
  readonly world: World;
  readonly clock: Clock;
  readonly free: FreeTabs;
  readonly blockedPage: string;
  readonly onProblem: (error: unknown) => void;
}

export class Activity {
  readonly #recorder: ActivityRecorder;
  /** What each tab's stopped page was recorded for. */
  readonly #stopped = new Map<number, string>();

  constructor(private readonly ports: ActivityPorts) {
    const { clock, log, usage, world, onProblem } = ports;
    this.#recorder = new ActivityRecorder({
      clock,
      log,
      usage,
      settings: () => ({ ...world.rules.settings.log, clock: world.rules.settings.clock }),
      page: (url, tabId) => this.#page(url, tabId),
      onProblem,
    });
  }

  /** A main frame has committed at an address of the web. */
  async committed(tab: TabFacts, url: string): Promise<void> {
    if (url.startsWith(this.ports.blockedPage)) return;
    this.#stopped.delete(tab.id);
    await this.#recorder.visited({ tabId: tab.id, url, isPrivate: tab.isPrivate, title: tab.title });
  }

  /**
   * A stopped page asks why it is there (Chromium announces no navigation to it). Its claim was judged again before it is believed, and
   * is written once, however often the page asks again.
   */
  async stopped(tab: TabFacts, { address, stopped, program }: BlockedView): Promise<void> {
    if (address === null || (stopped === null && program === null) || this.#stopped.get(tab.id) === address) return;
    this.#stopped.set(tab.id, address);
    if (stopped === null) return this.programStopped(address, tab.isPrivate);
    await this.#recorder.blocked({
      tabId: tab.id,
      url: address,
      isPrivate: tab.isPrivate,
      reason: stopped.reason,
      rule: stopped.rule,
      detail: stopped.ruleName,
    });
  }

  /** A program file was stopped on its way; at most its site is written down. */
  async programStopped(source: string | null, isPrivate: boolean): Promise<void> {
    const page = source === null ? null : this.#page(source, NO_TAB);
    if (page !== null && !page.recorded) return;
    await this.#recorder.record({ kind: 'blocked', site: page?.site ?? null, isPrivate, rule: PROGRAM_RULE });
  }

  titled(tab: TabFacts, title: string): Promise<void> {
    return this.#recorder.titled(tab.id, tab.url, title);
  }
  closed(tabId: number): void {
    this.#stopped.delete(tabId);
    this.#recorder.closed(tabId);
  }
  /** A section of the settings was changed: by the parent, by an import, by policy. */
  changed(what: string): Promise<void> {
    return this.#recorder.record({ kind: 'setting', detail: what });
  }
  /** Any other fact that is no page. */
  record(fact: Omit<Fact, 'at' | 'day'>): Promise<void> {
    return this.#recorder.record(fact);
  }
  limitEnded(limitId: string): Promise<void> {
    const limit = this.ports.world.rules.limits.find(({ rule }) => rule.id === limitId);
    return this.#recorder.record({ kind: 'limit', rule: limitId, detail: limit?.rule.name ?? null });
  }
  forgetOld(): Promise<void> {
    return this.#recorder.tidy();
  }

  /** One day of the log; null = today. */
  async view(wanted: string | null): Promise<ActivityView> {
    const { log, usage, world } = this.ports;
    const moment = await world.moment();
    const day = wanted ?? moment.state.usage.day;
    const { settings } = moment.rules;
    const summary = daySummary(await log.rowsOf(day), await usage.intervalsOf(day), settings.clock.timeZone);
    const days = [...new Set([moment.state.usage.day, ...(await log.days()), ...(await usage.days())])].sort().reverse();
    const { detail } = settings.log;
    // The ledger knows today's sites whatever the level, for the limits; the log's reader doesn't.
    const sites = detail === 'sites' || detail === 'pages' ? summary.sites : [];
    return { day, days, ...summary, sites, limits: limitsToday(moment), detail };
  }

  /** The whole log as a file's text (contract 7). */
  async exportText(format: 'csv' | 'jsonl'): Promise<string> {
    const { log, usage, world } = this.ports;
    const entries = await log.all();
    const intervals = (await Promise.all((await usage.days()).map((day) => usage.intervalsOf(day)))).flat();
    const rows = activityRows(entries, intervals, world.rules.settings.clock.timeZone).map(
      (row): ExportRow => ({ ...row, who: 'child' }),
    );
    return format === 'csv' ? toCsv(rows) : toJsonLines(rows);
  }

  #page(url: string, tabId: number): RecordedPage {
    const { world, free } = this.ports;
    const parsed = parseAddress(url);
    const never: RecordedPage = { recorded: false, site: null, categories: [], siteOnly: true };
    if (!parsed.ok || !/^https?$/.test(parsed.address.scheme)) return never;
    const { address } = parsed;
    if (isHelpPage(address.href) || free.isKnownFree(tabId, url)) return never;
    if (isPaused(world.known, world.now())) return never;
    if (isProtected(address, world.rules)) return never;
    return {
      recorded: true,
      site: siteOf(address.host),
      categories: world.rules.categories.categoriesOf(address.host),
      siteOnly: false,
    };
  }
}
