/** Pages that name themselves adult: stopped once they say so, that page only, for this session only. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, DeclarativeNetRequest as Dnr } from 'webextension-polyfill';
import { labelDrafts } from '../../../src/core/rules/label-drafts';
import type { Driver, Tab } from '../harness/driver';
import type { Kind } from '../harness/extension';
import { launch, pageUrl, saveSection, shows } from '../harness/open';
import { startServer, type TestServer } from '../harness/server';
import { findTraces } from '../harness/traces';
import { settles, stays, until } from '../harness/wait';

/** In functions that run in the browser. */
declare const chrome: Browser;

const CODE = 'RTA-5042-1996-1400-1577-RTA';
const RATED = (value: string) => `<meta name="rating" content="${value}">`;
/** What stands in the head of the page at each path. */
const HEADS: Readonly<Record<string, string>> = {
  '/code': `<meta name="RATING" content="${CODE}" />`,
  '/adult': RATED('adult'),
  '/mature': RATED('Mature'),
  '/restricted': RATED('general, restricted'),
  '/equiv': `<meta http-equiv="PICS-Label" content='(PICS-1.1 "https://www.rtalabel.org/" r (${CODE}))'>`,
  '/by-script': `<script>document.head.insertAdjacentHTML('beforeend', '${RATED('adult').replaceAll('"', '\\"')}')</script>`,
  '/late': `<script>onload = () => document.head.insertAdjacentHTML('beforeend', '${RATED('adult').replaceAll('"', '\\"')}')</script>`,
  '/general': RATED('general'),
  '/fourteen': RATED('14 years'),
  '/education': RATED('adult education'),
  '/words': `<meta name="description" content="adult ${CODE}"><meta name="keywords" content="adult, mature, restricted">`,
};
const STOPPED = ['/code', '/adult', '/mature', '/restricted', '/equiv', '/by-script', '/late'];
const OPEN = ['/general', '/fourteen', '/education', '/words', '/none'];

export function labels(kind: Kind): void {
  describe(`labels in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    /** Pages below this path carry a label as long as this says so. */
    let isLabelled = true;

    beforeAll(async () => {
      server = await startServer();
      server.answer(({ path }, response) => {
        const { pathname } = new URL(path, 'http://x');
        if (pathname === '/favicon.ico' || pathname === '/frame-of' || pathname === '/ahead') return false;
        const head = HEADS[pathname] ?? (pathname.startsWith('/marker') && isLabelled ? RATED('adult') : '');
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        response.end(`<!doctype html><head>${head}<title>page</title></head><h1>adult mature restricted ${CODE}</h1>`);
        return true;
      });
      driver = await launch(kind, { server, installed: 'earlier', keepsPage: true });
      await saveSection(driver, 'categories', { adult: 'block' });
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });
    const staysAt = (tab: Tab, url: string): Promise<void> =>
      stays(async () => (await tab.url()) === url, `${url}, which must stay open`, 900);
    const why = async (address: string): Promise<unknown> => {
      const { stopped } = (await driver.ask('blocked/view', { address })) as { stopped: object | null };
      return stopped;
    };

    test.each(STOPPED)('%s is stopped as adult', async (path) => {
      const url = `https://label.test${path}`;
      const tab = await driver.openTab('about:blank');
      await tab.startGoto(`${url}?first`);
      await shows(driver, tab, 'blocked');
      expect((await tab.url()).split('#')[1]).toBe(url);
      expect(await why(url)).toMatchObject({ reason: 'category', rule: 'adult', by: 'parent' });
      await tab.close();
    });

    test.each(OPEN)('%s stays open', async (path) => {
      const tab = await driver.openTab(`https://label.test${path}`);
      await staysAt(tab, `https://label.test${path}`);
      await tab.close();
    });

    test('going back to it ends on the stopped page again, a reload too; other pages of the site stay open', async () => {
      const tab = await driver.openTab('http://plain.test/before');
      await tab.startGoto('http://back.test/adult');
      await shows(driver, tab, 'blocked');
      await tab.startGoto('http://plain.test/after');
      await until(async () => (await tab.url()) === 'http://plain.test/after', 'the page after it');
      // Step by step, because which entries are left of the stopped page is each browser's own affair: past them lies the page before.
      const isFirst = async () => (await tab.url()) === 'http://plain.test/before';
      const isStopped = async () => (await tab.url()).startsWith(pageUrl(driver, 'blocked'));
      const seen: string[] = [];
      while (seen.length < 4 && seen.at(-1) !== 'first') {
        await tab.back();
        await settles(
          async () => (await isFirst()) || ((await isStopped()) && !(await isShown(tab))),
          'the stopped page, or the page before it',
        );
        seen.push((await isFirst()) ? 'first' : 'stopped');
      }
      expect(seen[0]).toBe('stopped');
      if (seen.at(-1) === 'first') await tab.forward();
      await shows(driver, tab, 'blocked');
      await settles(async () => !(await isShown(tab)), 'no labelled page');
      await tab.reload();
      await shows(driver, tab, 'blocked');
      await tab.close();
      const neighbour = await driver.openTab('http://back.test/none');
      await staysAt(neighbour, 'http://back.test/none');
      await neighbour.close();
    });

    test('a parent’s filter keeps it open; without the filter the open tab goes', async () => {
      await saveSection(driver, 'sites', { allow: ['allowed.test'] });
      const tab = await driver.openTab('http://allowed.test/adult');
      await staysAt(tab, 'http://allowed.test/adult');
      await saveSection(driver, 'sites', null);
      await shows(driver, tab, 'blocked');
      await tab.close();
    });

    test('a host that is never blocked stays open', async () => {
      const tab = await driver.openTab('https://en.wikipedia.org/adult');
      await staysAt(tab, 'https://en.wikipedia.org/adult');
      expect(await why('https://en.wikipedia.org/adult')).toBeNull();
      await tab.close();
    });

    test('the family’s choice for adult: allow keeps it open, ask asks', async () => {
      await saveSection(driver, 'categories', { adult: 'allow' });
      const tab = await driver.openTab('http://choice.test/adult');
      await staysAt(tab, 'http://choice.test/adult');
      await saveSection(driver, 'categories', { adult: 'ask' });
      await shows(driver, tab, 'blocked');
      expect(await why('http://choice.test/adult')).toMatchObject({ reason: 'ask', rule: 'adult' });
      await saveSection(driver, 'categories', { adult: 'block' });
      await tab.close();
    });

    test('a label in a frame labels no page around it', async () => {
      const url = `http://around.test/frame-of?${encodeURIComponent('http://framed.test/adult')}`;
      const tab = await driver.openTab(url);
      await staysAt(tab, url);
      await tab.close();
    });

    test('the same page in two tabs at once: both go', async () => {
      const tabs = await Promise.all([driver.openTab('about:blank'), driver.openTab('about:blank')]);
      await Promise.all(tabs.map((tab) => tab.startGoto('http://twice.test/adult')));
      for (const tab of tabs) {
        await shows(driver, tab, 'blocked');
        await tab.close();
      }
    });

    test('a label wakes the worker, which still knows the earlier ones', async () => {
      const tab = await driver.openTab('http://asleep.test/adult');
      await shows(driver, tab, 'blocked');
      await tab.goto('http://plain.test/'); // the stopped page would wake it at once
      await driver.killBackground();
      await tab.startGoto('http://asleep.test/code');
      await shows(driver, tab, 'blocked');
      await tab.goto('http://plain.test/'); // the stopped page would wake it at once
      await driver.killBackground();
      expect(await why('http://asleep.test/adult')).toMatchObject({ rule: 'adult' });
      await tab.close();
    });

    if (kind === 'chromium')
      test('a page that was loaded ahead of time says so once it is shown', async () => {
        const rules = JSON.stringify({ prerender: [{ urls: ['/adult?ahead'], eagerness: 'immediate' }] });
        server.answer(({ host, path }, response) => {
          if (host !== 'ahead.test' || path !== '/ahead') return false;
          response.writeHead(200, { 'content-type': 'text/html' });
          response.end(`<script type="speculationrules">${rules}</script><a id="go" href="/adult?ahead">go</a>`);
          return true;
        });
        const tab = await driver.openTab('https://ahead.test/ahead');
        const asked = () => server.to('ahead.test').some(({ headers }) => `${headers['sec-purpose']}`.includes('prerender'));
        await until(asked, 'a page loaded ahead of time');
        await staysAt(tab, 'https://ahead.test/ahead');
        await tab.click('#go');
        await shows(driver, tab, 'blocked');
        await tab.close();
      });

    /** Puts the rules for headers beside those that are there; the answer is the browser's refusal, if any. */
    const headerRules = (): Promise<string | null> =>
      driver.inExtensionPage(
        async (drafts) => {
          const addRules = drafts.map((draft, index) => ({ id: 9001 + index, ...draft }));
          try {
            await chrome.declarativeNetRequest.updateSessionRules({
              removeRuleIds: addRules.map(({ id }) => id),
              addRules: addRules as unknown as Dnr.Rule[],
            });
            return null;
          } catch (error) {
            return String(error);
          }
        },
        labelDrafts(pageUrl(driver, 'blocked'), { hosts: ['free.test'], framedBy: ['helps.test'] }),
      );
    if (kind === 'firefox')
      test('a label in a header: the network layer has no rule for it, and refuses one', async () =>
        expect(await headerRules()).toContain('Unexpected property "responseHeaders"'));
    else
      test('a label in a header: nothing of the page runs, the worker learns of it, frames stay empty', async () => {
        const values: Record<string, string | string[]> = {
          '/code': CODE.toLowerCase(),
          '/list': 'x, adult',
          '/two': ['general', 'Restricted'],
          '/general': 'general',
          '/kept': 'adult',
        };
        server.answer(({ host, path }, response) => {
          const value = host.startsWith('header') || host === 'free.test' ? values[path.replace(/\?.*/, '')] : undefined;
          if (value === undefined) return false;
          response.writeHead(200, { 'content-type': 'text/html', rating: value, 'cache-control': 'max-age=600' });
          response.end('<h1>shown</h1><script>fetch("/ran")</script>');
          return true;
        });
        const ran = (host: string) => server.to(host).some(({ path }) => path === '/ran');
        await saveSection(driver, 'categories', { adult: 'allow' });
        const tab = await driver.openTab('http://header-kept.test/kept');
        await until(() => ran('header-kept.test'), 'a page from before the rule');
        await saveSection(driver, 'categories', { adult: 'block' });
        await tab.startGoto('http://header-kept.test/kept'); // from the browser's own store
        await shows(driver, tab, 'blocked');
        for (const path of ['/code', '/list', '/two']) {
          await tab.startGoto(`http://header.test${path}?secret`);
          await until(async () => (await tab.url()).endsWith(`#http://header.test${path}#label`), `the stopped page for ${path}`);
          const known = async () => ((await why(`http://header.test${path}`)) as { rule?: string } | null)?.rule === 'adult';
          await until(known, 'the worker, told');
        }
        expect(ran('header.test')).toBe(false);
        await saveSection(driver, 'sites', { allow: ['free.test'] });
        for (const url of ['http://header.test/general', 'http://free.test/code']) {
          await tab.goto(url);
          await staysAt(tab, url);
        }
        await saveSection(driver, 'sites', null);
        const framed = encodeURIComponent('http://header-framed.test/code');
        await tab.goto(`http://around.test/frame-of?${framed}`);
        await until(() => server.to('header-framed.test').length > 0, 'the frame, asked for');
        await stays(() => !ran('header-framed.test'), 'nothing in the frame', 500);
        await tab.close();
      });

    test('it is remembered until the browser is closed, and not on the disk', async () => {
      const hidden = `marker-${Date.now().toString(36)}-hidden`;
      const open = await driver.openTab('about:blank', { private: true });
      await open.startGoto(`http://private.test/${hidden}`);
      await until(async () => !(await open.url()).startsWith('http://private.test'), 'the private tab, sent away');
      await open.close();
      const tab = await driver.openTab('http://session.test/marker');
      await shows(driver, tab, 'blocked');
      isLabelled = false;
      await tab.startGoto('http://session.test/marker?again');
      await shows(driver, tab, 'blocked');
      expect(await kept(driver)).toContain('http://session.test/marker');

      await driver.restart();
      expect(await kept(driver)).toEqual([]);
      const later = await driver.openTab('http://session.test/marker');
      await staysAt(later, 'http://session.test/marker');
      await driver.crash();
      expect(findTraces(driver.profile, [hidden])).toEqual([]);
      await driver.restart();
    });
  });
}

/** Does the tab show a test page (and not ours, or the browser's own)? */
const isShown = (tab: Tab): Promise<boolean> =>
  tab.evaluate(() => document.querySelector('h1')?.textContent?.includes('RTA') ?? false);

/** The keys in storage.session. */
const kept = (driver: Driver): Promise<unknown[]> =>
  driver.inExtensionPage(async () => {
    const { labelled } = await chrome.storage.session.get('labelled');
    return Array.isArray(labelled) ? labelled : [];
  });
