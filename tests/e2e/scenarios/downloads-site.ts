/** A site that offers files, and a browser that saves them into a folder as it does for a person. */
import fs from 'node:fs';
import path from 'node:path';
import type { Driver } from '../harness/driver';
import { temporaryFolder } from '../harness/extension';
import { launch } from '../harness/open';
import type { TestServer } from '../harness/server';

export const START = 'http://site.test/start';

const OCTETS = 'application/octet-stream';
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
  server.answer(({ host, path: asked }, response) => {
    if (host !== 'site.test') return false;
    const file = asked.replace(/\?.*$/, '');
    const isPage = ['/start', '/x.exe.html', '/cgi.exe'].includes(file);
    if (isPage) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(file === '/start' ? LINKS : PAGE);
    } else if (file === '/slow') {
      response.writeHead(200, { 'content-type': OCTETS, 'content-disposition': 'attachment; filename=slow.exe' });
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

/** A browser that asks nobody where to save. By its own preferences: what DevTools set leaves out a part of Chromium's ways. */
export function launchSaving(kind: 'chromium' | 'firefox', server: TestServer, folder: DownloadFolder): Promise<Driver> {
  if (kind === 'firefox') {
    const prefs = {
      'browser.download.folderList': 2,
      'browser.download.dir': folder.path,
      'browser.download.useDownloadDir': true,
      'browser.download.alwaysOpenPanel': false,
    };
    return launch(kind, { server, prefs });
  }
  const profile = temporaryFolder('chromium');
  fs.mkdirSync(path.join(profile, 'Default'), { recursive: true });
  const preferences = {
    extensions: { ui: { developer_mode: true } },
    intl: { accept_languages: 'en-US,en', selected_languages: 'en-US,en' },
    download: { default_directory: folder.path, prompt_for_download: false },
    profile: { default_content_setting_values: { automatic_downloads: 1 } },
  };
  fs.writeFileSync(path.join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return launch(kind, { server, profile });
}
