/**
 * The worker's first lines: everything is built and every listener registered before anything waits, so that the event that woke us is
 * heard. Each listener waits for `ready` where it needs the settings; help doesn't.
 */
import { ALARMS } from '../platform/alarms';
import { browser } from '../platform/browser';
import { onSecureDate } from '../platform/dates';
import { onDownload } from '../platform/downloads';
import { onManagedChanged } from '../platform/managed';
import { holdRequests } from '../platform/requests';
import { factsOf, tabsPort } from '../platform/tabs';
import { makeKeepers } from './keepers';
import { onMenu } from './menu';
import { refreshHealth, start } from './start';

let isReady: () => void = () => undefined;
const ready = new Promise<void>((resolve) => {
  isReady = resolve;
});
const keepers = makeKeepers(ready);
const { guard, downloads, help, lists, policy, health, alarms, time, rules, free, activity, clock, family, idle } = keepers;

browser.runtime.onMessage.addListener(keepers.listener);

holdRequests(keepers.requests, ready);
onSecureDate((heard) => clock.heard(heard));
browser.webNavigation.onBeforeNavigate.addListener(({ frameId, tabId, url }) => {
  void (frameId === 0 ? guard.before(tabId, url) : guard.beforeFrame(tabId, url));
});
browser.webNavigation.onCommitted.addListener(({ frameId, tabId, url }) => {
  void (frameId === 0 ? guard.committed(tabId, url) : guard.committedFrame(tabId, frameId, url));
});
browser.webNavigation.onHistoryStateUpdated.addListener(({ frameId, tabId, url }) => {
  if (frameId === 0) void guard.changed(tabId, url);
});
browser.webNavigation.onTabReplaced.addListener(({ tabId }) => void guard.changed(tabId, null));
browser.tabs.onUpdated.addListener((tabId, change) => {
  if (change.url !== undefined) void guard.changed(tabId, change.url);
});
browser.tabs.onUpdated.addListener((_tabId, change, tab) => {
  const facts = change.title === undefined ? null : factsOf(tab);
  if (facts !== null && change.title !== undefined) void activity.titled(facts, change.title);
});
browser.tabs.onRemoved.addListener((tabId) => activity.closed(tabId));
browser.tabs.onActivated.addListener(({ tabId }) => void guard.changed(tabId, null));

onDownload((id, news) => downloads.look(id, news));

idle.onChange(
  () =>
    void ready.then(async () => {
      // Whoever comes back to a locked screen may be somebody else.
      if ((await idle.now()) === 'locked') await family.lock.lockNow();
      await family.grownUp.look();
    }),
);
alarms.onRing(
  (name) =>
    void ready.then(async () => {
      await free.refresh();
      await family.grownUp.look();
      await time.wake();
      await rules.reconcile();
      await downloads.rang();
      await activity.forgetOld();
      lists.rang();
      await policy.rang();
      void keepers.intake.wake(false);
      if (name === ALARMS.dayStart) await refreshHealth(keepers); // each hour
    }),
);
onManagedChanged(() => void ready.then(() => policy.changed()));
browser.permissions.onRemoved.addListener(() => void ready.then(() => refreshHealth(keepers)));
browser.permissions.onAdded.addListener(() => void ready.then(() => refreshHealth(keepers)));

browser.commands.onCommand.addListener((command, tab) => {
  if (command === 'help') void helpHere(tab === undefined ? null : factsOf(tab));
});
onMenu((tab, clicked) => void helpHere(tab, clicked));
async function helpHere(...[tab, clicked]: Parameters<typeof help.pressFrom>): Promise<void> {
  await help.pressFrom(tab ?? (await tabsPort.inFront()), clicked);
}

// Being woken is all that matters: start() tells for itself why it runs. An update that reloads us must reach open tabs, too.
browser.runtime.onInstalled.addListener(() => void ready);
browser.runtime.onStartup.addListener(() => void ready);

start(keepers).then(isReady, async (error: unknown) => {
  // Keep answering: help needs nothing of what failed, and pages must be able to say what is wrong.
  await health.report('rules-not-saved', 'off', error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  isReady();
});
