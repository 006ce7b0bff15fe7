/** Tells the child on the pages in front that a limit ends soon. Never on a page that the limit doesn't cover, help and our own included. */
import { leftSeconds, type UsageToday } from '../core/limits/limit-state';
import type { Limit } from '../core/settings/defaults';
import type { AttendedPage, Classify } from '../core/time/attention';
import { firstToEnd, type LimitLeft, leftInWords } from '../core/time/notice';
import { dirOf, type Language, type T } from '../i18n/t';

/** What a notice says, in a sentence and within 48 pixels. */
export interface NoticeWords {
  readonly text: string;
  readonly short: string;
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
}
export interface TimePages {
  /** The tab in front of each window that isn't minimized. */
  inFront(): Promise<readonly AttendedPage[]>;
  /** Tabs that are heard, and these. */
  besides(tabIds: readonly number[]): Promise<readonly AttendedPage[]>;
  show(tabId: number, words: NoticeWords): Promise<void>;
  /** Has the page wake the worker after so many ms, null = not any more. False where no page lets itself be asked. */
  setAlarm(tabId: number, ms: number | null): Promise<boolean>;
  /** A tab shows another page, or is closed. */
  onNewPage(listener: (tabId: number) => void): void;
}
/** The child's language. */
export interface ChildWords {
  readonly language: Language;
  readonly t: T;
}

export interface NoticePorts {
  readonly pages: Pick<TimePages, 'inFront' | 'show'>;
  readonly charges: Classify;
  limits(): readonly Limit[];
  usage(): Promise<UsageToday>;
  words(): Promise<ChildWords>;
  onProblem(error: unknown): void;
}

export class TimeNotices {
  #waiting = new Set<string>();

  constructor(private readonly ports: NoticePorts) {}

  /** A warning of the limit is reached. Those of one moment are told together. */
  warn(limitId: string): void {
    const isFirst = this.#waiting.size === 0;
    this.#waiting.add(limitId);
    if (isFirst) this.#tell().catch((error) => this.ports.onProblem(error));
  }

  async #tell(): Promise<void> {
    const usage = await this.ports.usage(); // in the keeper's queue: after the step that warns
    const waiting = this.#waiting;
    this.#waiting = new Set();
    const limits = this.ports.limits();
    const warnings = limits
      .filter(({ id }) => waiting.has(id))
      .map((limit): LimitLeft => ({ limitId: limit.id, leftSeconds: leftSeconds(limit, usage) ?? 0 }));
    const { language, t } = await this.ports.words();
    const told = (await this.ports.pages.inFront()).map(async (page) => {
      const { charged, limitIds } = this.ports.charges(page);
      const warning = charged ? firstToEnd(limitIds, warnings) : null;
      const name = limits.find(({ id }) => id === warning?.limitId)?.name;
      if (warning === null || name === undefined) return;
      const { unit, count } = leftInWords(warning.leftSeconds);
      const words = { text: t(`notice.${unit}`, { count, name }), short: t(`notice.short-${unit}`, { count }) };
      await this.ports.pages.show(page.tabId, { ...words, language, direction: dirOf(language) });
    });
    await Promise.all(told);
  }
}
