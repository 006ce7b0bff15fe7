/** What both browser drivers offer, so that one scenario runs in Chromium and Firefox. */

export type Key = 'Enter' | 'Tab' | 'Escape' | ' ' | 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | (string & {});
export interface Modifiers {
  ctrl?: boolean;
  shift?: boolean;
  alt?: boolean;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Some points on the way, the end included: a hand doesn't jump. */
export const stepsBetween = (from: Point, to: Point): Point[] =>
  [1, 2, 3, 4].map((step) => ({ x: from.x + ((to.x - from.x) * step) / 4, y: from.y + ((to.y - from.y) * step) / 4 }));

export interface Tab {
  /** Navigates as a typed address does and waits until some document (perhaps another one) has loaded. */
  goto(url: string): Promise<void>;
  /** Starts a navigation and does not wait. */
  startGoto(url: string): Promise<void>;
  back(): Promise<void>;
  forward(): Promise<void>;
  reload(): Promise<void>;
  /** The address in the address bar. */
  url(): Promise<string>;
  /** Runs a function in the page (main world); arguments and result as JSON, promises awaited. */
  evaluate<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** A real mouse click in the middle of an element / at a point of the viewport. */
  click(selector: string): Promise<void>;
  clickAt(x: number, y: number): Promise<void>;
  tapAt(x: number, y: number): Promise<void>;
  /** Moves the mouse without a press / presses, moves in steps, and lets go. */
  moveTo(x: number, y: number): Promise<void>;
  drag(from: Point, to: Point): Promise<void>;
  press(key: Key, modifiers?: Modifiers): Promise<void>;
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>;
  /** The size of the viewport; null = the window's own. */
  resize(size: { width: number; height: number } | null): Promise<void>;
  setColourScheme(scheme: 'light' | 'dark'): Promise<void>;
  /** A PNG of the viewport or of the whole page. */
  screenshot(file: string, options?: { full?: boolean }): Promise<void>;
  activate(): Promise<void>;
  close(): Promise<void>;
}

export interface Driver {
  readonly kind: 'chromium' | 'firefox';
  readonly profile: string;
  readonly extensionId: string;
  /** The browser's own process; 0 while it is closed. */
  readonly pid: number;
  /** The address of a page of the extension, for example src/pages/options/index.html. */
  extensionUrl(path: string): string;
  /** The tab that the browser started with. */
  firstTab(): Promise<Tab>;
  openTab(url?: string, options?: { window?: boolean; private?: boolean; background?: boolean }): Promise<Tab>;
  /** Every open tab, private ones too. */
  tabs(): Promise<Tab[]>;
  /** Sends a message of the contract from an extension page and gives its value; throws what the worker refused. */
  ask(name: string, input?: unknown): Promise<unknown>;
  /** Runs a function in a page of the extension's origin, opened behind the others: `browser`/`chrome` are there. */
  inExtensionPage<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  backgroundRuns(): Promise<boolean>;
  /** Ends the worker or event page as the browser does when it is idle; something must wake it again. */
  killBackground(): Promise<void>;
  /** Closes the browser as a person does and starts it again in the same profile, the extension installed. */
  restart(options?: RestartOptions): Promise<void>;
  /** SIGKILL to every process of the browser, as when the power fails. `restart` afterwards starts it again. */
  crash(): Promise<void>;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

export interface RestartOptions {
  /** The address that the browser is started with: its first navigation. */
  url?: string;
  /** Opens the tabs of the last session again. */
  restoreSession?: boolean;
}

export interface LaunchOptions {
  /** The server that stands for the whole web. */
  server: { port: number };
  /** The extension's folder; default dist/<kind>; null = a browser without it. */
  extension?: string | null;
  /** 'fresh' = installed into the running browser (its install event is seen); 'earlier' = the profile has it since an earlier run. */
  installed?: 'fresh' | 'earlier';
  url?: string;
  /** One page for `ask` and `inExtensionPage` stays open behind the others; not where tabs are counted, restored, or the extension is updated. */
  keepsPage?: boolean;
  /** A profile folder to use; default a new one. */
  profile?: string;
  /** The browser's own language, for example 'ur' (default 'en-US'). */
  language?: string;
  /** A window on a real display (Xvfb or a person's); default headless. */
  display?: string;
  env?: Record<string, string>;
  /** Command and arguments before the browser's own: a private mount namespace for policy tests. */
  wrap?: readonly string[];
  /** Chromium: extra switches. */
  args?: readonly string[];
  /** Firefox: extra preferences. */
  prefs?: Record<string, string | number | boolean>;
}
