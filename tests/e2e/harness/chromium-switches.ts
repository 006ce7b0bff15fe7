/** The command line that Chromium is started with in tests. */
import type { LaunchOptions, RestartOptions } from './driver';

export function switches(options: LaunchOptions, profile: string, restart: RestartOptions): string[] {
  return [
    ...(options.display ? ['--ozone-platform=x11'] : ['--headless=new']),
    ...(process.getuid?.() === 0 || options.wrap ? ['--no-sandbox'] : []),
    '--remote-debugging-pipe',
    '--enable-unsafe-extension-debugging',
    `--user-data-dir=${profile}`,
    // Everything the browser asks for reaches the tests' own server, whatever the host and the scheme.
    `--proxy-server=http://127.0.0.1:${options.server.port}`,
    '--proxy-bypass-list=<-loopback>',
    '--ignore-certificate-errors',
    `--lang=${options.language ?? 'en-US'}`,
    '--window-size=1280,900',
    '--autoplay-policy=no-user-gesture-required',
    // Chromium fetches what policy forces upon it as background traffic.
    ...(options.extension === null ? [] : ['--disable-background-networking']),
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-dev-shm-usage',
    '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,OptimizationHints,MediaRouter,Translate',
    '--disable-gpu',
    '--disable-search-engine-choice-screen',
    '--disable-sync',
    '--hide-crash-restore-bubble',
    '--no-default-browser-check',
    '--no-first-run',
    '--password-store=basic',
    '--use-mock-keychain',
    ...(restart.restoreSession ? ['--restore-last-session'] : []),
    ...(options.args ?? []),
    ...(restart.restoreSession ? [] : [restart.url ?? options.url ?? 'about:blank']),
  ];
}
