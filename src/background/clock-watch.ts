/**
 * The clock that everything else reads: the computer's, put right by what sites' clocks say (core/time/clock-trust.ts), and watched against
 * the monotonic clock for being set. The correction lives as long as the browser; which sites spoke is kept in memory only.
 */
import type { ClockNews } from '../core/time/attention';
import { ClockOffset, heardDate, NO_WORDS, type SecureDate, TOLERANCE, witnessOf } from '../core/time/clock-trust';
import type { Instant } from '../core/time/local-time';
import type { Clock } from '../platform/clock';
import type { Item } from './ports';

export interface ClockWatchPorts {
  /** The computer's clock. */
  readonly system: Clock;
  /** Milliseconds of a clock that nobody can set. */
  readonly monotonic: () => number;
  /** Does that clock run on in sleep (Windows)? Elsewhere a leap forward may be sleep, and is unseen time rather than a clock that was set. */
  readonly runsInSleep: () => Promise<boolean>;
  /** The correction of this run of the browser, ms. */
  readonly offset: Item<number>;
  /** The clock was put right, set, or vouched for: whoever keeps time should look (takeNews says what). */
  readonly onNews: () => void;
  readonly onProblem: (error: unknown) => void;
}

/** What is known anyway is told again only after so long, ms. */
const VOUCH_AGAIN = 5 * 60_000;
/** What matters more stays until it is taken. */
const RANK: Readonly<Record<ClockNews, number>> = { vouched: 0, jumped: 1, corrected: 2 };

export class ClockWatch implements Clock {
  static readonly schema = ClockOffset;
  #trust = NO_WORDS;
  #news: ClockNews | null = null;
  #vouchedAt = Number.NEGATIVE_INFINITY;
  #seen: { readonly wall: Instant; readonly steady: number };
  #runsInSleep = false;

  constructor(private readonly ports: ClockWatchPorts) {
    this.#seen = { wall: ports.system.now(), steady: ports.monotonic() };
  }

  /** Once in the life of a worker, before time is kept. */
  async start(): Promise<void> {
    const [offset, runsInSleep] = await Promise.all([this.ports.offset.read(), this.ports.runsInSleep()]);
    this.#runsInSleep = runsInSleep;
    // What was heard since we woke knows better.
    if (this.#trust.words.length === 0) this.#trust = { ...this.#trust, offset };
  }

  /** The time, as far as it is known. */
  now(): Instant {
    return this.#look() + this.#trust.offset;
  }

  steady(): number {
    return this.ports.monotonic();
  }

  /** The same instant as the computer's clock says it: for alarms, which only know that one. */
  toSystem(instant: Instant): Instant {
    return instant - this.#trust.offset;
  }

  /** What is new since this was last asked. */
  takeNews(): ClockNews | null {
    const news = this.#news;
    this.#news = null;
    return news;
  }

  /** A page of an HTTPS site has come, and this is what its server's clock said. */
  heard({ url, date, ageSeconds }: SecureDate): void {
    const site = witnessOf(url);
    if (site === null) return;
    const at = this.#look(); // first: what was known of a clock that was set since is forgotten
    const before = this.#trust.offset;
    const { trust, news } = heardDate(this.#trust, { site, date, at, ageSeconds });
    this.#trust = trust;
    if (trust.offset !== before) this.#store();
    if (news === 'vouched') this.#vouch();
    else if (news !== null) this.#tell(news);
  }

  /** The computer's clock; if it was set by far since the last look, what sites said of it holds no more. */
  #look(): Instant {
    const wall = this.ports.system.now();
    const steady = this.ports.monotonic();
    const leap = wall - this.#seen.wall - (steady - this.#seen.steady);
    this.#seen = { wall, steady };
    if (Math.abs(leap) <= TOLERANCE) return wall;
    this.#vouchedAt = Number.NEGATIVE_INFINITY;
    const mayBeSleep = leap > 0 && !this.#runsInSleep;
    // After sleep the correction still holds; the next site that disagrees is believed at once.
    this.#trust = { offset: mayBeSleep ? this.#trust.offset : 0, words: [] };
    if (mayBeSleep) return wall;
    this.#store();
    if (leap > 0) this.#tell('jumped');
    return wall;
  }

  #vouch(): void {
    const { steady } = this.#seen;
    if (steady - this.#vouchedAt < VOUCH_AGAIN) return;
    this.#vouchedAt = steady;
    this.#tell('vouched');
  }

  #tell(news: ClockNews): void {
    if (this.#news === null || RANK[news] > RANK[this.#news]) this.#news = news;
    this.ports.onNews();
  }

  #store(): void {
    const { offset } = this.#trust;
    this.ports.offset.update(() => offset).catch((error: unknown) => this.ports.onProblem(error));
  }
}
