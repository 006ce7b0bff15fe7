/** What happens to an extension while pages stay open: an update, its removal; and copies of it in which one thing is broken. */
import fs from 'node:fs';
import path from 'node:path';
import type { Browser } from 'webextension-polyfill';
import { zipFolder } from '../../../scripts/archive';
import { Chromium } from './chromium';
import type { Driver } from './driver';
import { builtExtension, changedCopy, type Kind, temporaryFolder } from './extension';
import { Firefox } from './firefox';
import { until } from './wait';

/** In functions that run in the browser. */
declare const chrome: Browser;
declare const ChromeUtils: {
  importESModule: (address: string) => {
    AddonManager: { getAddonByID: (id: string) => Promise<{ disable: () => Promise<void> }> };
  };
};

const LOADER = 'service-worker-loader.js';
const BUTTON = 'src/content/red-button.iife.js';

/** The extension is loaded anew under its open pages, as an update does; returns when the new background runs. */
export async function updateExtension(driver: Driver): Promise<void> {
  if (driver instanceof Firefox) {
    const file = path.join(temporaryFolder('xpi'), 'extension.xpi');
    fs.writeFileSync(file, zipFolder(builtExtension('firefox')));
    await driver.client.send('Addon:Install', { path: file, temporary: false });
  } else {
    // The page that asks for it goes with the old extension.
    await driver.inExtensionPage(() => void setTimeout(() => chrome.runtime.reload())).catch(() => undefined);
  }
  await until(() => driver.backgroundRuns(), 'the background after the update');
}

/** Ends the extension under its open pages. */
export async function removeExtension(driver: Driver): Promise<void> {
  if (driver instanceof Chromium) await driver.cdp.send('Extensions.uninstall', { id: driver.extensionId });
  else if (driver instanceof Firefox)
    await driver.inBrowser(async (id: string) => {
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      await (await AddonManager.getAddonByID(id)).disable();
    }, driver.extensionId);
}

/** A copy whose background hears every message and never answers one. */
export function neverAnswering(kind: Kind): string {
  const copy = changedCopy(builtExtension(kind), (manifest) => manifest);
  fs.writeFileSync(path.join(copy, LOADER), 'chrome.runtime.onMessage.addListener(() => true);');
  return copy;
}

/** A copy whose button can't read what is stored for it. */
export function unreadable(kind: Kind): string {
  const copy = changedCopy(builtExtension(kind), (manifest) => manifest);
  const file = path.join(copy, BUTTON);
  const broken = `{ const { local } = (globalThis.browser ?? chrome).storage; local.get = () => Promise.reject(new Error('unreadable')); }`;
  fs.writeFileSync(file, `${broken}\n${fs.readFileSync(file, 'utf8')}`);
  return copy;
}
