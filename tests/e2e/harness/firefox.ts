/**
 * Drives a stock Firefox over Marionette. The extension is installed for good from an unsigned package, as a store's would be, so that
 * it lives through restarts and its start-up event is real. (Debian's ESR allows that; a release Firefox only takes temporary ones.)
 */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { zipFolder } from '../../../scripts/archive';
import { needBrowser } from '../../../scripts/find-browsers';
import { askIn } from './ask';
import { BehindPage } from './behind-page';
import type { Driver, LaunchOptions, RestartOptions } from './driver';
import { beginsEarlier, keepEarlier } from './earlier-profile';
import { builtExtension, firefoxId, removeFolder, temporaryFolder } from './extension';
import { FirefoxTab } from './firefox-tab';
import { Marionette } from './marionette';
import { killTree, processTree } from './processes';
import { onExit, until, withTimeout } from './wait';

/** Firefox gives each profile a random host for the extension; tests fix it to name its pages. */
const HOST = '11111111-2222-4333-8444-555555555555';

/** In functions that run in the browser. */
declare const ChromeUtils: {
  importESModule: (address: string) => { ExtensionPermissions: { add: (id: string, granted: object) => Promise<void> } };
};
declare const WebExtensionPolicy: {
  getByID: (id: string) => { extension: { backgroundState: string; terminateBackground: () => Promise<void> } } | null;
};

function preferences(options: LaunchOptions, id: string, restart: RestartOptions): Record<string, string | number | boolean> {
  return {
    'app.normandy.enabled': false,
    'app.update.disabledForTesting': true,
    'browser.newtabpage.enabled': false,
    'browser.safebrowsing.downloads.enabled': false,
    'browser.sessionstore.resume_from_crash': restart.restoreSession ?? false,
    'browser.shell.checkDefaultBrowser': false,
    'browser.startup.homepage': 'about:blank',
    'browser.startup.page': restart.restoreSession ? 3 : 0,
    'browser.tabs.warnOnClose': false,
    'devtools.jsonview.enabled': false, // manifest.json is the page that runs none of our code
    'datareporting.policy.dataSubmissionEnabled': false,
    'dom.security.https_first': false,
    'extensions.dnr.feedback': true,
    'extensions.getAddons.cache.enabled': false,
    'extensions.webextensions.uuids': JSON.stringify({ [id]: HOST }),
    'intl.accept_languages': options.language ?? 'en-US, en',
    'intl.locale.requested': options.language ?? 'en-US',
    'marionette.port': 0,
    'media.autoplay.default': 0,
    'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false,
    // Everything the browser asks for reaches the tests' own server, whatever the host and the scheme.
    'network.proxy.allow_hijacking_localhost': true,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': options.server.port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': options.server.port,
    'network.proxy.type': 1,
    'services.settings.server': 'data:,#remote-settings-dummy/v1',
    'toolkit.telemetry.server': '',
    'widget.gtk.overlay-scrollbars.enabled': true,
    'xpinstall.signatures.required': false,
    ...options.prefs,
  };
}

export class Firefox implements Driver {
  readonly kind = 'firefox';
  readonly profile: string;
  readonly extensionId: string;
  readonly #options: LaunchOptions;
  readonly #folder: string | null;
  readonly #behind: BehindPage;
  #process: ChildProcess | undefined;
  #client: Marionette | undefined;
  #gone: Promise<unknown> = Promise.resolve();
  #forget: () => void = () => {};

  private constructor(options: LaunchOptions, extensionId?: string) {
    this.#options = options;
    this.profile = options.profile ?? temporaryFolder('firefox');
    this.#folder = options.extension === null ? null : (options.extension ?? builtExtension('firefox'));
    this.extensionId = extensionId ?? (this.#folder ? firefoxId(this.#folder) : '');
    const open = () => this.openTab(this.extensionUrl('manifest.json'), { background: true });
    this.#behind = new BehindPage(open, options.keepsPage ?? false);
  }

  /** Starts a browser. `extensionId` names an extension that policy installs (then `extension` is null). */
  static async launch(options: LaunchOptions, extensionId?: string): Promise<Firefox> {
    const firefox = new Firefox(options, extensionId);
    const url = options.url === undefined ? {} : { url: options.url };
    if (options.installed === 'earlier' && beginsEarlier('firefox', options, firefox.profile)) {
      await firefox.#start(url);
      return firefox;
    }
    await firefox.#start(url);
    if (!firefox.#folder) return firefox;
    const file = path.join(temporaryFolder('xpi'), 'extension.xpi');
    fs.writeFileSync(file, zipFolder(firefox.#folder));
    // Allowed before the install: Marionette's own allowPrivateBrowsing reloads the add-on, and its install event is lost.
    await firefox.inBrowser(async (id: string) => {
      const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
      await ExtensionPermissions.add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
    }, firefox.extensionId);
    await firefox.client.send('Addon:Install', { path: file, temporary: false });
    if (options.installed === 'earlier') {
      // The first run is over when the extension has welcomed; one without a welcome page is only waited for.
      const welcomed = async (): Promise<boolean> =>
        (await Promise.all((await firefox.tabs()).map((tab) => tab.url()))).some((url) =>
          url.startsWith(firefox.extensionUrl('')),
        );
      await until(welcomed, 'the welcome page of the first run', 10_000).catch(() =>
        until(() => firefox.backgroundRuns(), 'the background'),
      );
      await firefox.#quit();
      keepEarlier('firefox', options, firefox.profile);
      await firefox.#start(url);
    }
    return firefox;
  }

  get client(): Marionette {
    if (!this.#client) throw new Error('Firefox is not running');
    return this.#client;
  }

  get pid(): number {
    return this.#process?.pid ?? 0;
  }

  extensionUrl(file: string): string {
    return `moz-extension://${HOST}/${file}`;
  }

  async #handles(): Promise<string[]> {
    return (await this.client.send('WebDriver:GetWindowHandles')) as string[];
  }

  async #anyTab(): Promise<string> {
    return until(async () => (await this.#handles())[0], 'an open tab');
  }

  /** Runs a function in Firefox's own context. */
  async inBrowser<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    return this.client.chrome(fn, args, await this.#anyTab());
  }

  async tabs(): Promise<FirefoxTab[]> {
    return this.#behind.without((await this.#handles()).map((handle) => new FirefoxTab(this.client, handle)));
  }

  async firstTab(): Promise<FirefoxTab> {
    for (const tab of await this.tabs()) if (!(await tab.url()).startsWith(this.extensionUrl(''))) return tab;
    throw new Error('only pages of the extension are open');
  }

  async openTab(
    url = 'about:blank',
    {
      window = false,
      private: isPrivate = false,
      background = false,
    }: { window?: boolean; private?: boolean; background?: boolean } = {},
  ): Promise<FirefoxTab> {
    const type = window || isPrivate ? 'window' : 'tab';
    // From a tab that surely exists: the one that Marionette was in may be closed.
    const { handle } = await this.client.send(
      'WebDriver:NewWindow',
      { type, private: isPrivate, focus: !background },
      await this.#anyTab(),
    );
    const tab = new FirefoxTab(this.client, handle);
    if (url !== 'about:blank') await tab.goto(url);
    return tab;
  }

  inExtensionPage<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    return this.#behind.use((tab) => tab.evaluate(fn, ...args));
  }

  ask(name: string, input: unknown = {}): Promise<unknown> {
    return this.#behind.use((tab) => askIn(tab, name, input));
  }

  async backgroundRuns(): Promise<boolean> {
    return (await this.#backgroundState()) === 'running';
  }

  /** stopped, starting, running, suspending. */
  #backgroundState(): Promise<string | undefined> {
    return this.inBrowser((id: string) => WebExtensionPolicy.getByID(id)?.extension.backgroundState, this.extensionId);
  }

  /** Ends the event page as Firefox does after 30 quiet seconds; one that is just starting doesn't end, and is asked again. */
  async killBackground(): Promise<void> {
    const end = (id: string) => WebExtensionPolicy.getByID(id)?.extension.terminateBackground();
    await until(async () => {
      await this.inBrowser(end, this.extensionId);
      return (await this.#backgroundState()) === 'stopped';
    }, 'the end of the background');
  }

  async restart(options: RestartOptions = {}): Promise<void> {
    if (this.#process) await this.#quit();
    await this.#start(options);
  }

  async crash(): Promise<void> {
    killTree(this.pid);
    await withTimeout(this.#gone, 10_000, 'killing Firefox');
    this.#ended();
  }

  async close(): Promise<void> {
    if (this.#process) await this.#quit();
    if (!this.#options.profile) removeFolder(this.profile);
  }

  async #start(restart: RestartOptions): Promise<void> {
    const { wrap = [], display, env } = this.#options;
    const lines = Object.entries(preferences(this.#options, this.extensionId, restart));
    fs.writeFileSync(
      path.join(this.profile, 'user.js'),
      lines.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`).join('\n'),
    );
    const portFile = path.join(this.profile, 'MarionetteActivePort');
    fs.rmSync(portFile, { force: true });
    const own = ['--marionette', '--remote-allow-system-access', '--no-remote', '--profile', this.profile];
    const url = restart.restoreSession ? [] : [restart.url ?? this.#options.url ?? 'about:blank'];
    const [command, ...before] = [...wrap, await needBrowser('firefox'), ...own, ...(display ? [] : ['--headless']), ...url];
    if (!command) throw new Error('nothing to start');
    const child = spawn(command, before, {
      stdio: ['ignore', 'ignore', process.env.HIFAZAT_BROWSER_LOG ? 'inherit' : 'ignore'],
      env: {
        ...process.env,
        MOZ_CRASHREPORTER_DISABLE: '1',
        MOZ_REMOTE_SETTINGS_DEVTOOLS: '1',
        ...(display ? { DISPLAY: display } : {}),
        ...env,
      },
    });
    this.#process = child;
    this.#gone = new Promise((resolve) => child.once('exit', resolve));
    this.#forget = onExit(() => killTree(child.pid ?? 0));
    const port = await until(() => Number(fs.readFileSync(portFile, 'utf8')), 'Firefox’s Marionette port', 60_000);
    this.#client = await Marionette.connect(port);
  }

  async #quit(): Promise<void> {
    const pids = processTree(this.pid);
    // eAttemptQuit is how a person quits: the session and the profile are written.
    void this.client.send('Marionette:Quit', { flags: ['eAttemptQuit'] }).catch(() => {});
    await withTimeout(this.#gone, 20_000, 'closing Firefox').catch(() => pids.forEach(killTree));
    this.#ended();
  }

  #ended(): void {
    this.#forget();
    this.#behind.forget();
    this.#client?.end();
    this.#process = undefined;
    this.#client = undefined;
  }
}

/** Starts Firefox with the built extension. */
export const launchFirefox = (options: LaunchOptions): Promise<Firefox> => Firefox.launch(options);
