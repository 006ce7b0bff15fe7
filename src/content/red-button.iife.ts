/**
 * The red button on every page. One self-contained script: closed shadow root in the top layer, sends nothing until pressed, opens no
 * port. A press covers the page at once; if the worker doesn't answer within a second the cover itself shows the numbers: never dead.
 */
import type { Envelope } from '../messaging/protocol';

type Look = { corner?: string; look?: string; label?: string; numbers?: string[] };
type Api = {
  runtime?: {
    id?: string;
    sendMessage(message: Envelope<'help/press'>): Promise<unknown>;
    onMessage: { addListener(listener: (message: unknown) => void): void };
  };
  storage?: { local: { get(key: string): Promise<{ button?: Look }> } };
};
const scope = globalThis as { browser?: Api; chrome?: Api };
const api = scope.browser?.runtime?.id ? scope.browser : scope.chrome;
/** The element that carries the button: a page can see that it is there, never what is in it. */
const TAG = 'hifazat-button';
/** Pakistan's emergency number and national child helpline, for when even storage can't be read. */
const NUMBERS = ['15', '1121'];
const STYLE = `:host{all:initial!important;position:fixed!important;inset:0!important;width:auto!important;height:auto!important;margin:0!important;padding:0!important;border:0!important;background:0 0!important;overflow:visible!important;pointer-events:none!important;display:block!important;visibility:visible!important;opacity:1!important;transform:none!important;filter:none!important;clip-path:none!important;z-index:2147483647!important;color-scheme:light!important}
*{box-sizing:border-box;font:700 16px/1.2 system-ui,sans-serif}
button{pointer-events:auto;border:0;border-radius:50%;width:48px;height:48px;padding:0;position:absolute;cursor:pointer;touch-action:manipulation}
.b{background:#c8102e;color:#fff;box-shadow:0 0 0 2px #fff,0 2px 8px #0008;font-size:14px}
:focus-visible{outline:3px solid #1a56db;outline-offset:3px}
.d{background:#5f6368}
.te{top:16px;right:16px}.ts{top:16px;left:16px}.be{bottom:16px;right:16px}.bs{bottom:16px;left:16px}
.c{position:absolute;inset:0;background:#fff;pointer-events:auto;display:flex;flex-direction:column;align-items:center;justify-content:center;gap:24px}
.c p{margin:0;font-size:64px;color:#111}
.x{top:16px;right:16px;background:#eee;color:#111;font-size:24px}
@media(forced-colors:active){.b{border:2px solid}}`;

(() => {
  if (window !== top || !document.documentElement || !(document instanceof HTMLDocument)) return;
  let settings: Look = {};
  let cover: HTMLElement | null = null;
  const host = document.createElement(TAG);
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  host.popover = 'manual';
  const button = make('button', 'b be');
  button.setAttribute('aria-label', 'Help · مدد');
  root.append(button);

  function make(tag: string, name: string): HTMLElement {
    const element = document.createElement(tag);
    element.className = name;
    return element;
  }
  /** False once an update or removal left this script without its extension: then a newer one may take the place. */
  const isAlive = () => {
    try {
      return Boolean(api?.runtime?.id);
    } catch {
      return false; // Firefox throws on a dead context
    }
  };
  const show = () => {
    if (host.parentNode !== document.documentElement) document.documentElement.append(host);
    try {
      // To the end of the top layer, above dialogs and full screen that opened since.
      if (host.matches(':popover-open')) host.hidePopover();
      host.showPopover();
    } catch {
      // No top layer here (the document isn't active): position: fixed still shows it.
    }
  };
  const dress = () => {
    const [vertical = 'b', horizontal = 'e'] = (settings.corner ?? 'bottom-end').split('-').map((word) => word[0] ?? '');
    const isRtl = getComputedStyle(document.documentElement).direction === 'rtl';
    const side = isRtl ? (horizontal === 'e' ? 's' : 'e') : horizontal;
    const discreet = settings.look === 'discreet';
    button.className = `b ${vertical}${side}${discreet ? ' d' : ''}`;
    button.textContent = discreet ? '?' : (settings.label ?? 'Help');
  };
  const uncover = () => {
    cover?.remove();
    cover = null;
    button.hidden = false;
  };
  const showNumbers = () => {
    if (!cover || cover.childElementCount > 1) return;
    for (const number of settings.numbers ?? NUMBERS) cover.append(Object.assign(make('p', ''), { textContent: `☎ ${number}` }));
  };
  const press = () => {
    if (cover) return;
    const pressedAt = Date.now();
    cover = make('div', 'c');
    const back = make('button', 'x');
    back.textContent = '✕';
    back.setAttribute('aria-label', 'Back · واپس');
    cover.append(back);
    button.hidden = true;
    root.append(cover);
    show();
    const context = {
      address: location.href.slice(0, 8192),
      title: document.title.slice(0, 1000),
      selectedText: String(getSelection() ?? '').slice(0, 5000),
      language: document.documentElement.lang.slice(0, 35),
      pressedAt,
    };
    const late = setTimeout(showNumbers, 1000);
    if (!isAlive()) return showNumbers();
    try {
      api?.runtime?.sendMessage({ name: 'help/press', input: context }).then((reply) => {
        if (reply && typeof reply === 'object' && 'ok' in reply && reply.ok) clearTimeout(late);
        else showNumbers();
      }, showNumbers);
    } catch {
      showNumbers(); // the extension was updated or removed while the page stayed open
    }
  };
  // Registered first, at the window: no event on our host ever reaches the page. Which of our two buttons was meant is seen by its place
  // (or by the focus, for a key).
  for (const type of 'click dblclick auxclick contextmenu mousedown mouseup pointerdown pointerup touchstart touchend keydown keyup'.split(
    ' ',
  ))
    addEventListener(
      type,
      (event) => {
        if (event.target !== host) return;
        event.stopImmediatePropagation();
        if (type !== 'click' || !event.isTrusted) return;
        const { clientX, clientY } = event as MouseEvent;
        if (!cover) press();
        else if (
          (root.elementFromPoint(clientX, clientY) ?? root.activeElement)?.className === 'x' ||
          root.activeElement?.className === 'x'
        )
          uncover();
      },
      true,
    );

  for (const old of document.querySelectorAll(TAG)) old.remove();
  dress();
  show();
  try {
    api?.storage?.local.get('button').then(
      (stored) => {
        settings = stored.button ?? {};
        dress();
      },
      () => {}, // unreadable storage: the button keeps its default corner and numbers
    );
  } catch {
    // The same, where the context is already gone.
  }
  // Pages that rewrite themselves lose the button only until the next task; an orphan gives way to its successor.
  const watch = new MutationObserver(() => {
    if (host.parentNode === document.documentElement || !document.documentElement) return;
    if (!isAlive() || document.querySelector(TAG)) return watch.disconnect();
    show();
    observe();
  });
  const observe = () => {
    watch.observe(document, { childList: true });
    watch.observe(document.documentElement, { childList: true });
  };
  observe();
  // The other doors (toolbar, menu, keyboard) press this same button.
  api?.runtime?.onMessage.addListener((message) => message === 'press' && press());
  document.addEventListener('fullscreenchange', show);
  document.addEventListener('DOMContentLoaded', dress);
})();
