/** The context menu's door to help: on pages, links, pictures and selected text. */
import type { Menus } from 'webextension-polyfill';
import type { Clicked } from '../core/help/press';
import { browser } from '../platform/browser';
import { factsOf } from '../platform/tabs';
import type { TabFacts } from './ports';

const MENU_ID = 'button';

/** Made anew at each start of the browser and when the child's language changes; the browser keeps it meanwhile. */
export async function addMenu(label: string): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: MENU_ID,
    title: label,
    contexts: ['page', 'frame', 'link', 'image', 'video', 'audio', 'selection', 'editable'],
  });
}

export function onMenu(press: (tab: TabFacts | null, clicked: Clicked | null) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === MENU_ID) press(tab === undefined ? null : factsOf(tab), clickedIn(info));
  });
}

/** A picture inside a link counts as the link: it names the account or page. Addresses that hold their own bytes are never taken along. */
function clickedIn({ linkUrl, srcUrl, mediaType }: Menus.OnClickData): Clicked | null {
  const address = linkUrl ?? (mediaType === 'image' ? srcUrl : undefined);
  if (address === undefined || !/^https?:/i.test(address) || address.length > 8192) return null;
  return { kind: linkUrl === undefined ? 'picture' : 'link', address };
}
