/** The context menu's door to help: on pages, links, pictures and selected text. */
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

export function onMenu(press: (tab: TabFacts | null) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === MENU_ID) press(tab === undefined ? null : factsOf(tab));
  });
}
