import { describe, expect, test } from 'vitest';
import { isAppResponse, isProgramFile } from '../../../src/core/downloads/program-file';

const answer = (type: string | null, disposition: string | null, url: string): boolean =>
  isAppResponse(
    [
      ...(type === null ? [] : [{ name: 'Content-Type', value: type }]),
      ...(disposition === null ? [] : [{ name: 'content-disposition', value: disposition }]),
    ],
    url,
  );

describe('answers that bring a program', () => {
  test.each<[string, string | null, string | null, string]>([
    ['by the path', 'application/octet-stream', null, 'https://a.test/setup.exe?x=1#y'],
    ['by the path, of no type', null, null, 'https://a.test/setup.exe'],
    ['by the escaped path', 'application/octet-stream', null, 'https://a.test/setup%2EEXE'],
    ['by its type', 'application/vnd.android.package-archive', null, 'https://a.test/get'],
    ['by its type, with parameters', 'APPLICATION/x-msdownload;x=y', null, 'https://a.test/get'],
    ['by the name offered', 'application/octet-stream', 'attachment; filename="Game.APK"', 'https://a.test/get'],
    ['by the extended name', 'text/plain', "attachment; filename=a.txt; filename*=UTF-8''g%61me%2Eexe", 'https://a.test/get'],
    ['inline, but nothing that is shown', 'application/octet-stream', 'inline; filename=a.exe', 'https://a.test/get'],
  ])('%s', (_what, type, disposition, url) => expect(answer(type, disposition, url)).toBe(true));
  test.each<[string, string | null, string | null, string]>([
    ['an old server’s page', 'text/html; charset=utf-8', null, 'https://a.test/cgi-bin/search.exe?q=1'],
    ['a page about a program', 'text/html', null, 'https://a.test/blob/main/setup.exe'],
    ['a page named by itself', 'text/html', 'inline; filename=search.exe', 'https://a.test/search.exe'],
    ['a host that ends so', 'application/octet-stream', null, 'https://a.run/'],
    ['a host at the address’s end', null, null, 'https://example.com'],
    ['a file asked for by a program', 'application/pdf', 'attachment; filename=report.pdf', 'https://a.test/get.exe'],
    ['an archive', 'application/zip', 'attachment; filename="all.zip"', 'https://a.test/all.zip'],
    ['a name in the query', 'application/octet-stream', null, 'https://a.test/get?file=setup.exe'],
    ['a page named x.exe.html', 'text/html', null, 'https://a.test/x.exe.html'],
    ['a picture', 'image/png', null, 'https://a.test/thumb/setup.exe'],
  ])('not %s', (_what, type, disposition, url) => expect(answer(type, disposition, url)).toBe(false));
});

describe('files on their way', () => {
  test.each([
    ['by its name', { filename: '/tmp/b.exe', mime: '', urls: ['blob:https://a.test/1'] }, true],
    ['by its type', { filename: '/tmp/noext', mime: 'application/x-msdownload', urls: ['blob:https://a.test/1'] }, true],
    ['by what data: says', { filename: '', mime: '', urls: ['data:application/x-msdownload;base64,AAAA'] }, true],
    [
      'renamed by the server',
      { filename: 'game.dat', mime: 'application/octet-stream', urls: ['https://a.test/game.apk'] },
      true,
    ],
    ['by the last address', { filename: '', mime: '', urls: ['https://a.test/get', 'https://b.test/game.apk'] }, true],
    ['a page saved', { filename: 'setup.exe.html', mime: 'text/html', urls: ['https://a.test/setup.exe'] }, false],
    ['an archive', { filename: 'a.zip', mime: 'application/zip', urls: ['https://a.test/a.zip'] }, false],
    ['settings', { filename: 'hifazat-settings.json', mime: 'application/json', urls: ['blob:chrome-extension://x/1'] }, false],
    ['data: that speaks of one', { filename: 'a.txt', mime: '', urls: ['data:,https://a.test/setup.exe'] }, false],
  ])('%s', (_what, file, expected) => expect(isProgramFile(file)).toBe(expected));
});
