/** What the time keeper needs of the rules: which limits an address is charged to, and what is never charged (contract 4). */
import { isHelpPage } from '../core/help/help-pages';
import { earnId } from '../core/limits/earned';
import { isProtectedAt, isTimedOut, layersOf } from '../core/rules/judge';
import { extraSecondsOf, isLive } from '../core/rules/state';
import { isJudged, parseAddress } from '../core/sites/address';
import { siteOf } from '../core/sites/site';
import type { FreeTabs } from './free-tabs';
import type { TimeRules } from './time-ports';
import type { World } from './world';

export function timeRules(world: World, free: FreeTabs): TimeRules {
  const { rules } = world;
  const { settings } = rules;
  const { grants, pause } = world.known;
  return {
    clock: settings.clock,
    limits: settings.limits,
    earn: settings.earn,
    extraSeconds: (day) => extraSecondsOf(grants, day, world.now()),
    charges: ({ url, tabId }) => {
      const parsed = parseAddress(url);
      const never = { charged: false, limitIds: [], earnIds: [], site: null };
      if (!parsed.ok) return never;
      const { address } = parsed;
      // A wrapped page charges what it shows, an alias its service (contract 4). A page that a site made itself (blob:) is wrapped, too.
      const layers = layersOf(address, rules);
      const inner = layers.slice(1);
      if (!isJudged(address) && inner.length === 0) return never;
      const shown = isJudged(address) ? [address] : inner;
      if (shown.every(({ href }) => isHelpPage(href)) || free.isKnownFree(tabId, url)) return never;
      if (pause !== null && isLive(pause, world.now())) return never;
      // For a moment, before its tab is sent away: the ledger must not learn that it was there.
      if (isProtectedAt(layers, rules)) return never;
      const covers = (timed: Parameters<typeof isTimedOut>[0]) => layers.some((one) => isTimedOut(timed, one, rules));
      const limitIds = rules.limits.filter(covers).map(({ rule }) => rule.id);
      // The text of a data: address may name a learning site and show a game.
      const earning = isJudged(address) ? rules.earn.filter(covers) : [];
      const earnIds = [...new Set(earning.map(({ rule }) => earnId(rule)))];
      return { charged: true, limitIds, earnIds, site: siteOf((inner.at(-1) ?? address).host) };
    },
  };
}
