/** Looks into the red button's closed shadow root, as only the browser itself can, and at what became of the tab. */
import type { Browser } from 'webextension-polyfill';
import { ChromiumTab } from './chromium-tab';
import type { Driver, Tab } from './driver';
import { FirefoxTab } from './firefox-tab';
import { BUTTON_TAG } from './red-button';

/** In functions that run in the browser. */
declare const chrome: Browser;

/** Firefox's privileged sandbox sees through closed shadow roots. */
type Seen = Element & { openOrClosedShadowRoot: ShadowRoot };

export interface Inside {
  button: string;
  /** What is to be read on the cover; null = the page isn't covered. */
  numbers: string[] | null;
}

function look(rootOrTag: ShadowRoot | string): Inside {
  const root =
    typeof rootOrTag === 'string' ? (document.querySelector(rootOrTag) as Seen | null)?.openOrClosedShadowRoot : rootOrTag;
  if (!root) throw new Error('no button');
  const cover = root.querySelector('.c');
  const shown = [...root.querySelectorAll('p')].filter((line) => getComputedStyle(line).visibility === 'visible');
  return {
    button: root.querySelector('.b')?.textContent ?? '',
    numbers: cover?.matches(':popover-open') ? shown.map((line) => line.textContent ?? '') : null,
  };
}

/** What the button shows; throws where there is no button. */
export const insideButton = (tab: Tab): Promise<Inside> => insideOf(tab, BUTTON_TAG, look);

/** Looks into the closed shadow root of one of our elements; `look` gets the root in Chromium, the element's name in Firefox. */
export async function insideOf<R>(tab: Tab, tag: string, look: (rootOrTag: ShadowRoot | string) => R): Promise<R> {
  if (tab instanceof FirefoxTab) return tab.evaluatePrivileged(look, tag);
  if (!(tab instanceof ChromiumTab)) throw new Error('an unknown kind of tab');
  const { root } = await tab.send('DOM.getDocument', { depth: -1, pierce: true });
  const { object } = await tab.send('DOM.resolveNode', { nodeId: shadowRootOf(root, tag) });
  const { result } = await tab.send('Runtime.callFunctionOn', {
    objectId: object.objectId,
    functionDeclaration: `function () { return (${look})(this); }`,
    returnByValue: true,
  });
  return result.value;
}

interface DomNode {
  nodeId: number;
  localName: string;
  children?: DomNode[];
  shadowRoots?: DomNode[];
}

function shadowRootOf(document: DomNode, tag: string): number {
  const html = document.children?.find(({ localName }) => localName === 'html');
  const root = html?.children?.find(({ localName }) => localName === tag)?.shadowRoots?.[0];
  if (!root) throw new Error(`no ${tag}`);
  return root.nodeId;
}

/** How many elements of the button a page carries. */
export const buttonsOn = (tab: Tab): Promise<number> =>
  tab.evaluate((tag: string) => document.querySelectorAll(tag).length, BUTTON_TAG);

/** Whether the tabs with an address are muted. */
export const isMuted = (driver: Driver, address: string): Promise<boolean> =>
  driver.inExtensionPage(
    async (url: string) => (await chrome.tabs.query({})).some((tab) => tab.url === url && tab.mutedInfo?.muted === true),
    address,
  );
