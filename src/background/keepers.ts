/** The composition: every keeper with the ports it needs. Nothing here waits; `start.ts` brings it to life. */

import { downloadAction } from '../core/downloads/download-rules';
import { GuardedDownloads, NO_DOWNLOADS } from '../core/downloads/guarded';
import { WaitingPanel } from '../core/help/panel';
import { WaitingPress } from '../core/help/press';
import { isPaused } from '../core/rules/state';
import { isNeverBlocked } from '../core/sites/never-block';
import { createT, pickLanguage } from '../i18n/t';
import { makeListener } from '../messaging/router';
import { AlarmClock } from '../platform/alarms';
import { browser, TARGET } from '../platform/browser';
import { systemClock, systemTimers } from '../platform/clock';
import { bundledRulesets, networkRules } from '../platform/dnr';
import { downloadsPort } from '../platform/downloads';
import { IdleWatch } from '../platform/idle';
import { mayHoldRequests } from '../platform/requests';
import { tabsPort } from '../platform/tabs';
import { pageWords } from '../platform/words';
import { isStorageError, StorageFullError } from '../storage/errors';
import { OneShot, SESSION_KEYS, SessionItem } from '../storage/session';
import { openStorage } from '../storage/storage';
import { Activity } from './activity';
import { announce } from './announce';
import { ButtonKeeper } from './button-keeper';
import { ClockWatch } from './clock-watch';
import { DownloadGuard } from './download-guard';
import { FreeTabs } from './free-tabs';
import { makeHandlers } from './handlers';
import { HealthMonitor } from './health-monitor';
import { HelpDesk } from './help-desk';
import { LabelKeeper } from './label-keeper';
import { LanguageKeeper } from './language-keeper';
import { lazyActivity, lazyItem, lazyUsage } from './lazy-storage';
import type { ListKeeper } from './list-keeper';
import { makeFamily } from './make-family';
import { makeGuards } from './make-guards';
import { makeIntake } from './make-intake';
import { makeLists } from './make-lists';
import { makeRules } from './make-rules';
import { makeSettings } from './make-settings';
import { makeSources } from './make-sources';
import { makeTime } from './make-time';
import { addMenu } from './menu';
import { BLOCKED_PAGE, CALM_PAGE, ME_PAGE } from './own-pages';
import { PanelDesk } from './panel-desk';
import { PolicyWatch } from './policy-watch';
import { TabSweep } from './tab-sweep';
import { makeTimeHandlers } from './time-handlers';
import { WordsDesk } from './words-desk';
import { World } from './world';

/** Builds everything once in the life of a worker. `ready` resolves when `start.ts` has brought it to life. */
export function makeKeepers(ready: Promise<void>) {
  const clock: ClockWatch = new ClockWatch({
    system: systemClock(),
    monotonic: () => performance.now(),
    runsInSleep: async () => (await browser.runtime.getPlatformInfo()).os === 'win',
    offset: new SessionItem(browser.storage.session, SESSION_KEYS.clockOffset, ClockWatch.schema, 0),
    onNews: () =>
      void time
        .wake()
        .then(() => rules.reconcile()) // a clock that was put right moves every edge
        .catch(onStorageProblem),
    onProblem: (error) => onStorageProblem(error),
  });
  const opened = openStorage((key, problem) => {
    void health.report('storage-damaged', 'degraded', `${key}: ${problem}`);
  });
  const health: HealthMonitor = new HealthMonitor(
    lazyItem(opened, (items) => items.health),
    announce,
  );
  const onStorageProblem = (error: unknown) => {
    const full = error instanceof StorageFullError;
    // Tabs, windows and alarms reject while the browser shuts down: that is no damage.
    if (!full && !isStorageError(error)) return;
    void health.report(
      full ? 'storage-full' : 'storage-damaged',
      'degraded',
      error instanceof Error ? error.message : String(error),
    );
  };
  const settings = makeSettings(opened);
  const alarms = new AlarmClock(browser.alarms, (instant) => clock.toSystem(instant));
  const idle = new IdleWatch(browser.idle);
  const isChromium = TARGET === 'chromium';
  const rulesets = bundledRulesets();
  const sources = makeSources(() => lists.tables, rulesets, isChromium, health);
  const world: World = new World({
    effective: () => settings.effective,
    sources,
    grants: lazyItem(opened, (items) => items.grants),
    pause: lazyItem(opened, (items) => items.pause),
    grownUp: lazyItem(opened, (items) => items.grownUp),
    usage: () => time.usageToday(),
    labelled: () => labels.known(),
    clock,
  });
  const labels: LabelKeeper = new LabelKeeper({
    item: new SessionItem(browser.storage.session, SESSION_KEYS.labelled, LabelKeeper.schema, []),
    isNeverBlocked,
    onLabelled: async (tabId) => {
      const tab = await tabsPort.get(tabId);
      if (tab !== null) await sweep.one(tab);
    },
  });
  const origin = browser.runtime.getURL('').replace(/\/$/, '');
  // Not getURL(): for a page with `use_dynamic_url` Chromium answers with a host that is new at every start of the browser, and a stored
  // rule that redirects there ends on an error page after a restart (seen in 156).
  const blockedPage = `${origin}/${BLOCKED_PAGE}`;
  const pages = { blocked: blockedPage, calm: `${origin}/${CALM_PAGE}` };
  const free = new FreeTabs(
    new SessionItem(browser.storage.session, SESSION_KEYS.freeTabs, FreeTabs.schema, []),
    networkRules,
    clock,
  );
  const activity = new Activity({
    log: lazyActivity(opened),
    usage: lazyUsage(opened),
    world,
    clock,
    free,
    blockedPage,
    onProblem: onStorageProblem,
  });
  const sweep: TabSweep = new TabSweep({
    world,
    tabs: tabsPort,
    blockedPage,
    calmPage: pages.calm,
    isFree: (tabId, url) => free.isFree(tabId, url),
    privateStopsBare: TARGET === 'chromium',
    compiledRules: () => rules.compiled.rules,
  });
  const { store, rules }: ReturnType<typeof makeRules> = makeRules({
    ...{ opened, world, sweep, health, alarms, pages, rulesets, isChromium },
    tables: () => lists.tables,
    forgetHits: () => hits.clear(),
  });
  const { time, pages: timePages }: ReturnType<typeof makeTime> = makeTime({
    ...{ ready, opened, clock, alarms, idle, world, free, activity, rules },
    grants: () => family.grants,
    languages: () => languages,
    onProblem: onStorageProblem,
  });
  const words = new WordsDesk({ ready, world, page: pageWords, after: systemTimers().after });
  const help = new HelpDesk({
    tabs: tabsPort,
    words,
    page: new OneShot(browser.storage.session, SESSION_KEYS.pageView, WaitingPress),
    popup: new OneShot(browser.storage.session, SESSION_KEYS.popupView, WaitingPress),
    free,
    clock,
    mePage: browser.runtime.getURL(ME_PAGE),
    openPopup: TARGET === 'chromium' ? (windowId) => browser.action.openPopup({ windowId }) : null,
  });
  const panels = new PanelDesk({
    ...{ tabs: tabsPort, announce, clock },
    waiting: new OneShot(browser.storage.session, SESSION_KEYS.panelView, WaitingPanel),
    openChannel: (address, beside) => help.openChannel(address, beside),
  });
  const languages = new LanguageKeeper(
    lazyItem(opened, (items) => items.pageLanguage),
    () => settings.effective.settings,
  );
  const helpLabel = async () => createT(pickLanguage(await languages.of('child'), navigator.languages))('help.btn');
  const button = new ButtonKeeper(
    lazyItem(opened, (items) => items.button),
    () => settings.effective.settings,
    helpLabel,
    (look) => browser.storage.local.set({ button: look }),
  );
  const programAction = async () => {
    await world.refresh();
    return isPaused(world.known, clock.now()) ? 'allow' : downloadAction(world.rules.settings);
  };
  const { guard, requests, hits } = makeGuards({
    ...{ ready, world, network: networkRules, tabs: tabsPort, sweep, labels, free, pages },
    holdsRequests: !isChromium,
    stopsPrograms: async () => (await programAction()) === 'block',
    onCommitted: (tab, url) => activity.committed(tab, url),
  });
  const downloads = new DownloadGuard({
    ready,
    downloads: downloadsPort,
    clock,
    action: programAction,
    since: lazyItem(opened, (items) => items.downloadsSince),
    guarded: new SessionItem(browser.storage.session, SESSION_KEYS.downloads, GuardedDownloads, NO_DOWNLOADS),
    onStopped: (source, isPrivate) => activity.programStopped(source, isPrivate),
    announce,
    onProblem: onStorageProblem,
  });
  const policy = new PolicyWatch({ settings, timers: systemTimers(), onProblem: onStorageProblem });
  const lists: ListKeeper = makeLists({
    opened,
    clock,
    health,
    alarms,
    onChange: async () => {
      sources.forget();
      await rules.reconcile();
      announce();
      await store.stored(); // a list is "done" when the network layer has it
    },
    announce,
    onProblem: onStorageProblem,
  });
  const family = makeFamily({
    opened,
    settings,
    world,
    activity,
    alarms,
    clock,
    presenceWithin: (seconds) => idle.within(seconds),
    changed: async () => {
      await world.refresh();
      await time.wake();
      await rules.reconcile();
      await downloads.sweep();
      announce();
    },
    announce,
  });
  const intake = makeIntake({ ready, opened, settings, clock, announce });
  const handlers = makeHandlers({
    ready,
    parents: family.lock,
    others: {
      ...{ ...timePages.handlers, ...intake.handlers },
      ...makeTimeHandlers({
        ...{ ready, world, time, announce, ...family },
        usage: lazyUsage(opened),
        record: (fact) => activity.record(fact),
      }),
    },
    settings,
    world,
    tabs: tabsPort,
    help,
    panels,
    words,
    health,
    languages,
    button,
    activity,
    labels,
    lists,
    downloads,
    onStorageProblem,
    refreshMenu: async () => {
      timePages.badge.refresh();
      await addMenu(await helpLabel());
    },
    shortcut: helpShortcut,
    holdsRequests: mayHoldRequests,
    version: browser.runtime.getManifest().version,
  });
  const listener = makeListener(handlers, { id: browser.runtime.id, origin });
  return {
    opened,
    helpLabel,
    lastVersion: lazyItem(opened, (items) => items.lastVersion),
    health,
    settings,
    policy,
    alarms,
    idle,
    world,
    free,
    activity,
    sweep,
    rules,
    time,
    help,
    labels,
    languages,
    button,
    guard,
    requests,
    hits,
    downloads,
    lists,
    family,
    intake,
    clock,
    timePages,
    listener,
  };
}
export type Keepers = ReturnType<typeof makeKeepers>;

/** The keys that open help, or null when the browser assigned none. */
export async function helpShortcut(): Promise<string | null> {
  const command = (await browser.commands.getAll()).find(({ name }) => name === 'help');
  return command?.shortcut === undefined || command.shortcut === '' ? null : command.shortcut;
}
