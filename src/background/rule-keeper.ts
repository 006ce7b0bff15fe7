/**
 * Keeps the network layer holding what is in force, and every open tab within it: after each change, at each edge of time, at each
 * start. The network layer is changed first, then tabs are swept; a change that can't be saved is said in protection health.
 */
import { type Compiled, compile } from '../core/rules/compile';
import { nextEdge } from '../core/rules/judge';
import { reconcile } from '../core/rules/reconcile';
import type { Instant } from '../core/time/local-time';
import type { Health } from './health-monitor';
import type { NetworkRules } from './ports';
import type { TabSweep } from './tab-sweep';
import type { World } from './world';

export interface RulePorts {
  readonly world: World;
  readonly network: NetworkRules;
  /** Sets the one alarm for the next moment at which time alone changes an answer. */
  readonly alarms: { at(when: Instant | null): Promise<void> };
  readonly sweep: TabSweep;
  readonly health: Health;
  readonly blockedPage: string;
}

export class RuleKeeper {
  #running: Promise<void> = Promise.resolve();
  #queued: Promise<void> | null = null;
  #compiled: Compiled = { rules: [], held: [] };

  constructor(private readonly ports: RulePorts) {}

  /** What the network layer was last asked to hold. */
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
    const { world, network, alarms, sweep, health, blockedPage } = this.ports;
    try {
      const { rules, state, now } = await world.moment();
      this.#compiled = compile(rules, state, now, blockedPage);
      const change = reconcile(this.#compiled.rules, await network.present());
      if (change.remove.length > 0 || change.add.length > 0) await network.change(change.remove, change.add);
      await alarms.at(nextEdge(rules, state, now));
      await health.clear('rules-not-saved');
    } catch (error) {
      await health.report('rules-not-saved', 'off', error instanceof Error ? error.message : String(error));
    }
    await sweep.all();
  }
}
