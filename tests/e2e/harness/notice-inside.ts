/** Looks at the notice that time is running out, which no page can read. */
import { insideOf } from './button-inside';
import type { Tab } from './driver';
import { until } from './wait';

const NOTICE_TAG = 'hifazat-notice';

/** Firefox's privileged sandbox sees through closed shadow roots. */
type Seen = Element & { openOrClosedShadowRoot: ShadowRoot };

export interface NoticeInside {
  text: string;
  short: string;
  language: string;
  direction: string;
  role: string;
  /** It stands in the red button's own place. */
  isSmall: boolean;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function look(rootOrTag: ShadowRoot | string): NoticeInside {
  const root =
    typeof rootOrTag === 'string' ? (document.querySelector(rootOrTag) as Seen | null)?.openOrClosedShadowRoot : rootOrTag;
  const box = root?.querySelector('div');
  if (!box) throw new Error('no notice');
  const { left, top, right, bottom } = box.getBoundingClientRect();
  return {
    text: box.querySelector('span')?.textContent ?? '',
    short: box.querySelector('b')?.textContent ?? '',
    language: box.lang,
    direction: box.dir,
    role: box.getAttribute('role') ?? '',
    isSmall: box.className === 's',
    ...{ left, top, right, bottom },
  };
}

export const hasNotice = (tab: Tab): Promise<boolean> =>
  tab.evaluate((tag: string) => document.querySelector(tag) !== null, NOTICE_TAG);

/** Waits for the notice and gives what it says and where it stands. */
export const noticeOn = (tab: Tab): Promise<NoticeInside> =>
  until(async () => {
    if (!(await hasNotice(tab))) return null;
    const inside = await insideOf(tab, NOTICE_TAG, look);
    return inside.text === '' ? null : inside;
  }, 'the notice');

/** The boxes of text and pictures of a page that meet this one: what it would cover. */
export const coveredBy = (tab: Tab, { left, top, right, bottom }: NoticeInside): Promise<string[]> =>
  tab.evaluate(
    (box: { left: number; top: number; right: number; bottom: number }) => {
      const meets = (rect: DOMRect) =>
        rect.left < box.right && box.left < rect.right && rect.top < box.bottom && box.top < rect.bottom;
      const range = document.createRange();
      const covered: string[] = [];
      for (const element of document.querySelectorAll('body *')) {
        if (element.matches('img,video,canvas,button') && meets(element.getBoundingClientRect())) covered.push(element.localName);
        for (const node of element.childNodes) {
          if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue?.trim() || element.localName === 'script') continue;
          range.selectNode(node);
          if ([...range.getClientRects()].some(meets)) covered.push(node.nodeValue.slice(0, 40));
        }
      }
      return covered;
    },
    { left, top, right, bottom },
  );
