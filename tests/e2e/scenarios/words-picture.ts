/** The words picture: what stood in words on the page is in it, in place; no pixel of the page is, nor a word that nobody saw. */
import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  CHAT,
  CHAT_PAGE,
  FRAME_PAGE,
  FRAME_PLACES,
  INNER_FRAME_PAGE,
  LONG_CHAT,
  LONG_PAGE,
  SECRETS,
  URDU,
  URDU_PAGE,
} from '../harness/chat-pages';
import { pressKeys } from '../harness/doors';
import type { Driver, Tab } from '../harness/driver';
import { helpView, textOf, viewOf, walkToReport } from '../harness/help-view';
import { launch } from '../harness/open';
import { buttonPoint, pressRedButton } from '../harness/red-button';
import { type SeenRequest, startServer, type TestServer } from '../harness/server';
import { until } from '../harness/wait';

const SITES: Readonly<Record<string, string>> = {
  '/chat': CHAT_PAGE,
  '/in-frame': FRAME_PAGE,
  '/in-frame-of-frame': INNER_FRAME_PAGE,
  '/urdu': URDU_PAGE,
  '/long-chat': LONG_PAGE,
};
function answer({ path }: SeenRequest, response: ServerResponse): boolean {
  const body = SITES[path];
  if (body === undefined) return false;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
  return true;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
/** A text of the picture: where the layout put it, how much of that is ink. */
interface Drawn extends Box {
  readonly text: string;
  readonly ink: number;
}
interface Seen {
  readonly width: number;
  readonly height: number;
  /** Pixels that are neither black, white nor grey. */
  readonly coloured: number;
  readonly texts: readonly Drawn[];
}

/** The PNG as it would leave, read pixel by pixel, and the list that names its texts. */
async function look(): Promise<Seen> {
  const canvas = document.querySelector('[data-qa=words-canvas]') as HTMLCanvasElement;
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (png === null) throw new Error('no PNG');
  const bitmap = await createImageBitmap(png);
  const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
  if (pen === null) throw new Error('no pen');
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
  let coloured = 0;
  for (let at = 0; at < data.length; at += 4) if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) coloured++;
  const perPx = 2; // as it is drawn where a page isn't very large
  const inkIn = ({ x, y, w, h }: Box): number => {
    let dark = 0;
    for (let row = Math.max(0, Math.floor(y * perPx)); row < Math.min(bitmap.height, (y + h) * perPx); row++)
      for (let column = Math.max(0, Math.floor(x * perPx)); column < Math.min(bitmap.width, (x + w) * perPx); column++)
        if ((data[(row * bitmap.width + column) * 4] ?? 255) < 128) dark++;
    return dark / Math.max(1, w * h * perPx * perPx);
  };
  const texts = [...document.querySelectorAll<HTMLElement>('[data-qa=words-list] li')].map((row) => {
    const [x = 0, y = 0, w = 0, h = 0] = (row.dataset.box ?? '').split(' ').map(Number);
    return { text: row.querySelector('bdi')?.textContent ?? '', x, y, w, h, ink: inkIn({ x, y, w, h }) };
  });
  return { width: bitmap.width / perPx, height: bitmap.height / perPx, coloured, texts };
}

/** Are Latin and Urdu drawn in letters of their own, and not in what the system has? */
async function widths(): Promise<boolean[]> {
  const pen = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
  const widthIn = (font: string, text: string): number => {
    pen.font = font;
    return pen.measureText(text).width;
  };
  const ours = '40px "Hifazat Words", "Hifazat Nastaliq", monospace';
  const texts = ['Ali99', 'میرا'];
  await Promise.all(texts.map((text) => document.fonts.load(ours, text)));
  return texts.map((text) => Math.abs(widthIn(ours, text) - widthIn('40px monospace', text)) > 2);
}

export function wordsPicture(kind: 'chromium' | 'firefox'): void {
  describe(`the words picture in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    beforeAll(async () => {
      server = await startServer();
      server.answer(answer);
      driver = await launch(kind, { server, installed: 'earlier' });
      await driver.openTab('http://other.test/secret-othertab');
    });
    const opened: Tab[] = [];
    afterEach(async () => {
      for (const tab of opened.splice(0)) await tab.close();
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });

    const pressOn = async (
      url: string,
    ): Promise<{ readonly tab: Tab; readonly view: Tab; readonly boxes: Record<string, Box> }> => {
      const tab = await driver.openTab(url);
      opened.push(tab);
      await tab.activate();
      await buttonPoint(tab);
      const boxes = await tab.evaluate(() => {
        const range = document.createRange();
        const all = [...document.querySelectorAll<HTMLElement>('[data-say]')].map((element) => {
          range.selectNodeContents(element);
          const { x, y, width: w, height: h } = range.getBoundingClientRect();
          return [element.dataset.say ?? '', { x, y, w, h }] as const;
        });
        return Object.fromEntries(all);
      });
      await tab.evaluate(() => void (window as unknown as { seen?: string[] }).seen?.splice(0));
      await pressRedButton(tab);
      const view = await helpView(driver);
      opened.push(view);
      return { tab, view, boxes };
    };
    const openPicture = async (view: Tab): Promise<void> => {
      await view.click('[data-qa=words-show]');
      const isDrawn = () => ((document.querySelector('[data-qa=words-canvas]') as HTMLCanvasElement | null)?.width ?? 0) > 320;
      await until(() => view.evaluate(isDrawn), 'a drawing'); // until then what is below it moves
      await view.click('[data-qa=words-list] summary');
      await until(() => view.evaluate(() => document.querySelector('[data-qa=words-list] li[data-box]') !== null), 'the picture');
    };
    const drawnOf = ({ texts }: Seen, text: string): Drawn => {
      const found = texts.find((one) => one.text === text);
      if (found === undefined) throw new Error(`no "${text}" among ${JSON.stringify(texts.map((one) => one.text))}`);
      return found;
    };

    test('a chat in every kind of place: its words in place, not one pixel of the page, not one secret', async () => {
      const { tab, view, boxes } = await pressOn('http://chat.test/chat');
      await walkToReport(view);
      expect(await view.evaluate(() => document.querySelector('canvas') === null)).toBe(true); // shut until the child opens it
      await openPicture(view);
      const seen = await view.evaluate(look);
      await view.screenshot(`artifacts/words-picture/${kind}-chat.png`, { full: true });
      expect(seen.coloured).toBe(0);
      for (const text of Object.values(CHAT)) expect(drawnOf(seen, text).ink, text).toBeGreaterThan(0.02);
      expect(drawnOf(seen, ':crying face:').ink).toBeGreaterThan(0.02);
      expect(drawnOf(seen, 'Lies above it').ink).toBeGreaterThan(0.02);
      // In place: as far to the side as in the page, and all as far down, whatever our own lines above take.
      const anchor = drawnOf(seen, CHAT.name ?? '');
      const [x0, y0] = [anchor.x - (boxes.name?.x ?? 0), anchor.y - (boxes.name?.y ?? 0)];
      for (const [id, { x, y }] of Object.entries(boxes)) {
        const at = drawnOf(seen, id === 'emoji' ? ':crying face:' : (CHAT[id] ?? ''));
        expect([id, Math.abs(at.x - x - x0) < 2, Math.abs(at.y - y - y0) < 2]).toEqual([id, true, true]);
      }
      for (const [text, [x, y]] of Object.entries(FRAME_PLACES)) {
        const at = drawnOf(seen, text);
        expect([text, Math.abs(at.x - x - x0) < 3, Math.abs(at.y - y - y0) < 8, at.ink > 0.02]).toEqual([text, true, true, true]);
      }
      // Nothing else: where only pictures stood, the paper is white.
      const said = JSON.stringify(seen.texts);
      expect(SECRETS.filter((secret) => said.includes(secret))).toEqual([]);
      expect(seen.texts.length).toBeLessThan(24);
      const isBeside = seen.texts.filter(({ x, y }) => x - x0 > 500 && y - y0 > 20 && y - y0 < 440);
      expect(isBeside).toEqual([]);
      expect(await tab.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]); // the page noticed nothing

      // Blacked out by a tap: a bar, and the words are not under it.
      const target = drawnOf(seen, CHAT.message ?? '');
      const point = await view.evaluate(
        (at: Box, width: number) => {
          const canvas = document.querySelector('[data-qa=words-canvas]') as HTMLCanvasElement;
          canvas.scrollIntoView({ block: 'center', behavior: 'instant' });
          const box = canvas.getBoundingClientRect();
          const scale = box.width / width;
          return { x: box.x + (at.x + at.w / 2) * scale, y: box.y + (at.y + at.h / 2) * scale };
        },
        target,
        seen.width,
      );
      await view.clickAt(point.x, point.y);
      await until(async () => drawnOf(await view.evaluate(look), CHAT.message ?? '').ink > 0.95, 'the bar');
      const after = await view.evaluate(look);
      expect(drawnOf(after, CHAT.name ?? '').ink).toBeCloseTo(anchor.ink, 2);
      await view.click('[data-qa=words-out]');
      expect(await view.evaluate(() => document.querySelector('canvas') === null)).toBe(true);
    });

    test('an Urdu chat: from right to left, in place, and in our own letters', async () => {
      const { view, boxes } = await pressOn('http://chat.test/urdu');
      await walkToReport(view);
      await openPicture(view);
      const seen = await view.evaluate(look);
      await view.screenshot(`artifacts/words-picture/${kind}-urdu.png`, { full: true });
      expect(seen.coloured).toBe(0);
      const name = drawnOf(seen, URDU.name);
      const x0 = name.x + name.w - ((boxes.name?.x ?? 0) + (boxes.name?.w ?? 0));
      for (const [id, text] of Object.entries(URDU)) {
        const at = drawnOf(seen, text);
        const box = boxes[id] ?? { x: 0, y: 0, w: 0, h: 0 };
        expect([id, Math.abs(at.x + at.w - box.x - box.w - x0) < 3, at.ink > 0.01]).toEqual([id, true, true]);
      }
      const inOrder = [URDU.name, URDU.first, URDU.second, URDU.mixed, URDU.time].map((text) => drawnOf(seen, text).y);
      expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
      expect(await view.evaluate(widths)).toEqual([true, true]);
    });

    test('a chat of ten thousand messages: the last ones, which are in view', async () => {
      const { view } = await pressOn('http://chat.test/long-chat');
      await walkToReport(view);
      await openPicture(view);
      const seen = await view.evaluate(look);
      expect(drawnOf(seen, LONG_CHAT.last).ink).toBeGreaterThan(0.02);
      expect(seen.texts.some(({ text }) => text === LONG_CHAT.first)).toBe(false);
      expect(seen.texts.length).toBeLessThan(100);
    });

    test.each(['input[placeholder]', 'input[type=password]', 'textarea'])(
      'what is written in a field is not taken along, not even selected: %s',
      async (field) => {
        const tab = await driver.openTab('http://chat.test/chat');
        opened.push(tab);
        await tab.activate();
        await buttonPoint(tab);
        await tab.evaluate((selector: string) => {
          const element = document.querySelector(selector) as HTMLInputElement;
          element.focus();
          element.select();
        }, field);
        await pressKeys(driver);
        const view = await helpView(driver);
        opened.push(view);
        await walkToReport(view);
        const told = await textOf(view);
        expect(told).toContain('chat.test');
        expect(SECRETS.filter((secret) => told.includes(secret))).toEqual([]);
      },
    );

    test('of a page that may show what nobody may copy there is none', async () => {
      const { view } = await pressOn('http://chat.test/chat');
      await view.activate();
      for (const [qa, then] of [
        ['danger-no', 'tiles'],
        ['tile-scary_content', 'gate'],
        ['gate-yes', 'can'],
        ['do-report', 'report'],
      ] as const) {
        await view.click(`[data-qa="${qa}"]`);
        await until(async () => (await viewOf(view)) === then, `the view ${then}`);
      }
      expect(await view.evaluate(() => document.querySelector('[data-qa=words-picture]') === null)).toBe(true);
    });
  });
}
