/**
 * Looks whether a page names itself adult: once when it has been read, once after `load` for labels that a script adds, never again. It
 * watches nothing, changes nothing, stays silent on pages without such a label; whether a text is one is the worker's to say.
 */
import type { Envelope } from '../messaging/protocol';

type Api = { runtime?: { id?: string; sendMessage(message: Envelope<'page/label'>): Promise<unknown> } };
type Prerendered = Document & { readonly prerendering?: boolean };

(() => {
  if (window !== top) return;
  const scope = globalThis as { browser?: Api; chrome?: Api };
  const api = scope.browser?.runtime?.id ? scope.browser : scope.chrome;
  const page: Prerendered = document;
  const PLACES = 'meta[name="rating" i],meta[http-equiv="rating" i],meta[http-equiv="pics-label" i]';
  /** Everything that isAdultLabel() takes has one of these in it (tests/core/sites/labels.test.ts). */
  const MAYBE = /RTA-5042|adult|mature|restricted/i;
  let isSaid = false;

  const look = async () => {
    if (isSaid || page.prerendering) return;
    const labels = [...page.querySelectorAll(PLACES)]
      .map((meta) => ({
        name: (meta.getAttribute('name') ?? meta.getAttribute('http-equiv') ?? '').slice(0, 20),
        content: (meta.getAttribute('content') ?? '').slice(0, 2000),
      }))
      .filter(({ content }) => MAYBE.test(content))
      .slice(0, 8);
    if (labels.length === 0) return;
    isSaid = true;
    try {
      await api?.runtime?.sendMessage({ name: 'page/label', input: { labels } });
    } catch {
      // the extension was updated or removed meanwhile: its successor sees the next load
    }
  };
  void look();
  // After all `load` listeners of the page, those registered after ours included.
  if (page.readyState !== 'complete') addEventListener('load', () => setTimeout(look), { once: true });
  // A page that was loaded ahead of time has no tab until it is shown.
  if (page.prerendering) page.addEventListener('prerenderingchange', look, { once: true });
})();
