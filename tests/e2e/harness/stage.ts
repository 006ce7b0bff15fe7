/**
 * A browser in a real window with a person in front of it, and the true time beside what was charged: each act says when it was
 * (performance.now() of this process), the scenario says from when to when a limit should run.
 */
import type { Browser } from 'webextension-polyfill';
import { Chromium } from './chromium';
import { ChromiumTab } from './chromium-tab';
import type { Driver, LaunchOptions, Tab } from './driver';
import { type LedgerRow, ledgerRows, secondsCharged } from './ledger-rows';
import { launch, saveSection } from './open';
import { Person } from './person';
import { startServer, type TestServer } from './server';
import { Truth } from './truth';
import { until } from './wait';

/** In functions that run in the browser. */
declare const chrome: Browser;

export interface StageOptions {
  /** Sections of the parents' document. */
  settings: Readonly<Record<string, unknown>>;
  launch?: Omit<LaunchOptions, 'server' | 'display'>;
}

export interface Charged {
  limit: string;
  trueSeconds: number;
  chargedSeconds: number;
}

/** How long the worker may take to write what an event has ended. */
const WRITTEN_AFTER_MS = 2500;

export class Stage {
  readonly truth = new Truth();

  private constructor(
    readonly person: Person,
    readonly server: TestServer,
    readonly driver: Driver,
  ) {}

  /** Opens a browser with these settings; another programme is in front, so that nothing is charged yet. */
  static async opens(kind: 'chromium' | 'firefox', { settings, launch: options }: StageOptions): Promise<Stage> {
    const person = await Person.arrives();
    const server = await startServer();
    const driver = await launch(kind, { ...options, server, display: person.display });
    const stage = new Stage(person, server, driver);
    try {
      for (const [section, value] of Object.entries(settings)) await saveSection(driver, section, value);
      // Without a window manager a new window only borrows the keyboard from the pointer above it: this takes it away for certain.
      person.turnsAway();
    } catch (error) {
      await stage.closes();
      throw error;
    }
    return stage;
  }

  async closes(): Promise<void> {
    await this.driver.close();
    await this.server.stop();
    await this.person.leaves();
  }

  /** Opens an address in a tab; gives when its document came (the old one is gone from then on). */
  async goes(tab: Tab, url: string): Promise<number> {
    const from = performance.now();
    await tab.goto(url);
    if (tab instanceof ChromiumTab) {
      const commit = tab.commits.findLast((one) => one.at >= from && one.url.startsWith(url));
      if (!commit) throw new Error(`${url} did not come: ${await tab.url()}`);
      return commit.at;
    }
    // Firefox tells no event: the page knows when its answer began, by the same machine's clock.
    const at = await tab.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return performance.timeOrigin + (navigation?.responseStart ?? 0);
    });
    return at - performance.timeOrigin;
  }

  /** Brings a tab to the front of its window and the window to the front; gives when. */
  async front(tab: Tab): Promise<number> {
    const before = performance.now();
    await tab.activate();
    return (before + performance.now()) / 2;
  }

  /** Mutes a tab that shows this address as a person does in the tab strip; gives when. */
  mutes(url: string, muted: boolean): Promise<number> {
    return this.asExtension(
      async (wanted: string, value: boolean) => {
        const tab = (await chrome.tabs.query({})).find((one) => one.url === wanted);
        if (tab?.id === undefined) throw new Error(`no tab shows ${wanted}`);
        await chrome.tabs.update(tab.id, { muted: value });
        return performance.timeOrigin + performance.now();
      },
      url,
      muted,
    );
  }

  /** A page begins to sound, with no sound card; returns when the browser itself says that the tab is heard. */
  async sounds(tab: Tab, url: string): Promise<void> {
    await tab.evaluate(this.driver.kind === 'chromium' ? playTone : playRecording);
    const isHeard = async (wanted: string): Promise<boolean> =>
      (await chrome.tabs.query({})).some((one) => one.url === wanted && one.audible === true);
    await until(() => this.driver.inExtensionPage(isHeard, url), 'a tab that is heard');
  }

  /** Runs a function with the extension's rights that gives a moment of the computer's clock; gives it in our own time. */
  async asExtension<A extends unknown[]>(fn: (...args: A) => Promise<number>, ...args: A): Promise<number> {
    return (await this.driver.inExtensionPage(fn, ...args)) - performance.timeOrigin;
  }

  /**
   * The person turns to something that is never charged; gives when. In Chromium another programme; Marionette makes Firefox believe
   * that it always has the keyboard, so there an empty tab.
   */
  async turnsAway(): Promise<number> {
    if (this.driver.kind === 'chromium') return this.person.turnsAway();
    const empty = await this.driver.openTab('about:blank');
    return this.front(empty);
  }

  /** The person turns away, what runs ends; then true and charged seconds of each limit. */
  async result(): Promise<Charged[]> {
    this.truth.ends(await this.turnsAway());
    await new Promise((resolve) => setTimeout(resolve, WRITTEN_AFTER_MS));
    return this.compare(await ledgerRows(this.driver));
  }

  compare(rows: readonly LedgerRow[]): Charged[] {
    const charged = secondsCharged(rows);
    const names = new Set([...this.truth.names(), ...Object.keys(charged)]);
    return [...names].map((limit) => ({ limit, trueSeconds: this.truth.seconds(limit), chargedSeconds: charged[limit] ?? 0 }));
  }

  get chromium(): Chromium {
    if (!(this.driver instanceof Chromium)) throw new Error('only Chromium can play this');
    return this.driver;
  }
}

/** Runs in the page. Chromium hears this without a sound card. */
function playTone(): void {
  (window as unknown as { sound: (on: boolean) => void }).sound(true);
}

/** Runs in the page. Firefox's own tones need a sound card; of a recording it knows that it can be heard. */
async function playRecording(): Promise<void> {
  const [rate, seconds] = [8000, 2];
  const bytes = new DataView(new ArrayBuffer(44 + rate * seconds));
  const write = (at: number, text: string): void =>
    [...text].forEach((sign, n) => void bytes.setUint8(at + n, sign.charCodeAt(0)));
  write(0, 'RIFF');
  bytes.setUint32(4, 36 + rate * seconds, true);
  write(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true); // PCM
  bytes.setUint16(22, 1, true); // one channel
  bytes.setUint32(24, rate, true);
  bytes.setUint32(28, rate, true);
  bytes.setUint16(32, 1, true);
  bytes.setUint16(34, 8, true); // bits
  write(36, 'data');
  bytes.setUint32(40, rate * seconds, true);
  for (let n = 0; n < rate * seconds; n++)
    bytes.setUint8(44 + n, 128 + Math.round(100 * Math.sin((n * 2 * Math.PI * 440) / rate)));
  const audio = new Audio(URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' })));
  audio.loop = true;
  document.body.append(audio);
  await audio.play();
}
