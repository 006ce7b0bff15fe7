/**
 * In the last minute of a limit the pages that it covers hold an alarm of their own (content/time-alarm.ts): a worker that is killed then
 * is woken just before the end by a message, where a packed extension's own alarm may come 30 seconds late.
 */
import type { AttendedPage, Classify } from '../core/time/attention';
import type { Instant } from '../core/time/local-time';
import type { LimitLeft } from '../core/time/notice';
import type { Clock } from './ports';
import type { TimePages } from './time-notices';

export interface PageAlarmPorts {
  readonly pages: Pick<TimePages, 'inFront' | 'besides' | 'setAlarm' | 'onNewPage'>;
  readonly charges: Classify;
  /** Tabs that show a page in picture-in-picture. */
  readonly pipTabs: () => readonly number[];
  readonly clock: Clock;
  onProblem(error: unknown): void;
}

const LAST_SECONDS = 60;
/** How much sooner than the end a page rings, ms: a worker takes most of a second to start. */
const EARLY = 1000;
/** Differences that are not worth a new alarm, ms. */
const SLACK = 100;

export class PageAlarm {
  /** For when each tab's page holds an alarm. */
  readonly #set = new Map<number, Instant>();
  #isBusy = false;

  constructor(private readonly ports: PageAlarmPorts) {
    ports.pages.onNewPage((tabId) => this.#set.delete(tabId));
  }

  /** At every step of the time keeper: of the limits that are charged the one that ends first. */
  tick(first: LimitLeft | null): void {
    const isNear = first !== null && first.leftSeconds > 0 && first.leftSeconds <= LAST_SECONDS;
    if (this.#isBusy || (!isNear && this.#set.size === 0)) return;
    this.#isBusy = true;
    const work = isNear
      ? this.#hold(first.limitId, this.ports.clock.now() + first.leftSeconds * 1000)
      : this.#release([...this.#set.keys()]);
    work
      .catch((error) => this.ports.onProblem(error))
      .finally(() => {
        this.#isBusy = false;
      });
  }

  async #hold(limitId: string, end: Instant): Promise<void> {
    const { pages, pipTabs } = this.ports;
    const [front, besides] = await Promise.all([pages.inFront(), pages.besides(pipTabs())]);
    const covered = new Set([...front, ...besides].filter((page) => this.#covers(limitId, page)).map(({ tabId }) => tabId));
    await this.#release([...this.#set.keys()].filter((tabId) => !covered.has(tabId)));
    for (const tabId of covered) {
      const present = this.#set.get(tabId);
      if (present !== undefined && Math.abs(present - end) <= SLACK) continue;
      this.#set.set(tabId, end);
      if (!(await this.ports.pages.setAlarm(tabId, Math.max(0, end - EARLY - this.ports.clock.now())))) this.#set.delete(tabId);
    }
  }

  async #release(tabIds: readonly number[]): Promise<void> {
    for (const tabId of tabIds) {
      this.#set.delete(tabId);
      await this.ports.pages.setAlarm(tabId, null);
    }
  }

  #covers(limitId: string, page: AttendedPage): boolean {
    const { charged, limitIds } = this.ports.charges(page);
    return charged && limitIds.includes(limitId);
  }
}
