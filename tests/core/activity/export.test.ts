import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COLUMNS, type ExportRow, toCsv, toJsonLines } from '../../../src/core/activity/export';
import { pageAddress } from '../../../src/core/activity/page-address';

const row = (part: Partial<ExportRow> = {}): ExportRow => ({
  time: '2026-11-21T15:00:00+05:00',
  who: 'child',
  kind: 'visit',
  site: 'example.com',
  title: null,
  address: null,
  seconds: 12.5,
  reason: null,
  rule: null,
  detail: null,
  ...part,
});
/** A reader by the book (RFC 4180). */
function readCsv(text: string): string[][] {
  const lines: string[][] = [[]];
  const cells = text.slice(1).matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r\n|$)/g);
  for (const [, raw = '', end] of cells) {
    lines.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === '\r\n') lines.push([]);
    if (end === '') break;
  }
  return lines.slice(0, -1);
}

describe('CSV', () => {
  test('a byte order mark, a line of names, lines that end with CR LF', () => {
    expect(toCsv([row()])).toBe(`\uFEFF${COLUMNS.join(',')}\r\n2026-11-21T15:00:00+05:00,child,visit,example.com,,,12.5,,,\r\n`);
  });
  test('no rows: the names alone', () => expect(toCsv([])).toBe(`\uFEFF${COLUMNS.join(',')}\r\n`));
  test.each([
    ['a comma', 'a,b', '"a,b"'],
    ['quotes', 'say "hi"', '"say ""hi"""'],
    ['a line break', 'a\nb', '"a\nb"'],
    ['Urdu', 'حفاظت', 'حفاظت'],
    ['=', '=1+1', "'=1+1"],
    ['+', '+923001234567', "'+923001234567"],
    ['-', '-1', "'-1"],
    ['@', '@SUM(A1)', "'@SUM(A1)"],
    ['tab', '\t=1', "'\t=1"],
    ['carriage return', '\r=1', '"\'\r=1"'],
    ['a formula with a comma', '=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ['a sign inside is harmless', 'a=b', 'a=b'],
  ])('%s', (_name, title, cell) => expect(toCsv([row({ title })])).toContain(`example.com,${cell},,`));

  test('any text comes back, and none begins a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 4 }), (titles) => {
        const read = readCsv(toCsv(titles.map((title) => row({ title })))).slice(1);
        expect(read.map((cells) => cells[4]?.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(
          titles.map((title) => title.replace(/^'(?=[=+\-@\t\r])/, '')),
        );
        for (const cells of read) for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

test('JSON Lines: one object a line, the same keys in the same order', () => {
  const text = toJsonLines([row({ title: 'two\nlines' }), row()]);
  const lines = text.split('\n');
  expect(lines).toHaveLength(3);
  expect(Object.keys(JSON.parse(lines[0] ?? ''))).toEqual([...COLUMNS]);
  expect(JSON.parse(lines[0] ?? '')).toEqual(row({ title: 'two\nlines' }));
});

describe('the address that is kept', () => {
  test.each([
    ['https://example.com/a/b?token=1#x', 'https://example.com/a/b'],
    ['https://name:secret@example.com/a', 'https://example.com/a'],
    ['http://10.0.0.1:8080/x', 'http://10.0.0.1:8080/x'],
    ['https://www.google.com.pk/search?q=x', null],
    ['https://duckduckgo.com/html', null],
    ['https://www.bing.com/search/something', null],
    ['https://notgoogle.com/', 'https://notgoogle.com/'],
    ['file:///home/child/secret.txt', null],
    ['about:blank', null],
    ['not an address', null],
  ])('%s → %s', (url, expected) => expect(pageAddress(url)).toBe(expected));
});
