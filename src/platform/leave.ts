/**
 * Takes a tab away from a page that asks "Leave site?": with a handler for `beforeunload` and one click in it, a page keeps the tab for as
 * long as the child says "Stay" (seen in Chromium 156 with `tabs.update`). Only for tabs whose time is over or whose page is stopped.
 */
import { browser } from './browser';

/** A page that hangs answers nobody: it is navigated away without being asked. */
const PATIENCE = 300;

/**
 * Runs in every frame of the page, in our own world. Handlers are kept from hearing the event; a page that listens before us (`capture`) is
 * found out by an event of our own, and is emptied: that takes every listener out of a document.
 */
function letGo(): void {
  const hush = (event: Event) => event.stopImmediatePropagation();
  addEventListener('beforeunload', hush, true);
  // A page that the browser brings back whole may ask again.
  window.addEventListener('pageshow', ({ persisted }) => persisted && removeEventListener('beforeunload', hush, true));
  const probe = document.createEvent('BeforeUnloadEvent');
  probe.initEvent('beforeunload', false, true);
  dispatchEvent(probe);
  if (!probe.defaultPrevented) return;
  try {
    document.open();
  } catch {
    // no HTML document: its own handlers are all that is left to it
  }
}

/** Resolves when the page of the tab will not hold it any more, or can't be asked. */
export async function quietly(tabId: number): Promise<void> {
  const asked = browser.scripting.executeScript({ target: { tabId, allFrames: true }, func: letGo, injectImmediately: true });
  const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([asked.then(() => undefined).catch(() => undefined), late]); // a page that can't be asked is sent away as it is
}
