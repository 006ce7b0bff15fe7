/**
 * Says when a page of this frame begins and ends to show itself in picture-in-picture, which the browser tells extensions nothing about.
 * Costs a page nothing until then: it listens, and looks at one property. A video in a closed shadow root sends no event that leaves it,
 * but the document names its host: so it looks after a press and when the page goes behind, and each second while something is shown.
 */
import type { Envelope } from '../messaging/protocol';

type Api = { runtime?: { id?: string; sendMessage(message: Envelope<'page/pip'>): Promise<unknown> } };
type Pictures = EventTarget & { readonly window: Window | null };
type Page = Document & { readonly pictureInPictureElement?: Element | null };

(() => {
  const scope = globalThis as { browser?: Api; chrome?: Api; documentPictureInPicture?: Pictures };
  const api = scope.browser?.runtime?.id ? scope.browser : scope.chrome;
  const page: Page = document;
  const pictures = window === top ? scope.documentPictureInPicture : undefined;
  /** A page's script can clear every timer of its window, ours too (seen in Chromium 156); it has no hold on a signal. */
  const later = (act: () => void, ms: number) => AbortSignal.timeout(ms).addEventListener('abort', act, { once: true });
  let isOn = false;
  let isWaiting = false;

  const say = (on: boolean) => {
    if (on === isOn) return;
    isOn = on;
    try {
      api?.runtime?.sendMessage({ name: 'page/pip', input: { on } }).catch(() => {});
    } catch {
      // the extension was updated or removed meanwhile: its successor asks for itself
    }
    if (on) watch();
  };
  const look = () => say((page.pictureInPictureElement ?? pictures?.window ?? null) !== null);
  const watch = () => {
    look();
    if (isOn) later(watch, 1000);
  };
  const lookSoon = () => {
    if (isWaiting || isOn) return;
    isWaiting = true;
    later(() => {
      isWaiting = false;
      look();
    }, 1000);
  };
  const gone = () => say(false);
  const listen = () => {
    for (const type of ['enterpictureinpicture', 'leavepictureinpicture', 'blur']) addEventListener(type, look, true);
    for (const type of ['pointerup', 'keyup']) addEventListener(type, lookSoon, { capture: true, passive: true });
    addEventListener('visibilitychange', lookSoon, true);
    addEventListener('pagehide', gone, true);
  };
  listen();
  // `document.open()` takes every listener out of a window.
  new MutationObserver(listen).observe(document, { childList: true });
  pictures?.addEventListener('enter', () => {
    look();
    pictures.window?.addEventListener('pagehide', () => later(look, 50));
  });
})();
