/** The host sources of this build: its bundled files, the subscribed lists, and who enforces them in this browser. */
import { HostTable } from '../core/lists/host-table';
import { CATEGORY_IDS } from '../core/sites/category';
import { readHostModel } from '../core/sites/host-model';
import { bundledTableBytes, hostModelBytes } from '../platform/bundled';
import type { Health } from './health-monitor';
import { HostSources, type ListedHosts } from './host-sources';

/** `rulesets`: the bundled rulesets' names. `bulkInNetwork`: subscribed lists are rules of the network layer here. */
export function makeSources(
  lists: () => ListedHosts,
  rulesets: readonly string[],
  bulkInNetwork: boolean,
  health: Health,
): HostSources {
  return new HostSources({
    lists: {
      table: () => lists().table(),
      bulkLists: () => lists().bulkLists(),
      hashed: () => lists().hashed(),
    },
    bundledTable: async () => {
      const bytes = await bundledTableBytes();
      return bytes === null ? null : HostTable.read(bytes);
    },
    model: async () => {
      const bytes = await hostModelBytes();
      return bytes === null ? null : readHostModel(new Uint8Array(bytes));
    },
    bundledCategories: new Set(CATEGORY_IDS.filter((id) => rulesets.includes(`${id}-pages`))),
    bulkInNetwork,
    monotonic: () => performance.now(),
    // Which list it is stays unsaid: it may be a protected one.
    onRead: (problem) =>
      void (problem === null ? health.clear('sources-unread') : health.report('sources-unread', 'degraded', null)),
  });
}
