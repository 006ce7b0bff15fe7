/**
 * Drives Chromium over its pipe and attaches only to the pages it drives: the extension's worker lives and dies as it would for a
 * person, and pages have the real focus, visibility and back/forward cache (under Playwright none of that is so).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Browser } from 'webextension-polyfill';
import { needBrowser } from '../../../scripts/find-browsers';
import { askIn } from './ask';
import { BehindPage } from './behind-page';
import { Cdp } from './cdp';
import { switches } from './chromium-switches';
import { ChromiumTab, evaluateIn } from './chromium-tab';
import type { Driver, LaunchOptions, RestartOptions } from './driver';
import { beginsEarlier, keepEarlier } from './earlier-profile';
import { builtExtension, chromiumId, removeFolder, temporaryFolder } from './extension';
import { isAlive, killTree, processTree } from './processes';
import { onExit, until, withTimeout } from './wait';

/** In functions that run in the browser. */
declare const chrome: Browser;

interface Target {
  targetId: string;
  type: string;
  url: string;
}

/** DevTools marks what it installs to be dropped at the next start with this bit of `creation_flags`. */
const DROPPED_AT_RESTART = 1 << 15;

export class Chromium implements Driver {
  readonly kind = 'chromium';
  readonly profile: string;
  readonly extensionId: string;
  readonly #options: LaunchOptions;
  readonly #folder: string | null;
  readonly #behind: BehindPage;
  readonly #tabs = new Map<string, Promise<ChromiumTab>>();
  #process: ChildProcess | undefined;
  #cdp: Cdp | undefined;
  #gone: Promise<unknown> = Promise.resolve();
  #forget: () => void = () => {};

  private constructor(options: LaunchOptions, extensionId?: string) {
    this.#options = options;
    this.profile = options.profile ?? temporaryFolder('chromium');
    this.#folder = options.extension === null ? null : (options.extension ?? builtExtension('chromium'));
    this.extensionId = extensionId ?? (this.#folder ? chromiumId(this.#folder) : '');
    const open = () => this.openTab(this.extensionUrl('manifest.json'), { background: true });
    this.#behind = new BehindPage(open, options.keepsPage ?? false);
  }

  /** Starts a browser. `extensionId` names an extension that policy installs (then `extension` is null). */
  static async launch(options: LaunchOptions, extensionId?: string): Promise<Chromium> {
    const browser = new Chromium(options, extensionId);
    const url = options.url === undefined ? {} : { url: options.url };
    if (options.installed === 'earlier' && beginsEarlier('chromium', options, browser.profile)) {
      await browser.restart(url);
      return browser;
    }
    browser.#allowUnpacked();
    await browser.#start(url);
    if (!browser.#folder) return browser;
    const id = await browser.cdp.send('Extensions.loadUnpacked', { path: browser.#folder, enableInIncognito: true });
    if (id.id !== browser.extensionId) throw new Error(`expected the id ${browser.extensionId}, the browser gave ${id.id}`);
    if (options.installed === 'earlier') {
      // The first run is over when the extension has welcomed; one without a welcome page is only waited for.
      const welcomed = async (): Promise<boolean> =>
        (await Promise.all((await browser.tabs()).map((tab) => tab.url()))).some((url) =>
          url.startsWith(browser.extensionUrl('')),
        );
      await until(welcomed, 'the welcome page of the first run', 10_000).catch(() =>
        until(() => browser.backgroundRuns(), 'the background'),
      );
      await browser.#quit();
      keepEarlier('chromium', options, browser.profile);
      await browser.restart(url);
    }
    return browser;
  }

  get cdp(): Cdp {
    if (!this.#cdp) throw new Error('Chromium is not running');
    return this.#cdp;
  }

  /** The browser's own process. */
  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  extensionUrl(file: string): string {
    return `chrome-extension://${this.extensionId}/${file}`;
  }

  async targets(): Promise<Target[]> {
    const filter = [{ type: 'browser', exclude: true }, { type: 'tab', exclude: true }, {}];
    return (await this.cdp.send('Target.getTargets', { filter })).targetInfos;
  }

  /** Attaches to a target once and remembers it. */
  attach(targetId: string): Promise<ChromiumTab> {
    const known = this.#tabs.get(targetId) ?? ChromiumTab.attach(this.cdp, targetId);
    this.#tabs.set(targetId, known);
    return known;
  }

  async firstTab(): Promise<ChromiumTab> {
    const isOurs = (target: Target): boolean => target.url.startsWith(this.extensionUrl(''));
    const target = await until(
      async () => (await this.targets()).find((candidate) => candidate.type === 'page' && !isOurs(candidate)),
      'the first tab',
    );
    return this.attach(target.targetId);
  }

  async tabs(): Promise<ChromiumTab[]> {
    const pages = (await this.targets()).filter((target) => target.type === 'page');
    return this.#behind.without(await Promise.all(pages.map((target) => this.attach(target.targetId))));
  }

  async openTab(
    url = 'about:blank',
    {
      window = false,
      private: isPrivate = false,
      background = false,
    }: { window?: boolean; private?: boolean; background?: boolean } = {},
  ): Promise<ChromiumTab> {
    if (isPrivate) return this.#openPrivate(url);
    const { targetId } = await this.cdp.send('Target.createTarget', { url: 'about:blank', newWindow: window, background });
    const tab = await this.attach(targetId);
    if (url !== 'about:blank') await tab.goto(url);
    return tab;
  }

  /** A real private window: only the browser itself can open one (DevTools' own contexts are something else). */
  async #openPrivate(url: string): Promise<ChromiumTab> {
    const before = new Set((await this.targets()).map((target) => target.targetId));
    await this.inExtensionPage(
      (address: string) => chrome.windows.create({ incognito: true, url: address }).then(() => {}),
      'about:blank',
    );
    const opened = await until(
      async () =>
        (await this.targets()).find(
          ({ type, targetId, url: at }) => type === 'page' && !before.has(targetId) && at === 'about:blank',
        ),
      'the private window',
    );
    const tab = await this.attach(opened.targetId);
    if (url !== 'about:blank') await tab.goto(url);
    return tab;
  }

  inExtensionPage<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    return this.#behind.use((tab) => tab.evaluate(fn, ...args));
  }

  ask(name: string, input: unknown = {}): Promise<unknown> {
    return this.#behind.use((tab) => askIn(tab, name, input));
  }

  async #worker(): Promise<Target | undefined> {
    return (await this.targets()).find(
      (target) => target.type === 'service_worker' && target.url.startsWith(this.extensionUrl('')),
    );
  }

  async backgroundRuns(): Promise<boolean> {
    return Boolean(await this.#worker());
  }

  /** Runs a function in the worker, attached only that long; throws when no worker runs (it is not woken). */
  async inWorker<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    const target = await this.#worker();
    if (!target) throw new Error('the worker does not run');
    const { sessionId } = await this.cdp.send('Target.attachToTarget', { targetId: target.targetId, flatten: true });
    try {
      return await evaluateIn(this.cdp, sessionId, fn, args);
    } finally {
      await this.cdp.send('Target.detachFromTarget', { sessionId }).catch(() => {});
    }
  }

  async killBackground(): Promise<void> {
    const target = await this.#worker();
    if (!target) return;
    await this.cdp.send('Target.closeTarget', { targetId: target.targetId });
    await until(
      async () => !(await this.targets()).some(({ targetId }) => targetId === target.targetId),
      'the end of the worker',
    );
  }

  /** Opens the toolbar popup over the focused window and gives it as a tab. */
  async openPopup(path = 'src/pages/popup/index.html'): Promise<ChromiumTab> {
    await this.inExtensionPage(() => chrome.action.openPopup());
    const popup = await until(
      async () => (await this.targets()).find(({ url }) => url.startsWith(this.extensionUrl(path))),
      'the popup',
    );
    return this.attach(popup.targetId);
  }

  async restart(options: RestartOptions = {}): Promise<void> {
    if (this.#process) await this.#quit();
    if (this.#folder) this.#keepInstalled();
    await this.#start(options);
  }

  async crash(): Promise<void> {
    killTree(this.pid);
    await withTimeout(this.#gone, 10_000, 'killing Chromium');
    this.#ended();
  }

  async close(): Promise<void> {
    if (this.#process) await this.#quit();
    if (!this.#options.profile) removeFolder(this.profile);
  }

  async #start(restart: RestartOptions): Promise<void> {
    const programme = await needBrowser('chromium');
    const [command, ...before] = [...(this.#options.wrap ?? []), programme];
    if (!command) throw new Error('nothing to start');
    // The profile's own language file wins over --lang on Linux unless LANGUAGE says the same.
    const language = (this.#options.language ?? 'en-US').replace('-', '_');
    const env = {
      ...process.env,
      LANGUAGE: language,
      ...(this.#options.display ? { DISPLAY: this.#options.display } : {}),
      ...this.#options.env,
    };
    const child = spawn(command, [...before, ...switches(this.#options, this.profile, restart)], {
      env,
      stdio: ['ignore', 'ignore', process.env.HIFAZAT_BROWSER_LOG ? 'inherit' : 'ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    this.#gone = new Promise((resolve) => child.once('exit', resolve));
    this.#forget = onExit(() => killTree(child.pid ?? 0));
    this.#cdp = new Cdp(child.stdio[3] as Writable, child.stdio[4] as Readable);
    await this.cdp.send('Browser.getVersion');
  }

  async #quit(): Promise<void> {
    const pids = processTree(this.pid);
    await this.cdp.send('Browser.close').catch(() => {});
    await withTimeout(this.#gone, 15_000, 'closing Chromium').catch(() => killTree(this.pid));
    await until(() => !pids.some(isAlive), 'the end of all of Chromium’s processes').catch(() => pids.forEach(killTree));
    this.#ended();
  }

  #ended(): void {
    this.#forget();
    this.#behind.forget();
    this.#process = undefined;
    this.#cdp = undefined;
    this.#tabs.clear();
  }

  get #preferencesFile(): string {
    return path.join(this.profile, 'Default', 'Preferences');
  }

  /** Without developer mode, an unpacked extension stays disabled after `runtime.reload()`. */
  #allowUnpacked(): void {
    if (fs.existsSync(this.#preferencesFile)) return;
    fs.mkdirSync(path.dirname(this.#preferencesFile), { recursive: true });
    const languages = this.#options.language ?? 'en-US,en';
    const preferences = {
      extensions: { ui: { developer_mode: true } },
      intl: { accept_languages: languages, selected_languages: languages },
    };
    fs.writeFileSync(this.#preferencesFile, JSON.stringify(preferences));
  }

  #keepInstalled(): void {
    const preferences = JSON.parse(fs.readFileSync(this.#preferencesFile, 'utf8'));
    const settings = preferences.extensions?.settings?.[this.extensionId];
    if (!settings)
      throw new Error('the profile does not know the extension yet: launch with installed: "earlier" before a crash');
    if (!(settings.creation_flags & DROPPED_AT_RESTART)) return;
    settings.creation_flags &= ~DROPPED_AT_RESTART;
    fs.writeFileSync(this.#preferencesFile, JSON.stringify(preferences));
  }
}

/** Starts Chromium with the built extension. */
export const launchChromium = (options: LaunchOptions): Promise<Chromium> => Chromium.launch(options);
