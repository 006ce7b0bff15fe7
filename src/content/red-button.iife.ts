/**
 * The red button on every page. One self-contained script: closed shadow root in the top layer, sends nothing until pressed, opens no
 * port. Never dead: button, cover and, a second later, the numbers need no script to show (`popovertarget` and CSS), because Firefox ends
 * this script at the moment that the extension is disabled or removed. What the script adds is help itself, and then it keeps the numbers in.
 */
import type { Envelope } from '../messaging/protocol';
import type { Look, RedButton } from './red-button-handle';

type Api = {
  runtime?: {
    id?: string;
    sendMessage(message: Envelope<'help/press' | 'help/uncover'>): Promise<unknown>;
    onMessage: { addListener(listener: (message: unknown) => void): void };
  };
  storage?: { local: { get(key: string): Promise<{ button?: Look }> } };
};
const scope = globalThis as { browser?: Api; chrome?: Api; redButton?: RedButton };
const api = scope.browser?.runtime?.id ? scope.browser : scope.chrome;
/** The element that carries the button: a page can see that it is there, never what is in it. */
const TAG = 'hifazat-button';
/** Pakistan's emergency number and national child helpline, for when even storage can't be read. */
const NUMBERS = ['15', '1121'];
const STYLE = `:host{all:initial!important;position:fixed!important;inset:0!important;pointer-events:none!important;display:block!important;z-index:2147483647!important;color-scheme:light!important}
*{box-sizing:border-box;font:700 16px/1.2 system-ui,sans-serif}
button{pointer-events:auto;border:0;border-radius:50%;width:48px;height:48px;padding:0;position:absolute;cursor:pointer;touch-action:manipulation}
.b{background:#c8102e;color:#fff;box-shadow:0 0 0 2px #fff,0 2px 8px #0008;font-size:14px}
:focus-visible{outline:3px solid #1a56db;outline-offset:3px}
.d{background:#5f6368}
.te{top:16px;right:16px}.ts{top:16px;left:16px}.be{bottom:16px;right:16px}.bs{bottom:16px;left:16px}
.c{inset:0;width:100%;height:100%;border:0;background:#fff;pointer-events:auto;flex-direction:column;align-items:center;justify-content:center;gap:24px}
.c:popover-open{display:flex}
.b:has(+.c:popover-open){visibility:hidden}
p{margin:0;font-size:64px;color:#111;visibility:hidden;animation:n 0s 1s forwards}
@keyframes n{to{visibility:visible}}
.k p{animation:none}.n p{visibility:visible}
.x{background:#eee;color:#111;font-size:24px}
@media(forced-colors:active){.b{border:2px solid}}`;

(() => {
  if (window !== top || !document.documentElement || !(document instanceof HTMLDocument)) return;
  // Firefox puts this script into open tabs at install, and so do we, also at each start: one that lives keeps its place, and its cover.
  if (scope.redButton?.isAlive()) return;
  let isCovered = false;
  let isAgain = false;
  const host = document.createElement(TAG);
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const cover = make('div', 'c');
  cover.id = 'c';
  host.popover = cover.popover = 'manual';
  const button = make('button', 'b', 'Help · مدد');
  const back = make('button', 'x te', 'Back · واپس');
  back.textContent = '✕';
  root.append(button, cover);

  function make(tag: string, name: string, label?: string): HTMLElement {
    const element = document.createElement(tag);
    element.className = name;
    if (label) {
      element.setAttribute('aria-label', label);
      element.setAttribute('popovertarget', 'c');
    }
    return element;
  }
  /** False once an update or removal left this script without its extension. */
  const isAlive = () => {
    try {
      return Boolean(api?.runtime?.id);
    } catch {
      return false; // Firefox throws on a dead context
    }
  };
  /** A modal dialog of the page, or the page. */
  const home = () => (handle.home?.isConnected ? handle.home : document.documentElement);
  const show = () => {
    if (host.parentNode !== home()) {
      if (!isAlive()) return; // an orphan gives way to its successor
      home().append(host);
      listen();
    }
    isAgain = true;
    try {
      // To the end of the top layer, above dialogs and full screen that opened since.
      for (const layer of isCovered ? [host, cover] : [host]) {
        if (layer.matches(':popover-open')) layer.hidePopover();
        layer.showPopover();
      }
    } catch {
      // No top layer here (the document isn't active): position: fixed still shows it.
    }
    isAgain = false;
  };
  const dress = (look: Look) => {
    handle.look = look;
    const [vertical = 'b', horizontal = 'e'] = (look.corner ?? 'bottom-end').split('-').map((word) => word[0] ?? '');
    const isRtl = getComputedStyle(document.documentElement).direction === 'rtl';
    const side = isRtl ? (horizontal === 'e' ? 's' : 'e') : horizontal;
    const discreet = look.look === 'discreet';
    button.className = `b ${vertical}${side}${discreet ? ' d' : ''}`;
    button.textContent = discreet ? '?' : (look.label ?? 'Help');
    cover.replaceChildren(
      back,
      ...(look.numbers ?? NUMBERS).map((number) => Object.assign(make('p', ''), { textContent: `☎ ${number}` })),
    );
  };
  const context = () => ({
    address: location.href.slice(0, 8192),
    title: document.title.slice(0, 1000),
    // Browsers also give what is selected in a field, which nobody may take along; by their own measure nothing is selected then.
    selectedText: String([getSelection()].find((selected) => !selected?.isCollapsed) ?? '').slice(0, 5000),
    language: document.documentElement.lang.slice(0, 35),
    pressedAt: Date.now(),
  });
  const press = () => {
    cover.className = 'c';
    const showNumbers = () => {
      cover.className = 'c n';
    };
    try {
      if (!isAlive()) showNumbers();
      else
        api?.runtime?.sendMessage({ name: 'help/press', input: context() }).then((reply) => {
          if ((reply as { value?: { opened?: boolean } } | undefined)?.value?.opened) cover.className = 'c k';
          else showNumbers();
        }, showNumbers);
    } catch {
      showNumbers(); // the extension was updated or removed while the page stayed open
    }
  };
  const hush = (event: Event) => {
    if (!event.composedPath().includes(host)) return;
    event.stopImmediatePropagation();
    handle.hear?.(event);
  };
  // Only a real press opens the cover: no script of the page reaches the buttons.
  const onToggle = (event: ToggleEvent) => {
    if (isAgain) return;
    isCovered = event.newState === 'open';
    if (isCovered) return press();
    try {
      api?.runtime?.sendMessage({ name: 'help/uncover', input: {} }).catch(() => {});
    } catch {
      // Nobody is left to give the sound back.
    }
  };
  /** Each time the button is put into the page: `document.open()` takes every listener out of a document. */
  const listen = () => {
    cover.addEventListener('beforetoggle', onToggle);
    document.addEventListener('fullscreenchange', show);
    // Registered first, at the window: no event on our host ever reaches the page.
    for (const type of 'click dblclick auxclick contextmenu mousedown mouseup pointerdown pointerup pointercancel touchstart touchend keydown keypress keyup focus blur focusin focusout beforetoggle toggle'.split(
      ' ',
    ))
      addEventListener(type, hush, true);
    handle.onListen?.();
  };
  const handle: RedButton = { host, root, button, cover, isAlive, show, dress, context, look: {} };

  scope.redButton = handle;
  for (const old of document.querySelectorAll(TAG)) old.remove();
  dress({});
  show();
  try {
    api?.storage?.local
      .get('button')
      .then(({ button }) => dress(button ?? {}))
      .catch(() => {}); // unreadable storage: the button keeps its default corner and numbers
  } catch {
    // The same, where the context is already gone.
  }
  // Pages that rewrite themselves lose the button only until the next task.
  const watch = new MutationObserver(() => {
    if (!document.documentElement || host.parentNode === home()) return;
    if (!isAlive()) return watch.disconnect();
    show();
    observe();
  });
  const observe = () => {
    watch.observe(document, { childList: true });
    watch.observe(document.documentElement, { childList: true });
  };
  observe();
  // The other doors (toolbar, menu, keyboard) press this same button, also when the page is covered already.
  api?.runtime?.onMessage.addListener((message) => {
    if (message === 'return' && isCovered) cover.hidePopover();
    if (message !== 'press') return;
    if (isCovered) press();
    else cover.showPopover();
  });
  document.addEventListener('DOMContentLoaded', () => dress(handle.look));
})();
