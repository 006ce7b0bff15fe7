/** Writes earned minutes into the log as they are earned: like all extra time, they stand there. */
import type { Fact } from '../core/activity/entry';
import { type EarnRule, earnedSeconds } from '../core/limits/earned';
import type { UsageToday } from '../core/limits/limit-state';

export interface EarnedLogPorts {
  readonly earn: () => readonly EarnRule[];
  readonly nameOf: (limitId: string) => string | null;
  readonly record: (fact: Omit<Fact, 'at' | 'day'>) => Promise<void>;
}

export class EarnedLog {
  /** What was earned by the last step, and on which day; null = a new worker, which begins where the one before ended. */
  #known: { readonly day: string; readonly seconds: Readonly<Record<string, number>> } | null = null;

  constructor(private readonly ports: EarnedLogPorts) {}

  /** After every step of the time keeper. */
  async tick({ day, usedSeconds }: Pick<UsageToday, 'day' | 'usedSeconds'>): Promise<void> {
    const { earn, nameOf, record } = this.ports;
    const rules = earn();
    if (rules.length === 0 && this.#known === null) return;
    const seconds = earnedSeconds(rules, usedSeconds);
    const before = this.#known;
    this.#known = { day, seconds };
    if (before === null || before.day !== day) return;
    for (const [limit, earned] of Object.entries(seconds)) {
      const more = earned - (before.seconds[limit] ?? 0);
      if (more > 0) await record({ kind: 'extra-time', reason: 'earned', rule: nameOf(limit) ?? limit, minutes: more / 60 });
    }
  }
}
