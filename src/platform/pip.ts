/** Picture-in-picture of pages, as their own frames know it: the browser tells extensions nothing of it. */
import type { PipPages } from '../background/pip-watch';
import { browser } from './browser';

/** How long a page may take to answer, ms: a busy one is asked again later. */
const PATIENCE = 1000;

export const pipPages: PipPages = {
  async isOn(tabId, frameId) {
    const func = (): boolean => {
      const page: Document & { pictureInPictureElement?: Element | null } = document;
      const { documentPictureInPicture } = globalThis as { documentPictureInPicture?: { window: Window | null } };
      return (page.pictureInPictureElement ?? documentPictureInPicture?.window ?? null) !== null;
    };
    const late = new Promise<null>((resolve) => void setTimeout(() => resolve(null), PATIENCE));
    try {
      const target = { tabId, frameIds: [frameId] };
      const asked = browser.scripting.executeScript({ target, func, injectImmediately: true });
      return await Promise.race([asked.then(([answer]) => answer?.result === true), late]);
    } catch {
      return false; // the tab or frame is gone, or shows a page of the browser
    }
  },
  onNewPage(listener) {
    browser.webNavigation.onCommitted.addListener(({ tabId, frameId }) => listener(tabId, frameId));
    browser.tabs.onRemoved.addListener((tabId) => listener(tabId, 0));
  },
};
