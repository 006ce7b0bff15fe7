/**
 * The ways around that need a page: a frame inside a frame, a window opened from a page, a page loaded ahead of time, another extension … and
 * the lines of the corpus that no link leads to. Each way is tried with an open site beside the blocked one: what arrives there shows that
 * the way leads somewhere.
 */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { hasLines, isOfTarget, LINES } from '../harness/bypass-lines';
import type { Driver, Tab } from '../harness/driver';
import { temporaryFolder } from '../harness/extension';
import { launch, pageUrl, saveSection, shows } from '../harness/open';
import { loadOther } from '../harness/other-extension';
import { startServer, type TestServer } from '../harness/server';
import { stays, until } from '../harness/wait';
import { RUNTIME } from './bypass-runtime';

/** In functions that run in the browser. */
declare const chrome: Browser;

const BLOCKED = 'target.example';
const OPEN = 'open.example';
/** Pages of ok.example that lead to an address. */
const PAGES: Readonly<Record<string, (address: string) => string>> = {
  'nested frames': (address) => `<iframe src="https://wrapper.example/frames?${encodeURIComponent(address)}"></iframe>`,
  'a frame in a sandboxed srcdoc': (address) => `<iframe sandbox srcdoc="<iframe src='${address}'></iframe>"></iframe>`,
  'an object': (address) => `<object data="${address}" width="100" height="100"></object>`,
  'an embed': (address) => `<embed src="${address}" type="text/html" width="100" height="100">`,
  'a frame written into about:blank': (address) =>
    `<iframe></iframe><script>{const d = [...document.querySelectorAll('iframe')].pop().contentDocument; d.open(); d.write('<iframe src="${address}"></iframe>'); d.close();}</script>`,
  'a frame that goes there by itself': (address) =>
    `<iframe src="https://wrapper.example/goes?${encodeURIComponent(address)}"></iframe>`,
  'a frame of a redirect': (address) => `<iframe src="https://wrapper.example/redirect?${encodeURIComponent(address)}"></iframe>`,
  'a socket': (address) => `<script>new WebSocket('${address.replace(/^http/, 'ws')}')</script>`,
  'a frameset': (address) => `<frameset><frame src="${address}"></frameset>`,
};
const WINDOWS: Readonly<Record<string, (address: string) => void>> = {
  'window.open': (address) => void window.open(address),
  'window.open without an opener': (address) => void window.open(address, '_blank', 'noopener'),
  'a popup': (address) => void window.open(address, 'popup', 'width=300,height=200'),
  'a window that goes there later': (address) => {
    const opened = window.open('about:blank', 'later');
    if (opened !== null) opened.location.href = address;
  },
  'a link into a new tab': (address) => {
    const link = Object.assign(document.createElement('a'), { href: address, target: '_blank', rel: 'noopener' });
    document.body.append(link);
    link.click();
  },
  'a form into a new tab': (address) => {
    const form = Object.assign(document.createElement('form'), { action: address, target: '_blank', method: 'post' });
    document.body.append(form);
    form.submit();
  },
};

/** A click on a link of the page. */
const byLink = (address: string): void => {
  const link = Object.assign(document.createElement('a'), { href: address });
  document.body.append(link);
  link.click();
};

export function bypassPages(kind: 'chromium' | 'firefox'): void {
  describe(`ways around by pages in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    let tab: Tab;
    let html = '';
    const block = (...sites: string[]) => saveSection(driver, 'sites', { block: sites });
    /** Requests, and connections that were opened for one; Chromium opens some as soon as a navigation begins, before it asks anybody. */
    const asked = (host: string) => [
      ...server.to(host).map((request) => request.path),
      ...(kind === 'firefox' ? server.tunnels.filter((to) => to === host) : []),
    ];
    /** The way led to the open site, and not to the blocked one. */
    const onlyOpenAsked = async (): Promise<void> => {
      await until(() => server.to(OPEN).length > 0, 'a request at the open site');
      await stays(() => server.to(BLOCKED).length === 0, 'no request at the blocked site', 300);
      expect(asked(BLOCKED)).toEqual([]);
    };

    /** The addresses that the frames of a page show. */
    const framesOf = (page: string): Promise<string[]> =>
      driver.inExtensionPage(async (wanted: string) => {
        const shown = (await chrome.tabs.query({})).find(({ url }) => url === wanted);
        return ((await chrome.webNavigation.getAllFrames({ tabId: shown?.id ?? -1 })) ?? []).map(({ url }) => url);
      }, page);

    beforeAll(async () => {
      server = await startServer();
      server.answer(({ host, path: asked }, response) => {
        const address = decodeURIComponent(asked.split('?')[1] ?? '');
        const own =
          host === 'ok.example' && asked === '/way'
            ? html
            : host === 'wrapper.example' && asked.startsWith('/frames')
              ? `<iframe src="${address}"></iframe>`
              : host === 'wrapper.example' && asked.startsWith('/goes')
                ? `<script>location.href = '${address}'</script>`
                : null;
        if (own === null) return false;
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(own);
        return true;
      });
      driver = await launch(kind, {
        server,
        installed: 'earlier',
        keepsPage: true,
        args: ['--disable-popup-blocking'],
        prefs: { 'dom.disable_open_during_load': false },
      });
      await block(BLOCKED, 'youtube.com');
      tab = await driver.openTab('http://hub.test/');
    });
    beforeEach(() => server.forget());
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });

    test.each(Object.entries(PAGES))('%s', async (_what, way) => {
      for (const host of [BLOCKED, OPEN]) {
        html = way(`https://${host}/way`);
        await tab.goto('https://ok.example/way');
      }
      await onlyOpenAsked();
      expect(await tab.url()).toBe('https://ok.example/way');
    });

    test('a frame with an address inside an address shows nothing of it', async () => {
      const wrapped = 'https://web.archive.org/web/2024/https://';
      html = [OPEN, BLOCKED].map((host) => `<iframe src="${wrapped}${host}/"></iframe>`).join('');
      await tab.goto('https://ok.example/way');
      const isAsked = (host: string) => server.to('web.archive.org').some((request) => request.path.includes(host));
      await until(() => isAsked(OPEN) && (isAsked(BLOCKED) || kind === 'firefox'), 'both frames');
      await stays(() => true, 'time for the frames to show what they got', 300);
      await until(async () => {
        const frames = await framesOf('https://ok.example/way');
        return frames.includes(`${wrapped}${OPEN}/`) && !frames.includes(`${wrapped}${BLOCKED}/`);
      }, 'an empty frame');
      if (kind === 'firefox')
        expect(server.to('web.archive.org').filter((request) => request.path.includes(BLOCKED))).toEqual([]);
    });

    test.each(Object.entries(WINDOWS))('%s', async (_what, way) => {
      await tab.goto('https://ok.example/');
      const before = (await driver.tabs()).length;
      await tab.evaluate(way, `https://${OPEN}/way`);
      await until(() => server.to(OPEN).length > 0, 'the open site');
      await tab.evaluate(way, `https://${BLOCKED}/way`);
      const stopped = async () => {
        for (const opened of await driver.tabs()) if ((await opened.url()).startsWith(pageUrl(driver, 'blocked'))) return opened;
        return null;
      };
      await until(stopped, 'the stopped page');
      await onlyOpenAsked();
      for (const opened of await driver.tabs()) {
        const url = await opened.url();
        if (url.startsWith(pageUrl(driver, 'blocked')) || url.includes(OPEN)) await opened.close();
      }
      expect((await driver.tabs()).length).toBe(before);
    });

    test('a page of this computer that frames the site', async () => {
      const file = path.join(temporaryFolder('pages'), 'frames.html');
      fs.writeFileSync(file, [BLOCKED, OPEN].map((host) => `<iframe src="https://${host}/"></iframe>`).join(''));
      const local = await driver.openTab(pathToFileURL(file).href);
      await onlyOpenAsked();
      await local.close();
    });

    test('a page that the site’s own service worker keeps for when there is no network', async () => {
      const site = await driver.openTab('https://kept.example/worker');
      expect(await site.evaluate(() => (window as unknown as { ready: Promise<boolean> }).ready)).toBe(true);
      server.answer(({ host }, response) => host === 'kept.example' && response.destroy() !== undefined);
      await site.goto('https://kept.example/app/');
      expect(await site.evaluate(() => document.title)).toBe('from the worker');
      await site.goto('http://hub.test/');
      await block('kept.example', BLOCKED, 'youtube.com');
      await site.startGoto('https://kept.example/app/');
      await shows(driver, site, 'blocked');
      await site.close();
    });

    test('sound in a tab behind others ends with the rule', async () => {
      const loud = await driver.openTab('https://loud.example/');
      await loud.evaluate(() => (window as unknown as { sound: (on: boolean) => void }).sound(true));
      const front = await driver.openTab('http://hub.test/');
      await front.activate();
      await block('loud.example', BLOCKED, 'youtube.com');
      await shows(driver, loud, 'blocked', 2000);
      await loud.close();
      await front.close();
    });

    test.runIf(kind === 'chromium')('a page that is loaded ahead of time', async () => {
      const urls = [BLOCKED, OPEN].map((host) => `https://${host}.ok.example/ahead`);
      await block('target.example.ok.example', BLOCKED, 'youtube.com');
      const rules = JSON.stringify({ prerender: [{ urls, eagerness: 'immediate' }] });
      html = `<script type="speculationrules">${rules}</script>`;
      await tab.goto('https://ok.example/way');
      await until(() => server.to(`${OPEN}.ok.example`).length > 0, 'a page loaded ahead of time');
      await tab.startGoto(urls[0] ?? '');
      await shows(driver, tab, 'blocked');
      expect([...asked(`${BLOCKED}.ok.example`), ...asked(BLOCKED)]).toEqual([]);
      await block(BLOCKED, 'youtube.com');
    });

    test('out of reach, as the docs say: what a page of another extension frames', async () => {
      const frames = [OPEN, BLOCKED].map((host) => `<iframe src="https://${host}/"></iframe>`);
      const page = await driver.openTab(await loadOther(driver, frames.join('')));
      await until(() => server.to(OPEN).length > 0 && server.to(BLOCKED).length > 0, 'requests of the other extension');
      await page.close();
    });

    describe.skipIf(!hasLines)('[data] lines of the corpus', () => {
      const lines = LINES.filter((line) => /^scheme-/.test(line.class) || line.class === 'embed-in-search');

      test.each(lines.map((line) => [line.id, line] as const))('[data] %s', async (_id, line) => {
        if (line.class === 'embed-in-search') {
          const players = ['www.youtube.com', 'www.youtube-nocookie.com'].map((host) => `https://${host}/embed/x`);
          const body = [...players, `https://${OPEN}/embed`].map((address) => `<iframe src="${address}"></iframe>`).join('');
          const at = new URL(line.url);
          server.answer(({ host, path: asked }, response) => {
            if (host !== at.hostname || asked !== at.pathname + at.search) return false;
            response.writeHead(200, { 'content-type': 'text/html' });
            response.end(body);
            return true;
          });
          await tab.goto(line.url);
          await onlyOpenAsked();
          expect(server.requests.filter((request) => /youtube/.test(request.host))).toEqual([]);
          expect(await tab.url()).toBe(line.url);
          return;
        }
        // Other programmes' schemes, and addresses that only the site itself can open, lead nowhere in a browser.
        const mustLead = line.class !== 'scheme-wrapper' || line.url.startsWith('view-source:');
        const isTyped = /^(data|view-source):/.test(line.url);
        const go = async (url: string): Promise<void> => {
          await tab.goto('http://hub.test/');
          if (url.startsWith('ws')) await tab.evaluate((to: string) => void new WebSocket(to), url);
          else if (isTyped) await tab.goto(url).catch(() => undefined);
          else await tab.evaluate(byLink, url);
        };
        const open = `${line.id}.${OPEN}`; // not in the browser's cache
        await go(line.url.replaceAll(BLOCKED, open));
        const leads = await until(() => server.to(open).length > 0, 'the open site', mustLead ? 20_000 : 800).then(
          () => true,
          () => false,
        );
        await go(line.url);
        if (leads && /^(view-source:|javascript:location)/.test(line.url)) await shows(driver, tab, 'blocked', 40_000);
        await stays(() => !server.requests.some((request) => isOfTarget(line, request)), 'no request at the blocked site', 500);
        expect(leads).toBe(mustLead);
      });

      test('[data] every scenario of the corpus is played here or elsewhere, or said to be out of reach', () => {
        const scenarios = LINES.filter(({ stage }) => stage === 'runtime').map((line) => line.class);
        expect(scenarios.filter((name) => !(name in RUNTIME))).toEqual([]);
        expect(Object.keys(RUNTIME).filter((name) => !scenarios.includes(name))).toEqual([]);
      });
    });
  });
}
