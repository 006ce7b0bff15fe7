/** After a press: the child goes back to the page, and the cover and the silence are gone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isMuted } from '../harness/button-inside';
import type { Driver } from '../harness/driver';
import { helpView } from '../harness/help-view';
import { launch } from '../harness/open';
import { isCovered, pressRedButton } from '../harness/red-button';
import { startServer, type TestServer } from '../harness/server';
import { until } from '../harness/wait';

export function uncover(kind: 'chromium' | 'firefox'): void {
  describe(`back to the covered page in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    beforeAll(async () => {
      server = await startServer();
      driver = await launch(kind, { server, installed: 'earlier' });
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });
    const muted = (): Promise<boolean> => isMuted(driver, 'http://chat.test/room');

    test('“pressed by mistake” brings the page and its sound back', async () => {
      const tab = await driver.openTab('http://chat.test/room');
      await pressRedButton(tab);
      const help = await helpView(driver);
      expect(await isCovered(tab)).toBe(true);
      await until(muted, 'the tab is muted');
      await help.click('[data-qa="mistake"]');
      await until(async () => !(await isCovered(tab)), 'the cover is gone');
      await until(async () => !(await muted()), 'the sound is back');
    });
  });
}
