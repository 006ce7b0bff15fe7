/** A second extension beside ours, with one page. */
import fs from 'node:fs';
import path from 'node:path';
import { zipFolder } from '../../../scripts/archive';
import { Chromium } from './chromium';
import type { Driver } from './driver';
import { temporaryFolder } from './extension';
import { Firefox } from './firefox';
import { until } from './wait';

/** In functions that run in the browser. */
declare const WebExtensionPolicy: { getByID: (id: string) => { mozExtensionHostname: string } | null };

const ID = 'other@extension';

/** Installs it; gives the address of its page. */
export async function loadOther(driver: Driver, html: string): Promise<string> {
  const folder = temporaryFolder('other-extension');
  const manifest = { manifest_version: 3, name: 'Other', version: '1', browser_specific_settings: { gecko: { id: ID } } };
  fs.writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  fs.writeFileSync(path.join(folder, 'page.html'), html);
  if (driver instanceof Chromium)
    return `chrome-extension://${(await driver.cdp.send('Extensions.loadUnpacked', { path: folder })).id}/page.html`;
  if (!(driver instanceof Firefox)) throw new Error('a third browser');
  const file = path.join(temporaryFolder('xpi'), 'other.xpi');
  fs.writeFileSync(file, zipFolder(folder));
  await driver.client.send('Addon:Install', { path: file, temporary: true });
  const host = await until(
    () => driver.inBrowser((id: string) => WebExtensionPolicy.getByID(id)?.mozExtensionHostname, ID),
    'the other extension',
  );
  return `moz-extension://${host}/page.html`;
}
