/**
 * A press of the button: the tab is muted, the child's page opens beside it and shows help once. Nobody is told: no log, no count, no
 * storage but a one-shot in `storage.session` (memory), read and deleted by the page.
 */
import { z } from 'zod/mini';
import { isHelpPage } from '../core/help/help-pages';
import { PRIORITY } from '../core/rules/dnr-ledger';
import { isWithin, parseAddress } from '../core/sites/address';
import { HelpContext } from '../messaging/views';
import type { Clock, NetworkRules, TabFacts, TabsPort } from './ports';

export const Press = z.strictObject({ context: z.nullable(HelpContext), tabId: z.nullable(z.int()) });
export type Press = z.infer<typeof Press>;
/** Tabs in which a channel through a general service is open, with the hosts that belong to it. */
export const FreeTab = z.strictObject({ tabId: z.int(), domains: z.array(z.string()), until: z.number() });
export type FreeTab = z.infer<typeof FreeTab>;

/** Keyed values in memory that end with the browser. */
export interface SessionStore {
  put(key: 'press' | 'popup', value: Press): Promise<void>;
  take(key: 'press' | 'popup'): Promise<Press | null>;
  freeTabs(): Promise<FreeTab[]>;
  setFreeTabs(tabs: FreeTab[]): Promise<void>;
}
export interface HelpPorts {
  readonly tabs: TabsPort;
  readonly session: SessionStore;
  readonly network: NetworkRules;
  readonly clock: Clock;
  readonly mePage: string;
  /** Opens the popup with help in small where our pages can't open in a private window. */
  readonly openPopup: ((windowId: number) => Promise<void>) | null;
}

/** General services through which a helpline can be reached; never help pages, free for half an hour in one tab. */
const SERVICES: Readonly<Record<string, readonly string[]>> = { 'wa.me': ['wa.me', 'whatsapp.com', 'whatsapp.net'] };
const FREE_MINUTES = 30;
const FREE_RULE_IDS = 1_000;

export class HelpDesk {
  constructor(private readonly ports: HelpPorts) {}

  /** A press on a web page. Nothing of a private window's page is taken along. */
  async press(tabId: number, context: HelpContext, isPrivate: boolean): Promise<boolean> {
    const tab = await this.ports.tabs.get(tabId);
    await this.ports.tabs.mute(tabId, true);
    return this.#show({ context: isPrivate ? null : context, tabId }, tab);
  }

  /** A press by another door (toolbar, menu, keyboard, our own pages): by the page's own button where there is one. */
  async pressFrom(tab: TabFacts | null): Promise<boolean> {
    if (tab !== null && /^(https?|file):/.test(tab.url)) {
      if (await this.ports.tabs.press(tab.id)) return true;
      const context = { address: tab.url.slice(0, 8192), title: tab.title.slice(0, 1000), selectedText: '', language: '', pressedAt: this.ports.clock.now() };
      return this.press(tab.id, context, tab.isPrivate);
    }
    return this.#show({ context: null, tabId: null }, tab);
  }

  /** A press on a stopped page: the address is what was stopped. */
  async pressOnStopped(address: string, tab: TabFacts | null): Promise<boolean> {
    const context = { address, title: '', selectedText: '', language: '', pressedAt: this.ports.clock.now() };
    return this.#show({ context: tab?.isPrivate ? null : context, tabId: null }, tab);
  }

  async #show(press: Press, beside: TabFacts | null): Promise<boolean> {
    const { session, tabs, mePage, openPopup } = this.ports;
    if (beside?.isPrivate && openPopup !== null) {
      await session.put('popup', { context: null, tabId: press.tabId });
      await openPopup(beside.windowId);
      return true;
    }
    await session.put('press', press);
    return (await tabs.open(mePage, beside)) !== null;
  }

  /** The one-shot for the page that asks: read and gone. */
  takePress(): Promise<Press | null> {
    return this.ports.session.take('press');
  }
  async takePopup(): Promise<boolean> {
    return (await this.ports.session.take('popup')) !== null;
  }

  /** Opens a channel's web page: a bundled help page, or a general service freed in that tab. Anything else is refused. */
  async openChannel(text: string, beside: TabFacts | null): Promise<boolean> {
    const parsed = parseAddress(text);
    if (!parsed.ok || parsed.address.scheme !== 'https') return false;
    if (isHelpPage(parsed.address.href)) return (await this.ports.tabs.open(parsed.address.href, beside)) !== null;
    const domains = SERVICES[parsed.address.host];
    if (domains === undefined) return false;
    // The tab is freed before its address loads: write first, act after.
    const tabId = await this.ports.tabs.open('about:blank', beside);
    if (tabId === null) return false;
    await this.#free({ tabId, domains: [...domains], until: this.ports.clock.now() + FREE_MINUTES * 60_000 });
    return this.ports.tabs.send(tabId, parsed.address.href);
  }

  async #free(tab: FreeTab): Promise<void> {
    const now = this.ports.clock.now();
    const live = (await this.ports.session.freeTabs()).filter((free) => free.until > now && free.tabId !== tab.tabId);
    await this.ports.session.setFreeTabs([...live, tab]);
    await this.refreshFree();
  }

  /** Makes the session rules match the freed tabs whose time isn't over. */
  async refreshFree(): Promise<void> {
    const now = this.ports.clock.now();
    const live = (await this.ports.session.freeTabs()).filter((free) => free.until > now);
    const ids = Array.from({ length: 20 }, (_, index) => FREE_RULE_IDS + index);
    await this.ports.network.changeSession(
      ids,
      live.slice(0, ids.length).map((free, index) => ({
        id: FREE_RULE_IDS + index,
        priority: PRIORITY.channel,
        action: { type: 'allow' as const },
        condition: { requestDomains: free.domains, tabIds: [free.tabId], resourceTypes: ['main_frame' as const, 'sub_frame' as const, 'websocket' as const] },
      })),
    );
  }

  /** Is the address part of a channel that is free in this tab? Then it is neither stopped, charged nor logged. */
  async isFree(tabId: number, url: string): Promise<boolean> {
    const parsed = parseAddress(url);
    if (!parsed.ok) return false;
    const now = this.ports.clock.now();
    return (await this.ports.session.freeTabs()).some(
      (free) => free.tabId === tabId && free.until > now && free.domains.some((domain) => isWithin(parsed.address.host, domain)),
    );
  }
}
