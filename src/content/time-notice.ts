/**
 * Drawn into a page by `scripting.executeScript`, so it may use nothing outside of itself. A quiet notice that covers no content: it stands
 * where, along the edges, there is neither text nor media, control or picture, and moves when the page does; where there is no such place
 * it is a small tag in the strip between the red button and the edge. No focus, no sound, no clicks; gone after eight seconds.
 */
import type { NoticeWords } from '../background/time-notices';

export function drawTimeNotice(words: NoticeWords): void {
  type Dom = { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
  const scope = globalThis as { browser?: Dom; chrome?: Dom; removeTimeNotice?: () => void };
  const SHOWN_MS = 8000;
  const MOST_SCAN_MS = 30;
  const MARGIN = 12;
  const STEP = 32;
  const BUTTON = 'hifazat-button';
  const BUTTON_ROOM = 72;
  const CONTENT =
    'img,video,audio,canvas,svg,math,iframe,frame,object,embed,input,button,select,textarea,progress,meter,[contenteditable]:not([contenteditable=false]),[role=button],[role=slider],[role=img]';
  const STYLE = `:host{all:initial!important;position:fixed!important;inset:0!important;display:block!important;pointer-events:none!important;z-index:2147483646!important;color-scheme:light!important}
div{position:absolute;box-sizing:border-box;max-width:min(300px,calc(100% - 24px));padding:8px 14px;border-radius:18px;background:#1f2937;color:#fff;border:1px solid #fff9;font:600 14px/1.4 system-ui,sans-serif;text-align:start;animation:f 8s linear forwards;pointer-events:none}
div:lang(ur){line-height:1.9}
b{display:none;font:inherit}
.s{width:48px;height:15px;padding:0;border:0;border-radius:7px;font:700 11px/15px system-ui,sans-serif;text-align:center;white-space:nowrap;overflow:hidden;box-shadow:inset 0 0 0 1px #fffb}
.s b{display:block}
.s span{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@keyframes f{0%{opacity:0}3%{opacity:1}96%{opacity:1}to{opacity:0}}
@media(prefers-reduced-motion){div{animation:none}}
@media(forced-colors:active){div{border:1px solid}}`;

  if (window !== top || !(document instanceof HTMLDocument)) return;
  scope.removeTimeNotice?.();
  const width = () => document.documentElement.clientWidth;
  const isButton = (x: number, y: number) => document.elementFromPoint(x, y)?.localName === BUTTON;
  if (isButton(width() / 2, innerHeight / 2)) return; // covered: help is open

  /** A page's script can clear the timers of its window, ours too; it has no hold on a signal. */
  const later = (act: () => void, ms: number) => AbortSignal.timeout(ms).addEventListener('abort', act, { once: true });
  const host = document.createElement('hifazat-notice');
  const root = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  host.popover = 'manual';
  const box = document.createElement('div');
  box.setAttribute('role', 'status');
  box.lang = words.language;
  box.dir = words.direction;
  const whole = document.createElement('span');
  const short = document.createElement('b');
  short.setAttribute('aria-hidden', 'true');
  box.append(whole, short);
  root.append(box);

  type Box = { left: number; top: number; right: number; bottom: number };
  const meets = (one: Box, other: Box) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

  /** Where the button sits: its corner, as a press would find it. */
  const corner = () => {
    for (const isTop of [false, true])
      for (const isLeft of [false, true])
        if (isButton(isLeft ? 40 : width() - 40, isTop ? 40 : innerHeight - 40)) return { isTop, isLeft };
    return { isTop: false, isLeft: getComputedStyle(document.documentElement).direction === 'rtl' };
  };

  const innerRoot = (element: Element): ShadowRoot | null => {
    const api = scope.browser?.dom ?? scope.chrome?.dom;
    return element.localName.includes('-') || element.shadowRoot
      ? (api?.openOrClosedShadowRoot(element) ?? element.shadowRoot)
      : null;
  };
  /** The boxes in view that have something in them; null = too much to look through. */
  const contents = (): Box[] | null => {
    const view = { left: 0, top: 0, right: width(), bottom: innerHeight };
    const until = performance.now() + MOST_SCAN_MS;
    const found: Box[] = [];
    const range = document.createRange();
    const add = (rects: Iterable<Box>) => {
      for (const rect of rects) if (meets(rect, view)) found.push(rect);
    };
    const paints = (element: Element) => {
      if (element.matches(CONTENT)) return true;
      const isPage = element === document.documentElement || element === document.body;
      if (!isPage && getComputedStyle(element).backgroundImage.includes('url(')) return true;
      return ['::before', '::after'].some((part) => !['none', 'normal', '""'].includes(getComputedStyle(element, part).content));
    };
    const look = (element: Element): boolean => {
      if (performance.now() > until) return false;
      if (element === host || element.localName === BUTTON) return true;
      const inner = innerRoot(element);
      if (inner !== null && !lookThrough(inner)) return false;
      const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
      const rect = element.getBoundingClientRect();
      if (texts.length === 0 && !meets(rect, view)) return true;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return true;
      if (paints(element)) add([rect]);
      for (const text of texts) {
        range.selectNode(text);
        add(range.getClientRects());
      }
      return true;
    };
    const lookThrough = (within: ParentNode): boolean => {
      for (const element of within.querySelectorAll('*')) if (!look(element)) return false;
      return true;
    };
    const full = document.fullscreenElement;
    const isDone = full === null ? look(document.documentElement) && lookThrough(document) : look(full) && lookThrough(full);
    return isDone ? found : null;
  };

  let isTooMuch = false;
  /** The first free place along the bottom, the top and the sides; null = none. */
  const freePlace = (): { left: number; top: number } | null => {
    const taken = isTooMuch ? null : contents();
    isTooMuch = taken === null; // asked once: a page that is slow to look through isn't made slower
    if (taken === null) return null;
    const { isTop, isLeft } = corner();
    taken.push({
      left: isLeft ? 0 : width() - BUTTON_ROOM,
      right: isLeft ? BUTTON_ROOM : width(),
      top: isTop ? 0 : innerHeight - BUTTON_ROOM,
      bottom: isTop ? BUTTON_ROOM : innerHeight,
    });
    const size = { width: box.offsetWidth, height: box.offsetHeight };
    const most = { left: width() - size.width - MARGIN, top: innerHeight - size.height - MARGIN };
    const steps = (last: number) =>
      Array.from({ length: Math.max(0, Math.floor((last - MARGIN) / STEP) + 1) }, (_, i) => MARGIN + i * STEP);
    const lefts = [...steps(most.left), most.left];
    if (isLeft) lefts.reverse(); // away from the button first
    const tops = steps(most.top);
    const places = [
      ...[most.top, MARGIN].flatMap((top) => lefts.map((left) => ({ left, top }))),
      ...[most.left, MARGIN].flatMap((left) => tops.map((top) => ({ left, top }))),
    ].filter(({ left, top }) => left >= 0 && top >= 0);
    const isFree = ({ left, top }: { left: number; top: number }) => {
      const place = { left: left - 4, top: top - 4, right: left + size.width + 4, bottom: top + size.height + 4 };
      return !taken.some((rect) => meets(rect, place));
    };
    return places.find(isFree) ?? null;
  };
  const put = () => {
    box.className = '';
    box.style.inset = '0 auto auto 0';
    const place = freePlace();
    if (place !== null) {
      box.style.inset = `${place.top}px auto auto ${place.left}px`;
      return;
    }
    const { isTop, isLeft } = corner();
    box.className = 's';
    const [x, y] = [isLeft ? 'auto auto auto 16px' : 'auto 16px auto auto', isTop ? 'top' : 'bottom'];
    box.style.inset = x;
    box.style.setProperty(y, '0px');
  };
  const pop = () => {
    try {
      if (host.matches(':popover-open')) host.hidePopover();
      host.showPopover(); // to the end of the top layer, over full screen
    } catch {
      // no top layer here: position: fixed still shows it
    }
    put();
  };
  let isDue = false;
  const putSoon = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      if (host.isConnected) put();
    });
  };
  const again = () => {
    if (!host.isConnected) return;
    put();
    later(again, 500);
  };
  const remove = () => {
    host.remove();
    for (const type of ['scroll', 'resize']) removeEventListener(type, putSoon, true);
    document.removeEventListener('fullscreenchange', pop);
  };
  scope.removeTimeNotice = remove;
  document.documentElement.append(host);
  pop();
  // Into a status that is there already: a screen reader reads it in its own time.
  later(() => {
    whole.textContent = words.text;
    short.textContent = words.short;
    again();
  }, 100);
  for (const type of ['scroll', 'resize']) addEventListener(type, putSoon, { capture: true, passive: true });
  document.addEventListener('fullscreenchange', pop);
  later(remove, SHOWN_MS);
}
