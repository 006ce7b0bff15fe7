/** The policy tester (contract 6): one JSON line for each line, in order, always. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { judgeLine } from '../../scripts/judge-line';
import { NOTHING_LISTED } from '../../src/core/rules/rules';
import type { SettingsDocument } from '../../src/core/settings/schema';
import { HAND_WRITTEN } from '../../src/core/sites/category';

vi.setConfig({ testTimeout: 60_000 }); // a process of its own takes seconds on a busy machine

const NOW = '2026-11-21T23:00:00+05:00';
const DOCUMENT: SettingsDocument = {
  version: 1,
  sites: { block: ['example.com', 'youtube.com/shorts'] },
  limits: [{ id: 'games', targets: ['roblox.com'], minutes: 60 }],
  schedules: [{ id: 'bedtime', from: '21:30', to: '06:30', targets: ['x.test'] }],
};
const line = (text: string, used: Record<string, number> = {}) =>
  judgeLine(text, {
    document: DOCUMENT,
    now: Date.parse(NOW),
    used,
    sourcesOf: () => ({ index: HAND_WRITTEN, listed: NOTHING_LISTED }),
  });
const open = { action: 'allow', reason: 'default', rule: null, by: 'default', opens: null, enforcedBy: 'network' };

describe('a line', () => {
  test.each<[string, string, unknown]>([
    ['an address', ' https://any.test/ ', { url: 'https://any.test/', ...open }],
    [
      'a blocked address',
      'https://www.example.com/x',
      {
        url: 'https://www.example.com/x',
        action: 'block',
        reason: 'site',
        rule: 'example.com',
        by: 'parent',
        opens: null,
        enforcedBy: 'network',
      },
    ],
    [
      'an odd spelling, which a tab sweep holds',
      'https://youtube.com/%73horts',
      {
        url: 'https://youtube.com/%73horts',
        action: 'block',
        reason: 'site',
        rule: 'youtube.com/shorts',
        by: 'parent',
        opens: null,
        enforcedBy: 'tab',
      },
    ],
    [
      'a bedtime',
      '{"url":"https://x.test/"}',
      {
        url: 'https://x.test/',
        action: 'block',
        reason: 'schedule',
        rule: 'bedtime',
        by: 'parent',
        opens: '2026-11-22T06:30:00+05:00',
        enforcedBy: 'network',
      },
    ],
    ['its own time', '{"url":"https://x.test/","now":"2026-11-21T12:00:00+05:00"}', { url: 'https://x.test/', ...open }],
    [
      'minutes used',
      '{"url":"https://roblox.com/","used":{"games":60}}',
      {
        url: 'https://roblox.com/',
        action: 'block',
        reason: 'limit',
        rule: 'games',
        by: 'parent',
        opens: '2026-11-22T04:00:00+05:00',
        enforcedBy: 'network',
      },
    ],
    [
      'a grant',
      '{"url":"https://example.com/","grants":[{"site":"example.com","until":"2026-11-22T00:00:00+05:00"}]}',
      {
        url: 'https://example.com/',
        action: 'allow',
        reason: 'grant',
        rule: 'example.com',
        by: 'parent',
        opens: null,
        enforcedBy: 'network',
      },
    ],
    [
      'its own settings',
      '{"url":"https://example.com/","settings":{"version":1,"sites":{"default":"block"}}}',
      {
        url: 'https://example.com/',
        action: 'block',
        reason: 'default',
        rule: null,
        by: 'parent',
        opens: null,
        enforcedBy: 'network',
      },
    ],
    ['a browser page', 'about:blank', { url: 'about:blank', ...open, reason: 'scheme' }],
  ])('%s', (_name, text, answer) => expect(line(text)).toEqual(answer));

  test.each<[string, string, unknown]>([
    ['a blank line', '', { url: '', error: 'the address is empty' }],
    ['no address', 'example.com', { url: 'example.com', error: 'not an address (it needs a scheme, such as https://)' }],
    ['no JSON', '{"url"', { url: null, error: expect.stringMatching(/^not JSON: /) }],
    ['no url', '{"now":"2026-11-21T12:00:00Z"}', { url: null, error: expect.stringMatching(/^url: /) }],
    ['a bad time', '{"url":"https://a.test/","now":"noon"}', { url: 'https://a.test/', error: 'now: not a time (RFC 3339)' }],
    ['an unknown key', '{"url":"https://a.test/","at":1}', { url: 'https://a.test/', error: 'at: unknown key' }],
    [
      'bad settings',
      '{"url":"https://a.test/","settings":{"version":1,"sites":{"block":["a:b"]}}}',
      { url: 'https://a.test/', error: 'settings: sites.block[0]: a port is a number from 1 to 65535' },
    ],
  ])('%s is an error on its own line', (_name, text, answer) => expect(line(text)).toEqual(answer));
});

const folder = mkdtempSync(path.join(tmpdir(), 'judge-'));
afterAll(() => rmSync(folder, { recursive: true }));
function judge(settings: string | null, args: readonly string[], input = '') {
  const file = path.join(folder, 'settings.json');
  if (settings !== null) writeFileSync(file, settings);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/run.mjs', 'judge', ...args.map((arg) => (arg === 'FILE' ? file : arg))],
    { input, encoding: 'utf8' },
  );
  return {
    status,
    stderr,
    lines: stdout
      .split('\n')
      .filter((text) => text !== '')
      .map((text) => JSON.parse(text) as { url: string; action?: string; error?: string }),
  };
}

describe('the command', () => {
  test('answers every line in its place, bad and blank ones too', () => {
    const { status, lines } = judge(
      JSON.stringify(DOCUMENT),
      ['--settings', 'FILE', '--now', NOW, '--used', 'games=60'],
      'https://example.com/\n\nnonsense\n{"url":"https://any.test/"}\nhttps://roblox.com/',
    );
    expect(lines.map(({ url, action, error }) => [url, action ?? typeof error])).toEqual([
      ['https://example.com/', 'block'],
      ['', 'string'],
      ['nonsense', 'string'],
      ['https://any.test/', 'allow'],
      ['https://roblox.com/', 'block'],
    ]);
    expect(status).toBe(0);
  });
  test('names subscribed lists that were not given', () => {
    const withList = { ...DOCUMENT, lists: [{ id: 'my-list', category: 'adult', url: 'https://lists.test/x' }] };
    const { status, stderr } = judge(JSON.stringify(withList), ['--settings', 'FILE']);
    expect([status, stderr]).toEqual([0, expect.stringContaining('judge: list my-list: not given with --list')]);
  });
  test.each<[string, string | null, string[], RegExp]>([
    ['settings that are not JSON', '{', ['--settings', 'FILE'], /settings\.json: : not JSON/],
    [
      'settings with a bad leaf',
      '{"version":1,"sites":{"block":["a:b"]}}',
      ['--settings', 'FILE'],
      /settings\.json: sites\.block\[0\]: a port is/,
    ],
    ['no such file', null, ['--settings', '/nowhere/settings.json'], /\/nowhere\/settings\.json: ENOENT/],
    ['no settings', null, [], /--settings FILE is missing/],
    ['a bad time', '{"version":1}', ['--settings', 'FILE', '--now', 'noon'], /--now noon: not a time/],
    ['bad minutes', '{"version":1}', ['--settings', 'FILE', '--used', 'games'], /--used games: write LIMIT=MINUTES/],
    ['an unknown option', '{"version":1}', ['--settings', 'FILE', '--nwo', 'x'], /--nwo/],
  ])('exits with 2 for %s, and names the place', (_name, settings, args, said) => {
    const { status, stderr, lines } = judge(settings, args, 'https://any.test/\n');
    expect([status, lines]).toEqual([2, []]);
    expect(stderr).toMatch(said);
  });
});
