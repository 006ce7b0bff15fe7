/** Finds and presses the red button as a child does: it sits in a closed shadow root, so only its place on the screen tells where it is. */
import type { Tab } from './driver';
import { until } from './wait';

export const BUTTON_TAG = 'hifazat-button';

/** From the corner's edges to the middle of the button (16 px margin, 48 px wide). */
const MIDDLE = 40;

/** The middle of the button in the bottom end corner, once the button really is what a press there would reach. */
export function buttonPoint(tab: Tab): Promise<{ x: number; y: number }> {
  return until(
    () =>
      tab.evaluate(
        (tag: string, middle: number) => {
          const { clientWidth, dir } = document.documentElement;
          const at = { x: dir === 'rtl' ? middle : clientWidth - middle, y: innerHeight - middle };
          return document.elementFromPoint(at.x, at.y)?.localName === tag ? at : null;
        },
        BUTTON_TAG,
        MIDDLE,
      ),
    'the red button in its corner',
  );
}

/** Whether the page is covered: then the middle of the viewport belongs to the button's element. */
export const isCovered = (tab: Tab): Promise<boolean> =>
  tab.evaluate((tag: string) => document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.localName === tag, BUTTON_TAG);

/** Presses the button with a real mouse, finger or keyboard. */
export async function pressRedButton(tab: Tab, how: 'mouse' | 'touch' | 'keyboard' = 'mouse'): Promise<void> {
  const { x, y } = await buttonPoint(tab);
  if (how === 'mouse') await tab.clickAt(x, y);
  else if (how === 'touch') await tab.tapAt(x, y);
  else {
    await tabToButton(tab);
    await tab.press('Enter');
  }
}

/**
 * Moves the focus to the button with the Tab key. From the page's start: where Tab leads out of the page first, Firefox' driver writes into
 * a page that the browser holds for inactive, and Enter presses nothing there.
 */
export async function tabToButton(tab: Tab): Promise<void> {
  const onButton = (): Promise<boolean> => tab.evaluate((tag: string) => document.activeElement?.localName === tag, BUTTON_TAG);
  for (let steps = 0; !(await onButton()); steps++) {
    if (steps === 50) throw new Error('50 presses of Tab did not reach the red button');
    await tab.press('Tab');
  }
}
