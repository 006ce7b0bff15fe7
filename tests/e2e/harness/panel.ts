/** The browser's panel beside a tab: found, looked into, and used. Firefox's sidebar is no tab for its driver, so it is reached through the window. */
import type { Browser } from 'webextension-polyfill';
import { Chromium } from './chromium';
import type { Driver } from './driver';
import { Firefox } from './firefox';
import { pageUrl } from './open';
import { withTimeout } from './wait';

/** In functions that run in the browser. */
declare const chrome: Browser;
interface MessageManager {
  addMessageListener: (name: string, listener: (message: { data: string }) => void) => void;
  removeMessageListener: (name: string, listener: (message: { data: string }) => void) => void;
  loadFrameScript: (address: string, later: boolean) => void;
}
declare const SidebarController: {
  isOpen: boolean;
  browser: HTMLIFrameElement;
  show: (id: string) => Promise<unknown>;
};

/** Runs a function in every panel of ours that is open; gives what each answers. */
export async function inPanels<A extends unknown[], R>(driver: Driver, fn: (...args: A) => R, ...args: A): Promise<R[]> {
  if (driver instanceof Chromium) {
    const inPanel: R[] = [];
    for (const { targetId, url } of await driver.targets()) {
      if (url !== pageUrl(driver, 'me')) continue;
      const look = async (): Promise<void> => {
        const page = await driver.attach(targetId);
        const isPanel = await page.evaluate(async () => (await chrome.tabs.getCurrent()) === undefined);
        if (isPanel) inPanel.push(await page.evaluate(fn, ...args));
      };
      await withTimeout(look(), 2000, 'a look into the panel').catch(() => undefined); // one that is just going answers nothing
    }
    return inPanel;
  }
  if (!(driver instanceof Firefox)) throw new Error('no such browser');
  const answer = await driver.inBrowser(askSidebar, `(${fn})(...${JSON.stringify(args)})`);
  return answer === null ? [] : [JSON.parse(answer) as R];
}

/** Runs in Firefox's own window; null = its sidebar is shut. The code is run beside the page's own, which forbids eval. */
async function askSidebar(code: string): Promise<string | null> {
  const inside = SidebarController.browser?.contentDocument?.getElementById('webext-panels-browser');
  if (!SidebarController.isOpen || inside === null || inside === undefined) return null;
  const { messageManager } = inside as unknown as { messageManager: MessageManager };
  return new Promise((resolve) => {
    const heard = ({ data }: { data: string }) => {
      messageManager.removeMessageListener('panel', heard);
      resolve(data);
    };
    messageManager.addMessageListener('panel', heard);
    const script = `(() => {
      const box = Components.utils.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
      sendAsyncMessage('panel', JSON.stringify(Components.utils.evalInSandbox(${JSON.stringify(code)}, box)) ?? 'null');
    })()`;
    messageManager.loadFrameScript(`data:,${encodeURIComponent(script)}`, false);
    setTimeout(() => resolve(null), 2000);
  });
}

/** Firefox: opens the sidebar as a person does, by its name in the menu. */
export async function openByHand(driver: Driver): Promise<void> {
  if (!(driver instanceof Firefox)) throw new Error('only Firefox has one to open');
  const id = `${driver.extensionId.replace(/[^a-z0-9]/gi, '_')}-sidebar-action`;
  await driver.inBrowser((name: string) => SidebarController.show(name).then(() => {}), id);
}
