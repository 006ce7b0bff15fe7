/**
 * The words that can be seen in a frame, and where they stand. Put into the frame by `scripting.executeScript` at the press, in our own world, so it
 * may use nothing outside of itself; it changes nothing, asks for nothing, and the page can't tell. Never read: what stands in fields and places
 * to write, hidden text, alternative texts, `::before` and `::after`, and what is inside pictures.
 */
import type { FrameWords, Run, WordLimits } from '../core/help/words-picture/shot';

export async function collectWords(limits: WordLimits): Promise<FrameWords> {
  type Box = { left: number; top: number; right: number; bottom: number };
  type Dom = { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } };
  /** What holds for the children of an element: what cuts them off (by how they are positioned), and whose letters they have. */
  type Around = {
    flow: Box;
    absolute: Box;
    fixed: Box;
    opacity: number;
    style: CSSStyleDeclaration | null;
    parent: Element | null;
  };
  const scope = globalThis as { browser?: Dom; chrome?: Dom };
  const OURS = 'hifazat-button,hifazat-notice';
  const NEVER =
    'script,style,noscript,template,head,title,input,textarea,select,option,datalist,canvas,video,audio,picture,img,meter,progress,[contenteditable]:not([contenteditable=false]),[role=textbox],[role=searchbox],[role=combobox],[role=spinbutton]';
  const FRAMES = 'iframe,frame,object,embed';
  const MAY_HAVE_ROOT = /-|^(article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/;
  const PAINTS = 'img,video,canvas,iframe,object,embed';
  const ICONS = /^["']?[^,]*(icon|symbols|awesome|glyph)/i;
  const SEGMENTS = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

  // The cover is on the screen first: two frames, or (in a tab that is not in front any more) a moment.
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    AbortSignal.timeout(100).addEventListener('abort', () => resolve(), { once: true }); // a page can take timers away, not signals
  });
  const page = document.documentElement;
  const view: Box = { left: 0, top: 0, right: page?.clientWidth || innerWidth, bottom: innerHeight };
  const until = performance.now() + limits.ms; // from here on: the page is laid out now, which was its own work to do
  const [width, height, host] = [view.right, view.bottom, location.hostname.slice(0, 260)];
  const answer: FrameWords = { path: [], host, width, height, runs: [], frames: [], isCut: false };
  const indexIn = (parent: Window, child: Window | null): number => {
    for (let n = 0; n < parent.length && n < 1000; n++) if (parent[n] === child) return n;
    return -1;
  };
  for (let frame: Window = window; frame !== frame.parent && answer.path.length < 50; frame = frame.parent)
    answer.path.unshift(indexIn(frame.parent, frame));
  if (!page || document.designMode === 'on') return answer;

  const common = (one: Box, other: Box): Box => ({
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  });
  const isEmpty = ({ left, top, right, bottom }: Box) => right <= left || bottom <= top;
  const meets = (one: Box, other: Box) => !isEmpty(common(one, other));
  /** At least half of it each way: what is cut more than that can't be read. */
  const isSeen = (rect: Box, clip: Box): boolean => {
    const seen = common(rect, clip);
    if (isEmpty(rect) || isEmpty(seen)) return false;
    return (seen.right - seen.left) * 2 >= rect.right - rect.left && (seen.bottom - seen.top) * 2 >= rect.bottom - rect.top;
  };
  const rootOf = (element: Element): ShadowRoot | null => {
    if (!MAY_HAVE_ROOT.test(element.localName)) return element.shadowRoot;
    const api = scope.browser?.dom ?? scope.chrome?.dom;
    // Firefox has it on the element too, for us alone.
    const own = element as Element & { openOrClosedShadowRoot?: ShadowRoot | null };
    return own.openOrClosedShadowRoot ?? (element instanceof HTMLElement ? (api?.openOrClosedShadowRoot(element) ?? null) : null);
  };
  /** The children that are shown, in the order in which they are: a slot shows what is put into it. */
  const shownIn = (element: Element): Iterable<Node> => {
    const root = rootOf(element);
    if (root) return root.childNodes;
    if (element instanceof HTMLSlotElement) {
      const assigned = element.assignedNodes();
      if (assigned.length > 0) return assigned;
    }
    if (element instanceof HTMLDetailsElement && !element.open)
      return [...element.children].filter(({ localName }) => localName === 'summary').slice(0, 1);
    return element.childNodes;
  };

  const isClear = (colour: string) => /^rgba\(.*,\s*0(\.0\d*)?\)$|\/\s*0(\.0\d*)?\)$|^transparent$/.test(colour);
  /** Letters that nobody sees, or that are no letters. Text filled by a background or shown by its shadow is seen. */
  const isBlank = (style: CSSStyleDeclaration): boolean => {
    if (style.visibility !== 'visible' || ICONS.test(style.fontFamily)) return true;
    const security = style.getPropertyValue('-webkit-text-security');
    if (security !== '' && security !== 'none') return true;
    const fill = style.getPropertyValue('-webkit-text-fill-color') || style.color;
    if (!isClear(fill)) return false;
    const clips = `${style.backgroundClip} ${style.getPropertyValue('-webkit-background-clip')}`;
    return !clips.includes('text') && style.textShadow === 'none' && !(parseFloat(style.webkitTextStrokeWidth) > 0);
  };
  const isOpaque = (element: Element): boolean => {
    if (element.matches(PAINTS)) return true;
    const style = getComputedStyle(element);
    return parseFloat(style.opacity) > 0.9 && /^rgb\(/.test(style.backgroundColor);
  };
  /** Does something that can't be seen through lie over this point of the element? */
  const isCovered = (element: Element, x: number, y: number): boolean => {
    for (let target: Element | null = element; target !== null; ) {
      const root = target.getRootNode() as Document | ShadowRoot;
      if (typeof root.elementsFromPoint !== 'function') return false;
      for (const above of root.elementsFromPoint(x, y)) {
        if (above.matches(OURS)) continue;
        if (above === target || above.contains(target)) break;
        if (!target.contains(above) && above.getRootNode() === root && isOpaque(above)) return true;
      }
      target = root instanceof ShadowRoot ? root.host : null;
    }
    return false;
  };

  const range = document.createRange();
  let line: (Box & { text: string; end: number }) | null = null;
  let chars = 0;
  let isNearDone = false;
  let node = 0;
  const endLine = ({ style, parent }: Around, isBroken: boolean): void => {
    const done = line;
    line = null;
    if (done === null || style === null || parent === null) return;
    const at = common(done, view);
    if (isCovered(parent, (at.left + at.right) / 2, (at.top + at.bottom) / 2)) return;
    const own = parseFloat(style.fontSize) || 0;
    const height = done.bottom - done.top;
    const shout = style.textTransform === 'uppercase' ? done.text.toUpperCase() : done.text;
    const text = (isBroken ? `${shout} ` : shout).slice(0, 5000);
    // A page that is shown larger or smaller by a transform has letters of another size than it says.
    const size = height > own * 0.8 && height < own * 2.4 ? own : height / 1.2;
    const box = { x: done.left, y: done.top, w: done.right - done.left, h: height };
    const run: Run = { text, ...box, size, isRtl: style.direction === 'rtl', node };
    chars += run.text.length;
    if (answer.runs.length >= limits.runs || chars > limits.chars) answer.isCut = true;
    else answer.runs.push(run);
  };
  /** One word or letter with its box: to the line it stands on, or to a new one. */
  const add = (text: string, rect: Box, start: number, around: Around): void => {
    const middle = (rect.top + rect.bottom) / 2;
    const height = rect.bottom - rect.top;
    const gap = line === null ? 0 : Math.max(rect.left - line.right, line.left - rect.right);
    const isSame = line !== null && middle > line.top && middle < line.bottom && gap < 2 * height;
    const isApart = line !== null && start > line.end;
    if (line === null || !isSame) {
      endLine(around, isApart);
      line = { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom, text, end: start + text.length };
      return;
    }
    const [left, top] = [Math.min(line.left, rect.left), Math.min(line.top, rect.top)];
    const [right, bottom] = [Math.max(line.right, rect.right), Math.max(line.bottom, rect.bottom)];
    line = { left, top, right, bottom, text: line.text + (isApart ? ' ' : '') + text, end: start + text.length };
  };
  const isLate = (): boolean => {
    const isFull = answer.runs.length >= limits.runs || chars > limits.chars;
    const isOver = performance.now() > until;
    if (isFull || (isOver && !isNearDone)) answer.isCut = true;
    return isFull || isOver;
  };
  const addPart = (text: Text, from: number, to: number, around: Around): void => {
    if (isLate()) return;
    range.setStart(text, from);
    range.setEnd(text, to);
    if (!meets(range.getBoundingClientRect(), around.flow)) return;
    if (to - from > 400) {
      const gap = text.data.lastIndexOf(' ', from + (to - from) / 2);
      const middle = gap > from ? gap : from + ((to - from) >> 1);
      addPart(text, from, middle, around);
      addPart(text, middle, to, around);
      return;
    }
    for (const { 0: word, index } of text.data.slice(from, to).matchAll(/\S+/g)) {
      const start = from + index;
      range.setStart(text, start);
      range.setEnd(text, start + word.length);
      const rects = range.getClientRects();
      const [rect] = rects;
      if (
        rects.length === 1 &&
        rect &&
        isSeen(rect, around.flow) &&
        rect.left >= around.flow.left - 1 &&
        rect.right <= around.flow.right + 1
      ) {
        add(word, rect, start, around);
        continue;
      }
      if (!meets(range.getBoundingClientRect(), around.flow)) continue;
      // Broken over lines, or cut off: letter by letter.
      for (const { segment, index: at } of SEGMENTS.segment(word)) {
        range.setStart(text, start + at);
        range.setEnd(text, start + at + segment.length);
        const letter = range.getBoundingClientRect();
        if (isSeen(letter, around.flow)) add(segment, letter, start + at, around);
      }
    }
  };
  const addText = (text: Text, around: Around): void => {
    if (around.style === null || !/\S/.test(text.data) || isBlank(around.style)) return;
    node++;
    addPart(text, 0, text.data.length, around);
    endLine(around, /\s$/.test(text.data));
  };

  const addFrame = (element: Element, rect: Box, clip: Box, style: CSSStyleDeclaration): void => {
    const { contentWindow } = element as HTMLIFrameElement;
    if (!contentWindow || style.visibility !== 'visible' || isEmpty(clip) || answer.frames.length >= 500) return;
    if (isCovered(element, (clip.left + clip.right) / 2, (clip.top + clip.bottom) / 2)) return;
    const width = (element as HTMLElement).offsetWidth;
    const scale = Math.min(width > 0 ? (rect.right - rect.left) / width : 1, 100);
    const inset = (side: string) =>
      parseFloat(style.getPropertyValue(`padding-${side}`)) + parseFloat(style.getPropertyValue(`border-${side}-width`));
    const [x, y] = [rect.left + inset('left') * scale, rect.top + inset('top') * scale];
    const [w, h] = [rect.right - inset('right') * scale - x, rect.bottom - inset('bottom') * scale - y];
    if (w <= 0 || h <= 0) return;
    const shown = { x: clip.left, y: clip.top, w: clip.right - clip.left, h: clip.bottom - clip.top };
    answer.frames.push({ index: indexIn(window, contentWindow), x, y, w, h, scale, clip: shown });
  };

  type Step = { what: Node; around: Around; isLast: boolean };
  const outside: Around = { flow: view, absolute: view, fixed: view, opacity: 1, style: null, parent: null };
  const steps: Step[] = [{ what: page, isLast: false, around: outside }];
  /** Far from what is in view: looked at when all the rest is done, because something in it may stand elsewhere. */
  const far: Step[] = [];
  const enter = (element: Element, outer: Around, isLast: boolean): void => {
    if (element.matches(OURS) || element.matches(NEVER)) return;
    const rect = element.getBoundingClientRect();
    const isPage = element === page || element === document.body;
    const isBig = rect.width > 0 && rect.height > 0;
    const isFar =
      rect.bottom < -view.bottom || rect.top > 2 * view.bottom || rect.right < -view.right || rect.left > 2 * view.right;
    if (isFar && isBig && !isPage && !isLast) {
      far.push({ what: element, around: outer, isLast: true });
      return;
    }
    const style = getComputedStyle(element);
    const { position, display } = style;
    if (display === 'none' || (display !== 'contents' && !element.checkVisibility())) return;
    const opacity = outer.opacity * parseFloat(style.opacity);
    if (opacity < 0.05 || /inset\(\s*(50|100)%|circle\(0|^polygon\(0(px|%)? 0(px|%)?, 0(px|%)? 0(px|%)?, 0/.test(style.clipPath))
      return;
    const isAbove = element.matches(':modal,:popover-open,:fullscreen');
    let inner = isAbove ? view : position === 'fixed' ? outer.fixed : position === 'absolute' ? outer.absolute : outer.flow;
    const cut = /^rect\((.*)\)$/.exec(position === 'absolute' || position === 'fixed' ? style.clip : '');
    if (cut) {
      const [top = 0, right = 0, bottom = 0, left = 0] = (cut[1] ?? '').split(/[ ,]+/).map(parseFloat);
      inner = common(inner, { left: rect.left + left, top: rect.top + top, right: rect.left + right, bottom: rect.top + bottom });
    }
    if (element.matches(FRAMES)) {
      addFrame(element, rect, common(inner, rect), style);
      return;
    }
    const contains = /paint|content|strict/.test(style.contain);
    if (!isPage && display !== 'contents' && display !== 'inline') {
      const clipsX = style.overflowX !== 'visible' || contains;
      const clipsY = style.overflowY !== 'visible' || contains;
      if (clipsX) inner = { ...inner, left: Math.max(inner.left, rect.left), right: Math.min(inner.right, rect.right) };
      if (clipsY) inner = { ...inner, top: Math.max(inner.top, rect.top), bottom: Math.min(inner.bottom, rect.bottom) };
    }
    const changes = [style.transform, style.filter, style.perspective, style.rotate, style.scale, style.translate];
    const holdsAll = isAbove || contains || changes.some((value) => value !== 'none');
    const absolute = isAbove ? view : holdsAll || position !== 'static' ? inner : outer.absolute;
    const fixed = isAbove ? view : holdsAll ? inner : outer.fixed;
    queue([...shownIn(element)], { flow: inner, absolute, fixed, opacity, style, parent: element }, isLast);
  };
  /** Of a long list only what is near the view at first: its places run in one direction, so the two ends of that are soon found. */
  const queue = (children: Node[], around: Around, isLast: boolean): void => {
    const boxOf = (node: Node | undefined): DOMRect | null => {
      const rect = node?.nodeType === Node.ELEMENT_NODE ? (node as Element).getBoundingClientRect() : null;
      return rect !== null && rect.width + rect.height > 0 ? rect : null;
    };
    const isLong = children.length > 60 && !isLast;
    const isUp = isLong && (boxOf(children.find(boxOf))?.top ?? 0) > (boxOf(children.findLast(boxOf))?.top ?? 0);
    const sorted = isUp ? children.toReversed() : children;
    const first = (isThere: (rect: Box) => boolean): number => {
      let [low, high] = [0, sorted.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const rect = boxOf(sorted.slice(middle, high).find(boxOf));
        if (rect === null || isThere(rect)) high = middle;
        else low = middle + 1;
      }
      return low;
    };
    const from = isLong ? first(({ bottom }) => bottom >= -view.bottom) : 0;
    const to = isLong ? first(({ top }) => top > 2 * view.bottom) : sorted.length;
    const near = sorted.slice(from, to);
    for (const what of isUp ? near : near.toReversed()) steps.push({ what, around, isLast });
    for (const what of [...sorted.slice(0, from), ...sorted.slice(to)]) far.push({ what, around, isLast: true });
  };
  for (let step = steps.pop(); step !== undefined && !isLate(); step = steps.pop() ?? far.shift()) {
    isNearDone ||= step.isLast;
    if (step.what.nodeType === Node.TEXT_NODE) addText(step.what as Text, step.around);
    else if (step.what.nodeType === Node.ELEMENT_NODE) enter(step.what as Element, step.around, step.isLast);
  }
  return answer;
}
