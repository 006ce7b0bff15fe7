/** Tabs in which a page of ours opened a channel through a general service: allowed there for half an hour, uncharged and unlogged. */
import { type FreeTab, FreeTabList } from '../core/help/press';
import { PRIORITY } from '../core/rules/dnr-ledger';
import { isWithin, parseAddress } from '../core/sites/address';
import type { Clock, Item, NetworkRules } from './ports';

const FREE_MINUTES = 30;
const FIRST_RULE_ID = 1_000;
const MOST_RULES = 20;

export class FreeTabs {
  static readonly schema = FreeTabList;
  /** What the last read said, for callers that can't wait; the rules of the network layer are exact. */
  #known: readonly FreeTab[] = [];

  constructor(
    private readonly item: Pick<Item<FreeTab[]>, 'read' | 'update'>,
    private readonly network: NetworkRules,
    private readonly clock: Clock,
  ) {}

  async free(tabId: number, domains: readonly string[]): Promise<void> {
    const now = this.clock.now();
    await this.item.update((tabs) => [
      ...tabs.filter((free) => free.until > now && free.tabId !== tabId),
      { tabId, domains: [...domains], until: now + FREE_MINUTES * 60_000 },
    ]);
    await this.refresh();
  }

  /** Makes the session rules match the freed tabs whose time isn't over: at each start and edge. */
  async refresh(): Promise<void> {
    const now = this.clock.now();
    this.#known = (await this.item.read()).filter((free) => free.until > now);
    const ids = Array.from({ length: MOST_RULES }, (_, index) => FIRST_RULE_ID + index);
    await this.network.changeSession(
      ids,
      this.#known.slice(-MOST_RULES).map((free, index) => ({
        id: FIRST_RULE_ID + index,
        priority: PRIORITY.channel,
        action: { type: 'allow' as const },
        condition: {
          requestDomains: free.domains,
          tabIds: [free.tabId],
          resourceTypes: ['main_frame', 'sub_frame', 'object', 'websocket'] as const,
        },
      })),
    );
  }

  async isFree(tabId: number, url: string): Promise<boolean> {
    this.#known = await this.item.read();
    return this.isKnownFree(tabId, url);
  }

  /** The same without waiting, by what was last read. */
  isKnownFree(tabId: number, url: string): boolean {
    const parsed = parseAddress(url);
    if (!parsed.ok) return false;
    const now = this.clock.now();
    const { host } = parsed.address;
    return this.#known.some(
      (free) => free.tabId === tabId && free.until > now && free.domains.some((domain) => isWithin(host, domain)),
    );
  }
}
