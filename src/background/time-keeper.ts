/**
 * Keeps the time: a beat each second while something is charged, written before it is acted on; limits that end, warnings. A worker that
 * was killed goes on at its next start where the last beat was written (core/time/ledger.ts says what is credited).
 */
import { isUsedUp, leftSeconds, type UsageToday, warningsReached } from '../core/limits/limit-state';
import type { Limit } from '../core/settings/defaults';
import { type Attention, type Classify, chargesOf, type Moment, NO_ATTENTION } from '../core/time/attention';
import { type Interval, secondsByLimit } from '../core/time/interval';
import {
  applyStep,
  type FamilyClock,
  FIRST_STATE,
  type LedgerState,
  resume,
  type Step,
  step,
  turnDay,
} from '../core/time/ledger';
import type { DayKey, Instant } from '../core/time/local-time';
import type { Clock, Timers } from '../platform/clock';
import { Queue } from '../storage/queue';
import type { UsageLedger } from '../storage/usage-store';

/** What the rules say now: read anew for every step. */
export interface TimeRules {
  readonly clock: FamilyClock;
  readonly limits: readonly Limit[];
  /** Extra time granted for that day, seconds by limit id. */
  extraSeconds(day: DayKey): Readonly<Record<string, number>>;
  readonly charges: Classify;
}

export interface TimeKeeperPorts {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly attention: { onChange(listener: () => void): void; look(): Promise<Attention> };
  readonly usage: UsageLedger;
  rules(): TimeRules;
  readonly alarms: {
    /** Revive the worker every 30 s, or no more. */
    revive(on: boolean): Promise<void>;
    /** When the first limit ends if things stay as they are; null = none does. */
    limitEndsAt(when: Instant | null): Promise<void>;
  };
  /** Starts the browser's countdown to the end of the worker anew. */
  stayAwake(): void;
  /** After every step. */
  onTick(usage: UsageToday): void;
  onUsedUp(limitId: string): void;
  /** A limit that was used up has time again: a new day, extra time, a quiet stretch taken back. */
  onRefilled(limitId: string): void;
  onWarn(limitId: string, minutesLeft: number): void;
  /** Something could not be stored or done; time is kept in memory meanwhile. */
  onProblem(error: unknown): void;
}

const BEAT = 1000;

export class TimeKeeper {
  readonly #queue = new Queue();
  readonly #started: Promise<void>;
  #begin: (isSameBrowserRun: boolean) => void = () => {};
  #isLoaded = false;
  /** Whether the first step goes on with what was open; null = it was taken. */
  #resumesOpen: boolean | null = null;
  #state: LedgerState = FIRST_STATE;
  /** The intervals of the state's day. */
  #intervals: Interval[] = [];
  #attention: Attention = NO_ATTENTION;
  /** Seconds left by limit at the last step; null = no limit that day. */
  #left = new Map<string, number | null>();
  #changed = false;
  #looking = false;
  #unsaved = false;
  #endAlarm: Instant | null = null;
  #cancelBeat = () => {};

  /** Listens from the first moment; nothing is charged before `start()`. */
  constructor(private readonly ports: TimeKeeperPorts) {
    const begun = new Promise<boolean>((resolve) => {
      this.#begin = resolve;
    });
    // The first in the queue: whatever is asked for before start() waits for it.
    this.#started = this.#queue.run(async () => {
      this.#resumesOpen = await begun;
      await this.#look();
    });
    ports.attention.onChange(() => {
      this.#changed = true;
      this.#lookSoon();
    });
  }

  /** Once in the life of a worker. `isSameBrowserRun`: false at the first start after the browser was closed. */
  start(isSameBrowserRun: boolean): Promise<void> {
    this.#begin(isSameBrowserRun);
    return this.#started;
  }

  /** Looks anew: an alarm rang, rules or grants were changed, a day began. */
  wake(): Promise<void> {
    return this.#queue.run(() => this.#look());
  }

  /** What is used today, up to the last beat. */
  usageToday(): Promise<UsageToday> {
    return this.#queue.run(async () => {
      await this.#load();
      return this.#usage();
    });
  }

  /** Until this succeeds nothing is written: ids and days must go on where the stored ones end. */
  async #load(): Promise<void> {
    if (this.#isLoaded) return;
    const { state, intervals } = await this.ports.usage.load();
    this.#state = state;
    this.#intervals = intervals;
    // Limits that ended before are announced again: whoever acts on them may have died in between.
    this.#left = new Map([...this.#lefts()].filter(([, left]) => left !== 0));
    this.#isLoaded = true;
  }

  #lookSoon(): void {
    if (this.#looking) return;
    this.#looking = true;
    this.wake().catch((error) => this.ports.onProblem(error));
  }

  #beat(): void {
    const beating = this.#queue.run(() => this.#take(true));
    beating.catch((error) => this.ports.onProblem(error));
  }

  async #look(): Promise<void> {
    await this.#load();
    this.#looking = false; // an event from here on asks for another look
    const changed = this.#changed;
    this.#changed = false;
    this.#attention = await this.ports.attention.look();
    await this.#take(changed || this.#changed);
  }

  async #take(changed: boolean): Promise<void> {
    const charges = chargesOf(this.#attention, this.ports.rules().charges);
    const taken = this.#next({ at: this.ports.clock.now(), presence: this.#attention.presence, charges, changed });
    await this.#write(taken);
    const turned = taken.state.day !== this.#state.day;
    this.#intervals = applyStep(this.#intervals, taken).filter((interval) => interval.day === taken.state.day);
    this.#state = taken.state;
    if (turned) await this.#reloadDay();
    this.#announce();
    await this.#plan();
  }

  #next(moment: Moment): Step {
    const { clock } = this.ports.rules();
    const resumesOpen = this.#resumesOpen;
    this.#resumesOpen = null;
    return resumesOpen === null ? step(this.#state, moment, clock) : resume(this.#state, moment, clock, resumesOpen);
  }

  /** Write first, act after. A full disk must not stop the clock: the day is then kept in memory and written with the next step. */
  async #write(taken: Step): Promise<void> {
    try {
      const today = this.#unsaved ? applyStep(this.#intervals, taken) : [];
      await this.ports.usage.write({ ...taken, writes: [...today, ...taken.writes] });
      this.#unsaved = false;
    } catch (error) {
      this.#unsaved = true;
      this.ports.onProblem(error);
    }
  }

  /** A day that the clock has left and come back to has intervals already. */
  async #reloadDay(): Promise<void> {
    if (this.#unsaved) return;
    this.#intervals = await this.ports.usage.intervalsOf(this.#state.day);
  }

  #announce(): void {
    const before = this.#left;
    this.#left = this.#lefts();
    const charged = new Set(this.#state.open.flatMap((interval) => interval.limits));
    for (const limit of this.ports.rules().limits) {
      const was = before.get(limit.id);
      const left = this.#left.get(limit.id) ?? null;
      if (left === 0 && was !== 0) this.#call(() => this.ports.onUsedUp(limit.id));
      if (left !== 0 && was === 0) this.#call(() => this.ports.onRefilled(limit.id));
      if (left === null || typeof was !== 'number' || !charged.has(limit.id)) continue;
      for (const minutes of warningsReached(limit, was, left)) this.#call(() => this.ports.onWarn(limit.id, minutes));
    }
    const usage = this.#usage();
    this.#call(() => this.ports.onTick(usage));
  }

  /** The next beat, the alarm behind it, and the alarm for the end of a limit. */
  async #plan(): Promise<void> {
    this.#cancelBeat();
    const charging = this.#state.open.length > 0;
    const end = this.#firstEnd();
    if (charging) {
      const untilEnd = end === null ? BEAT : end - this.#state.at;
      this.#cancelBeat = this.ports.timers.after(Math.max(1, Math.min(BEAT, untilEnd)), () => this.#beat());
      this.ports.stayAwake();
    }
    try {
      await this.ports.alarms.revive(charging);
      if (end !== this.#endAlarm) await this.ports.alarms.limitEndsAt(end);
      this.#endAlarm = end;
    } catch (error) {
      this.ports.onProblem(error);
    }
  }

  /** When the first limit that is being charged ends. */
  #firstEnd(): Instant | null {
    const lefts = this.#state.open.flatMap(({ limits }) => limits.map((id) => this.#left.get(id) ?? null));
    const running = lefts.filter((left) => left !== null && left > 0);
    return running.length === 0 ? null : this.#state.at + Math.round(Math.min(...running.map(Number)) * 1000);
  }

  #lefts(): Map<string, number | null> {
    const usage = this.#usage();
    return new Map(this.ports.rules().limits.map((limit) => [limit.id, isUsedUp(limit, usage) ? 0 : leftSeconds(limit, usage)]));
  }

  #usage(): UsageToday {
    const rules = this.ports.rules();
    const { day } = turnDay(this.#state, this.ports.clock.now(), rules.clock);
    const intervals = this.#intervals.filter((interval) => interval.day === day);
    return { day, usedSeconds: secondsByLimit(intervals), extraSeconds: rules.extraSeconds(day) };
  }

  /** Whoever is called must not stop the clock. */
  #call(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.ports.onProblem(error);
    }
  }
}
