import { describe, expect, test } from 'vitest';
import type { ListFormat } from '../../../src/core/lists/list-formats';
import { isExcepted, ListParser } from '../../../src/core/lists/list-parser';
import { parseList as parse } from './parse-list';

/** The entries of one line among good ones, or what was counted instead. */
function readLine(format: ListFormat, line: string): string {
  const good: Readonly<Record<ListFormat, string>> = {
    domains: 'good.example',
    hosts: '0.0.0.0 good.example',
    adblock: '||good.example^',
    hashed: '0123456789abcdef',
  };
  const { entries, result } = parse(format, `${good[format]}\n${good[format]}\n${line}\n`);
  const { bad, skipped } = result.counts;
  return entries.length > 2 ? entries.slice(2).join(' ') : bad > 0 ? '(bad)' : skipped > 0 ? '(skipped)' : '(nothing)';
}

describe('a line of domains', () => {
  test.each([
    ['example.com', 'example.com'],
    ['EXAMPLE.Com', 'example.com'],
    ['  example.com \t', 'example.com'],
    ['example.com\r', 'example.com'],
    ['example.com.', 'example.com'],
    ['www.example.com', 'example.com'],
    ['WWW.example.com', 'example.com'],
    ['www.com', 'www.com'],
    ['www2.example.com', 'www2.example.com'],
    ['*.example.com', 'example.com'],
    ['*.www.example.com', 'example.com'],
    ['.example.com', 'example.com'],
    ['example.com # why', 'example.com'],
    ['under_score.example.com', 'under_score.example.com'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['пример.срб', 'xn--e1afmkfd.xn--90a3ac'],
    ['203.0.113.7', '203.0.113.7'],
    ['127.0.0.1', '(skipped)'],
    ['192.168.1.1', '(skipped)'],
    ['localhost', '(skipped)'],
    ['# comment', '(nothing)'],
    ['! comment', '(nothing)'],
    ['; comment', '(nothing)'],
    ['// comment', '(nothing)'],
    ['', '(nothing)'],
    ['com', '(bad)'],
    ['123', '(bad)'],
    ['0x7f.1', '(bad)'],
    ['1.2.3.4.5', '(bad)'],
    ['a..example', '(bad)'],
    ['a b.example', '(bad)'],
    ['https://example.com/', '(bad)'],
    ['example.com/path', '(bad)'],
    ['example.com:8080', '(bad)'],
    ['user@example.com', '(bad)'],
    ['ads*.example.com', '(bad)'],
    ['xn--a.example', '(bad)'],
    ['exa%6dple.com', '(bad)'],
    ['[2001:db8::7]', '(bad)'],
    ['{"error":"gone"}', '(bad)'],
    [`${'a'.repeat(64)}.example`, '(bad)'],
    [`${'a.'.repeat(130)}example`, '(bad)'],
  ])('%j: %s', (line, expected) => expect(readLine('domains', line)).toBe(expected));
});

describe('a line of hosts', () => {
  test.each([
    ['0.0.0.0 example.com', 'example.com'],
    ['127.0.0.1 www.example.com', 'example.com'],
    ['127.0.0.1\texample.com', 'example.com'],
    [':: example.com', 'example.com'],
    ['::1 example.com', 'example.com'],
    ['0 example.com', 'example.com'],
    ['0.0.0.0 a.example B.example  c.example # three', 'a.example b.example c.example'],
    ['127.0.0.1 localhost', '(skipped)'],
    ['127.0.0.1 localhost.localdomain', '(skipped)'],
    ['0.0.0.0 0.0.0.0', '(skipped)'],
    ['::1 ip6-localhost ip6-loopback', '(skipped)'],
    ['fe80::1%lo0 localhost', '(skipped)'],
    ['255.255.255.255 broadcasthost', '(skipped)'],
    ['203.0.113.7 intranet.example', '(skipped)'],
    ['# 0.0.0.0 example.com', '(nothing)'],
    ['0.0.0.0', '(bad)'],
    ['example.com', '(bad)'],
    ['0.0.0.0 exa mple..com', '(bad)'],
  ])('%j: %s', (line, expected) => expect(readLine('hosts', line)).toBe(expected));
});

describe('a line of adblock', () => {
  test.each([
    ['||example.com^', 'example.com'],
    ['||www.EXAMPLE.com^', 'example.com'],
    ['||*.example.com^', 'example.com'],
    ['||bücher.example^', 'xn--bcher-kva.example'],
    ['||example.com^$document', 'example.com'],
    ['||example.com^$all', 'example.com'],
    ['||example.com^$popup', 'example.com'],
    ['||example.com^$important', 'example.com'],
    ['||example.com^$doc,popup,important', 'example.com'],
    ['||example.com^$document,third-party', 'example.com'],
    ['||example.com^$third-party', '(skipped)'],
    ['||example.com^$popup,third-party', '(skipped)'],
    ['||example.com^$script', '(skipped)'],
    ['||example.com^$document,domain=other.example', '(skipped)'],
    ['||example.com^$badfilter', '(skipped)'],
    ['||example.com/path^', '(skipped)'],
    ['||ads*.example.com^', '(skipped)'],
    ['|https://example.com^', '(skipped)'],
    ['example.com##.ad', '(skipped)'],
    ['##.ad', '(skipped)'],
    ['/ads/*', '(skipped)'],
    ['example.com', '(skipped)'],
    ['! comment', '(nothing)'],
    ['# comment', '(nothing)'],
    ['[Adblock Plus 2.0]', '(nothing)'],
    ['||com^', '(bad)'],
    ['||exa mple.com^', '(bad)'],
    ['@@||^', '(skipped)'],
  ])('%j: %s', (line, expected) => expect(readLine('adblock', line)).toBe(expected));

  test('an exception takes back what comes after it, and names itself for what came before', () => {
    const text =
      '||a.example^\n||b.example^\n@@||www.a.example^\n@@||c.example^$document\n@@||d.example^$script\n||x.c.example^\n||d.example^\n';
    const { entries, result } = parse('adblock', text);
    expect(entries).toEqual(['a.example', 'b.example', 'd.example']);
    expect(result).toMatchObject({ ok: true, counts: { entries: 3, dropped: 1, skipped: 1, bad: 0 } });
    const exceptions = result.ok ? result.exceptions : new Set<string>();
    expect(entries.filter((entry) => !isExcepted(entry, exceptions))).toEqual(['b.example', 'd.example']);
  });
});

describe('a hashed list', () => {
  const long = '73d986e009065f182c10bcb6a45db3d6eda9498f8930654af2653f8a938cd801';
  test.each([
    [long, long],
    [long.slice(0, 16), long.slice(0, 16)],
    [long.toUpperCase(), long],
    [` ${long} `, long],
    ['# comment', '(nothing)'],
    [long.slice(0, 15), '(bad)'],
    [long.slice(0, 32), '(bad)'],
    [`${long.slice(0, 63)}g`, '(bad)'],
    ['example.com', '(bad)'],
  ])('%j: %s', (line, expected) => expect(readLine('hashed', line)).toBe(expected));
  test.each([
    ['# hifazat-hashed/1 salt=00FF10', '00ff10'],
    ['#hifazat-hashed/1 salt=ab', 'ab'],
    ['# a title\n# hifazat-hashed/1 salt=ab', 'ab'],
    ['# hifazat-hashed/1', ''],
    ['# no header', ''],
  ])('salt of %j: "%s"', (header, salt) =>
    expect(parse('hashed', `${header}\n${long}\n`).result).toMatchObject({ ok: true, salt }),
  );
  test.each([
    '# hifazat-hashed/2 salt=ab',
    '# hifazat-hashed/1 salt=abc',
    '# hifazat-hashed/1 salt=xy',
    '# hifazat-hashed/1 salt=',
    '# hifazat-hashed/1 pepper=ab',
    '# hifazat-hashed',
    '# hifazat-hashed/1 salt=ab\n# hifazat-hashed/1 salt=ab',
    `${long}\n# hifazat-hashed/1 salt=ab`,
  ])('%j is no header', (header) =>
    expect(parse('hashed', `${header}\n${long}\n`).result).toMatchObject({ ok: false, error: { code: 'bad-header' } }),
  );
  test('values are never asked whether they may be listed', () =>
    expect(parse('hashed', long, { mayBeListed: () => false }).entries).toEqual([long]));
});

describe('a list that can not be used', () => {
  test.each<[string, string, string, number]>([
    ['a page', '<!DOCTYPE html><title>404</title>', 'html', 1],
    ['a page behind a mark and spaces', '\ufeff\n  <html>', 'html', 1],
    ['an XML answer', '<?xml version="1.0"?><Error/>', 'html', 1],
    ['nothing', '', 'empty', 0],
    ['only comments', '# a\n# b\n', 'empty', 0],
    ['a zip', 'PK\u0003\u0004\u0000\u0000', 'binary', 1],
    ['zeros later on', 'a.example\nb.example\n\0\0\0', 'binary', 3],
    ['prose', 'Sorry, this list is gone.\nAsk the publisher.\na.example\n', 'mostly-bad', 0],
    ['an error as JSON', '{"message":"Not Found"}', 'mostly-bad', 0],
    ['a line without an end', `a.example\n${'x'.repeat(70_000)}`, 'too-big', 2],
  ])('%s', (_name, text, code, line) =>
    expect(parse('domains', text).result).toMatchObject({ ok: false, error: { code, line } }),
  );
  test('more entries than may be', () => {
    const { entries, result } = parse('domains', 'a.example\nb.example\nc.example\n', { maxEntries: 2, batchSize: 1 });
    expect(result).toMatchObject({ ok: false, error: { code: 'too-big', line: 3 } });
    expect(entries).toEqual(['a.example', 'b.example']);
  });
  test('is known as soon as it can be, and nothing more is read', () => {
    const parser = new ListParser('domains', { onEntries: () => {} });
    expect(parser.feed('  ')).toBeNull();
    expect(parser.feed('<html>')).toMatchObject({ code: 'html' });
    expect(parser.feed('a.example\n')).toMatchObject({ code: 'html' });
    expect(parser.end()).toMatchObject({ ok: false, counts: { entries: 0 } });
  });
  test('half of the lines may be bad', () => expect(parse('domains', 'a.example\nnot a host\n').result.ok).toBe(true));
});

describe('what is counted', () => {
  test('lines, entries, what was left out, and the first bad lines with their numbers', () => {
    const text = '# title\n\na.example\na.example\nbad line\nnever.example\nlocalhost\nb.example\nc.example\nd.example';
    const { result } = parse('domains', text, { mayBeListed: (host) => host !== 'never.example' });
    expect(result).toMatchObject({ ok: true, endsWithNewline: false });
    expect(result.counts).toEqual({
      lines: 10,
      entries: 5,
      skipped: 1,
      dropped: 1,
      bad: 1,
      firstBad: [{ line: 5, text: 'bad line' }],
    });
  });
  test('twenty bad lines are kept, cut to 120 letters; a line counts once', () => {
    const bad = Array.from({ length: 30 }, () => `0.0.0.0 ${'x y '.repeat(50)} a..b c..d`);
    const good = Array.from({ length: 30 }, (_, at) => `0.0.0.0 h${at}.example`);
    const { counts } = parse('hosts', [...good, ...bad].join('\n')).result;
    expect(counts.bad).toBe(30);
    expect(counts.firstBad).toHaveLength(20);
    expect(counts.firstBad[0]).toEqual({ line: 31, text: bad[0]?.slice(0, 120) });
  });
  test('entries come in batches', () => {
    const sizes: number[] = [];
    const text = Array.from({ length: 10 }, (_, at) => `h${at}.example\n`).join('');
    parse('domains', text, { batchSize: 4, onEntries: (batch) => sizes.push(batch.length) });
    expect(sizes).toEqual([4, 4, 2]);
  });
});
