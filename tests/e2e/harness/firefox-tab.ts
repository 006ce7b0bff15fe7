/** One tab of Firefox: navigation, evaluation, real input and pictures over Marionette. */
import fs from 'node:fs';
import path from 'node:path';
import { type Key, type Modifiers, type Point, stepsBetween, type Tab } from './driver';
import type { Marionette } from './marionette';
import { until } from './wait';

/** WebDriver's names for keys that write no character, and for modifiers. */
const KEYS: Record<string, string> = {
  Enter: '\uE007',
  Shift: '\uE008',
  Tab: '\uE004',
  Escape: '\uE00C',
  Backspace: '\uE003',
  Delete: '\uE017',
  Home: '\uE011',
  End: '\uE010',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};
const MODIFIER_KEYS = { ctrl: '\uE009', shift: '\uE008', alt: '\uE00A' } as const;

/** What is used of Firefox's own window in functions that run there. */
interface BrowserElement {
  style: CSSStyleDeclaration;
  browsingContext: { top: { prefersColorSchemeOverride: string } };
}
declare const gBrowser: { selectedBrowser: BrowserElement };

export class FirefoxTab implements Tab {
  constructor(
    private readonly client: Marionette,
    readonly handle: string,
  ) {}

  // biome-ignore lint/suspicious/noExplicitAny: answers are read field by field.
  send(command: string, parameters: object = {}): Promise<any> {
    return this.client.send(command, parameters, this.handle);
  }

  async goto(url: string): Promise<void> {
    await this.send('WebDriver:Navigate', { url }).catch((error: Error) => {
      // A redirect to a page of the extension ends the first load in favour of a second; Marionette calls that an error.
      if (!/NS_BINDING_ABORTED|NS_ERROR_|neterror|Reached error page|context has been discarded/.test(error.message)) throw error;
    });
    await until(() => this.evaluate(() => document.readyState === 'complete'), `loading ${url}`);
  }

  async startGoto(url: string): Promise<void> {
    await this.evaluate((to: string) => void setTimeout(() => location.assign(to)), url);
  }

  async back(): Promise<void> {
    await this.send('WebDriver:Back');
  }

  async forward(): Promise<void> {
    await this.send('WebDriver:Forward');
  }

  async reload(): Promise<void> {
    await this.send('WebDriver:Refresh');
  }

  async url(): Promise<string> {
    return (await this.send('WebDriver:GetCurrentURL')).value;
  }

  evaluate<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    return this.client.evaluate(this.handle, fn, args);
  }

  /** The same with the browser's own rights: closed shadow roots are open to it. */
  evaluatePrivileged<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    return this.client.evaluate(this.handle, fn, args, 'system');
  }

  /** Runs a function in Firefox's own window with this tab selected in Marionette. */
  inWindow<A extends unknown[], R>(fn: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    return this.client.chrome(fn, args, this.handle);
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

  clickAt(x: number, y: number): Promise<void> {
    return this.#point('mouse', x, y);
  }

  tapAt(x: number, y: number): Promise<void> {
    return this.#point('touch', x, y);
  }

  async moveTo(x: number, y: number): Promise<void> {
    await this.#mouse([{ type: 'pointerMove', duration: 0, origin: 'viewport', x: Math.round(x), y: Math.round(y) }]);
  }

  async drag(from: Point, to: Point): Promise<void> {
    const move = ({ x, y }: Point) => ({
      type: 'pointerMove',
      duration: 30,
      origin: 'viewport',
      x: Math.round(x),
      y: Math.round(y),
    });
    const down = { type: 'pointerDown', button: 0 };
    await this.#mouse([move(from), down, ...stepsBetween(from, to).map(move), { type: 'pointerUp', button: 0 }]);
  }

  #mouse(actions: object[]): Promise<void> {
    return this.#act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
  }

  async #point(pointerType: 'mouse' | 'touch', x: number, y: number): Promise<void> {
    const move = { type: 'pointerMove', duration: 0, origin: 'viewport', x: Math.round(x), y: Math.round(y) };
    const steps = [move, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
    await this.#act([{ type: 'pointer', id: pointerType, parameters: { pointerType }, actions: steps }]);
  }

  async press(key: Key, modifiers: Modifiers = {}): Promise<void> {
    const held = (['ctrl', 'shift', 'alt'] as const).filter((name) => modifiers[name]).map((name) => MODIFIER_KEYS[name]);
    const value = KEYS[key] ?? key;
    const down = [...held, value].map((one) => ({ type: 'keyDown', value: one }));
    const up = [value, ...held.reverse()].map((one) => ({ type: 'keyUp', value: one }));
    await this.#act([{ type: 'key', id: 'keyboard', actions: [...down, ...up] }]);
  }

  async type(text: string): Promise<void> {
    const actions = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.#act([{ type: 'key', id: 'keyboard', actions }]);
  }

  async #act(actions: object[]): Promise<void> {
    await this.send('WebDriver:PerformActions', { actions });
    await this.send('WebDriver:ReleaseActions');
  }

  /** The page's own box is narrowed (as a BiDi viewport is): Firefox's window cannot be as narrow as a phone. */
  async resize(size: { width: number; height: number } | null): Promise<void> {
    await this.inWindow((wanted: { width: number; height: number } | null) => {
      const { style } = gBrowser.selectedBrowser;
      for (const side of ['width', 'height'] as const) {
        for (const name of [side, `min-${side}`, `max-${side}`]) {
          if (wanted) style.setProperty(name, `${wanted[side]}px`, 'important');
          else style.removeProperty(name);
        }
      }
    }, size);
    if (size)
      await until(() => this.evaluate((width: number) => innerWidth === width, size.width), `a viewport ${size.width} wide`);
  }

  async setColourScheme(scheme: 'light' | 'dark'): Promise<void> {
    await this.inWindow((wanted: string) => {
      gBrowser.selectedBrowser.browsingContext.top.prefersColorSchemeOverride = wanted;
    }, scheme);
  }

  async screenshot(file: string, { full = false }: { full?: boolean } = {}): Promise<void> {
    const { value } = await this.send('WebDriver:TakeScreenshot', { full });
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, Buffer.from(value, 'base64'));
  }

  async activate(): Promise<void> {
    await this.client.send('WebDriver:SwitchToWindow', { handle: this.handle, focus: true });
  }

  async close(): Promise<void> {
    await this.send('WebDriver:CloseWindow');
  }
}
