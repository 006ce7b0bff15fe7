/** One tab (or popup) of Chromium: navigation, evaluation, real input and pictures over DevTools. */
import fs from 'node:fs';
import path from 'node:path';
import type { Cdp } from './cdp';
import { type Key, type Modifiers, type Point, stepsBetween, type Tab } from './driver';
import { until, withTimeout } from './wait';

/** A document that the tab's main frame has shown. */
interface Commit {
  at: number;
  url: string;
  loader: string;
  loaded: boolean;
  isError: boolean;
}

const VIRTUAL_KEYS: Record<string, number> = {
  Enter: 13,
  Shift: 16,
  Tab: 9,
  Escape: 27,
  ' ': 32,
  Backspace: 8,
  Delete: 46,
  Home: 36,
  End: 35,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
};

/** Calls a function in a session's main world and gives its result. */
export async function evaluateIn<A extends unknown[], R>(
  cdp: Cdp,
  session: string,
  fn: (...args: A) => R | Promise<R>,
  args: A,
): Promise<R> {
  const expression = `(${fn})(...${JSON.stringify(args)})`;
  const request = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
  const answer = await cdp.send('Runtime.evaluate', request, session);
  if (answer.exceptionDetails) {
    throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
  }
  return answer.result.value;
}

export class ChromiumTab implements Tab {
  readonly commits: Commit[] = [];
  readonly #cdp: Cdp;
  readonly #session: string;

  private constructor(
    cdp: Cdp,
    readonly targetId: string,
    session: string,
  ) {
    this.#cdp = cdp;
    this.#session = session;
    cdp.listen(({ sessionId, method, params, at }) => {
      if (sessionId !== session) return;
      if (method === 'Page.frameNavigated' && !params.frame.parentId) {
        const { url, unreachableUrl, loaderId } = params.frame;
        this.commits.push({ at, url: unreachableUrl ?? url, loader: loaderId, loaded: false, isError: Boolean(unreachableUrl) });
      }
      if (method === 'Page.lifecycleEvent' && params.name === 'load') {
        const commit = this.commits.findLast((candidate) => candidate.loader === params.loaderId);
        if (commit) commit.loaded = true;
      }
    });
  }

  static async attach(cdp: Cdp, targetId: string): Promise<ChromiumTab> {
    const { sessionId } = await cdp.send('Target.attachToTarget', { targetId, flatten: true });
    const tab = new ChromiumTab(cdp, targetId, sessionId);
    await tab.send('Page.enable');
    await tab.send('Page.setLifecycleEventsEnabled', { enabled: true });
    await tab.send('Runtime.enable');
    return tab;
  }

  // biome-ignore lint/suspicious/noExplicitAny: DevTools answers are read field by field.
  send(method: string, params: object = {}, timeoutMs?: number): Promise<any> {
    return this.#cdp.send(method, params, this.#session, timeoutMs);
  }

  async goto(url: string): Promise<void> {
    const from = performance.now();
    const answer = this.send('Page.navigate', { url }).catch((error: Error) => ({ errorText: error.message }));
    const sameDocument = answer.then((result) => result && !result.loaderId && !result.errorText);
    await until(
      async () => {
        if (this.commits.some((commit) => commit.at >= from && (commit.loaded || commit.isError))) return true;
        return withTimeout(sameDocument, 5, 'navigation').catch(() => false);
      },
      `loading ${url}`,
      30_000,
    );
  }

  async startGoto(url: string): Promise<void> {
    await this.evaluate((to: string) => void setTimeout(() => location.assign(to)), url);
  }

  back(): Promise<void> {
    return this.#go(-1);
  }

  forward(): Promise<void> {
    return this.#go(1);
  }

  async #go(step: number): Promise<void> {
    const { currentIndex, entries } = await this.send('Page.getNavigationHistory');
    const entry = entries[currentIndex + step];
    if (!entry) throw new Error('no such page in this tab’s history');
    const from = performance.now();
    await this.send('Page.navigateToHistoryEntry', { entryId: entry.id });
    await until(
      async () => (await this.url()) === entry.url || this.commits.some((commit) => commit.at >= from && commit.loaded),
      'going through the history',
    );
  }

  async reload(): Promise<void> {
    const from = performance.now();
    await this.send('Page.reload');
    await until(() => this.commits.some((commit) => commit.at >= from && (commit.loaded || commit.isError)), 'reloading');
  }

  /** Retried: between two documents (a back/forward cache swap) the tab has no active page for a moment. */
  async url(): Promise<string> {
    const { currentIndex, entries } = await until(() => this.send('Page.getNavigationHistory'), 'the address of the tab');
    return entries[currentIndex].url;
  }

  evaluate<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    return evaluateIn(this.#cdp, this.#session, fn, args);
  }

  async click(selector: string): Promise<void> {
    const at = await until(
      () =>
        this.evaluate((wanted: string) => {
          const element = document.querySelector(wanted);
          if (!element) return null;
          element.scrollIntoView({ block: 'center', behavior: 'instant' });
          const box = element.getBoundingClientRect();
          return box.width > 0 && box.height > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
        }, selector),
      `an element ${selector} to click`,
    );
    await this.clickAt(at.x, at.y);
  }

  async clickAt(x: number, y: number): Promise<void> {
    await this.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
    for (const type of ['mousePressed', 'mouseReleased']) {
      await this.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
    }
  }

  async moveTo(x: number, y: number): Promise<void> {
    await this.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
  }

  async drag(from: Point, to: Point): Promise<void> {
    await this.moveTo(from.x, from.y);
    const left = { button: 'left', buttons: 1, clickCount: 1 } as const;
    await this.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...from, ...left });
    for (const { x, y } of stepsBetween(from, to))
      await this.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y, button: 'left', buttons: 1 });
    await this.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...to, ...left, buttons: 0 });
  }

  async tapAt(x: number, y: number): Promise<void> {
    await this.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await this.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  async press(key: Key, modifiers: Modifiers = {}): Promise<void> {
    const bits = (modifiers.alt ? 1 : 0) + (modifiers.ctrl ? 2 : 0) + (modifiers.shift ? 8 : 0);
    const code = VIRTUAL_KEYS[key] ?? key.toUpperCase().charCodeAt(0);
    const text = key === 'Enter' ? '\r' : key.length === 1 && !modifiers.ctrl && !modifiers.alt ? key : undefined;
    const name = key === ' ' ? 'Space' : key.length === 1 ? `Key${key.toUpperCase()}` : key;
    const common = { key, code: name, windowsVirtualKeyCode: code, modifiers: bits };
    await this.send('Input.dispatchKeyEvent', { type: text ? 'keyDown' : 'rawKeyDown', ...common, ...(text ? { text } : {}) });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common });
  }

  async type(text: string): Promise<void> {
    await this.send('Input.insertText', { text });
  }

  async resize(size: { width: number; height: number } | null): Promise<void> {
    // A phone's scrollbars take no room.
    await this.send('Emulation.setScrollbarsHidden', { hidden: size !== null });
    if (size) await this.send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
    else await this.send('Emulation.clearDeviceMetricsOverride');
    if (size === null) return;
    // A picture taken before the page is laid out anew shows it beside itself (seen with right-to-left pages).
    await until(
      () => this.evaluate((width) => innerWidth === width && document.documentElement.scrollWidth <= width, size.width),
      'the new size',
      3000,
    ).catch(() => {});
    await this.evaluate(
      () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
    );
  }

  async setColourScheme(scheme: 'light' | 'dark'): Promise<void> {
    await this.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
  }

  async screenshot(file: string, { full = false }: { full?: boolean } = {}): Promise<void> {
    const { cssContentSize } = full ? await this.send('Page.getLayoutMetrics') : { cssContentSize: undefined };
    const clip = cssContentSize
      ? { x: 0, y: 0, width: cssContentSize.width, height: cssContentSize.height, scale: 1 }
      : undefined;
    const { data } = await this.send('Page.captureScreenshot', {
      format: 'png',
      captureBeyondViewport: full,
      ...(clip ? { clip } : {}),
    });
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, Buffer.from(data, 'base64'));
  }

  async activate(): Promise<void> {
    await this.#cdp.send('Target.activateTarget', { targetId: this.targetId });
  }

  async close(): Promise<void> {
    await this.#cdp.send('Target.closeTarget', { targetId: this.targetId }).catch(() => {});
    await until(async () => {
      const { targetInfos } = await this.#cdp.send('Target.getTargets');
      return !targetInfos.some(({ targetId }: { targetId: string }) => targetId === this.targetId);
    }, 'closing a tab');
  }
}
