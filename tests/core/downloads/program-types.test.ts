import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dispositionNames } from '../../../src/core/downloads/disposition';
import {
  isPageType,
  isProgramName,
  isProgramType,
  PROGRAM_ENDINGS,
  PROGRAM_TYPES,
} from '../../../src/core/downloads/program-types';

describe('names of programs', () => {
  test.each([
    ['plain', 'setup.exe'],
    ['in capitals', 'SETUP.EXE'],
    ['with a folder', '/home/child/Downloads/setup.exe'],
    ['with a folder of Windows', 'C:\\Users\\child\\Downloads\\game.msi'],
    ['two endings', 'holiday.jpg.exe'],
    ['dots and spaces that Windows drops', 'setup.exe. . '],
    ['a dot of another script', 'setup．exe'],
    ['wide letters', 'setup.ｅｘｅ'],
    ['turned around: shown as "photoexe.jpg"', 'photo\u202Egpj.exe'],
    ['an unseen mark inside the ending', 'game.a\u200Bp\u00ADk'],
    ['escaped', 'game%2Eapk'],
    ['escaped twice', 'game%252Eapk'],
    ['escaped beside what is no escape', '100%%2Eexe'],
    ['quoted', '"setup.exe"'],
    ['a stream of its own', 'setup.exe::$DATA'],
    ['on its way in Chromium', 'setup.exe.crdownload'],
    ['on its way in Firefox', 'setup.exe.part'],
    ['a second copy', 'setup (1).exe'],
    ['Android', 'game.xapk'],
    ['an add-on', 'vpn.crx'],
    ['Java', 'game.jar'],
    ['a whole disk', 'windows.iso'],
  ])('%s: %j', (_what, name) => expect(isProgramName(name)).toBe(true));
  test.each([
    ['an archive', 'homework.zip'],
    ['a document', 'setup.exe.pdf'],
    ['a page', 'x.exe.html'],
    ['a picture', 'photo.jpg'],
    ['no ending', 'exe'],
    ['nothing', ''],
    ['a folder that ends so', 'setup.exe/readme.txt'],
    ['a longer ending', 'a.exercise'],
    ['only dots', '...'],
  ])('not %s: %j', (_what, name) => expect(isProgramName(name)).toBe(false));

  test('whatever stands before the ending, and however it is written', () => {
    const disguise = fc.constantFrom('', '.', ' ', '\u202E', '\u200B', '::$DATA', '.part');
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...PROGRAM_ENDINGS), fc.boolean(), disguise, (before, ending, isUpper, after) => {
        const name = `${before.replaceAll('%', '')}.${isUpper ? ending.toUpperCase() : ending}${after}`;
        expect(isProgramName(name)).toBe(true);
      }),
    );
  });
});

test.each([
  ['application/x-msdownload', true, false],
  ['Application/X-MSDownload; charset=binary', true, false],
  ['application/vnd.android.package-archive', true, false],
  ['application/octet-stream', false, false],
  ['application/zip', false, false],
  ['', false, false],
  ['text/html; charset=utf-8', false, true],
  ['image/png', false, true],
  ['application/pdf', false, true],
])('the type %j: a program %s, a page %s', (type, program, page) => {
  expect([isProgramType(type), isPageType(type)]).toEqual([program, page]);
});
test('the lists are lower case, without doubles, and no type of a program is a page', () => {
  for (const list of [PROGRAM_ENDINGS, PROGRAM_TYPES]) {
    expect(list.filter((one) => one !== one.toLowerCase())).toEqual([]);
    expect(new Set(list).size).toBe(list.length);
  }
  expect(PROGRAM_TYPES.filter(isPageType)).toEqual([]);
});

describe('the names in Content-Disposition', () => {
  test.each([
    ['attachment', []],
    ['attachment; filename=game.apk', ['game.apk']],
    ['attachment; filename="game; one.apk"', ['game; one.apk']],
    ['attachment; FileName = "a \\"b\\".exe" ; size=3', ['a "b".exe']],
    ['attachment; filename="a.txt"; filename*=UTF-8\'en\'g%61me%2Eexe', ['a.txt', 'g%61me%2Eexe']],
    ['attachment; filename="never closed.exe', ['never closed.exe']],
    ['filename=bare.exe', ['bare.exe']],
    ['attachment; myfilename=setup.exe', []],
  ])('%s', (header, names) => expect(dispositionNames(header)).toEqual(names));
});
