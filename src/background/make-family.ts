/** The keepers of what a family settles among itself: the lock, more time, a grown-up here. Built once, with the ports they need. */
import { Enrolling } from '../core/lock/authenticator';
import { NO_SESSION, ParentSession } from '../core/lock/parent-session';
import type { Presence } from '../core/time/attention';
import type { LockView } from '../messaging/time-views';
import { ALARMS, type AlarmClock } from '../platform/alarms';
import { browser } from '../platform/browser';
import { randomBytes, randomId } from '../platform/random';
import { SESSION_KEYS, SessionItem } from '../storage/session';
import type { OpenedStorage } from '../storage/storage';
import type { Activity } from './activity';
import { GrantKeeper } from './grant-keeper';
import { GrownUp } from './grown-up';
import { lazyItem } from './lazy-storage';
import { LockKeeper } from './lock-keeper';
import { MoreTime } from './more-time';
import type { Clock } from './ports';
import type { SettingsKeeper } from './settings-keeper';
import type { World } from './world';

export interface FamilyPorts {
  readonly opened: Promise<OpenedStorage>;
  readonly settings: SettingsKeeper;
  readonly world: World;
  readonly activity: Activity;
  readonly alarms: AlarmClock;
  readonly clock: Clock;
  readonly presenceWithin: (seconds: number) => Promise<Presence>;
  /** Time, rules, downloads and pages see what was given. */
  readonly changed: () => Promise<void>;
  readonly announce: () => void;
}

export function makeFamily({ opened, settings, world, activity, alarms, clock, presenceWithin, changed, announce }: FamilyPorts) {
  const isManaged = () => settings.effective.managed.includes('lock');
  const lockRow = (detail: string) => activity.record({ kind: 'lock', detail });
  const lock = new LockKeeper({
    phc: () => settings.effective.document.lock?.pin ?? null,
    isManaged,
    savePin: (phc) => settings.savePin(phc),
    attempts: lazyItem(opened, (items) => items.attempts),
    authenticator: lazyItem(opened, (items) => items.authenticator),
    session: new SessionItem(browser.storage.session, SESSION_KEYS.parentSession, ParentSession, NO_SESSION),
    enrolling: new SessionItem(browser.storage.session, SESSION_KEYS.enrolling, Enrolling, null),
    clock,
    monotonic: () => performance.now(),
    random: randomBytes,
    log: lockRow,
  });
  const grants = new GrantKeeper({
    grants: lazyItem(opened, (items) => items.grants),
    pause: lazyItem(opened, (items) => items.pause),
    world,
    clock,
    newId: randomId,
    keepSite: async (filter) => (await settings.keepSite(filter)).outcome === 'saved',
    record: (fact) => activity.record(fact),
    changed,
  });
  const grownUp = new GrownUp({
    here: lazyItem(opened, (items) => items.grownUp),
    clock,
    presenceWithin,
    ring: (on) => alarms.setEvery(ALARMS.grownUp, on ? 1 : null),
    record: lockRow,
    changed,
  });
  const lockView = async (): Promise<LockView> => {
    const { isUnlocked, ...state } = await lock.view();
    return {
      ...state,
      isOpen: !state.hasPin || isUnlocked,
      codeMinutes: settings.effective.settings.lock.codeMinutes,
      isGrownUpHere: await grownUp.isHere(),
    };
  };
  const more = new MoreTime({
    asked: lazyItem(opened, (items) => items.asked),
    world,
    clock,
    lock,
    lockView,
    grants,
    mayKeepSite: () => !settings.effective.managed.includes('sites'),
    newId: randomId,
    announce,
  });
  return { lock, lockView, grants, grownUp, more };
}
