import { beforeEach, describe, expect, test } from 'vitest';
import { ActivityRecorder, type RecordedPage } from '../../src/background/activity-recorder';
import type { Detail, Entry } from '../../src/core/activity/entry';
import { FakeClock } from '../fakes/clock';

const START = Date.parse('2026-11-21T15:00:00+05:00');
let clock: FakeClock;
let rows: Entry[];
let said: string[];
let detail: Detail;
let page: (url: string) => RecordedPage;
let fails: boolean;

function recorder(): ActivityRecorder {
  return new ActivityRecorder({
    clock,
    log: {
      append: async (entry) => {
        if (fails) throw new Error('full');
        return rows.push(entry);
      },
      setTitle: async (id, title) => {
        rows = rows.map((row, index) => (index === id - 1 ? { ...row, title } : row));
      },
      rowsOf: async () => [],
      days: async () => [],
      all: async () => [],
      forgetBefore: async (day) => void said.push(`log before ${day}`),
    },
    usage: {
      collapseBefore: async (day) => void said.push(`sites before ${day}`),
      forgetBefore: async (day) => void said.push(`usage before ${day}`),
    },
    settings: () => ({ detail, keepDays: 90, clock: { timeZone: 'Asia/Karachi', dayStart: '04:00', idleAfter: 60 } }),
    page: (url) => page(url),
    onProblem: (error) => said.push(String(error)),
  });
}
const visit = (url: string, tabId = 1, isPrivate = false) => ({ tabId, url, isPrivate });
const stop = (url: string, reason = 'site', rule = 'b.example') => ({ tabId: 1, url, isPrivate: false, reason, rule });
const written = () => rows.map(({ kind, site, address }) => [kind, site, address].filter((text) => text !== null).join(' '));

beforeEach(() => {
  clock = new FakeClock(START);
  rows = [];
  said = [];
  detail = 'sites';
  fails = false;
  page = (url) => ({
    recorded: !url.includes('help'),
    site: new URL(url).hostname,
    categories: [],
    siteOnly: url.includes('never-block'),
  });
});

describe('visits', () => {
  test('a row for each new site in a tab, not for each page', async () => {
    const one = recorder();
    for (const url of ['https://a.example/1', 'https://a.example/2', 'https://b.example/', 'https://a.example/3'])
      await one.visited(visit(url));
    expect(written()).toEqual(['visit a.example', 'visit b.example', 'visit a.example']);
  });
  test('at the level pages a row for each page, not for each query', async () => {
    detail = 'pages';
    const one = recorder();
    for (const url of ['https://a.example/1?x', 'https://a.example/1?y', 'https://a.example/2']) await one.visited(visit(url));
    expect(written()).toEqual(['visit a.example https://a.example/1', 'visit a.example https://a.example/2']);
  });
  test('each tab has its own', async () => {
    const one = recorder();
    await one.visited(visit('https://a.example/', 1));
    await one.visited(visit('https://a.example/', 2));
    one.closed(1);
    await one.visited(visit('https://a.example/', 1));
    expect(rows).toHaveLength(3);
  });
  test('help leaves no row, and the page before it is a new visit after', async () => {
    const one = recorder();
    for (const url of ['https://a.example/', 'https://help.example/', 'https://a.example/']) await one.visited(visit(url));
    expect(written()).toEqual(['visit a.example', 'visit a.example']);
    expect(JSON.stringify(rows)).not.toContain('help');
  });
  test('private windows name nothing', async () => {
    await recorder().visited(visit('https://a.example/', 1, true));
    expect(rows).toEqual([]);
  });
  test('a title comes later, at the level pages only', async () => {
    const one = recorder();
    detail = 'pages';
    await one.visited(visit('https://a.example/'));
    await one.titled(1, 'https://a.example/', 'A');
    await one.visited(visit('https://never-block.example/'));
    await one.titled(1, 'https://never-block.example/', 'B');
    detail = 'sites';
    await one.titled(1, 'https://a.example/', 'C');
    expect(rows.map(({ title }) => title)).toEqual(['A', null]);
  });
  test('a title of another page (help, our own pages) is no row’s title', async () => {
    const one = recorder();
    detail = 'pages';
    await one.visited(visit('https://a.example/'));
    await one.titled(1, 'https://helpline.example/', 'Complaint');
    expect(rows.map(({ title }) => title)).toEqual([null]);
  });
  test('the row belongs to the family’s day', async () => {
    clock.jump(12 * 3_600_000);
    await recorder().visited(visit('https://a.example/'));
    expect(rows[0]?.day).toBe('2026-11-21'); // three in the morning
  });
});

describe('blocks', () => {
  test('with reason and rule; a reload is no second one, an hour later is', async () => {
    const one = recorder();
    await one.blocked(stop('https://b.example/'));
    await one.blocked(stop('https://b.example/'));
    clock.jump(3_600_000);
    await one.blocked(stop('https://b.example/'));
    expect(rows.map(({ kind, site, reason, rule }) => [kind, site, reason, rule])).toEqual([
      ['blocked', 'b.example', 'site', 'b.example'],
      ['blocked', 'b.example', 'site', 'b.example'],
    ]);
  });
  test('a protected list is never logged', async () => {
    await recorder().blocked(stop('https://b.example/', 'protected'));
    expect(rows).toEqual([]);
  });
});

describe('keeping', () => {
  test('at sites and pages the ledger keeps its sites as long as the log', async () => {
    await recorder().tidy();
    expect(said).toEqual(['log before 2026-08-24', 'usage before 2026-08-24']);
  });
  test.each<Detail>(['off', 'categories'])('at %s past days keep sums only', async (level) => {
    detail = level;
    await recorder().tidy();
    expect(said.at(-1)).toBe('sites before 2026-11-21');
  });
  test('but not while a quiet stretch can still be taken back', async () => {
    detail = 'off';
    clock.jump(13 * 3_600_000 + 5 * 60_000);
    await recorder().tidy();
    expect(said.at(-1)).toBe('sites before 2026-11-21'); // 04:05 on the 22nd
  });
  test('a full disk is reported, and the next row is written', async () => {
    const one = recorder();
    fails = true;
    await one.visited(visit('https://a.example/'));
    fails = false;
    await one.record({ kind: 'setting', rule: 'sites' });
    expect([said, rows.map(({ kind }) => kind)]).toEqual([['Error: full'], ['setting']]);
  });
});
