/**
 * Holds what the network layer can't see: tabs that were open when a rule changed, pushState, the back/forward cache, pages from a
 * site's own service worker, restored tabs, odd spellings of a path. Judges a tab's address and sends the tab away.
 */
import { networkAnswer } from '../core/rules/network-model';
import { parseAddress } from '../core/sites/address';
import type { CategoryId, CategoryIndex } from '../core/sites/category';
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
    const { world, compiledRules } = this.ports;
    const parsed = parseAddress(url);
    if (!parsed.ok) return false;
    const { categories } = (await world.moment()).rules;
    const bulk = categories
      .matchesOf(parsed.address.host)
      .filter(({ source }) => source.kind === 'bundled' || source.kind === 'list');
    if (networkAnswer(compiledRules(), parsed.address) === 'block') return true;
    const judged = await world.judge(url);
    return (
      judged.ok &&
      judged.verdict.reason === 'category' &&
      bulk.some(({ category }) => isBulkRule(judged.verdict.rule, category, categories))
    );
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

const isBulkRule = (rule: string | null, category: CategoryId, categories: CategoryIndex): boolean =>
  rule === category && categories.hasBulk(category);
