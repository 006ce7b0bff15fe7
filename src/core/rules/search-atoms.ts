/** Step 6 in the network layer: engines that can't be made safe are closed while safe search is on; allowed sites pass. */

import { ENGINES } from '../search/engines';
import { UNSAFE_CONDITIONS } from '../search/unsafe-engines';
import type { Settings } from '../settings/defaults';
import { isWithin } from '../sites/address';
import { isPlainHost, isWildcard, mayOverlap, parseFilter, type UrlFilter } from '../sites/url-filter';
import { type Atom, withoutExcluded } from './atoms';
import { PRIORITY } from './dnr-ledger';
import { ANY_ADDRESS } from './dnr-rule';

/** The blocks of unsafe engines. `opened`: the filters of allowed sites and live grants. */
export function searchAtoms(search: Settings['search'], opened: readonly UrlFilter[]): Atom[] {
  if (!search.safeSearch || opened.some(isWildcard)) return [];
  const plain = opened.filter(isPlainHost).map(({ host }) => host);
  return UNSAFE_CONDITIONS.map((condition) => {
    const isPart = (filter: UrlFilter) =>
      !isPlainHost(filter) && (condition.domains.length === 0 || condition.domains.some((host) => coversAny(host, [filter])));
    const parts = opened.filter(isPart);
    return withoutExcluded({
      layer: 'search' as const,
      rule: 'search',
      conditions: [condition],
      excluded: plain,
      priority: parts.length === 0 ? PRIORITY.block : PRIORITY.inner.category,
      frames: false,
      tab: null,
    });
  }).filter(({ conditions }) => conditions.length > 0);
}

/** Could one of the filters open a part of this host? */
function coversAny(host: string, filters: readonly UrlFilter[]): boolean {
  const parsed = parseFilter(host);
  return parsed.ok && filters.some((filter) => mayOverlap(filter, parsed.filter));
}

/**
 * Engines and parts of them that are stopped whole by a block below safe search: a safe-search redirect that changes nothing would hide that
 * block, so that these hosts are left out of safe search. An engine of which a filter opens a part keeps it.
 */
export function stoppedEngines(atoms: readonly Atom[], opened: readonly UrlFilter[]): string[] {
  const below = atoms.filter(({ priority, conditions }) => priority < PRIORITY.safeSearch && conditions.length > 0);
  const stopped = below.flatMap(({ conditions, excluded }) =>
    conditions.flatMap(({ domains, regex }) => {
      if (domains.length === 0)
        return regex === ANY_ADDRESS ? ENGINE_HOSTS.filter((host) => !excluded.some((out) => isWithin(host, out))) : [];
      if (regex !== null) return [];
      return domains.flatMap((domain) =>
        ENGINE_HOSTS.flatMap((host) => (isWithin(host, domain) ? [host] : isWithin(domain, host) ? [domain] : [])),
      );
    }),
  );
  return [...new Set(stopped)].filter((host) => !coversAny(host, opened)).sort();
}
const ENGINE_HOSTS: readonly string[] = ENGINES.flatMap(({ hosts }) => hosts);
