/** What the time keeper needs: rules, attention, storage, alarms, and whom it tells. */
import type { EarnRule } from '../core/limits/earned';
import type { UsageToday } from '../core/limits/limit-state';
import type { Limit } from '../core/settings/defaults';
import type { Attention, Classify, ClockNews } from '../core/time/attention';
import type { FamilyClock } from '../core/time/day-turn';
import type { ClockSet } from '../core/time/ledger';
import type { DayKey, Instant } from '../core/time/local-time';
import type { Clock, Timers } from '../platform/clock';
import type { UsageLedger } from '../storage/usage-store';

/** What the rules say now: read anew for every step. */
export interface TimeRules {
  readonly clock: FamilyClock;
  readonly limits: readonly Limit[];
  readonly earn: readonly EarnRule[];
  /** Extra time granted for that day, seconds by limit id. */
  extraSeconds(day: DayKey): Readonly<Record<string, number>>;
  readonly charges: Classify;
}

/** A line of the receipt of a day. */
export interface LineRef {
  readonly day: DayKey;
  readonly key: string;
}

export interface TimeKeeperPorts {
  readonly clock: Clock;
  /** What is new about the clock since it was last asked (clock-watch.ts). */
  takeNews(): ClockNews | null;
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
  /** After every step; `charged`: the limits that are charged now. */
  onTick(usage: UsageToday, charged: readonly string[]): void;
  onUsedUp(limitId: string): void;
  /** A limit that was used up has time again: a new day, extra time, a quiet stretch taken back. */
  onRefilled(limitId: string): void;
  onWarn(limitId: string, minutesLeft: number): void;
  /** The computer's clock was seen to be set, by so many ms since it was last looked at. */
  onClock(kind: ClockSet, leap: number): void;
  /** Something could not be stored or done; time is kept in memory meanwhile. */
  onProblem(error: unknown): void;
}
