/** Puts together what judge() needs: effective rules, grants, pause, today's use, and the time. */
import type { UsageToday } from '../core/limits/limit-state';
import type { Effective } from '../core/policy/effective';
import { type Judgement, judge } from '../core/rules/judge';
import { prepareRules, type Rules } from '../core/rules/rules';
import { extraSecondsOf, type Grant, type Pause, type State } from '../core/rules/state';
import { HAND_WRITTEN } from '../core/sites/category';
import type { Instant } from '../core/time/local-time';
import type { Clock, Item } from './ports';

export interface WorldPorts {
  readonly effective: () => Effective;
  readonly grants: Item<Grant[]>;
  readonly pause: Item<Pause | null>;
  /** The ledger's day and what was charged on it. */
  readonly usage: () => Promise<Pick<UsageToday, 'day' | 'usedSeconds'>>;
  /** Pages that named themselves adult in this session. */
  readonly labelled: () => ReadonlySet<string>;
  readonly clock: Clock;
}
export interface Moment {
  readonly rules: Rules;
  readonly state: State;
  readonly now: Instant;
}

export class World {
  #prepared: { from: Effective; rules: Rules } | null = null;

  /** Grants and pause as last read, for what can't wait; `refresh` reads them. */
  known: { grants: readonly Grant[]; pause: Pause | null } = { grants: [], pause: null };

  constructor(private readonly ports: WorldPorts) {}

  now(): Instant {
    return this.ports.clock.now();
  }

  async refresh(): Promise<void> {
    this.known = { grants: await this.ports.grants.read(), pause: await this.ports.pause.read() };
  }

  get rules(): Rules {
    const effective = this.ports.effective();
    if (this.#prepared?.from !== effective) this.#prepared = { from: effective, rules: prepareRules(effective, HAND_WRITTEN) };
    return this.#prepared.rules;
  }

  async moment(): Promise<Moment> {
    const now = this.ports.clock.now();
    const { rules } = this;
    await this.refresh();
    const { grants, pause } = this.known;
    const { day, usedSeconds } = await this.ports.usage();
    const usage: UsageToday = { day, usedSeconds, extraSeconds: extraSecondsOf(grants, day, now) };
    return { rules, state: { grants, pause, usage, labelled: this.ports.labelled() }, now };
  }

  async judge(url: string): Promise<Judgement> {
    const { rules, state, now } = await this.moment();
    return judge(url, rules, state, now);
  }
}
