/**
 * A helper's own page in a new tab, with the report's parts to copy in the browser's panel beside it. The parts are a one-shot in
 * `storage.session` (memory), read and deleted by the panel. The page is judged like every other channel. In a private window nothing is kept.
 */
import type { Panel, PanelSheet, WaitingPanel } from '../core/help/panel';
import type { Clock, TabFacts, TabsPort } from './ports';

export interface PanelPorts {
  readonly tabs: Pick<TabsPort, 'get'>;
  readonly waiting: {
    put(value: WaitingPanel): Promise<void>;
    takeOnce(accepts: (value: WaitingPanel) => boolean): Promise<WaitingPanel | null>;
  };
  /** Opens a channel's page in a new tab and gives its id; null = refused. */
  readonly openChannel: (address: string, beside: TabFacts | null) => Promise<number | null>;
  /** A panel that is open already asks again. */
  readonly announce: () => void;
  readonly clock: Clock;
}

/** A sheet that no panel took within this time is forgotten, ms. */
const FRESH = 30_000;

export class PanelDesk {
  constructor(private readonly ports: PanelPorts) {}

  /** Opens the page; `tabId` names its tab where a sheet waits for a panel beside it. */
  async open(address: string, sheet: PanelSheet, beside: TabFacts | null): Promise<{ opened: boolean; tabId: number | null }> {
    const tabId = await this.ports.openChannel(address, beside);
    if (tabId === null) return { opened: false, tabId: null };
    const tab = await this.ports.tabs.get(tabId);
    // The panel of a private window is not kept apart from the others; without it the parts stay where the child was.
    if (tab === null || tab.isPrivate || beside?.isPrivate) return { opened: true, tabId: null };
    await this.ports.waiting.put({ panel: { tabId, sheet }, windowId: tab.windowId, at: this.ports.clock.now() });
    this.ports.announce();
    return { opened: true, tabId };
  }

  /** The sheet for the panel that asks (a page in a tab is none), read and gone. `windowId`: its own, where it is one for a whole window. */
  async take(callerTabId: number | null, windowId: number | null): Promise<Panel | null> {
    if (callerTabId !== null) return null;
    const waiting = await this.ports.waiting.takeOnce((one) => windowId === null || one.windowId === windowId);
    if (waiting === null) return null;
    const age = this.ports.clock.now() - waiting.at;
    if (age < 0 || age >= FRESH) return null;
    return (await this.ports.tabs.get(waiting.panel.tabId)) === null ? null : waiting.panel;
  }
}
