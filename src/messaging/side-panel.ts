/**
 * The browser's panel beside a tab, as the child's page uses it: here and not in the worker, because browsers open a panel only in answer to
 * a click, and the click is here. Measured (Chromium 156, Firefox ESR 153; docs/architecture.md):
 * Chromium has a panel for each tab. It opens up to 5 s after the click, is put away while another tab is in front, goes with its tab, and
 * where no tab has one there is none to open. Firefox has one for a window, stays open whatever tab is in front, opens in the very
 * turn of the click and not one `await` later, and closes by itself only through `window.close()`.
 */
import { browser } from '../platform/browser';
import { sayHide } from './client';

const PATH = 'src/pages/me/index.html';

/** Where the tab beside a panel is: before the child, behind another tab or in another window, or closed. */
export type Beside = 'front' | 'away' | 'gone';
export interface Panels {
  /** May a panel open beside a tab that this page opens? Not in a private window, and not where this page is a panel itself. */
  canOpen(): boolean;
  /** To be called in the turn of a click. `tab` opens the tab and gives its id, or null = no panel. Never rejects: cards stay where they were. */
  open(tab: () => Promise<number | null>): Promise<void>;
  /** This page as a panel, and its window where it is one for a whole window; null = it stands in a tab. */
  here(): Promise<{ readonly windowId: number | null } | null>;
  /** Says where the panel's tab is, now and at each change. Returns the way to stop. */
  watch(tabId: number, windowId: number | null, say: (where: Beside) => void): () => void;
  /** Closes this panel and takes it off its tab. */
  close(tabId: number): void;
  /** Help on all of our pages becomes ordinary. */
  hideAll(): void;
}

interface PanelOfTab {
  setOptions(options: { tabId: number; path?: string; enabled: boolean }): Promise<void>;
  open(options: { tabId: number }): Promise<void>;
}
const hasMethods = (api: unknown): api is PanelOfTab =>
  typeof api === 'object' && api !== null && 'setOptions' in api && 'open' in api;
/** Chromium's own; webextension-polyfill has no types for it and hands it through. */
function panelOfTab(): PanelOfTab | null {
  const api: unknown = Reflect.get(browser, 'sidePanel');
  return hasMethods(api) ? api : null;
}
const panelOfWindow = () => ('sidebarAction' in browser ? browser.sidebarAction : null);

const quietly = (work: Promise<unknown>): void => void work.catch(() => undefined);

/** For the child's page alone: it asks the browser at once where it stands. */
export function makePanels(): Panels {
  let isInTab = false;
  const place = browser.tabs.getCurrent().then(
    (tab) => {
      isInTab = tab !== undefined;
      return isInTab;
    },
    () => true,
  );
  const isPrivate = browser.extension.inIncognitoContext === true;
  return {
    canOpen: () => isInTab && !isPrivate && (panelOfTab() !== null || panelOfWindow() !== null),
    async open(tab) {
      const [ofTab, ofWindow] = [panelOfTab(), panelOfWindow()];
      // Before anything is waited for.
      const opening = ofTab === null ? ofWindow?.open() : undefined;
      if (opening !== undefined) quietly(opening);
      const tabId = await tab().catch(() => null);
      if (ofTab === null || tabId === null) return;
      try {
        await ofTab.setOptions({ tabId, path: PATH, enabled: true });
        await ofTab.open({ tabId });
      } catch {
        quietly(ofTab.setOptions({ tabId, enabled: false })); // the click was too long ago, or the tab is gone
      }
    },
    async here() {
      if (await place) return null;
      return { windowId: panelOfTab() === null ? ((await browser.windows.getCurrent()).id ?? null) : null };
    },
    watch(tabId, windowId, say) {
      const look = (): void => {
        browser.tabs.get(tabId).then(
          (tab) => say(windowId === null || (tab.active && tab.windowId === windowId) ? 'front' : 'away'),
          () => say('gone'),
        );
      };
      const events = [browser.tabs.onActivated, browser.tabs.onRemoved, browser.tabs.onAttached] as const;
      for (const event of events) event.addListener(look);
      look();
      return () => {
        for (const event of events) event.removeListener(look);
      };
    },
    close(tabId) {
      const ofTab = panelOfTab();
      if (ofTab !== null) quietly(ofTab.setOptions({ tabId, enabled: false }));
      window.close();
    },
    hideAll: sayHide,
  };
}
