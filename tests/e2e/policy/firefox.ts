/** Firefox under a school's policy, with the extension installed as usual or forced by the policy. */
import fs from 'node:fs';
import path from 'node:path';
import { zipFolder } from '../../../scripts/archive';
import { findBrowser } from '../../../scripts/find-browsers';
import type { LaunchOptions } from '../harness/driver';
import { builtExtension, firefoxId, temporaryFolder } from '../harness/extension';
import { Firefox } from '../harness/firefox';
import { until } from '../harness/wait';
import { policyMount, whyNoPolicy } from './namespace';

/** The folder `distribution` beside Firefox's programme, where it reads policies.json. */
function distribution(): string | null {
  const programme = findBrowser('firefox');
  if (!programme) return null;
  // Debian's /usr/bin/firefox-esr is a link or a script beside no such folder.
  const places = [path.dirname(fs.realpathSync(programme)), '/usr/lib/firefox-esr', '/usr/lib/firefox'];
  const found = places.map((place) => path.join(place, 'distribution')).find((place) => fs.existsSync(place));
  return found ? fs.realpathSync(found) : null;
}

export function whyNoFirefoxPolicy(): string | null {
  const folder = distribution();
  return folder ? whyNoPolicy(folder) : 'Firefox has no distribution folder';
}

export interface FirefoxUnderPolicy {
  browser: Firefox;
}

/** Runs `use` with Firefox under policy; `document` is the extension's managed settings. Firefox reads policy at its start only. */
export async function withFirefoxPolicy(
  document: object,
  use: (under: FirefoxUnderPolicy) => Promise<void>,
  options: LaunchOptions & { forced?: boolean; browserPolicy?: object },
): Promise<void> {
  const folder = options.extension ?? builtExtension('firefox');
  const id = firefoxId(folder);
  const target = distribution();
  if (!target) throw new Error('Firefox has no distribution folder');
  const mount = policyMount(target, 'policies.json');
  const xpi = path.join(temporaryFolder('xpi'), 'hifazat.xpi');
  fs.writeFileSync(xpi, zipFolder(folder));
  const forced = {
    installation_mode: 'force_installed',
    install_url: `file://${xpi}`,
    private_browsing: true,
    default_area: 'navbar',
  };
  mount.write({
    policies: {
      Preferences: { 'xpinstall.signatures.required': { Value: false, Status: 'locked' } },
      ...options.browserPolicy,
      '3rdparty': { Extensions: { [id]: document } },
      ...(options.forced ? { ExtensionSettings: { [id]: forced } } : {}),
    },
  });
  const launch = { ...options, wrap: mount.wrap, ...(options.forced ? { extension: null } : {}) };
  const browser = await Firefox.launch(launch, options.forced ? id : undefined);
  try {
    await until(() => browser.backgroundRuns(), 'the background of the extension', 30_000);
    await use({ browser });
  } finally {
    await browser.close();
  }
}
