/** The child's language is the child's: Urdu in an English browser and the reverse, chosen on the page itself and kept. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { insideButton } from '../harness/button-inside';
import type { Driver, Tab } from '../harness/driver';
import type { Kind } from '../harness/extension';
import { helpView, textOf } from '../harness/help-view';
import { drawn, launch, pageUrl, saveSection, shows } from '../harness/open';
import { buttonPoint, pressRedButton } from '../harness/red-button';
import { startServer, type TestServer } from '../harness/server';
import { until } from '../harness/wait';

const CASES = [
  { browser: 'en-US', first: 'en', chosen: 'ur', dir: 'rtl', word: 'مدد', calm: 'ابھی کچھ بھی نہیں بھیجا گیا' },
  { browser: 'ur', first: 'ur', chosen: 'en', dir: 'ltr', word: 'Help', calm: 'Nothing has been sent' },
];

const speaks = (tab: Tab): Promise<string> =>
  tab.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`);

export function language(kind: Kind): void {
  describe(`the child’s language in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    beforeEach(async () => {
      server = await startServer();
    });
    afterEach(async () => {
      await driver.close();
      await server.stop();
    });

    test.each(CASES)('$chosen in a browser that speaks $browser', async ({ browser, first, chosen, dir, word, calm }) => {
      driver = await launch(kind, { server, installed: 'earlier', language: browser });
      await saveSection(driver, 'sites', { block: ['blocked.test'] });
      const me = await driver.openTab(pageUrl(driver, 'me'));
      await drawn(me);
      expect(await speaks(me)).toMatch(new RegExp(`^${first} `));
      await me.click(`[data-qa=language-${chosen}]`);
      await until(async () => (await speaks(me)) === `${chosen} ${dir}`, 'the page in the chosen language');
      await me.close();
      await driver.restart();

      for (const page of ['me', 'popup'] as const) {
        const tab = await driver.openTab(pageUrl(driver, page));
        await drawn(tab);
        expect({ page, speaks: await speaks(tab) }).toEqual({ page, speaks: `${chosen} ${dir}` });
        await tab.close();
      }
      const stopped = await driver.openTab('http://blocked.test/');
      await shows(driver, stopped, 'blocked');
      await until(async () => (await speaks(stopped)) === `${chosen} ${dir}`, 'the stopped page in the chosen language');
      await stopped.close();

      // The word on the button and help itself speak it, too, on a page in another language.
      const tab = await driver.openTab('http://plain.test/');
      await tab.activate();
      await buttonPoint(tab);
      await until(async () => (await insideButton(tab)).button === word, 'the word on the button');
      await pressRedButton(tab);
      expect(await textOf(await helpView(driver))).toContain(calm);
    });
  });
}
