/** What stands behind the network layer's rules: the guard of navigations, the guard of held requests, and rules for hosts stopped late. */
import { isNeverBlocked } from '../core/sites/never-block';
import type { FreeTabs } from './free-tabs';
import { HitRules } from './hit-rules';
import type { LabelKeeper } from './label-keeper';
import { NavigationGuard } from './navigation-guard';
import type { NetworkRules, TabFacts, TabsPort } from './ports';
import { RequestGuard } from './request-guard';
import type { TabSweep } from './tab-sweep';
import type { World } from './world';

export interface GuardParts {
  readonly ready: Promise<void>;
  readonly world: World;
  readonly network: NetworkRules;
  readonly tabs: TabsPort;
  readonly sweep: TabSweep;
  readonly labels: LabelKeeper;
  readonly free: FreeTabs;
  readonly pages: { readonly blocked: string; readonly calm: string };
  /** Requests are held here until they are judged: nothing is stopped late. */
  readonly holdsRequests: boolean;
  readonly stopsPrograms: () => Promise<boolean>;
  readonly onCommitted: (tab: TabFacts, url: string) => Promise<void>;
}

export function makeGuards(parts: GuardParts) {
  const { ready, world, network, tabs, sweep, labels, free, pages, holdsRequests, stopsPrograms, onCommitted } = parts;
  const hits = new HitRules({ world, network, pages });
  return {
    hits,
    guard: new NavigationGuard({
      ready,
      tabs,
      sweep,
      holdsRequests,
      onStoppedLate: async (url) => (holdsRequests ? undefined : hits.stop(url)),
      onCommitted,
    }),
    requests: new RequestGuard({
      world,
      pages,
      isFree: (tabId, url) => free.isKnownFree(tabId, url),
      isNeverBlocked,
      stopsPrograms,
      labels,
      showCalm: holdsRequests ? (tabId) => tabs.send(tabId, pages.calm) : null,
    }),
  };
}
