/**
 * `npm start`: builds, and opens a browser with the extension on a fresh profile; the extension itself shows its welcome page.
 * `npm run start:firefox` does so in Firefox. Without a display it says so and runs the tour.
 */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { main as build } from './build';
import { type Kind, needBrowser } from './find-browsers';
import { bin, hasDisplay, isRoot, ROOT, run } from './shell';
import { main as tour } from './tour';

/** A profile in which an unpacked extension stays enabled. */
function chromiumProfile(): string {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'hifazat-start-'));
  mkdirSync(path.join(profile, 'Default'));
  writeFileSync(path.join(profile, 'Default/Preferences'), JSON.stringify({ extensions: { ui: { developer_mode: true } } }));
  return profile;
}

/** web-ext installs over DevTools or the debugger, which also works where --load-extension is switched off (branded Chrome). */
function webExt(kind: Kind, programme: string): Promise<number> {
  const common = ['run', '--source-dir', path.join(ROOT, 'dist', kind), '--no-reload', '--no-input'];
  if (kind === 'firefox') return run(bin('web-ext'), [...common, '--target', 'firefox-desktop', '--firefox', programme]);
  const chromium = [...common, '--target', 'chromium', '--chromium-binary', programme, '--chromium-profile', chromiumProfile()];
  return run(bin('web-ext'), [...chromium, '--keep-profile-changes', ...(isRoot() ? ['--args=--no-sandbox'] : [])]);
}

export async function main(args: string[]): Promise<number> {
  const kind: Kind = args.includes('firefox') ? 'firefox' : 'chromium';
  const programme = await needBrowser(kind);
  if (!hasDisplay()) {
    console.log('There is no display here, so no window can be shown: running the tour instead.');
    return tour([kind]);
  }
  await build([kind]);
  console.log(`Opening ${programme} with Hifazat on a fresh profile. Close the browser, or press Ctrl+C, to end.`);
  return webExt(kind, programme);
}
