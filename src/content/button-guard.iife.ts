/**
 * Keeps the red button in reach where a page works against it, knowingly or not: a modal dialog makes everything outside it inert (the button
 * moves into it), other layers open above it, the page is inert or zoomed. And what a child does with it beyond a press: dragging it to a
 * corner, hiding with Shift three times on the cover. Apart from the button's own script, which stays small and needs none of this.
 */
import type { Envelope } from '../messaging/protocol';
import type { RedButton } from './red-button-handle';

type Api = {
  runtime: {
    sendMessage(message: Envelope<'button/corner' | 'help/hide'>): Promise<unknown>;
    onMessage: {
      addListener(listener: (message: unknown, sender: unknown, answer: (value: unknown) => void) => void): void;
    };
  };
  dom?: { openOrClosedShadowRoot?(element: Element): ShadowRoot | null };
};
const scope = globalThis as { browser?: Api; chrome?: Api; redButton?: RedButton };
/** Firefox has it on the element, for extensions alone. */
type Opened = Element & { openOrClosedShadowRoot?: ShadowRoot | null };
/** How far a press moves before the button follows, and before it is a drag, px. */
const FOLLOW = 12;
const DRAG = 90;
/** Everything that a pointer does, moves included; the button's own script has most of it already. */
const HEARD =
  'click dblclick auxclick contextmenu mousedown mouseup mousemove mouseover mouseout mouseenter mouseleave pointerdown pointerup pointermove pointerover pointerout pointerenter pointerleave pointercancel touchstart touchmove touchend touchcancel wheel'.split(
    ' ',
  );
const SHIFT_TIMES = 3;
const SHIFT_WITHIN_MS = 2000;
/** What shows no children of ours. */
const REPLACED = 'html,video,iframe,frame,object,embed,canvas,img,svg,input,textarea';
/** Looking again as the pointer moves: at most this often, ms. */
const LOOK_EVERY = 250;

(() => {
  const red = scope.redButton;
  if (red === undefined || red.hear !== undefined) return;
  const { host, root, button, cover } = red;
  const api = scope.browser?.runtime ? scope.browser : scope.chrome;
  const zoomed = new CSSStyleSheet();
  const STYLE = '.b{touch-action:none}';
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, zoomed];

  const rootOf = (element: Element): ShadowRoot | null => {
    try {
      return api?.dom?.openOrClosedShadowRoot?.(element) ?? (element as Opened).openOrClosedShadowRoot ?? element.shadowRoot;
    } catch {
      return null; // not an element that can have one
    }
  };
  /**
   * What may make all outside it inert, the likeliest first: the modal dialog that the focus is in, also in a shadow tree; the page's others from
   * its last; what fills the screen; nothing.
   */
  const dialogs = (): (Element | undefined)[] => {
    const found: Element[] = [];
    let active = document.activeElement;
    while (active !== null && active !== host) {
      const inner: Element | null = rootOf(active)?.activeElement ?? null;
      if (inner === null) break;
      active = inner;
    }
    for (let node: Node | null = active; node !== null; node = node instanceof ShadowRoot ? node.host : node.parentNode)
      if (node instanceof HTMLDialogElement && node.matches(':modal')) found.push(node);
    // One that isn't drawn could hold no button.
    const all = [...found, ...[...document.querySelectorAll('dialog:modal')].reverse(), fullScreen()];
    return [...all.filter((dialog) => dialog?.checkVisibility()), undefined];
  };
  /** What fills the screen; Chromium makes all outside it inert. A film alone can hold nothing: there the other doors work. */
  const fullScreen = (): Element | undefined => {
    let full = document.fullscreenElement;
    for (let inner = full; inner !== null; inner = rootOf(inner)?.fullscreenElement ?? null) full = inner;
    return full === null || full.matches(REPLACED) ? undefined : full;
  };
  const isCovered = () => cover.matches(':popover-open');
  /** What a press in the middle of the button, or of the cover, would reach. */
  const isOnTop = (): boolean => {
    const { left, top, width, height } = (isCovered() ? cover : button).getBoundingClientRect();
    const within = host.getRootNode();
    return (
      (within instanceof Document || within instanceof ShadowRoot) &&
      within.elementFromPoint(left + width / 2, top + height / 2) === host
    );
  };

  let looked = 0;
  let worn = '';
  /** Back into reach. Never in a loop with a page that fights: the page's own next act is the next look. */
  const look = (isRaised = false): void => {
    if (!red.isAlive()) return;
    looked = performance.now();
    const page = document.documentElement;
    // By a task: a page that sets it again at once would keep a loop of microtasks busy for ever.
    if (page?.inert)
      setTimeout(() => {
        page.inert = false;
      }, 50);
    const homes = dialogs();
    if (isRaised || !host.isConnected || !homes.includes(red.home) || !isOnTop()) {
      for (const dialog of homes) {
        red.home = dialog;
        red.show();
        if (isOnTop()) break;
      }
      watch();
    }
    const zoom = host.parentElement?.currentCSSZoom ?? 1;
    // A button that can't be pressed is not shown; a cover over what fills the screen is worth leaving it for.
    const isOut = document.fullscreenElement !== null && !isOnTop();
    if (isOut && isCovered()) void document.exitFullscreen().catch(() => {});
    const style = `${STYLE}${isOut ? '.b{opacity:0}' : ''}${zoom === 1 ? '' : `:host{zoom:${1 / zoom}!important}`}`;
    // Put in anew, even the same text would have the browser work out all styles again.
    if (style !== worn) zoomed.replaceSync(style);
    worn = style;
  };
  const watcher = new MutationObserver(() => look());
  const watch = () => {
    const what = { subtree: true, attributes: true, attributeFilter: ['open', 'inert'], childList: red.home !== undefined };
    watcher.disconnect();
    watcher.observe(document, what);
    const within = red.home?.getRootNode();
    if (within !== undefined && within !== document) watcher.observe(within, what);
  };

  /** Shift alone, counted as on our own pages (pages/me/use-quick-hide.ts): a content script imports nothing. */
  let shifts: number[] = [];
  let isAlone = false;
  const onKey = ({ type, key, repeat, timeStamp, isTrusted }: KeyboardEvent) => {
    if (!isTrusted || !isCovered()) return;
    if (type === 'keydown') {
      isAlone = key === 'Shift' && !repeat;
      if (key !== 'Shift') shifts = [];
    } else if (key === 'Shift' && isAlone) {
      shifts = [...shifts, timeStamp].filter((time) => timeStamp - time <= SHIFT_WITHIN_MS).slice(-SHIFT_TIMES);
      if (shifts.length < SHIFT_TIMES) return;
      shifts = [];
      cover.className = 'c k'; // a plain cover, without numbers
      say({ name: 'help/hide', input: {} });
    }
  };

  /** Where the press began, while it may become a drag. */
  let from: { x: number; y: number } | null = null;
  let isDragged = false;
  const onPointer = ({ type, clientX: x, clientY: y, button: key }: PointerEvent): void => {
    if (type === 'pointerdown' && key === 0 && !isCovered()) {
      from = { x, y };
      isDragged = false;
    }
    if (from === null) return;
    const way = Math.hypot(x - from.x, y - from.y);
    if (type === 'pointermove' && way > FOLLOW) button.style.transform = `translate(${x - from.x}px,${y - from.y}px)`;
    if (type !== 'pointerup' && type !== 'pointercancel') return;
    from = null;
    button.style.removeProperty('transform');
    // A trembling hand moves while it presses: only a long way is a drag, anything else stays a press.
    isDragged = type === 'pointerup' && way > DRAG;
    if (!isDragged) return;
    const isRtl = getComputedStyle(document.documentElement).direction === 'rtl';
    const corner = `${y > innerHeight / 2 ? 'bottom' : 'top'}-${x > innerWidth / 2 === isRtl ? 'start' : 'end'}` as const;
    red.dress({ ...red.look, corner });
    say({ name: 'button/corner', input: { corner } });
  };
  red.hear = (event) => {
    if (!event.isTrusted) return;
    if (event instanceof KeyboardEvent) onKey(event);
    // Moved, not pressed. A click by keyboard has no detail.
    else if (event.type === 'click' && isDragged && (event as MouseEvent).detail > 0) event.preventDefault();
    else if (event instanceof PointerEvent) onPointer(event);
  };
  /** On our host, also where it is in a dialog within a closed shadow tree, from which no path leads out. */
  const isOurs = (event: Event): boolean => {
    // Each move of the pointer comes by here: in the page itself the target says it.
    if (red.home === undefined) return event.target === host;
    if (event.composedPath().includes(host)) return true;
    if (!(event instanceof MouseEvent)) return false;
    const { left, right, top, bottom } = (isCovered() ? cover : button).getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    return x >= left && x <= right && y >= top && y <= bottom && isOnTop();
  };
  const onAny = (event: Event): void => {
    if (event.type === 'pointermove' && performance.now() - looked > LOOK_EVERY) look();
    if (isOurs(event)) event.stopImmediatePropagation();
    else if (from === null || !(event instanceof PointerEvent)) return;
    red.hear?.(event);
  };
  const say: Api['runtime']['sendMessage'] = async (message) => {
    try {
      await api?.runtime.sendMessage(message);
    } catch {
      // The extension was updated or removed while the page stayed open: the corner holds for this page.
    }
  };
  /** What of the page had the focus last: it gets it back with the page. */
  let focused: HTMLElement | null = null;
  cover.addEventListener('toggle', () => {
    if (!isCovered()) focused?.focus({ preventScroll: true });
  });
  /** A layer of the page opened, in this document or (by the focus it takes) in a shadow tree. */
  const onLayer = (event: Event) => {
    const [target] = event.composedPath();
    if (event.type === 'focusin' && target instanceof HTMLElement && target !== host) focused = target;
    if (event.target !== host && (event.type !== 'toggle' || (event as ToggleEvent).newState === 'open'))
      look(event.type === 'toggle');
  };
  red.onListen = () => {
    for (const type of ['toggle', 'focusin', 'resize', 'DOMContentLoaded', 'fullscreenchange'])
      addEventListener(type, onLayer, true);
    for (const type of ['keydown', 'keyup'] as const) addEventListener(type, onKey, true);
    for (const type of HEARD) addEventListener(type, onAny, true);
  };
  red.onListen();
  // In a private window nothing is taken along until the child asks for it: then from here.
  api?.runtime.onMessage.addListener((message, _sender, answer) => {
    if (message === 'capture') answer(red.context());
  });
  watch();
  look();
})();
