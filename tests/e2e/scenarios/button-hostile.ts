/** The red button on pages that keep it from a child, by malice or by habit: on each it is there, is pressed for real, and help opens. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pressKeys } from '../harness/doors';
import type { Driver, Tab } from '../harness/driver';
import { helpView } from '../harness/help-view';
import { launch } from '../harness/open';
import { BUTTON_TAG } from '../harness/red-button';
import { startServer, type TestServer } from '../harness/server';
import { until } from '../harness/wait';

const DIALOG = '<dialog id=d><p>A notice</p><input id=i><button>OK</button></dialog>';
/** What the page does, by script of its own, after it has loaded. */
const PAGES: readonly (readonly [what: string, body: string, script: string])[] = [
  ['a modal dialog', DIALOG, 'd.showModal()'],
  [
    'a modal dialog over a modal dialog, closed again',
    `${DIALOG}<dialog id=e>second</dialog><dialog id=f>third</dialog>`,
    'd.showModal(); e.showModal(); f.showModal(); f.close()',
  ],
  [
    'a modal dialog in a closed shadow tree',
    '<div id=h></div>',
    `const r = h.attachShadow({ mode: 'closed' }); r.innerHTML = '${DIALOG}'; r.querySelector('dialog').showModal()`,
  ],
  [
    'a modal dialog that isn’t drawn, after one that is in the document',
    `${DIALOG}<dialog id=e style="display:none">nothing</dialog>`,
    'e.showModal(); d.showModal(); document.activeElement.blur()',
  ],
  [
    'a modal dialog that is taken out of the page',
    `<div id=w>${DIALOG}</div>`,
    'd.showModal(); setTimeout(() => w.remove(), 50)',
  ],
  ['a page that is inert', '<p>x</p>', 'document.documentElement.inert = true; document.body.inert = true'],
  [
    'a layer of the page on top of everything',
    '<div id=p popover=manual style="inset:0;width:100%;height:100%;margin:0;padding:0;border:0">above</div>',
    'p.showPopover()',
  ],
  ['z-index and everything unset', '<style>*{all:unset!important;z-index:2147483647!important}</style><p>x</p>', ''],
  [
    'a style for our element',
    `<style>${BUTTON_TAG}{display:none!important;opacity:0!important;transform:scale(0)!important;clip-path:inset(50%)!important}</style>`,
    '',
  ],
  ['a page at a third of its size', '<style>html{zoom:.33}</style><p>x</p>', ''],
  ['a page turned around', '<style>html{transform:rotate(180deg) scale(.2);filter:blur(9px);opacity:.01}</style><p>x</p>', ''],
  ['the layer closed by the page', '<p>x</p>', `document.querySelector('${BUTTON_TAG}').hidePopover()`],
  ['a page in a strict box', '<p>x</p>', ''],
];

export function buttonHostile(kind: 'chromium' | 'firefox'): void {
  describe(`the red button on hostile pages in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    beforeAll(async () => {
      server = await startServer();
      server.answer(({ path }, response) => {
        const number = Number(/^\/hostile\/(\d+)/.exec(path)?.[1] ?? -1);
        const page = PAGES[number];
        if (page === undefined) return false;
        const policy = page[0].includes('strict box') ? "default-src 'none'; style-src 'none'; script-src 'none'; sandbox" : null;
        response.writeHead(200, {
          'content-type': 'text/html',
          ...(policy === null ? {} : { 'content-security-policy': policy }),
        });
        response.end(`<!doctype html><title>hostile</title><body style="height:200vh">${page[1]}<script>${page[2]}</script>`);
        return true;
      });
      driver = await launch(kind, { server, installed: 'earlier' });
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });

    test.each(PAGES.map(([what], index) => [what, index] as const))('%s', async (_what, index) => {
      const tab = await driver.openTab(`http://hostile.test/hostile/${index}`);
      await tab.activate();
      const at = await reach(tab);
      await tab.clickAt(at.x, at.y);
      await until(() => isUnderUs(tab, 0.5, 0.5), 'the cover');
      const view = await helpView(driver);
      await view.close();
      await tab.close();
    });

    test('a page in full screen', async () => {
      const tab = await driver.openTab('http://plain.test/film');
      await tab.activate();
      await tab.evaluate(() => {
        document.body.innerHTML = '<div id=full style="width:200px;height:100px;background:#ccc">film</div>';
        (document.querySelector('#full') as HTMLElement).onclick = () =>
          void document.querySelector('#full')?.requestFullscreen();
      });
      await tab.click('#full');
      await until(() => tab.evaluate(() => document.fullscreenElement !== null), 'full screen');
      const at = await reach(tab);
      await tab.clickAt(at.x, at.y);
      await (await helpView(driver)).close();
      await tab.close();
    });

    test('a film that fills the screen by itself: no button that can’t be pressed, and the keys open help', async () => {
      const tab = await driver.openTab('http://plain.test/film-alone');
      await tab.activate();
      await tab.evaluate(() => {
        document.body.innerHTML = '<video id=full style="width:200px;height:100px;background:#ccc"></video>';
        (document.querySelector('#full') as HTMLElement).onclick = () =>
          void document.querySelector('#full')?.requestFullscreen();
      });
      await tab.click('#full');
      await until(() => tab.evaluate(() => document.fullscreenElement !== null), 'full screen');
      await pressKeys(driver);
      await (await helpView(driver)).close();
      await until(() => tab.evaluate(() => document.fullscreenElement === null), 'the end of the full screen');
      await tab.activate();
      expect(await isUnderUs(tab, 0.5, 0.5)).toBe(true);
      await tab.close();
    });

    test('only the top frame carries it', async () => {
      const tab = await driver.openTab('http://plain.test/framed');
      await tab.evaluate(() => {
        document.body.innerHTML = '<iframe src="/inside" width=400 height=400></iframe>';
      });
      await until(
        () => tab.evaluate(() => document.querySelector('iframe')?.contentDocument?.readyState === 'complete'),
        'the frame',
      );
      const inFrame = await tab.evaluate(
        (tag: string) => document.querySelector('iframe')?.contentDocument?.querySelectorAll(tag).length,
        BUTTON_TAG,
      );
      expect(inFrame).toBe(0);
      await tab.close();
    });

    test('dragged to a corner it stays there, on the next page too; a press that trembles is a press', async () => {
      const tab = await driver.openTab('http://plain.test/drag');
      await tab.activate();
      const from = await reach(tab);
      await tab.drag(from, { x: 60, y: 80 });
      await until(() => isUnderUs(tab, 40, 40), 'the button in the top left corner');
      expect(await isUnderUs(tab, 0.5, 0.5)).toBe(false);
      const next = await driver.openTab('http://other.test/next');
      await next.activate();
      await until(() => isUnderUs(next, 40, 40), 'the same corner on another page');
      await next.drag({ x: 40, y: 40 }, { x: 60, y: 55 });
      await (await helpView(driver)).close();
      await next.close();
      await tab.close();
    });

    test('Shift three times on the cover hides help', async () => {
      const tab = await driver.openTab('http://plain.test/shift');
      await tab.activate();
      const { x, y } = await until(() => place(tab, 'top-start'), 'the button');
      await tab.clickAt(x, y);
      const view = await helpView(driver);
      await tab.activate();
      for (let times = 0; times < 3; times++) await tab.press('Shift');
      await until(
        () =>
          view.evaluate(() => document.querySelector('[data-qa=help-view]') === null && document.querySelector('h1') !== null),
        'the ordinary page',
      );
      expect(await isUnderUs(tab, 0.5, 0.5)).toBe(true);
      await view.close();
      await tab.close();
    });
  });
}

/** Whether a point belongs to our element, in whatever tree it is; fractions below 1 are of the window. */
const isUnderUs = (tab: Tab, x: number, y: number): Promise<boolean> =>
  tab.evaluate(
    (tag: string, left: number, top: number) => {
      const [px, py] = [left < 1 ? innerWidth * left : left, top < 1 ? innerHeight * top : top];
      const hit = document.elementFromPoint(px, py);
      // A closed shadow tree of the page shows only its host: our element is known to be in it then.
      return hit?.localName === tag || (hit?.id === 'h' && document.querySelector(tag) === null);
    },
    BUTTON_TAG,
    x,
    y,
  );

/** The middle of the button in its corner, once a press there reaches it. */
async function place(tab: Tab, corner: 'bottom-end' | 'top-start'): Promise<{ x: number; y: number } | null> {
  const size = await tab.evaluate(() => ({
    width: innerWidth,
    height: innerHeight,
    client: document.documentElement.clientWidth,
  }));
  const candidates =
    corner === 'top-start'
      ? [{ x: 40, y: 40 }]
      : [
          { x: size.width - 40, y: size.height - 40 },
          { x: size.client - 40, y: size.height - 40 },
        ];
  for (const { x, y } of candidates) if (await isUnderUs(tab, x, y)) return { x, y };
  return null;
}
/** A child's hand comes nearer: the pointer moves first. */
const reach = (tab: Tab): Promise<{ x: number; y: number }> =>
  until(async () => {
    await tab.moveTo(200, 200 + Math.round(Math.random() * 20));
    return place(tab, 'bottom-end');
  }, 'the red button in its corner');
