/** The parser for any text, in any pieces, and for the lists that people use. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListFormat } from '../../../src/core/lists/list-formats';
import { hostOfName, isPlainHost } from '../../../src/core/lists/list-line';
import { parseList as parse } from './parse-list';

describe('for any text', { timeout: 30_000 }, () => {
  const piece = fc.constantFrom(
    'a',
    'www.',
    'xn--',
    '.',
    '-',
    '_',
    '0',
    '\n',
    '\r\n',
    ' ',
    '#',
    '!',
    '||',
    '^',
    '$',
    '@@',
    '0.0.0.0 ',
    'b.example',
    'ö',
    '\0',
  );
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
  const format = fc.constantFrom<ListFormat>('domains', 'hosts', 'adblock', 'hashed');
  test('the pieces in which it comes change nothing', () => {
    fc.assert(
      fc.property(format, text, fc.array(fc.nat(80), { maxLength: 5 }), (kind, whole, cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), whole.length];
        const chunks = at.slice(1).map((to, index) => whole.slice(at[index], to));
        expect(parse(kind, chunks)).toEqual(parse(kind, whole));
      }),
    );
  });
  test('every entry is canonical, and the short way says what the long way would', () => {
    fc.assert(
      fc.property(fc.constantFrom<ListFormat>('domains', 'hosts', 'adblock'), text, (kind, whole) => {
        const { entries } = parse(kind, whole);
        expect(entries.filter((entry) => new URL(`http://${entry}/`).hostname !== entry)).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(text, (name) => {
        if (isPlainHost(name, 0, name.length)) expect(new URL(`http://${name}/`).hostname).toBe(name);
        const host = hostOfName(name);
        if (host !== null) expect(hostOfName(host)?.length).toBeLessThanOrEqual(host.length);
      }),
    );
  });
});

const folder = path.join(process.env.HIFAZAT_DATA ?? '../shared/data', 'lists');
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'))
  : [];
test.skipIf(files.length === 0)('real lists have hardly a bad line', { timeout: 30_000 }, () => {
  const bad = files.filter((name) => {
    const { result } = parse('domains', readFileSync(path.join(folder, name), 'utf8'));
    return !result.ok || result.counts.bad * 1000 > result.counts.lines;
  });
  expect(bad).toEqual([]);
});
