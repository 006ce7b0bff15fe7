/** Puts together what judge() needs: effective rules, grants, pause, today's use, and the time. */
import { usageOf } from '../core/limits/earned';
import type { UsageToday } from '../core/limits/limit-state';
import type { Effective } from '../core/policy/effective';
import { type Judgement, judge } from '../core/rules/judge';
import { type ListedAddresses, prepareRules, type Rules } from '../core/rules/rules';
import { extraSecondsOf, type Grant, type GrownUpHere, type Pause, type State } from '../core/rules/state';
import type { CategoryIndex } from '../core/sites/category';
import type { Instant } from '../core/time/local-time';
import type { HostSources } from './host-sources';
import type { Clock, Item } from './ports';

export interface WorldPorts {
  readonly effective: () => Effective;
  readonly grants: Item<Grant[]>;
  readonly pause: Item<Pause | null>;
  /** A grown-up sits at the computer since then. */
  readonly grownUp: Pick<Item<GrownUpHere | null>, 'read'>;
  /** The ledger's day and what was charged on it. */
  readonly usage: () => Promise<Omit<UsageToday, 'extraSeconds'>>;
  /** Pages that named themselves adult in this session. */
  readonly labelled: () => ReadonlySet<string>;
  /** What is known of hosts besides the settings. */
  readonly sources: Pick<HostSources, 'load' | 'index' | 'listed'>;
  readonly clock: Clock;
}
/** What parents gave, as last read. */
export interface Known {
  readonly grants: readonly Grant[];
  /** Also while a grown-up is here. */
  readonly pause: Pause | null;
  readonly isGrownUpHere: boolean;
}
export interface Moment {
  readonly rules: Rules;
  readonly state: State;
  readonly now: Instant;
}

export class World {
  #prepared: { from: Effective; index: CategoryIndex; listed: ListedAddresses; rules: Rules } | null = null;
  #last: Moment | null = null;

  /** Grants and pause as last read, for what can't wait; `refresh` reads them. */
  known: Known = { grants: [], pause: null, isGrownUpHere: false };

  constructor(private readonly ports: WorldPorts) {}

  now(): Instant {
    return this.ports.clock.now();
  }

  async refresh(): Promise<void> {
    const [grants, pause, grownUp] = await Promise.all([
      this.ports.grants.read(),
      this.ports.pause.read(),
      this.ports.grownUp.read(),
    ]);
    const isGrownUpHere = grownUp !== null;
    this.known = { grants, pause: isGrownUpHere ? { until: null } : pause, isGrownUpHere };
  }

  get rules(): Rules {
    const effective = this.ports.effective();
    const { index, listed } = this.ports.sources;
    const known = this.#prepared;
    if (known?.from === effective && known.index === index && known.listed === listed) return known.rules;
    const rules = prepareRules(effective, index, listed);
    this.#prepared = { from: effective, index, listed, rules };
    return rules;
  }

  /** What is known of hosts besides the settings is there afterwards. */
  load(): Promise<void> {
    return this.ports.sources.load(this.ports.effective().settings);
  }

  async moment(): Promise<Moment> {
    await this.load();
    await this.refresh();
    const { grants, pause } = this.known;
    const used = await this.ports.usage();
    const now = this.ports.clock.now();
    const usage = usageOf(used, extraSecondsOf(grants, used.day, now), this.rules.settings.earn);
    this.#last = { rules: this.rules, state: { grants, pause, usage, labelled: this.ports.labelled() }, now };
    return this.#last;
  }

  /** The moment as last put together, with the time of now: for what can't wait. Null before the first. */
  get lastMoment(): Moment | null {
    return this.#last === null ? null : { ...this.#last, rules: this.rules, now: this.ports.clock.now() };
  }

  async judge(url: string): Promise<Judgement> {
    const { rules, state, now } = await this.moment();
    return judge(url, rules, state, now);
  }
}
