/** Finds a browser, installs one where the machine allows it (root on Debian), or says in one sentence what to install. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { isRoot, run, Stop, which } from './shell';

export type Kind = 'chromium' | 'firefox';

const COMMANDS: Record<Kind, readonly string[]> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'brave-browser'],
  firefox: ['firefox-esr', 'firefox'],
};

const MAC: Record<Kind, readonly string[]> = {
  chromium: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
  ],
  firefox: ['/Applications/Firefox.app/Contents/MacOS/firefox', '/Applications/Firefox ESR.app/Contents/MacOS/firefox'],
};

const WINDOWS: Record<Kind, readonly string[]> = {
  chromium: [
    'Chromium\\Application\\chrome.exe',
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
    'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe', 'Mozilla Firefox ESR\\firefox.exe'],
};

const VARIABLE: Record<Kind, string> = { chromium: 'CHROME_PATH', firefox: 'FIREFOX_PATH' };
const DEBIAN_PACKAGE: Record<Kind, string> = { chromium: 'chromium', firefox: 'firefox-esr' };

function usualPlaces(kind: Kind): string[] {
  if (process.platform === 'darwin') return [...MAC[kind]];
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return roots.flatMap((root) => (root ? WINDOWS[kind].map((file) => path.join(root, file)) : []));
  }
  return [];
}

/** The browser's programme, or null: the environment's choice first, then the usual places. */
export function findBrowser(kind: Kind): string | null {
  const chosen = process.env[VARIABLE[kind]];
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Stop(`${VARIABLE[kind]} names ${chosen}, which does not exist.`);
  }
  for (const command of COMMANDS[kind]) {
    const found = which(command);
    if (found) return found;
  }
  return usualPlaces(kind).find((file) => existsSync(file)) ?? null;
}

/** The browser's programme; installs Debian's package when root, and stops with one sentence when there is no way. */
export async function needBrowser(kind: Kind): Promise<string> {
  const found = findBrowser(kind);
  if (found) return found;
  const wanted = DEBIAN_PACKAGE[kind];
  if (process.platform === 'linux' && isRoot() && which('apt-get')) {
    console.log(`No ${kind} browser here; installing Debian's package ${wanted}.`);
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], quiet);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', wanted], quiet);
    const installed = findBrowser(kind);
    if (installed) return installed;
  }
  const names = kind === 'chromium' ? 'Chromium, Chrome, Edge or Brave (130 or newer)' : 'Firefox (142 or newer)';
  throw new Stop(`Install ${names}, or set ${VARIABLE[kind]} to the browser's programme, and run this again.`);
}
