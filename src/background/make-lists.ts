/** The keeper of subscribed lists, with the browser's fetch, timers and alarms. */
import { mayStand } from '../core/lists/may-stand';
import { ALARMS, type AlarmClock, stayAwake } from '../platform/alarms';
import { browser } from '../platform/browser';
import { fetchList } from '../platform/fetch-list';
import type { OpenedStorage } from '../storage/storage';
import { makeBreather } from './breather';
import type { HealthMonitor } from './health-monitor';
import { lazyItem, lazyLists } from './lazy-storage';
import { ListKeeper } from './list-keeper';
import type { Clock } from './ports';

export interface ListParts {
  readonly opened: Promise<OpenedStorage>;
  readonly clock: Clock;
  readonly health: HealthMonitor;
  readonly alarms: AlarmClock;
  readonly onChange: () => Promise<void>;
  readonly announce: () => void;
  readonly onProblem: (error: unknown) => void;
}

export function makeLists({ opened, clock, health, alarms, onChange, announce, onProblem }: ListParts): ListKeeper {
  return new ListKeeper({
    store: lazyLists(opened),
    fetch: fetchList,
    clock,
    breather: makeBreather(
      () => performance.now(),
      () => stayAwake(browser.runtime),
    ),
    mayBeListed: (host, { category }) => mayStand(host, category),
    requests: lazyItem(opened, (items) => items.requests),
    health,
    alarms: { revive: () => alarms.setEvery(ALARMS.lists, 0.4), at: (when) => alarms.setAt(ALARMS.lists, when) },
    onChange,
    announce,
    onProblem,
  });
}
