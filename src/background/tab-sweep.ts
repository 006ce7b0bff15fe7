/**
 * Holds what the network layer can't see: tabs that were open when a rule changed, pushState, the back/forward cache, pages from a
 * site's own service worker, restored tabs, odd spellings of a path. Judges a tab's address and sends the tab away.
 */
import { isHelpPage } from '../core/help/help-pages';
import type { ResourceType } from '../core/rules/dnr-rule';
import { judge, judgeAddress, judgeFrame, type Verdict } from '../core/rules/judge';
import { networkAnswer } from '../core/rules/network-model';
import type { Rules } from '../core/rules/rules';
import { type Address, parseAddress } from '../core/sites/address';
import { blockedPageAddress } from './own-pages';
import type { TabFacts, TabsPort } from './ports';
import type { Moment, World } from './world';

export interface SweepPorts {
  readonly world: World;
  readonly tabs: TabsPort;
  readonly blockedPage: string;
  /** Where pages of protected lists lead. */
  readonly calmPage: string;
  /** Is the tab open for a channel that our own page opened? */
  readonly isFree: (tabId: number, url: string) => Promise<boolean>;
  /** Extension pages can't open in a private window of this browser: the stopped load ends on the browser's own page. */
  readonly privateStopsBare: boolean;
  readonly compiledRules: () => Parameters<typeof networkAnswer>[0];
}

export class TabSweep {
  constructor(private readonly ports: SweepPorts) {}

  /** Judges every open tab, all at one moment. */
  async all(): Promise<void> {
    const moment = await this.ports.world.moment();
    for (const tab of await this.ports.tabs.all()) await this.#judgeAt(tab, tab.url, moment);
  }

  /**
   * A tab is about to load an address; true when it was sent away. What the network layer stops by itself is left to it: a tab that is sent
   * away as well would only turn on its own heel, because two navigations to the same page of ours are one step within it.
   */
  async ahead(tab: TabFacts, url: string): Promise<boolean> {
    const parsed = parseAddress(url);
    if (!parsed.ok) return false;
    const { rules, state, now } = await this.ports.world.moment();
    const verdict = judgeAddress(parsed.address, rules, state, now);
    if (verdict.action === 'allow' || this.#holds(parsed.address, verdict, rules, 'main_frame')) return false;
    const away = await this.#awayFrom(tab, url, parsed.address, verdict);
    return away !== null && this.ports.tabs.send(tab.id, away);
  }

  /** By the rules that are compiled, or by a big list that is switched on. */
  #holds(address: Address, { reason, rule }: Verdict, { categories }: Rules, type: ResourceType): boolean {
    if (networkAnswer(this.ports.compiledRules(), address, type) === 'block') return true;
    if (reason !== 'category') return false;
    return categories
      .matchesOf(address.host)
      .some(
        ({ category, source: { kind } }) =>
          category === rule && kind !== 'hand' && kind !== 'model' && categories.hasBulk(category),
      );
  }

  /**
   * Is what loads in a frame of a tab stopped, and does no rule of the network layer do so by itself? A page has many frames: what the
   * page's own judgement has just read will do for them.
   */
  async isFrameStopped(tab: TabFacts, url: string): Promise<boolean> {
    const { world, isFree } = this.ports;
    const parsed = parseAddress(url);
    if (!parsed.ok || !/^https?$/.test(parsed.address.scheme)) return false;
    const { rules, state, now } = world.lastMoment ?? (await world.moment());
    const verdict = judgeFrame(parsed.address, isHelpPage(tab.url), rules, state, now);
    if (verdict.action === 'allow' || this.#holds(parsed.address, verdict, rules, 'sub_frame')) return false;
    return verdict.reason === 'protected' || !(await isFree(tab.id, url));
  }

  /** Judges one tab at the address it shows (or `url`, where the browser told it first); true when it isn't to stay there. */
  async one(tab: TabFacts, url = tab.url): Promise<boolean> {
    return this.#judgeAt(tab, url, await this.ports.world.moment());
  }

  async #judgeAt(tab: TabFacts, url: string, { rules, state, now }: Moment): Promise<boolean> {
    const { tabs } = this.ports;
    const source = this.#ownSource(url);
    if (source !== null) return tabs.send(tab.id, source);
    const judged = judge(url, rules, state, now);
    if (!judged.ok || judged.verdict.action === 'allow') return false;
    const away = await this.#awayFrom(tab, url, judged.address, judged.verdict);
    if (away === null) return false;
    // Sent there meanwhile: once more would take it back from wherever a person has gone on to.
    if (this.#isOurs(away) && (await tabs.get(tab.id))?.url === away) return true;
    return tabs.send(tab.id, away);
  }

  /** Where a stopped address takes its tab; null where the tab is free for it. */
  async #awayFrom(tab: TabFacts, url: string, address: Address, { reason }: Verdict): Promise<string | null> {
    const { blockedPage, calmPage, isFree, privateStopsBare, compiledRules } = this.ports;
    const isProtected = reason === 'protected';
    if (!isProtected && (await isFree(tab.id, url))) return null;
    if (tab.isPrivate && privateStopsBare) {
      // What the network layer holds stops when it is asked for again; the rest goes to the browser's empty page.
      return networkAnswer(compiledRules(), address) === 'block' ? address.href : 'about:blank';
    }
    return isProtected ? calmPage : blockedPageAddress(blockedPage, address);
  }

  /** Firefox follows a redirect within `view-source:`, and then shows the text of our own page: the page itself belongs there. */
  #ownSource(url: string): string | null {
    const shown = url.replace(/^view-source:/, '');
    return shown !== url && this.#isOurs(shown) ? shown : null;
  }

  #isOurs(url: string): boolean {
    return [this.ports.blockedPage, this.ports.calmPage].some((page) => url.startsWith(page));
  }
}
