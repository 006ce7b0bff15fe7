/** The keeper of time with all that hangs on its steps: rules, log, notices, badge, earned minutes. */
import { ALARMS, type AlarmClock, stayAwake } from '../platform/alarms';
import { BrowserAttention } from '../platform/attention';
import { browser } from '../platform/browser';
import { systemTimers } from '../platform/clock';
import type { IdleWatch } from '../platform/idle';
import type { OpenedStorage } from '../storage/storage';
import type { Activity } from './activity';
import { announce } from './announce';
import type { ClockWatch } from './clock-watch';
import { EarnedLog } from './earned-log';
import type { FreeTabs } from './free-tabs';
import type { GrantKeeper } from './grant-keeper';
import type { LanguageKeeper } from './language-keeper';
import { lazyUsage } from './lazy-storage';
import { makePageTime } from './make-page-time';
import type { RuleKeeper } from './rule-keeper';
import { TimeKeeper } from './time-keeper';
import { timeRules } from './time-rules';
import type { World } from './world';

export interface TimeParts {
  readonly ready: Promise<void>;
  readonly opened: Promise<OpenedStorage>;
  readonly clock: ClockWatch;
  readonly alarms: AlarmClock;
  readonly idle: IdleWatch;
  readonly world: World;
  readonly free: FreeTabs;
  readonly activity: Activity;
  readonly rules: RuleKeeper;
  // Built later than this:
  readonly grants: () => Pick<GrantKeeper, 'clockWentBack'>;
  readonly languages: () => Pick<LanguageKeeper, 'of'>;
  readonly onProblem: (error: unknown) => void;
}

export function makeTime({ ready, opened, clock, alarms, idle, world, free, activity, rules, onProblem, ...later }: TimeParts) {
  const nameOf = (limitId: string) => world.rules.limits.find(({ rule }) => rule.id === limitId)?.rule.name ?? null;
  const earned = new EarnedLog({
    earn: () => world.rules.settings.earn,
    nameOf,
    record: (fact) => activity.record(fact),
  });
  const pages = makePageTime({
    ...{ ready, clock, world, free, onProblem },
    time: () => time,
    languages: later.languages,
    isGrownUpHere: () => world.known.isGrownUpHere,
  });
  const time: TimeKeeper = new TimeKeeper({
    clock,
    takeNews: () => clock.takeNews(),
    onClock: (kind, leap) => {
      if (leap < 0) void later.grants().clockWentBack(-leap);
      void activity.record({ kind: 'gap', detail: kind });
    },
    timers: systemTimers(),
    attention: pages.withPip((pipTabs) => new BrowserAttention(browser, idle, pipTabs, systemTimers())),
    usage: lazyUsage(opened),
    rules: () => timeRules(world, free),
    alarms: {
      revive: (on) => alarms.setEvery(ALARMS.beat, on ? 0.5 : null),
      limitEndsAt: (when) => alarms.setAt(ALARMS.limitEnd, when),
    },
    stayAwake: () => stayAwake(browser.runtime),
    onTick: (usage, charged) => {
      void earned.tick(usage);
      pages.tick(usage, charged);
    },
    onUsedUp: (limitId) => {
      void rules.reconcile().then(announce);
      void activity.limitEnded(limitId);
    },
    onRefilled: () => void rules.reconcile().then(announce),
    onWarn: (limitId) => pages.warn(limitId),
    onProblem,
  });
  return { time, pages };
}
