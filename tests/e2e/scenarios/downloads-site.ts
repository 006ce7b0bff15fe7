/** A site that offers files, and a browser that saves them into a folder as it does for a person. */
import fs from 'node:fs';
import path from 'node:path';
import { Chromium } from '../harness/chromium';
import type { Driver } from '../harness/driver';
import { temporaryFolder } from '../harness/extension';
import { launch } from '../harness/open';
import type { TestServer } from '../harness/server';

export const START = 'http://site.test/start';

const OCTETS = 'application/octet-stream';
const SLOW_BYTES = 10_000_000;
const FILES: Readonly<Record<string, Record<string, string>>> = {
  '/setup.exe': { 'content-type': OCTETS },
  '/named': { 'content-type': OCTETS, 'content-disposition': 'attachment; filename="Game.APK"' },
  '/extended': {
    'content-type': 'text/plain',
    'content-disposition': 'attachment; filename="a.txt"; filename*=UTF-8\'\'g%61me%2Eexe',
  },
  '/typed': { 'content-type': 'application/vnd.android.package-archive' },
  '/plain': { 'content-type': OCTETS },
  '/all.zip': { 'content-type': 'application/zip' },
};
const PAGE = '<!doctype html><title>page</title><h1>a page</h1>';
const LINKS = `<!doctype html><title>start</title>
<p><a id="path" href="/setup.exe">path</a></p>
<p><a id="named" href="/named">named</a></p>
<p><a id="extended" href="/extended">extended</a></p>
<p><a id="typed" href="/typed">typed</a></p>
<p><a id="asked" download href="/setup.exe">asked</a></p>
<p><a id="renamed" download="game.exe" href="/plain">renamed</a></p>
<p><a id="blank" target="_blank" href="/setup.exe">blank</a></p>
<p><a id="data" download="game.exe" href="data:application/octet-stream;base64,TVo=">data</a></p>
<p><a id="archive" href="/all.zip">archive</a></p>
<p><a id="slow" href="/slow">slow</a></p>`;

/** The answers of site.test: files, pages whose names look like programs', and a program that never ends. */
export function answerFiles(server: TestServer): void {
  server.answer(({ host, path: asked, headers }, response) => {
    if (host !== 'site.test') return false;
    const file = asked.replace(/\?.*$/, '');
    const isPage = ['/start', '/x.exe.html', '/cgi.exe'].includes(file);
    if (isPage) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(file === '/start' ? LINKS : PAGE);
    } else if (file === '/slow') {
      // Told from where to go on, it must: Firefox keeps nothing of a file that begins anew, and what it can't go on with it can't hold.
      const from = Number(headers.range?.match(/^bytes=(\d+)-/)?.[1] ?? 0);
      response.writeHead(from === 0 ? 200 : 206, {
        'content-type': OCTETS,
        'content-disposition': 'attachment; filename=slow.exe',
        'content-length': SLOW_BYTES - from,
        ...(from === 0 ? {} : { 'content-range': `bytes ${from}-${SLOW_BYTES - 1}/${SLOW_BYTES}` }),
        'accept-ranges': 'bytes',
        etag: '"1"',
      });
      response.write('x'.repeat(100_000));
    } else if (FILES[file] !== undefined) {
      response.writeHead(200, FILES[file]);
      response.end('MZ'.repeat(3000));
    } else return false;
    return true;
  });
}

/** The folder that the browser saves into. */
export class DownloadFolder {
  readonly path = temporaryFolder('downloads');

  files(): string[] {
    return fs.readdirSync(this.path);
  }
  has(name: string): boolean {
    return this.files().includes(name);
  }
  clear(): void {
    for (const name of this.files()) fs.rmSync(path.join(this.path, name), { force: true });
  }
}

/**
 * A browser that asks nobody where to save. A headless Chromium completes no file unless DevTools say where; then it tells no listener of
 * `onDeterminingFilename`, so that the file is whole before it can be stopped: the harder case.
 */
export async function launchSaving(kind: 'chromium' | 'firefox', server: TestServer, folder: DownloadFolder): Promise<Driver> {
  const prefs = {
    'browser.download.folderList': 2,
    'browser.download.dir': folder.path,
    'browser.download.useDownloadDir': true,
    'browser.download.alwaysOpenPanel': false,
  };
  const driver = await launch(kind, { server, prefs, keepsPage: true });
  if (driver instanceof Chromium)
    await driver.cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder.path });
  return driver;
}
