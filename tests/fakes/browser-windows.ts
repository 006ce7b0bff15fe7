/** Windows, tabs and input of a browser, as the extension API tells them. */
import type { Tabs, Windows } from 'webextension-polyfill';
import type { Presence } from '../../src/core/time/attention';
import type { AttentionApi } from '../../src/platform/attention';

type Listener = (...args: never[]) => unknown;
/** One event: the polyfill's shape, and `fire`. */
function event<L extends Listener>() {
  const listeners = new Set<L>();
  return {
    addListener: (listener: L) => void listeners.add(listener),
    removeListener: (listener: L) => void listeners.delete(listener),
    hasListener: (listener: L) => listeners.has(listener),
    hasListeners: () => listeners.size > 0,
    fire: (...args: Parameters<L>) => {
      for (const listener of listeners) listener(...args);
    },
  };
}
type ListenerOf<E> = E extends { hasListener(listener: infer L): boolean } ? (L extends Listener ? L : never) : never;

export type FakeTab = Pick<Tabs.Tab, 'id' | 'url' | 'active' | 'audible' | 'mutedInfo' | 'incognito'>;
export interface FakeWindow {
  readonly focused: boolean;
  readonly state?: Windows.WindowState;
  readonly tabs: readonly FakeTab[];
}

export class FakeBrowserWindows implements AttentionApi {
  open: readonly FakeWindow[] = [];
  presence: Presence = 'active';
  queries = 0;
  readonly presenceChanged = event<() => void>();

  readonly tabs = {
    onActivated: event<ListenerOf<Tabs.Static['onActivated']>>(),
    onUpdated: event<ListenerOf<Tabs.Static['onUpdated']>>(),
    onRemoved: event<ListenerOf<Tabs.Static['onRemoved']>>(),
    onReplaced: event<ListenerOf<Tabs.Static['onReplaced']>>(),
    onAttached: event<ListenerOf<Tabs.Static['onAttached']>>(),
    onDetached: event<ListenerOf<Tabs.Static['onDetached']>>(),
  };
  readonly windows = {
    getAll: async (): Promise<Windows.Window[]> => {
      this.queries++;
      return this.open.map((window, id) => ({
        id,
        incognito: false,
        alwaysOnTop: false,
        ...window,
        tabs: window.tabs.map((tab, index) => ({ index, highlighted: tab.active, pinned: false, windowId: id, ...tab })),
      }));
    },
    onFocusChanged: event<ListenerOf<Windows.Static['onFocusChanged']>>(),
    onRemoved: event<ListenerOf<Windows.Static['onRemoved']>>(),
  };

  readonly input = {
    now: async () => this.presence,
    onChange: (listener: () => void) => this.presenceChanged.addListener(listener),
  };
}
