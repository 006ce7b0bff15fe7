/**
 * A copy of the built extension with two stop-watches in it: one in web pages, before the red button's own script and in its world, one in the
 * child's page. Nothing drives or watches the browser while they run; what help saw is sent to the test server after the last view.
 */
import fs from 'node:fs';
import path from 'node:path';
import { builtExtension, changedCopy, type Kind, type Manifest } from '../tests/e2e/harness/extension';
import { BUTTON_TAG } from '../tests/e2e/harness/red-button';

/** Where the child's page sends its times. */
export const TIMES_HOST = 'times.test';
/** What the child's page taps after each view that it has drawn, as JSON in its `localStorage`; set before the press. */
export const PLAN = 'plan';
const IN_PAGES = 'measure-pages.js';
const IN_HELP = 'measure-help.js';

interface WithScripts extends Manifest {
  content_scripts?: { js: string[] }[];
}

/** Puts both stop-watches into a copy. */
export function measuringCopy(kind: Kind): string {
  const copy = changedCopy(builtExtension(kind), (manifest: WithScripts) => {
    const [first, ...others] = manifest.content_scripts ?? [];
    if (!first?.js[0]?.includes('red-button')) throw new Error('the red button is not the first script of pages');
    return { ...manifest, content_scripts: [{ ...first, js: [IN_PAGES, ...first.js] }, ...others] };
  });
  fs.writeFileSync(path.join(copy, IN_PAGES), `(${watchPage})(${JSON.stringify(BUTTON_TAG)});`);
  fs.writeFileSync(path.join(copy, IN_HELP), `(${watchHelp})(${JSON.stringify(PLAN)}, ${JSON.stringify(TIMES_HOST)});`);
  const html = path.join(copy, 'src/pages/me/index.html');
  const before = fs.readFileSync(html, 'utf8');
  const after = before.replace('<script', `<script src="/${IN_HELP}"></script><script`);
  if (after === before) throw new Error('the child’s page has no script');
  fs.writeFileSync(html, after);
  return copy;
}

/** Runs in pages. Both times are ms since the epoch, kept on the root element: of the real click, and of the first frame with the cover. */
function watchPage(tag: string): void {
  if (window !== top) return;
  const note = (name: string, at: number): void => {
    document.documentElement.dataset[name] = String(performance.timeOrigin + at);
  };
  addEventListener(
    'click',
    (event) => {
      if (!event.isTrusted || (event.target as Element).localName !== tag) return;
      note('pressed', event.timeStamp);
      const look = (): void => {
        if (document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.localName !== tag) {
          requestAnimationFrame(look);
          return;
        }
        // The task after the frame: by then it is drawn.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => note('covered', performance.now());
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    },
    true,
  );
}

/** Runs in the child's page: notes the first frame of each view, and taps on as soon as it is drawn. */
function watchHelp(planKey: string, host: string): void {
  const plan = JSON.parse(localStorage.getItem(planKey) ?? '[]') as string[];
  const views: { view: string; at: number; numbers: number; captured: number }[] = [];
  let last = '';
  const drawn = (view: string): void => {
    const at = performance.timeOrigin + performance.now();
    const count = (selector: string): number => document.querySelectorAll(selector).length;
    views.push({ view, at, numbers: count('.Phone-number'), captured: count('.Captured-row') });
    const next = plan.shift();
    if (next !== undefined) document.querySelector<HTMLElement>(`[data-qa="${next}"]`)?.click();
    else void fetch(`http://${host}/?${encodeURIComponent(JSON.stringify(views))}`, { mode: 'no-cors' }).catch(() => undefined);
  };
  const look = (): void => {
    const view = document.querySelector<HTMLElement>('[data-qa=help-view]')?.dataset.view ?? '';
    if (view !== '' && view !== last) {
      last = view;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => drawn(view);
      port2.postMessage(null);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
