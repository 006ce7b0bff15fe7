/** Says to our open pages that something changed: they ask again; or that help is to be hidden. */
import { CHANGES, HIDE } from '../messaging/client';
import { browser } from '../platform/browser';

const channel = new BroadcastChannel(CHANGES);

export function announce(): void {
  channel.postMessage(0);
}

/** The child hides help from the cover: every page of ours that shows it becomes ordinary. */
export function announceHide(): void {
  channel.postMessage(HIDE);
  // No page of ours is open: nobody to tell.
  browser.runtime.sendMessage(HIDE).catch(() => undefined);
}
