/**
 * The second line behind the network layer: every way in which a tab can come to show an address that no request announced (pushState,
 * back/forward cache, a site's own service worker, restored and replaced tabs) ends in one judgement.
 */
import type { TabFacts, TabsPort } from './ports';
import type { TabSweep } from './tab-sweep';

export interface GuardPorts {
  readonly ready: Promise<void>;
  readonly tabs: TabsPort;
  readonly sweep: TabSweep;
  /** Requests are held until they are judged (request-guard.ts), those of frames too. */
  readonly holdsRequests: boolean;
  /** A load was stopped that no rule had held: a rule for its host holds the next one. */
  readonly onStoppedLate: (url: string) => Promise<void>;
  /** A main frame has committed at an address: for the log. */
  readonly onCommitted: (tab: TabFacts, url: string) => Promise<void>;
}

export class NavigationGuard {
  constructor(private readonly ports: GuardPorts) {}

  /**
   * A main frame is about to load. Network rules have had their turn; what they can't say (addresses inside addresses, searched words, the
   * host model, lists of hashes) is judged here, while the request may be under way. A request that is held was judged when it was.
   */
  async before(tabId: number, url: string): Promise<void> {
    if (this.ports.holdsRequests && /^https?:/i.test(url)) return;
    await this.ports.ready;
    const tab = await this.ports.tabs.get(tabId);
    if (tab === null) return;
    if (await this.ports.sweep.ahead(tab, url)) await this.ports.onStoppedLate(url);
  }

  /** Something is about to load in a frame that no rule stops: from here on its host has one, where all of it is meant. */
  async beforeFrame(tabId: number, url: string): Promise<void> {
    if (await this.#isFrameStopped(tabId, url)) await this.ports.onStoppedLate(url);
  }

  /** A frame shows what no rule could stop. */
  async committedFrame(tabId: number, frameId: number, url: string): Promise<void> {
    if (await this.#isFrameStopped(tabId, url)) await this.ports.tabs.emptyFrame(tabId, frameId);
  }

  async #isFrameStopped(tabId: number, url: string): Promise<boolean> {
    if (this.ports.holdsRequests) return false;
    await this.ports.ready;
    const tab = await this.ports.tabs.get(tabId);
    return tab !== null && this.ports.sweep.isFrameStopped(tab, url);
  }

  /** A main frame committed. */
  async committed(tabId: number, url: string): Promise<void> {
    await this.ports.ready;
    const tab = await this.ports.tabs.get(tabId);
    if (tab === null) return;
    if (!(await this.ports.sweep.one(tab, url))) await this.ports.onCommitted(tab, url);
  }

  /** A tab shows another address without a commit that we saw, or came to the front. */
  async changed(tabId: number, url: string | null): Promise<void> {
    await this.ports.ready;
    const tab = await this.ports.tabs.get(tabId);
    if (tab !== null) await this.ports.sweep.one(tab, url ?? tab.url);
  }
}
