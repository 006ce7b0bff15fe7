/**
 * A press of the button: the tab is muted, the child's page opens beside it and shows help once. Nobody is told: no log, no count, no
 * storage but a one-shot in `storage.session` (memory), read and deleted by the page.
 */
import { isHelpPage } from '../core/help/help-pages';
import { hostsToFree } from '../core/help/platform-help';
import type { Clicked, HelpContext, Press, WaitingPress } from '../core/help/press';
import { parseAddress } from '../core/sites/address';
import type { FreeTabs } from './free-tabs';
import type { Clock, TabFacts, TabsPort } from './ports';
import type { WordsDesk } from './words-desk';

/** A value in memory that is put once and taken once. */
export interface OneShot {
  put(value: WaitingPress): Promise<void>;
  takeOnce(accepts?: (value: WaitingPress) => boolean): Promise<WaitingPress | null>;
}
export interface HelpPorts {
  readonly tabs: TabsPort;
  /** For the child's page, and for the popup. */
  readonly page: OneShot;
  readonly popup: OneShot;
  readonly free: FreeTabs;
  readonly words: WordsDesk;
  readonly clock: Clock;
  readonly mePage: string;
  /** Opens the popup with help in small where our pages can't open in a private window. */
  readonly openPopup: ((windowId: number) => Promise<void>) | null;
}

/** General services through which a helpline can be reached; never help pages, free for half an hour in one tab. */
const SERVICES: ReadonlyMap<string, readonly string[]> = new Map([['wa.me', ['wa.me', 'whatsapp.com', 'whatsapp.net']]]);

/** A press that no page took within this time is forgotten, ms. */
const FRESH = 30_000;
/** What the menu was opened on belongs to the press that follows at once, ms. */
const MENU_FRESH = 5000;
/** Two presses within this time are one, ms. */
const TWICE = 1500;

export class HelpDesk {
  /** Presses one after the other, and the page that the last one opened. */
  #showing: Promise<boolean> = Promise.resolve(true);
  #last: { readonly at: number; readonly tabId: number } | null = null;
  /** What the menu was opened on, until the page's own button has answered: the page itself is never told. */
  #clicked: { readonly tabId: number; readonly clicked: Clicked; readonly at: number } | null = null;

  constructor(private readonly ports: HelpPorts) {}

  /** A press on a web page. Nothing of a private window's page is taken along. */
  async press(tabId: number, context: HelpContext, isPrivate: boolean): Promise<boolean> {
    const tab = await this.ports.tabs.get(tabId);
    await this.ports.tabs.mute(tabId, true);
    const menu = this.#clicked;
    const isNow = menu !== null && menu.tabId === tabId && Math.abs(this.ports.clock.now() - menu.at) < MENU_FRESH;
    const onMenu = isNow ? { clicked: menu.clicked } : {};
    this.#clicked = null;
    return this.#show({ context: isPrivate ? null : { ...onMenu, ...context }, tabId }, tab);
  }

  /**
   * A press by another door (toolbar, menu, keyboard, our own pages): by the page's own button where there is one. `clicked`: the link or
   * picture on which the menu was opened.
   */
  async pressFrom(tab: TabFacts | null, clicked: Clicked | null = null): Promise<boolean> {
    if (tab !== null && /^(https?|file):/.test(tab.url)) {
      this.#clicked = clicked === null ? null : { tabId: tab.id, clicked, at: this.ports.clock.now() };
      if (await this.ports.tabs.press(tab.id)) return true;
      const context = {
        address: tab.url.slice(0, 8192),
        title: tab.title.slice(0, 1000),
        selectedText: '',
        language: '',
        pressedAt: this.ports.clock.now(),
      };
      return this.press(tab.id, context, tab.isPrivate);
    }
    return this.#show({ context: null, tabId: null }, tab);
  }

  /** A press on a stopped page: the address is what was stopped. */
  async pressOnStopped(address: string, tab: TabFacts | null): Promise<boolean> {
    const context = { address, title: '', selectedText: '', language: '', pressedAt: this.ports.clock.now() };
    return this.#show({ context: tab?.isPrivate ? null : context, tabId: null }, tab);
  }

  #isFresh({ at }: WaitingPress): boolean {
    const age = this.ports.clock.now() - at;
    return age >= 0 && age < FRESH;
  }

  #show(press: Press, beside: TabFacts | null): Promise<boolean> {
    const next = this.#showing.catch(() => false).then(() => this.#showOne(press, beside));
    this.#showing = next;
    return next;
  }

  async #showOne(press: Press, beside: TabFacts | null): Promise<boolean> {
    const { page, popup, tabs, mePage, openPopup } = this.ports;
    if (beside?.isPrivate && openPopup !== null) {
      await popup.put({ press: { context: null, tabId: press.tabId }, notFor: [], at: this.ports.clock.now() });
      await openPopup(beside.windowId);
      return true;
    }
    // A trembling hand presses twice: the second press is the first one's.
    if (this.#last !== null && this.ports.clock.now() - this.#last.at < TWICE && (await tabs.get(this.#last.tabId)) !== null) {
      await tabs.focus(this.#last.tabId);
      return true;
    }
    // Started here and waited for by nobody: the words come late into an open page.
    if (beside === null || press.tabId === null || press.context === null) this.ports.words.forget();
    else this.ports.words.look(beside);
    const showing = (await tabs.all()).filter((tab) => tab.url.startsWith(mePage)).map((tab) => tab.id);
    await page.put({ press, notFor: showing, at: this.ports.clock.now() });
    const tabId = await tabs.open(mePage, beside);
    this.#last = tabId === null ? null : { at: this.ports.clock.now(), tabId };
    return tabId !== null;
  }

  /** The one-shot for the page that asks, read and gone; a page that was open before the press has no part in it. */
  async takePress(callerTabId: number | null): Promise<Press | null> {
    if (callerTabId === null) return null; // a panel: a press waits for a tab
    const waiting = await this.ports.page.takeOnce(({ notFor }) => !notFor.includes(callerTabId));
    if (waiting === null || !this.#isFresh(waiting)) return null;
    this.ports.words.belongTo(callerTabId);
    return waiting.press;
  }
  async takePopup(): Promise<boolean> {
    const waiting = await this.ports.popup.takeOnce();
    return waiting !== null && this.#isFresh(waiting);
  }

  /**
   * Opens a channel's web page: a bundled help page, a general service or a platform's own help, freed in that tab. Gives the tab's id; null =
   * anything else, which is refused, or no tab could be opened.
   */
  async openChannel(text: string, beside: TabFacts | null): Promise<number | null> {
    const parsed = parseAddress(text);
    if (!parsed.ok || parsed.address.scheme !== 'https') return null;
    if (isHelpPage(parsed.address.href)) return this.ports.tabs.open(parsed.address.href, beside);
    const domains = SERVICES.get(parsed.address.host) ?? hostsToFree(text);
    if (domains === null) return null;
    // A platform's help beside the platform itself: the ordinary rules decide.
    if (domains.length === 0) return this.ports.tabs.open(parsed.address.href, beside);
    // The tab is freed before its address loads: write first, act after.
    const tabId = await this.ports.tabs.open('about:blank', beside);
    if (tabId === null) return null;
    await this.ports.free.free(tabId, domains);
    return (await this.ports.tabs.send(tabId, parsed.address.href)) ? tabId : null;
  }
}
