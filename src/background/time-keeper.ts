/**
 * Keeps the time: a beat each second while something is charged, written before it is acted on; limits that end, warnings. A worker that
 * was killed goes on at its next start where the last beat was written (core/time/ledger.ts says what is credited).
 */
import { usageOf } from '../core/limits/earned';
import { leftSeconds, type UsageToday, warningsReached } from '../core/limits/limit-state';
import { type Attention, chargesOf, type Moment, NO_ATTENTION } from '../core/time/attention';
import { isHeld, settleClock, turnDay } from '../core/time/day-turn';
import { type Interval, type Mark, marked, secondsByLimit } from '../core/time/interval';
import { applyStep, FIRST_STATE, type LedgerState, resume, type Step, step } from '../core/time/ledger';
import type { DayKey, Instant } from '../core/time/local-time';
import { type LineIntervals, lineIntervals, type ReceiptLine } from '../core/time/receipt';
import { Queue } from '../storage/queue';
import type { LineRef, TimeKeeperPorts } from './time-ports';

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
  /** The monotonic clock at the last step of this life. */
  #steady: number | null = null;
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

  /** The receipt of a day, oldest line first; null = the ledger's day. */
  receipt(day: DayKey | null): Promise<ReceiptLine[]> {
    return this.#queue.run(async () => {
      await this.#load();
      return (await this.#linesOf(day ?? this.#usage().day)).map(({ line }) => line);
    });
  }

  /** Marks a line of a receipt; false where there is none of that name, or it still runs. */
  mark({ day, key }: LineRef, mark: Mark): Promise<boolean> {
    return this.#queue.run(async () => {
      await this.#load();
      const found = (await this.#linesOf(day)).find(({ line }) => line.key === key);
      const ids = new Set(found?.ids);
      if (found === undefined || found.line.isRunning || this.#state.open.some(({ id }) => ids.has(id))) return false;
      await this.ports.usage.mark([...ids], mark);
      this.#intervals = this.#intervals.map((interval) => (ids.has(interval.id) ? marked(interval, mark) : interval));
      this.#announce();
      await this.#plan();
      return true;
    });
  }

  /** A parent says that the clock is right: its day begins now, whatever was owed. */
  settleClock(): Promise<void> {
    return this.#queue.run(async () => {
      await this.#load();
      const before = this.#state.day;
      const state = settleClock(this.#state, this.ports.clock.now(), this.ports.rules().clock);
      await this.ports.usage.write({ state, writes: this.#unsaved ? this.#intervals : [], quiet: null, clock: null });
      this.#unsaved = false;
      this.#state = state;
      if (state.day !== before) this.#intervals = await this.ports.usage.intervalsOf(state.day);
      await this.#look();
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
    const at = this.ports.clock.now();
    const steady = this.ports.clock.steady?.() ?? null;
    const elapsed = steady === null || this.#steady === null ? null : steady - this.#steady;
    this.#steady = steady;
    const news = this.ports.takeNews() ?? null;
    const taken = this.#next({ at, presence: this.#attention.presence, charges, changed, news, elapsed });
    await this.#write(taken);
    const turned = taken.state.day !== this.#state.day;
    const leap = at - this.#state.at;
    this.#intervals = applyStep(this.#intervals, taken).filter((interval) => interval.day === taken.state.day);
    this.#state = taken.state;
    if (turned) await this.#reloadDay();
    const { clock } = taken;
    if (clock !== null) this.#call(() => this.ports.onClock(clock, leap));
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
    this.#call(() => this.ports.onTick(usage, [...charged]));
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
    return new Map(this.ports.rules().limits.map((limit) => [limit.id, leftSeconds(limit, usage)]));
  }

  #usage(): UsageToday {
    const rules = this.ports.rules();
    const now = this.ports.clock.now();
    const { day } = turnDay(this.#state, now, rules.clock);
    const usedSeconds = secondsByLimit(this.#intervals.filter((interval) => interval.day === day));
    return usageOf({ day, usedSeconds, isHeld: isHeld(this.#state, now, rules.clock) }, rules.extraSeconds(day), rules.earn);
  }

  /** Today's lines are those in memory, which may not be stored yet. */
  async #linesOf(day: DayKey): Promise<LineIntervals[]> {
    const intervals = day === this.#state.day ? this.#intervals : await this.ports.usage.intervalsOf(day);
    return lineIntervals(intervals, this.ports.clock.now(), this.ports.rules().clock.timeZone);
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
