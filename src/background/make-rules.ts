/** The keepers of the network layer: what it should hold, and the store that makes it so. */
import { ALARMS, type AlarmClock } from '../platform/alarms';
import { waitFor } from '../platform/clock';
import { networkRules } from '../platform/dnr';
import type { OpenedStorage } from '../storage/storage';
import type { HealthMonitor } from './health-monitor';
import { lazyItem } from './lazy-storage';
import type { ListTables } from './list-tables';
import { RuleKeeper } from './rule-keeper';
import { RuleStore } from './rule-store';
import type { TabSweep } from './tab-sweep';
import type { World } from './world';

export interface RuleParts {
  readonly opened: Promise<OpenedStorage>;
  readonly world: World;
  readonly sweep: TabSweep;
  readonly health: HealthMonitor;
  readonly alarms: AlarmClock;
  readonly tables: () => ListTables;
  readonly pages: { readonly blocked: string; readonly calm: string };
  readonly rulesets: readonly string[];
  readonly isChromium: boolean;
  readonly forgetHits: () => Promise<void>;
}

export function makeRules({ opened, world, sweep, health, alarms, tables, pages, rulesets, isChromium, forgetHits }: RuleParts) {
  const store = new RuleStore({
    network: networkRules,
    mark: lazyItem(opened, (items) => items.storedRules),
    // Firefox holds each request until the worker has judged it (request-guard.ts): a million hosts in its rules take 500 MB of memory.
    bulkLists: async () => (isChromium ? tables().bulkLists() : []),
    pages,
    rulesets,
    rest: waitFor,
    onBehind: (error) =>
      void (error === null
        ? health.clear('rules-not-stored')
        : health.report('rules-not-stored', 'degraded', error instanceof Error ? error.message : String(error))),
  });
  const rules = new RuleKeeper({
    world,
    store,
    alarms: { at: (when) => alarms.setAt(ALARMS.edge, when) },
    sweep,
    health,
    blockedPage: pages.blocked,
    features: { answerHeaders: isChromium },
    forgetHits,
  });
  return { store, rules };
}
