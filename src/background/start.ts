/**
 * Brings the keepers to life: what is stored first, then the rules of the network layer and the sweep, then everything that may be
 * slow. Every start runs the same reconcile; only why we started decides on the welcome page and the button's injection.
 */
import { ALARMS } from '../platform/alarms';
import { browser } from '../platform/browser';
import { tabsPort } from '../platform/tabs';
import { isFirstStart } from '../storage/session';
import { announce } from './announce';
import { injectEverywhere } from './button-injector';
import { checkHealth } from './health-facts';
import { helpShortcut, type Keepers } from './keepers';
import { addMenu } from './menu';
import { WELCOME_PAGE } from './own-pages';

/** Runs once for each life of the worker. Resolves when the rules hold. */
export async function start(keepers: Keepers): Promise<void> {
  const { opened, health, settings, idle, time, rules, button, alarms, free, world, clock, family } = keepers;
  const storage = await opened;
  await health.start();
  // What is damaged says so again when it is read.
  if (storage.problem === null) await health.clear('storage-damaged');
  else await health.report('storage-damaged', 'off', storage.problem);
  await settings.start();
  await clock.start();
  const first = await isFirstStart(browser.storage.session);
  await family.grownUp.start(first);
  await world.refresh();
  settings.onChange(async () => afterChange(keepers));
  idle.setIdleAfter(settings.effective.settings.clock.idleAfter);
  await free.refresh();
  await keepers.labels.start();
  // Before time is charged: a page of a protected list must not be. What can't be read is said by reconcile().
  await world.load().catch(() => undefined);
  await keepers.timePages.pip.start();
  await time.start(!first);
  await rules.reconcile();
  await button.refresh();
  await keepers.activity.forgetOld();
  await alarms.setEvery(ALARMS.dayStart, 60);
  const because = await whyStarted(keepers);
  if (first || because !== 'wake') {
    await addMenu(await keepers.helpLabel());
    await injectEverywhere({ tabs: tabsPort.all, inject });
  }
  await keepers.downloads.sweep();
  if (because === 'install' && !(await isManagedInstall())) await tabsPort.open(browser.runtime.getURL(WELCOME_PAGE), null);
  void keepers.lists.start(settings.effective.settings.lists);
  void keepers.intake.wake(first);
  keepers.policy.start(() => refreshHealth(keepers));
}

/**
 * Firefox doesn't fire `onInstalled` for a background that is a module (seen in ESR 153), so that we tell an install and an update by the
 * version that last ran. Written before anything is opened: a worker that dies here greets nobody twice.
 */
async function whyStarted({ lastVersion }: Keepers): Promise<'install' | 'update' | 'wake'> {
  const { version } = browser.runtime.getManifest();
  const before = await lastVersion.read();
  if (before === version) return 'wake';
  await lastVersion.update(() => version);
  return before === null ? 'install' : 'update';
}

/** Schools install for everybody at once: no page greets a pupil. */
async function isManagedInstall(): Promise<boolean> {
  return (await browser.management.getSelf()).installType === 'admin';
}

/** After a change of settings or policy: time and rules see it, then pages are told. */
async function afterChange(keepers: Keepers): Promise<void> {
  const { idle, settings, time, rules, downloads, button } = keepers;
  idle.setIdleAfter(settings.effective.settings.clock.idleAfter);
  await time.wake();
  await rules.reconcile();
  await downloads.sweep();
  await button.refresh();
  await refreshHealth(keepers);
  announce();
  void keepers.lists.apply(settings.effective.settings.lists);
  void keepers.intake.wake(false);
}

export async function refreshHealth({ health, settings, rules, world }: Keepers): Promise<void> {
  const facts = {
    allowedInPrivate: await browser.extension.isAllowedIncognitoAccess(),
    hasSiteAccess: await browser.permissions.contains({ origins: ['<all_urls>'] }),
    shortcut: await helpShortcut(),
    isDayHeld: (await world.moment()).state.usage.isHeld === true,
  };
  await checkHealth(health, facts, settings, rules.compiled);
}

/** Puts the button, and the watch for picture-in-picture, into one tab; the files are the manifest's own. */
async function inject(tabId: number): Promise<void> {
  const scripts = browser.runtime.getManifest().content_scripts ?? [];
  for (const { js, all_frames: allFrames = false, run_at: when } of scripts) {
    // What reads a page's labels has no business in one that was judged without them.
    if (js !== undefined && when === 'document_start')
      await browser.scripting.executeScript({ target: { tabId, allFrames }, files: js });
  }
}
