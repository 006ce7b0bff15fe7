/** The context menu's door to help: on pages, links, pictures and selected text. */
import { createT, pickLanguage } from '../i18n/t';
import { browser } from '../platform/browser';
import { factsOf } from '../platform/tabs';
import type { TabFacts } from './ports';

const MENU_ID = 'button';

/** Once at install and update: the browser keeps it. */
export async function addMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  const t = createT(pickLanguage('auto', [browser.i18n.getUILanguage()]));
  browser.contextMenus.create({
    id: MENU_ID,
    title: t('help.btn'),
    contexts: ['page', 'frame', 'link', 'image', 'video', 'audio', 'selection', 'editable'],
  });
}

export function onMenu(press: (tab: TabFacts | null) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === MENU_ID) press(tab === undefined ? null : factsOf(tab));
  });
}
