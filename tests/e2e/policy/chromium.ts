/** Chromium under a school's policy, with the extension unpacked (its own id) or packed and force-installed. */
import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { needBrowser } from '../../../scripts/find-browsers';
import { Chromium } from '../harness/chromium';
import type { LaunchOptions } from '../harness/driver';
import { builtExtension, changedCopy, chromiumId, idOf, readManifest, temporaryFolder } from '../harness/extension';
import { until } from '../harness/wait';
import { policyMount, whyNoPolicy } from './namespace';

/** Debian's Chromium; branded builds read /etc/opt/chrome, which these tests do not touch. */
const POLICY_FOLDER = '/etc/chromium';

export const whyNoChromiumPolicy = (): string | null => whyNoPolicy(POLICY_FOLDER);

interface Packed {
  id: string;
  updateUrl: string;
}

/** Packs the build with a throw-away key. The id follows the key: the real private key is not in the repository. */
export async function packChromium(folder = builtExtension('chromium')): Promise<Packed> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicDer = publicKey.export({ type: 'spki', format: 'der' });
  const copy = changedCopy(folder, (manifest) => ({ ...manifest, key: publicDer.toString('base64') }));
  const work = temporaryFolder('crx');
  const keyFile = path.join(work, 'key');
  fs.writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  const pack = [`--pack-extension=${copy}`, `--pack-extension-key=${keyFile}`, `--user-data-dir=${path.join(work, 'profile')}`];
  execFileSync(await needBrowser('chromium'), ['--no-sandbox', '--headless=new', ...pack], { stdio: 'ignore' });
  const crx = `${copy}.crx`;
  const id = idOf(publicDer);
  const update = path.join(work, 'update.xml');
  const check = `<updatecheck codebase="file://${crx}" version="${readManifest(copy).version}" />`;
  fs.writeFileSync(
    update,
    `<?xml version="1.0" encoding="UTF-8"?>\n<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0"><app appid="${id}">${check}</app></gupdate>\n`,
  );
  return { id, updateUrl: `file://${update}` };
}

export interface ChromiumUnderPolicy {
  browser: Chromium;
  /** Replaces the extension's own policy (the settings document) while the browser runs. */
  setPolicy: (document: object) => void;
}

/**
 * Runs `use` with Chromium under policy: `document` is the extension's managed settings; `forced` packs and force-installs the
 * extension (installType 'admin', webRequestBlocking granted) instead of loading it unpacked; `browserPolicy` adds Chromium's own keys.
 */
export async function withChromiumPolicy(
  document: object,
  use: (under: ChromiumUnderPolicy) => Promise<void>,
  options: LaunchOptions & { forced?: boolean; browserPolicy?: object },
): Promise<void> {
  const packed = options.forced ? await packChromium(options.extension ?? undefined) : null;
  const id = packed?.id ?? chromiumId(options.extension ?? builtExtension('chromium'));
  const mount = policyMount(POLICY_FOLDER, 'policies/managed/hifazat.json');
  const setPolicy = (wanted: object): void =>
    mount.write({
      DeveloperToolsAvailability: 1, // else DevTools, and so the tests, may not look at a force-installed extension
      ...options.browserPolicy,
      '3rdparty': { extensions: { [id]: wanted } },
      ...(packed ? { ExtensionSettings: { [id]: { installation_mode: 'force_installed', update_url: packed.updateUrl } } } : {}),
    });
  setPolicy(document);
  const launch = { ...options, wrap: mount.wrap, ...(packed ? { extension: null } : {}) };
  const browser = await Chromium.launch(launch, packed?.id);
  try {
    if (packed) await until(() => browser.backgroundRuns(), 'the worker of the force-installed extension', 30_000);
    await use({ browser, setPolicy });
  } finally {
    await browser.close();
  }
}
