/** The composition: every keeper with the ports it needs. Nothing here waits; `start.ts` brings it to life. */

import { downloadAction } from '../core/downloads/download-rules';
import { GuardedDownloads, NO_DOWNLOADS } from '../core/downloads/guarded';
import { WaitingPress } from '../core/help/press';
import { mayStand } from '../core/lists/may-stand';
import { isPaused } from '../core/rules/state';
import { EMPTY_DOCUMENT } from '../core/settings/schema';
import { isNeverBlocked } from '../core/sites/never-block';
import { createT, pickLanguage } from '../i18n/t';
import { makeListener } from '../messaging/router';
import { ALARMS, AlarmClock, stayAwake } from '../platform/alarms';
import { BrowserAttention } from '../platform/attention';
import { browser, TARGET } from '../platform/browser';
import { systemClock, systemTimers, waitFor } from '../platform/clock';
import { bundledRulesets, networkRules } from '../platform/dnr';
import { downloadsPort } from '../platform/downloads';
import { fetchList } from '../platform/fetch-list';
import { IdleWatch } from '../platform/idle';
import { readManaged } from '../platform/managed';
import { mayHoldRequests } from '../platform/requests';
import { tabsPort } from '../platform/tabs';
import { isStorageError, StorageFullError } from '../storage/errors';
import { OneShot, SESSION_KEYS, SessionItem } from '../storage/session';
import { openStorage } from '../storage/storage';
import { Activity } from './activity';
import { announce } from './announce';
import { makeBreather } from './breather';
import { ButtonKeeper } from './button-keeper';
import { DownloadGuard } from './download-guard';
import { FreeTabs } from './free-tabs';
import { makeHandlers } from './handlers';
import { HealthMonitor } from './health-monitor';
import { HelpDesk } from './help-desk';
import { LabelKeeper } from './label-keeper';
import { LanguageKeeper } from './language-keeper';
import { lazyActivity, lazyItem, lazyLists, lazyUsage } from './lazy-storage';
import { ListKeeper } from './list-keeper';
import { makeGuards } from './make-guards';
import { makeSources } from './make-sources';
import { addMenu } from './menu';
import { BLOCKED_PAGE, CALM_PAGE, ME_PAGE } from './own-pages';
import { PolicyWatch } from './policy-watch';
import { RuleKeeper } from './rule-keeper';
import { RuleStore } from './rule-store';
import { SettingsKeeper } from './settings-keeper';
import { TabSweep } from './tab-sweep';
import { TimeKeeper } from './time-keeper';
import { timeRules } from './time-rules';
import { World } from './world';

/** Builds everything once in the life of a worker. `ready` resolves when `start.ts` has brought it to life. */
export function makeKeepers(ready: Promise<void>) {
  const clock = systemClock();
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
  const policyItem = lazyItem(opened, (items) => items.policy);
  const settings = new SettingsKeeper({
    document: lazyItem(opened, (items) => items.settings),
    policy: {
      read: async () => withoutVersion((await policyItem.read()) ?? EMPTY_DOCUMENT),
      update: async (change) =>
        withoutVersion(
          (await policyItem.update((stored) => ({ version: 1, ...change(withoutVersion(stored ?? EMPTY_DOCUMENT)) }))) ??
            EMPTY_DOCUMENT,
        ),
    },
    managed: readManaged,
  });
  const alarms = new AlarmClock(browser.alarms);
  const idle = new IdleWatch(browser.idle);
  const isChromium = TARGET === 'chromium';
  const rulesets = bundledRulesets();
  const sources = makeSources(() => lists.tables, rulesets, isChromium);
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
  const store: RuleStore = new RuleStore({
    network: networkRules,
    mark: lazyItem(opened, (items) => items.storedRules),
    // Firefox holds each request until the worker has judged it (request-guard.ts): a million hosts in its rules take 500 MB of memory.
    bulkLists: async () => (isChromium ? lists.tables.bulkLists() : []),
    pages,
    rulesets,
    rest: waitFor,
    onBehind: (error) =>
      void (error === null
        ? health.clear('rules-not-stored')
        : health.report('rules-not-stored', 'degraded', error instanceof Error ? error.message : String(error))),
  });
  const rules: RuleKeeper = new RuleKeeper({
    world,
    store,
    alarms: { at: (when) => alarms.setAt(ALARMS.edge, when) },
    sweep,
    health,
    blockedPage,
    features: { answerHeaders: isChromium },
    forgetHits: () => hits.clear(),
  });
  const time: TimeKeeper = new TimeKeeper({
    clock,
    timers: systemTimers(),
    attention: new BrowserAttention({ tabs: browser.tabs, windows: browser.windows }, idle),
    usage: lazyUsage(opened),
    rules: () => timeRules(world, free),
    alarms: {
      revive: (on) => alarms.setEvery(ALARMS.beat, on ? 0.5 : null),
      limitEndsAt: (when) => alarms.setAt(ALARMS.limitEnd, when),
    },
    stayAwake: () => stayAwake(browser.runtime),
    onTick: () => undefined,
    onUsedUp: (limitId) => {
      void rules.reconcile().then(announce);
      void activity.limitEnded(limitId);
    },
    onRefilled: () => void rules.reconcile().then(announce),
    onWarn: () => announce(),
    onProblem: onStorageProblem,
  });
  const help = new HelpDesk({
    tabs: tabsPort,
    page: new OneShot(browser.storage.session, SESSION_KEYS.pageView, WaitingPress),
    popup: new OneShot(browser.storage.session, SESSION_KEYS.popupView, WaitingPress),
    free,
    clock,
    mePage: browser.runtime.getURL(ME_PAGE),
    openPopup: TARGET === 'chromium' ? (windowId) => browser.action.openPopup({ windowId }) : null,
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
  const lists: ListKeeper = new ListKeeper({
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
    onChange: async () => {
      sources.forget();
      await rules.reconcile();
      announce();
      await store.stored(); // a list is "done" when the network layer has it
    },
    announce,
    onProblem: onStorageProblem,
  });
  const handlers = makeHandlers({
    ready,
    settings,
    world,
    tabs: tabsPort,
    help,
    health,
    languages,
    button,
    activity,
    labels,
    lists,
    downloads,
    onStorageProblem,
    refreshMenu: async () => addMenu(await helpLabel()),
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
    listener,
  };
}
export type Keepers = ReturnType<typeof makeKeepers>;

function withoutVersion<T extends { version: 1 }>(document: T): Omit<T, 'version'> {
  const { version: _version, ...sections } = document;
  return sections;
}

/** The keys that open help, or null when the browser assigned none. */
export async function helpShortcut(): Promise<string | null> {
  const command = (await browser.commands.getAll()).find(({ name }) => name === 'help');
  return command?.shortcut === undefined || command.shortcut === '' ? null : command.shortcut;
}
