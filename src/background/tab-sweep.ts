/**
 * Holds what the network layer can't see: tabs that were open when a rule changed, pushState, the back/forward cache, pages from a
 * site's own service worker, restored tabs, odd spellings of a path. Judges a tab's address and sends the tab away.
 */
import { isHelpPage } from '../core/help/help-pages';
import type { ResourceType } from '../core/rules/dnr-rule';
import { judgeAddress, judgeFrame, type Verdict } from '../core/rules/judge';
import { networkAnswer } from '../core/rules/network-model';
import type { Rules } from '../core/rules/rules';
import { type Address, parseAddress } from '../core/sites/address';
import { blockedPageAddress } from './own-pages';
import type { TabFacts, TabsPort } from './ports';
import type { World } from './world';

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

  /** Judges every open tab. */
  async all(): Promise<void> {
    for (const tab of await this.ports.tabs.all()) await this.one(tab);
  }

  /**
   * Does the network layer stop this load by itself? Then a tab that is sent away as well would only turn on its own heel: two navigations
   * to the same page of ours are one step within it.
   */
  async isHeld(url: string): Promise<boolean> {
    const parsed = parseAddress(url);
    if (!parsed.ok) return false;
    const { rules, state, now } = await this.ports.world.moment();
    return this.#holds(parsed.address, judgeAddress(parsed.address, rules, state, now), rules, 'main_frame');
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

  /** Judges one tab at the address it shows (or `url`, where the browser told it first); true when it was sent away. */
  async one(tab: TabFacts, url = tab.url): Promise<boolean> {
    const { world, tabs, blockedPage, calmPage, isFree } = this.ports;
    const judged = await world.judge(url);
    if (!judged.ok || judged.verdict.action === 'allow') return false;
    const isProtected = judged.verdict.reason === 'protected';
    if (!isProtected && (await isFree(tab.id, url))) return false;
    if (tab.isPrivate && this.ports.privateStopsBare) {
      // What the network layer holds stops when it is asked for again; the rest goes to the browser's empty page.
      const held = networkAnswer(this.ports.compiledRules(), judged.address) === 'block';
      return tabs.send(tab.id, held ? judged.address.href : 'about:blank');
    }
    return tabs.send(tab.id, isProtected ? calmPage : blockedPageAddress(blockedPage, judged.address));
  }
}
