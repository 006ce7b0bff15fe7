/**
 * Bundled lists in the built extension, made from the test data by the build's own step: held from the first load on, with the worker dead,
 * after a restart, opened by an allow, closed by a schedule over the category.
 */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addBundledLists } from '../../../scripts/bundled-lists';
import type { Driver, Tab } from '../harness/driver';
import { builtExtension, changedCopy } from '../harness/extension';
import { launch, pageUrl, saveSection } from '../harness/open';
import { startServer, type TestServer } from '../harness/server';

const LISTS = path.resolve(import.meta.dirname, '../../../../shared/data/lists');
const hasData = fs.existsSync(LISTS);
/** A host that no list written by hand has. */
const listed = () => fs.readFileSync(path.join(LISTS, 'shadowwhisperer/adult.txt'), 'utf8').split('\n')[120_000] ?? '';

export function bundledScenarios(kind: 'chromium' | 'firefox'): void {
  describe.skipIf(!hasData)(`[data] bundled lists in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    let tab: Tab;
    let host: string;

    beforeAll(async () => {
      const folder = changedCopy(builtExtension(kind), (manifest) => manifest);
      addBundledLists(kind, folder, LISTS);
      host = listed();
      server = await startServer();
      driver = await launch(kind, { server, extension: folder });
      tab = await driver.openTab('http://ok.test/');
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });

    /** Goes there and says where the tab ended, and whether the server heard of it. */
    async function visit(name: string): Promise<{ stopped: boolean; asked: number }> {
      await tab.goto('http://ok.test/'); // from one stopped page to the next no document loads
      await tab.goto(`http://${name}/`);
      return { stopped: (await tab.url()).startsWith(pageUrl(driver, 'blocked')), asked: server.to(name).length };
    }

    test('open while the category is not stopped', async () => {
      expect(await visit(`a.${host}`)).toEqual({ stopped: false, asked: 1 });
    });
    test('stopped, subdomains too, and no request reaches the server', async () => {
      await saveSection(driver, 'categories', { adult: 'block' });
      expect(await visit(host)).toEqual({ stopped: true, asked: 0 });
      expect(await visit(`b.${host}`)).toEqual({ stopped: true, asked: 0 });
    });
    test('the reason is the category, and its source can be told', async () => {
      const why = JSON.stringify(await driver.ask('sites/why', { address: `http://${host}/` }));
      expect(why).toContain('"reason":"category"');
      expect(why).toContain('shadowwhisperer/adult');
    });
    test('with the worker dead', async () => {
      await driver.killBackground();
      expect(await visit(`c.${host}`)).toEqual({ stopped: true, asked: 0 });
    });
    test('an allowed site opens, and closes again when the allow goes', async () => {
      await saveSection(driver, 'sites', { allow: [host] });
      expect(await visit(`d.${host}`)).toEqual({ stopped: false, asked: 1 });
      await saveSection(driver, 'sites', {});
      expect(await visit(`e.${host}`)).toEqual({ stopped: true, asked: 0 });
    });
    test('after a restart, the first page that is asked for', async () => {
      await driver.restart();
      tab = await driver.firstTab();
      await tab.goto(`http://f.${host}/`);
      expect(await tab.url()).toContain(pageUrl(driver, 'blocked'));
      expect(server.to(`f.${host}`)).toEqual([]);
    });
    test('a schedule over the category closes it, and not the frames of other pages', async () => {
      await saveSection(driver, 'categories', { adult: 'allow' });
      await saveSection(driver, 'schedules', [{ id: 's', from: '00:00', to: '00:00', targets: ['category:adult'] }]);
      expect(await visit(`g.${host}`)).toEqual({ stopped: true, asked: 0 });
      await tab.goto('http://ok.test/');
      await tab.evaluate((src: string) => {
        const frame = document.createElement('iframe');
        frame.src = src;
        document.body.append(frame);
      }, `http://frame.${host}/`);
      await expect.poll(() => server.to(`frame.${host}`).length, { timeout: 10_000 }).toBe(1);
    });
    test('a small rule of the parent is not slowed: it holds the next load', async () => {
      await saveSection(driver, 'schedules', []);
      await saveSection(driver, 'sites', { block: ['parent.test'] });
      expect(await visit('parent.test')).toEqual({ stopped: true, asked: 0 });
    });
  });
}
