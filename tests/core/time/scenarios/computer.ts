/**
 * A computer with a child in front of it, for scenarios that are played in no time: the real time keeper, rules, attention and clock watch over
 * windows, tabs, input, alarms and a clock that move only when told.
 */
import { ClockWatch } from '../../../../src/background/clock-watch';
import { FreeTabs } from '../../../../src/background/free-tabs';
import { TimeKeeper } from '../../../../src/background/time-keeper';
import { timeRules } from '../../../../src/background/time-rules';
import { World } from '../../../../src/background/world';
import { type Effective, overlay } from '../../../../src/core/policy/effective';
import { NOTHING_LISTED } from '../../../../src/core/rules/rules';
import type { Grant, GrownUpHere, Pause } from '../../../../src/core/rules/state';
import type { SettingsDocument } from '../../../../src/core/settings/schema';
import { HAND_WRITTEN } from '../../../../src/core/sites/category';
import type { Presence } from '../../../../src/core/time/attention';
import { BrowserAttention } from '../../../../src/platform/attention';
import { usageInMemory } from '../../../../src/storage/usage-store';
import { FakeBrowserWindows, type FakeTab } from '../../../fakes/browser-windows';
import { FakeClock, settled } from '../../../fakes/clock';
import { FakeItem } from '../../../fakes/item';
import { FakeNetworkRules } from '../../../fakes/network-rules';

/** The alarm that revives a killed worker, ms. */
const REVIVES_EVERY = 30_000;
export const IDLE_AFTER = 60;

interface Tab extends FakeTab {
  readonly id: number;
  window: number;
}
export interface Where {
  readonly window?: number;
  readonly isPrivate?: boolean;
}

export class Computer {
  readonly clock: FakeClock;
  readonly usage = usageInMemory();
  readonly grants = new FakeItem<Grant[]>([]);
  readonly pause = new FakeItem<Pause | null>(null);
  /** What the keeper said: limits that ended or opened again, warnings, clocks that were set. */
  readonly said: string[] = [];
  readonly #effective: Effective;
  readonly #offset = new FakeItem(0);
  #api = new FakeBrowserWindows();
  #tabs: Tab[] = [];
  #activeIn = new Map<number, number>();
  #states = new Map<number, 'fullscreen' | 'minimized' | 'normal'>();
  #focused: number | null = 0;
  #pip: number[] = [];
  #presence: Presence = 'active';
  #setBy = 0;
  #slept = 0;
  #rings: number | null = null;
  #isAlive = false;
  #watch: ClockWatch | null = null;
  #keeper: TimeKeeper | null = null;

  constructor(
    start: string,
    document: Omit<SettingsDocument, 'version'>,
    /** On Linux the monotonic clock stands still in sleep. */
    private readonly os: 'win' | 'linux' = 'win',
  ) {
    this.clock = new FakeClock(Date.parse(start));
    this.#effective = overlay({ version: 1, ...document }, {});
  }

  get keeper(): TimeKeeper {
    if (this.#keeper === null) throw new Error('the browser was never started');
    return this.#keeper;
  }

  /** What a clock would say that nobody has set. */
  trueTime(): number {
    return this.clock.now() - this.#setBy;
  }
  /** Seconds charged to a limit: 'games' on all days, 'games@2026-11-22' on that one. */
  async charged(what: string): Promise<number> {
    const [limit = '', only] = what.split('@');
    let seconds = 0;
    for (const day of only === undefined ? await this.usage.days() : [only]) {
      seconds += (await this.usage.usedSecondsOn(day))[limit] ?? 0;
    }
    return seconds;
  }

  /** The browser starts, or the worker is revived. */
  async starts(isSameRun = false): Promise<void> {
    await this.#born(isSameRun, () => {});
  }

  async opens(url: string, { window = 0, isPrivate = false }: Where = {}): Promise<number> {
    const id = this.#tabs.length + 1;
    this.#tabs.push({ id, url, window, active: false, incognito: isPrivate });
    await this.looksAt(id);
    return id;
  }
  async looksAt(tabId: number): Promise<void> {
    const { window } = this.#tab(tabId);
    this.#activeIn.set(window, tabId);
    this.#focused = window;
    await this.#event((api) => {
      api.tabs.onActivated.fire({ tabId, windowId: window });
      api.windows.onFocusChanged.fire(window);
    });
  }
  async goes(tabId: number, url: string): Promise<void> {
    await this.#changes(tabId, { url });
  }
  async plays(tabId: number, audible = true): Promise<void> {
    await this.#changes(tabId, { audible });
  }
  async mutes(tabId: number, muted = true): Promise<void> {
    await this.#changes(tabId, { mutedInfo: { muted } });
  }
  /** The browser throws the tab out of memory: it falls silent. */
  async discards(tabId: number): Promise<void> {
    await this.#changes(tabId, { audible: false, discarded: true });
  }
  async shows(window: number, state: 'fullscreen' | 'minimized' | 'normal'): Promise<void> {
    this.#states.set(window, state);
    await this.#event((api) => api.windows.onFocusChanged.fire(window));
  }
  async otherProgram(): Promise<void> {
    this.#focused = null;
    await this.#event((api) => api.windows.onFocusChanged.fire(-1));
  }
  async moves(tabId: number, window: number): Promise<void> {
    const tab = this.#tab(tabId);
    const from = tab.window;
    tab.window = window;
    await this.#event((api) => api.tabs.onDetached.fire(tabId, { oldWindowId: from, oldPosition: 0 }));
    await this.#event((api) => api.tabs.onAttached.fire(tabId, { newWindowId: window, newPosition: 0 }));
    await this.looksAt(tabId);
  }
  async floats(...tabIds: number[]): Promise<void> {
    this.#pip = tabIds;
    await this.#event((api) => api.presenceChanged.fire());
  }
  async input(presence: Presence): Promise<void> {
    this.#presence = presence;
    await this.#event((api) => api.presenceChanged.fire());
  }
  /** No input for so many seconds: after a minute the browser says so. */
  async noInput(seconds: number): Promise<void> {
    await this.pass(Math.min(seconds, IDLE_AFTER));
    if (seconds < IDLE_AFTER) return;
    await this.input('idle');
    await this.pass(seconds - IDLE_AFTER);
  }

  /** So many seconds pass; alarms ring, and revive the worker. */
  async pass(seconds: number): Promise<void> {
    const end = this.clock.now() + Math.round(seconds * 1000);
    while (this.#rings !== null && this.#rings <= end) {
      await this.clock.pass(Math.max(0, this.#rings - this.clock.now()));
      this.#rings = this.clock.now() + REVIVES_EVERY;
      if (this.#isAlive) await this.keeper.wake();
      else await this.starts(true);
    }
    await this.clock.pass(end - this.clock.now());
  }
  async sleeps(seconds: number): Promise<void> {
    this.clock.jump(seconds * 1000);
    this.#slept += seconds * 1000;
    await this.pass(0);
  }
  /** Somebody sets the clock. */
  async setsClock(seconds: number): Promise<void> {
    this.clock.set(seconds * 1000);
    this.#setBy += seconds * 1000;
    await this.pass(0);
  }
  /** A page of the site comes, with the true time in its headers. */
  async hearsFrom(site: string): Promise<void> {
    this.#watch?.heard({ url: `https://${site}/`, date: this.trueTime(), ageSeconds: 0 });
    await settled();
  }
  killsWorker(): void {
    this.clock.kill();
    this.#isAlive = false;
  }
  closesBrowser(): void {
    this.killsWorker();
    this.#rings = null;
  }
  /** Plays so many seconds with the worker killed again and again. */
  async dying(seconds: number, every: number): Promise<void> {
    for (let left = seconds; left > 0; left -= every) {
      await this.pass(Math.min(every, left));
      this.killsWorker();
    }
  }
  /** Rules or grants were changed. */
  async settings(): Promise<void> {
    await this.#world.refresh();
    await this.keeper.wake();
  }
  /** The child goes away: what was charged until now is written. */
  async ends(): Promise<void> {
    this.#tabs = [];
    await this.otherProgram();
  }

  readonly #world: World = new World({
    effective: () => this.#effective,
    grants: this.grants,
    pause: this.pause,
    grownUp: new FakeItem<GrownUpHere | null>(null),
    usage: () => this.keeper.usageToday(),
    labelled: () => new Set(),
    sources: { load: async () => undefined, index: HAND_WRITTEN, listed: NOTHING_LISTED },
    clock: { now: () => this.#watch?.now() ?? this.clock.now() },
  });

  async #born(isSameRun: boolean, event: (api: FakeBrowserWindows) => void): Promise<void> {
    this.#api = new FakeBrowserWindows();
    const watch = new ClockWatch({
      system: this.clock,
      monotonic: () => this.trueTime() - (this.os === 'win' ? 0 : this.#slept),
      runsInSleep: async () => this.os === 'win',
      offset: this.#offset,
      onNews: () => void this.keeper.wake(),
      onProblem: (error) => this.said.push(String(error)),
    });
    this.#watch = watch;
    const free = new FreeTabs(new FakeItem([]), new FakeNetworkRules(), watch);
    this.#keeper = new TimeKeeper({
      clock: watch,
      takeNews: () => watch.takeNews(),
      timers: this.clock,
      attention: new BrowserAttention(this.#api, this.#api.input, () => this.#pip),
      usage: this.usage,
      rules: () => timeRules(this.#world, free),
      alarms: {
        revive: async (on) => {
          this.#rings = on ? (this.#rings ?? this.clock.now() + REVIVES_EVERY) : null;
        },
        limitEndsAt: async () => {},
      },
      stayAwake: () => {},
      onTick: () => {},
      onUsedUp: (id) => this.said.push(`${id} used up`),
      onRefilled: (id) => this.said.push(`${id} refilled`),
      onWarn: () => {},
      onClock: (kind) => this.said.push(kind),
      onProblem: (error) => this.said.push(String(error)),
    });
    this.#isAlive = true;
    this.#show();
    event(this.#api);
    await this.#world.refresh();
    await watch.start();
    await this.#keeper.start(isSameRun);
  }

  async #changes(tabId: number, change: Partial<FakeTab> & { readonly discarded?: boolean }): Promise<void> {
    const tab = this.#tab(tabId);
    Object.assign(tab, change);
    await this.#event((api) => {
      const full = { index: 0, highlighted: tab.active, pinned: false, ...tab };
      api.tabs.onUpdated.fire(tabId, change, full);
    });
  }
  async #event(fire: (api: FakeBrowserWindows) => void): Promise<void> {
    if (this.#isAlive) {
      this.#show();
      fire(this.#api);
    } else await this.#born(true, fire);
    await settled();
  }
  #show(): void {
    const windows = [...new Set([0, ...this.#tabs.map(({ window }) => window)])];
    this.#api.presence = this.#presence;
    this.#api.open = windows.map((window) => ({
      focused: this.#focused === window,
      state: this.#states.get(window) ?? 'normal',
      tabs: this.#tabs
        .filter((tab) => tab.window === window)
        .map((tab) => ({ ...tab, active: this.#activeIn.get(window) === tab.id })),
    }));
  }
  #tab(tabId: number): Tab {
    const tab = this.#tabs.find(({ id }) => id === tabId);
    if (tab === undefined) throw new Error(`no tab ${tabId}`);
    return tab;
  }
}
