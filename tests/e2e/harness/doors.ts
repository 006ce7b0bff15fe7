/** The doors to help beside the button on the page: what the browser does when a person chooses the menu's entry, the keys, the popup. */
import type { Browser } from 'webextension-polyfill';
import { Chromium } from './chromium';
import type { Driver } from './driver';
import { Firefox } from './firefox';
import { until } from './wait';

type Raised<A extends unknown[]> = { dispatch: (...args: A) => void };
interface ChromeTab {
  url?: string;
}
/** In functions that run in Chromium's worker. */
declare const chrome: Omit<Browser, 'contextMenus' | 'commands'> & {
  contextMenus: { onClicked: Raised<[{ menuItemId: string; editable: boolean; pageUrl: string }, ChromeTab]> };
  commands: { onCommand: Raised<[string, ChromeTab]> };
};
/** In functions that run in Firefox's window. */
interface FirefoxExtension {
  emit: (name: string, ...args: unknown[]) => void;
}
declare const WebExtensionPolicy: { getByID: (id: string) => { extension: FirefoxExtension } };
interface PopupBrowser {
  browsingContext: { currentWindowGlobal: { getActor: (name: string) => Actor } | null };
}
interface Actor {
  executeScript: (script: string, args: unknown[], options: object) => Promise<boolean>;
}
interface BrowserAction {
  openPopup: (inWindow: Window, openPopupWithoutUserInteraction: boolean) => Promise<void>;
}
declare const ChromeUtils: {
  importESModule: (address: string) => {
    ExtensionParent: { apiManager: { global: { browserActionFor: (extension: FirefoxExtension) => BrowserAction } } };
  };
};
declare const gBrowser: { selectedTab: object };

/** A press by the context menu in the tab in front, which shows `address`. */
export async function pressInMenu(driver: Driver, address: string): Promise<void> {
  if (driver instanceof Firefox) {
    await driver.inBrowser(
      (id: string, pageUrl: string) => {
        const { extension } = WebExtensionPolicy.getByID(id);
        const info = { menuItemId: 'button', pageUrl, editable: false, modifiers: [], button: 0 };
        extension.emit('webext-menu-menuitem-click', info, gBrowser.selectedTab);
      },
      driver.extensionId,
      address,
    );
    return;
  }
  await inWokenWorker(
    driver,
    async (pageUrl: string) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      chrome.contextMenus.onClicked.dispatch({ menuItemId: 'button', editable: false, pageUrl }, tab ?? {});
    },
    address,
  );
}

/** A press by the keys of the command. */
export async function pressKeys(driver: Driver): Promise<void> {
  if (driver instanceof Firefox) {
    await driver.inBrowser(() => {
      const key = document.querySelector('[id^="ext-keyset-id-hifazat"] key') as (Element & { doCommand: () => void }) | null;
      if (!key) throw new Error('the browser assigned no keys');
      key.doCommand();
    });
    return;
  }
  await inWokenWorker(driver, async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    chrome.commands.onCommand.dispatch('help', tab ?? {});
  });
}

/** Presses Help in the toolbar's popup. */
export async function pressInPopup(driver: Driver): Promise<void> {
  if (driver instanceof Chromium) {
    const popup = await driver.openPopup();
    await until(() => popup.evaluate(() => document.querySelector('[data-qa=help]') !== null), 'the popup’s Help');
    // The popup ends with the press, and the answer with it.
    await popup.click('[data-qa=help]').catch(() => undefined);
    return;
  }
  if (!(driver instanceof Firefox)) throw new Error('an unknown driver');
  await driver.inBrowser(async (id: string) => {
    const { extension } = WebExtensionPolicy.getByID(id);
    const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
    await ExtensionParent.apiManager.global.browserActionFor(extension).openPopup(window, true);
  }, driver.extensionId);
  // The popup is no tab that Marionette could enter, but its actor is there, too.
  const press = (): Promise<boolean> =>
    driver.inBrowser(async () => {
      const popup = document.querySelector('browser.webextension-popup-browser') as (Element & PopupBrowser) | null;
      const script = 'const help = document.querySelector("[data-qa=help]"); help?.click(); return !!help;';
      const actor = popup?.browsingContext.currentWindowGlobal?.getActor('MarionetteCommands');
      return (await actor?.executeScript(script, [], { sandboxName: null, newSandbox: true, timeout: 5000 })) ?? false;
    });
  await until(press, 'the popup’s Help');
}

async function inWokenWorker<A extends unknown[]>(driver: Driver, fn: (...args: A) => Promise<void>, ...args: A): Promise<void> {
  if (!(driver instanceof Chromium)) throw new Error('an unknown driver');
  if (!(await driver.backgroundRuns())) await driver.ask('ui/language', { audience: 'child' });
  // A worker that was only just woken has no script in it yet.
  await until(() => driver.inWorker(fn, ...args).then(() => true), 'the worker');
}
