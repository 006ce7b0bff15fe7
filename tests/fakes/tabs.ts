/** Tabs of a browser in memory: each change is seen by the next look. */
import type { TabFacts, TabsPort } from '../../src/background/ports';
import type { HelpContext } from '../../src/core/help/press';

export class FakeTabs implements TabsPort {
  readonly list: TabFacts[] = [];
  readonly muted = new Map<number, boolean>();
  /** Tabs whose content script answers a press. */
  readonly withButton = new Set<number>();
  readonly pressed: number[] = [];
  /** What the content script of a tab would take along. */
  readonly contexts = new Map<number, HelpContext>();
  /** Every navigation and opening, in order. */
  readonly moves: string[] = [];
  failure: Error | null = null;
  focused: number | null = null;
  #next = 100;

  add(facts: Partial<TabFacts> & Pick<TabFacts, 'id' | 'url'>): TabFacts {
    const tab = { title: 'Title', isPrivate: false, windowId: 1, index: this.list.length, ...facts };
    this.list.push(tab);
    return tab;
  }

  async all(): Promise<readonly TabFacts[]> {
    if (this.failure !== null) throw this.failure;
    return [...this.list];
  }
  async get(tabId: number): Promise<TabFacts | null> {
    return this.list.find(({ id }) => id === tabId) ?? null;
  }
  async inFront(): Promise<TabFacts | null> {
    return this.list.at(-1) ?? null;
  }
  async send(tabId: number, url: string): Promise<boolean> {
    const at = this.list.findIndex(({ id }) => id === tabId);
    const tab = this.list[at];
    if (tab === undefined) return false;
    this.list[at] = { ...tab, url };
    this.moves.push(`${tabId} → ${url}`);
    return true;
  }
  async reload(tabId: number): Promise<void> {
    this.moves.push(`${tabId} again`);
  }
  async emptyFrame(tabId: number, frameId: number): Promise<void> {
    this.moves.push(`${tabId}/${frameId} emptied`);
  }
  async open(url: string, beside: TabFacts | null): Promise<number | null> {
    const { id } = this.add({ id: this.#next++, url, isPrivate: beside?.isPrivate ?? false, windowId: beside?.windowId ?? 1 });
    this.moves.push(`opened ${url} beside ${beside?.id ?? 'nothing'}`);
    return id;
  }
  async close(tabId: number): Promise<void> {
    const at = this.list.findIndex(({ id }) => id === tabId);
    if (at >= 0) this.list.splice(at, 1);
  }
  async focus(tabId: number): Promise<void> {
    this.focused = tabId;
  }
  async mute(tabId: number, muted: boolean): Promise<void> {
    this.muted.set(tabId, muted);
  }
  async uncover(tabId: number): Promise<void> {
    this.moves.push(`${tabId} uncovered`);
  }
  async capture(tabId: number): Promise<HelpContext | null> {
    return this.contexts.get(tabId) ?? null;
  }
  async press(tabId: number): Promise<boolean> {
    if (!this.withButton.has(tabId)) return false;
    this.pressed.push(tabId);
    return true;
  }
}
