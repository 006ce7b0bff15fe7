/** What the keepers need from outside, as interfaces: platform and storage implement them, tests fake them. */
import type { HelpContext } from '../core/help/press';
import type { DnrRule } from '../core/rules/dnr-rule';
import type { Instant } from '../core/time/local-time';

export interface Clock {
  now(): Instant;
}

/** One stored value: read (parsed), updated one change after another. */
export interface Item<T> {
  read(): Promise<T>;
  update(change: (value: T) => T): Promise<T>;
}

export interface NetworkRules {
  /** The persisted rules that the browser holds now. */
  present(): Promise<readonly DnrRule[]>;
  /** One atomic change of the persisted rules. */
  change(remove: readonly number[], add: readonly DnrRule[]): Promise<void>;
  /** The rules that live for this browser session only. */
  presentSession(): Promise<readonly DnrRule[]>;
  changeSession(remove: readonly number[], add: readonly DnrRule[]): Promise<void>;
  /** The bundled rulesets that are switched on. */
  enabledRulesets(): Promise<readonly string[]>;
  switchRulesets(enable: readonly string[], disable: readonly string[]): Promise<void>;
}

export interface TabFacts {
  readonly id: number;
  readonly url: string;
  readonly title: string;
  readonly isPrivate: boolean;
  readonly windowId: number;
  readonly index: number;
}
export interface TabsPort {
  all(): Promise<readonly TabFacts[]>;
  get(tabId: number): Promise<TabFacts | null>;
  inFront(): Promise<TabFacts | null>;
  /** Navigates a tab away; false when the tab is gone or may not be touched. */
  send(tabId: number, url: string): Promise<boolean>;
  reload(tabId: number): Promise<void>;
  /** Takes away what a frame of a tab shows; nothing where there is no such frame any more. */
  emptyFrame(tabId: number, frameId: number): Promise<void>;
  /** Opens a tab in front, beside `beside` where given. Gives its id. */
  open(url: string, beside: TabFacts | null): Promise<number | null>;
  close(tabId: number): Promise<void>;
  focus(tabId: number): Promise<void>;
  mute(tabId: number, muted: boolean): Promise<void>;
  /** Asks the content script of a tab to take its cover away. */
  uncover(tabId: number): Promise<void>;
  /** Asks the content script of a tab to press its button; false where there is none. */
  press(tabId: number): Promise<boolean>;
  /** What a press on the page of a tab would take along; null where there is no button. */
  capture(tabId: number): Promise<HelpContext | null>;
}
