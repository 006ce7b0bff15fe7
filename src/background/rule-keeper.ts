/**
 * Keeps the network layer holding what is in force, and every open tab within it: after each change, at each edge of time, at each
 * start. The network layer is changed first, then tabs are swept; a change that can't be saved is said in protection health.
 */
import { type Compiled, compile, type NetworkFeatures, NOTHING_COMPILED } from '../core/rules/compile';
import { nextEdge } from '../core/rules/judge';
import { isPaused } from '../core/rules/state';
import { digestOf } from '../core/rules/stored-copy';
import type { Instant } from '../core/time/local-time';
import type { Health } from './health-monitor';
import type { RuleStore } from './rule-store';
import type { TabSweep } from './tab-sweep';
import type { Moment, World } from './world';

export interface RulePorts {
  readonly world: World;
  readonly store: Pick<RuleStore, 'hold' | 'openAll'>;
  /** Sets the one alarm for the next moment at which time alone changes an answer. */
  readonly alarms: { at(when: Instant | null): Promise<void> };
  readonly sweep: TabSweep;
  readonly health: Health;
  readonly blockedPage: string;
  readonly features?: NetworkFeatures;
  /** What was held late follows from rules that change now. */
  readonly forgetHits?: () => Promise<void>;
}

export class RuleKeeper {
  #running: Promise<void> = Promise.resolve();
  #queued: Promise<void> | null = null;
  #compiled: Compiled = NOTHING_COMPILED;

  constructor(private readonly ports: RulePorts) {}

  /** What the network layer was last asked to hold; nothing during a pause. */
  get compiled(): Compiled {
    return this.#compiled;
  }

  /** Makes the browser match the settings and the time. Calls that come while one waits share it. Never rejects. */
  reconcile(): Promise<void> {
    this.#queued ??= this.#running.then(() => {
      this.#queued = null;
      this.#running = this.#reconcileOnce();
      return this.#running;
    });
    return this.#queued;
  }

  async #reconcileOnce(): Promise<void> {
    const { world, alarms, sweep } = this.ports;
    await this.#saying(async () => {
      const moment = await world.moment();
      // First the alarm: rules that can't be written must not cost the next edge, too.
      await alarms.at(nextEdge(moment.rules, moment.state, moment.now));
      await this.#write(moment);
    });
    await this.#saying(() => sweep.all());
  }

  async #write({ rules, state, now }: Moment): Promise<void> {
    const { store, health, blockedPage, features } = this.ports;
    // A pause lies over the rules and not in their place: a browser that is closed on it starts with them in force.
    const isOpen = isPaused(state, now);
    await store.openAll(isOpen);
    const held = compile(rules, { ...state, pause: null }, now, blockedPage, features);
    const compiled = isOpen ? NOTHING_COMPILED : held;
    if (digestOf(compiled.rules) !== digestOf(this.#compiled.rules)) await this.ports.forgetHits?.();
    this.#compiled = compiled;
    await store.hold(held);
    await health.clear('rules-not-saved');
  }

  /** What fails is said in protection health and ends nothing that follows. */
  async #saying(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      await this.ports.health.report('rules-not-saved', 'off', error instanceof Error ? error.message : String(error));
    }
  }
}
