/** What time has to do with pages and the toolbar: notices, their alarms, the badge, picture-in-picture. */
import { leftSeconds, type UsageToday } from '../core/limits/limit-state';
import type { Classify } from '../core/time/attention';
import { firstToEnd, type LimitLeft } from '../core/time/notice';
import { createT, pickLanguage } from '../i18n/t';
import type { Handlers } from '../messaging/protocol';
import { setBadge } from '../platform/badge';
import { browser } from '../platform/browser';
import { systemTimers } from '../platform/clock';
import { timePages } from '../platform/notice';
import { pipPages } from '../platform/pip';
import { SESSION_KEYS, SessionItem } from '../storage/session';
import { announce } from './announce';
import { Badge } from './badge';
import type { FreeTabs } from './free-tabs';
import type { LanguageKeeper } from './language-keeper';
import { PageAlarm } from './page-alarm';
import { PipWatch } from './pip-watch';
import type { Clock } from './ports';
import type { TimeKeeper } from './time-keeper';
import { type ChildWords, TimeNotices } from './time-notices';
import type { TimeKeeperPorts } from './time-ports';
import { timeRules } from './time-rules';
import type { World } from './world';

export interface PageTimePorts {
  /** Everything is read and the rules hold. */
  readonly ready: Promise<void>;
  readonly clock: Clock;
  readonly world: World;
  readonly free: FreeTabs;
  // Built later than this:
  time(): Pick<TimeKeeper, 'usageToday' | 'wake'>;
  languages(): Pick<LanguageKeeper, 'of'>;
  isGrownUpHere(): boolean;
  onProblem(error: unknown): void;
}

/** Requests that are answered here. */
export type PageTimeRequest = 'page/pip' | 'page/time-end';

export function makePageTime(ports: PageTimePorts) {
  const { ready, clock, world, free, onProblem } = ports;
  const words = async (): Promise<ChildWords> => {
    const language = pickLanguage(await ports.languages().of('child'), navigator.languages);
    return { language, t: createT(language) };
  };
  const charges: Classify = (page) => timeRules(world, free).charges(page);
  const limits = () => world.rules.settings.limits;
  const nameOf = (limitId: string) => limits().find(({ id }) => id === limitId)?.name ?? null;
  const item = new SessionItem(browser.storage.session, SESSION_KEYS.pip, PipWatch.schema, []);
  const pip = new PipWatch({ item, pages: pipPages, timers: systemTimers(), onProblem });
  const usage = () => ports.time().usageToday();
  const notices = new TimeNotices({ pages: timePages, charges, limits, usage, words, onProblem });
  const alarm = new PageAlarm({ pages: timePages, charges, pipTabs: () => pip.tabs(), clock, onProblem });
  const badge = new Badge({ set: setBadge, words, nameOf, onProblem });
  const handlers: Pick<Handlers, PageTimeRequest> = {
    'page/pip': async ({ on }, { tabId, frameId }) => {
      await ready;
      await pip.said({ tabId, frameId }, on);
      return {};
    },
    'page/time-end': async () => {
      await ready;
      await ports.time().wake();
      return {};
    },
  };
  return {
    pip,
    badge,
    handlers,
    /** The attention that also hears when a page begins or ends to show itself in picture-in-picture. */
    withPip(make: (pipTabs: () => readonly number[]) => TimeKeeperPorts['attention']): TimeKeeperPorts['attention'] {
      const attention = make(() => pip.tabs());
      return {
        look: () => attention.look(),
        onChange(listener) {
          attention.onChange(listener);
          pip.onChange(listener);
        },
      };
    },
    /** A warning of the limit is reached. */
    warn(limitId: string): void {
      notices.warn(limitId);
      announce();
    },
    /** After every step of the time keeper, with the ids of the limits that are charged. */
    tick(used: UsageToday, charged: readonly string[]): void {
      const lefts = limits().map((limit): LimitLeft => ({ limitId: limit.id, leftSeconds: leftSeconds(limit, used) ?? 0 }));
      const first = firstToEnd(charged, lefts);
      badge.show({ first, isGrownUpHere: ports.isGrownUpHere() });
      alarm.tick(first);
    },
  };
}
