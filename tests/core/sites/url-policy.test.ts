/** What a pasted text holds, form by form: the entries, their lines, and the list that the text names. */
import { describe, expect, test } from 'vitest';
import { readPasted } from '../../../src/core/sites/url-policy';

/** `line list text`, with `!` where the text is a filter as written. */
const read = (text: string) =>
  readPasted(text).map(({ line, list, text: entry, isFilter }) => `${line} ${list ?? '-'} ${entry}${isFilter ? ' !' : ''}`);

describe('one a line', () => {
  test.each<[string, string, string[]]>([
    ['nothing', ' \n\n ', []],
    ['one', 'example.com', ['1 - example.com']],
    ['lines of every system, empty ones counted', 'a.org\r\n\r\nb.org\rc.org', ['1 - a.org', '3 - b.org', '4 - c.org']],
    ['comments', '# mine\n; old\n// more\n! ads\na.org', ['5 - a.org']],
    ['quotes and commas', '"a.org",\n\'b.org\';\n“c.org”', ['1 - a.org', '2 - b.org', '3 - c.org']],
    [
      'bullets and numbers',
      '- a.org\n• b.org\n* c.org\n1. d.org\n2) e.org',
      ['1 - a.org', '2 - b.org', '3 - c.org', '4 - d.org', '5 - e.org'],
    ],
    ['several in a line', 'a.org, b.org c.org/x، d.org', ['1 - a.org', '1 - b.org', '1 - c.org/x', '1 - d.org']],
    ['words that are no sites stay one line', 'my favourite sites', ['1 - my favourite sites']],
    ['a comma in an address', 'https://a.org/x,y?b=1, 2', ['1 - https://a.org/x,y?b=1, 2']],
    ['a hosts file', '0.0.0.0 a.org\n127.0.0.1\tb.org # bad', ['1 - a.org', '2 - b.org']],
    ["an ad blocker's form", '||a.org^', ['1 - a.org']],
    ['an IP address in brackets', '[2001:db8::7]', ['1 - [2001:db8::7]']],
  ])('%s', (_what, text, entries) => expect(read(text)).toEqual(entries));
});

describe('JSON', () => {
  test.each<[string, string, string[]]>([
    ['an array', '["a.org", "https://b.org"]', ['1 - a.org !', '1 - https://b.org !']],
    ['an array in lines', '[\n  "a.org",\n\n  "*"\n]', ['2 - a.org !', '4 - * !']],
    [
      'a policy file',
      '{\n "URLBlocklist": ["a.org",\n "b.org"],\n "HomepageLocation": "c.org",\n "URLAllowlist": ["d.org"]\n}',
      ['2 block a.org !', '3 block b.org !', '5 allow d.org !'],
    ],
    ['a part of one', '"URLBlocklist": ["a.org"],', ['1 block a.org !']],
    ['the older names', '{"URLBlacklist":["a.org"],"URLWhitelist":["b.org"]}', ['1 block a.org !', '1 allow b.org !']],
    [
      'an export of chrome://policy',
      '{"policyValues":{"chrome":{"policies":{"URLBlocklist":{"level":"mandatory","value":["a.org"]}}}}}',
      ['1 block a.org !'],
    ],
    ['an object without either', '{"Other": ["a.org"], "n": 1}', []],
    ['something else in the array', '["a.org", 7, {"x": 1}, null]', ['1 - a.org !', '1 - 7 !', '1 - {"x":1} !', '1 - null !']],
    ['an escape', String.raw`["a.org/\u0041"]`, ['1 - a.org/A !']],
    ['broken: read as lines', '{\n"URLBlocklist": [\n  "a.org",\n  "b.org"', ['3 block a.org', '4 block b.org']],
  ])('%s', (_what, text, entries) => expect(read(text)).toEqual(entries));
});

describe('the registry', () => {
  const FILE = String.raw`Windows Registry Editor Version 5.00

[HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Google\Chrome\URLBlocklist]
"1"="a.org"
"2"="https://b.org/\"x\""
"3"=-

[HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Edge\URLAllowlist]
"1"="c.org"

[HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Google\Chrome\Other]
"1"="d.org"`;
  test.each<[string, string, string[]]>([
    ['a .reg file', FILE, ['4 block a.org !', '5 block https://b.org/"x" !', '9 allow c.org !']],
    [
      'as the documentation writes it',
      String.raw`Software\Policies\Google\Chrome\URLBlocklist\1 = "a.org"
Software\Policies\Microsoft\Edge\URLAllowlist\1 = "b.org"`,
      ['1 block a.org !', '2 allow b.org !'],
    ],
    [
      'as `reg query` prints it',
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Google\\Chrome\\URLBlocklist\n    1    REG_SZ    a.org',
      ['2 block a.org !'],
    ],
  ])('%s', (_what, text, entries) => expect(read(text)).toEqual(entries));
});

test('a property list of macOS', () => {
  const text = '<plist><dict>\n<key>URLBlocklist</key>\n<array>\n<string>a.org/?x=1&amp;y=2</string>\n</array>\n</dict></plist>';
  expect(read(text)).toEqual(['4 block a.org/?x=1&y=2 !']);
});

test('ten thousand lines are read in a moment', () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => `host-${index}.example`);
  expect(readPasted(lines.join('\n'))).toHaveLength(10_000);
  expect(readPasted(JSON.stringify(lines, null, 1)).at(-1)).toMatchObject({ line: 10_001, text: 'host-9999.example' });
});
