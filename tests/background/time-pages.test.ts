/** What time says on pages and in the toolbar: who is told what, which pages hold an alarm, what the badge shows and when it is written. */
import { beforeEach, describe, expect, test } from 'vitest';
import { Badge, type BadgeFace } from '../../src/background/badge';
import { PageAlarm } from '../../src/background/page-alarm';
import { type NoticeWords, TimeNotices, type TimePages } from '../../src/background/time-notices';
import type { UsageToday } from '../../src/core/limits/limit-state';
import { resolve } from '../../src/core/settings/defaults';
import { SettingsDocument } from '../../src/core/settings/schema';
import type { AttendedPage, Charging } from '../../src/core/time/attention';
import type { LimitLeft } from '../../src/core/time/notice';
import { createT } from '../../src/i18n/t';
import { FakeClock, settled } from '../fakes/clock';

const LIMITS = resolve(
  SettingsDocument.parse({
    version: 1,
    limits: [
      { id: 'games', name: 'Games', targets: ['game.test'], minutes: 60 },
      { id: 'all', name: 'Everything', targets: ['*'], minutes: 120 },
    ],
  }),
).limits;

/** Hosts by the limits that cover them; "help" is never charged. */
const COVERED: Readonly<Record<string, string[]>> = { 'game.test': ['games', 'all'], 'other.test': ['all'], 'help.test': [] };
const charges = ({ url }: AttendedPage): Charging => {
  const { hostname } = new URL(url);
  return { charged: hostname !== 'help.test', limitIds: COVERED[hostname] ?? [], earnIds: [], site: hostname };
};
const page = (tabId: number, host: string): AttendedPage => ({ tabId, url: `https://${host}/`, isPrivate: false });
const usage = (games: number, all: number): UsageToday => ({
  day: '2026-11-23',
  usedSeconds: { games: 3600 - games, all: 7200 - all },
  extraSeconds: {},
});
const onProblem = (error: unknown): never => {
  throw error;
};

class FakePages implements TimePages {
  front: AttendedPage[] = [];
  sounding: AttendedPage[] = [];
  readonly shown: [number, NoticeWords][] = [];
  readonly alarms: [number, number | null][] = [];
  refuses = new Set<number>();
  #newPage: (tabId: number) => void = () => {};

  async inFront() {
    return this.front;
  }
  async besides(tabIds: readonly number[]) {
    return [...this.sounding, ...tabIds.map((tabId) => page(tabId, 'game.test'))];
  }
  async show(tabId: number, words: NoticeWords) {
    this.shown.push([tabId, words]);
  }
  async setAlarm(tabId: number, ms: number | null) {
    this.alarms.push([tabId, ms]);
    return !this.refuses.has(tabId);
  }
  onNewPage(listener: (tabId: number) => void) {
    this.#newPage = listener;
  }
  leave(tabId: number) {
    this.#newPage(tabId);
  }
}

describe('a warning', () => {
  const told = async (warned: string[], left: UsageToday, front: AttendedPage[], language: 'en' | 'ur' = 'en') => {
    const pages = new FakePages();
    pages.front = front;
    const words = async () => ({ language, t: createT(language) });
    const notices = new TimeNotices({ pages, charges, limits: () => LIMITS, usage: async () => left, words, onProblem });
    for (const limitId of warned) notices.warn(limitId);
    await settled();
    return pages.shown.map(([tabId, { text, short, direction }]) => `${tabId}: ${text} | ${short} | ${direction}`);
  };
  test.each<[string, string[], UsageToday, AttendedPage[], string[]]>([
    [
      'is told on the page in front',
      ['games'],
      usage(300, 900),
      [page(1, 'game.test')],
      ['1: 5 minutes left for Games | 5 min | ltr'],
    ],
    [
      'on each that the limit covers, and on no other',
      ['games'],
      usage(60, 900),
      [page(1, 'game.test'), page(2, 'other.test'), page(3, 'help.test'), page(4, 'game.test')],
      ['1: 1 minute left for Games | 1 min | ltr', '4: 1 minute left for Games | 1 min | ltr'],
    ],
    [
      'two at once are one: the one that ends first, else the next',
      ['all', 'games'],
      usage(300, 600),
      [page(1, 'game.test'), page(2, 'other.test')],
      ['1: 5 minutes left for Games | 5 min | ltr', '2: 10 minutes left for Everything | 10 min | ltr'],
    ],
    [
      'says what is left, not what was set',
      ['games'],
      usage(125, 900),
      [page(1, 'game.test')],
      ['1: 3 minutes left for Games | 3 min | ltr'],
    ],
    [
      'below a minute in seconds',
      ['games'],
      usage(29.6, 900),
      [page(1, 'game.test')],
      ['1: 30 seconds left for Games | 30 s | ltr'],
    ],
    ['nothing once the limit has ended', ['games'], usage(0, 900), [page(1, 'game.test')], []],
    ['nothing for a limit that was taken away meanwhile', ['gone'], usage(300, 900), [page(1, 'game.test')], []],
  ])('%s', async (_case, warned, left, front, shown) => expect(await told(warned, left, front)).toEqual(shown));
  test('in the child’s language', async () =>
    expect(await told(['games'], usage(300, 900), [page(1, 'game.test')], 'ur')).toEqual([
      '1: \u2068Games\u2069 کے لیے 5 منٹ باقی ہیں | 5 منٹ | rtl',
    ]));
});

describe('a page’s own alarm', () => {
  let pages: FakePages;
  let clock: FakeClock;
  let alarm: PageAlarm;
  let inPip: number[];
  beforeEach(() => {
    pages = new FakePages();
    pages.front = [page(1, 'game.test'), page(2, 'other.test')];
    clock = new FakeClock(1_000_000);
    inPip = [];
    alarm = new PageAlarm({ pages, charges, pipTabs: () => inPip, clock, onProblem });
  });
  /** Ticks once; gives what was set in pages by it. */
  const tick = async (first: LimitLeft | null) => {
    const before = pages.alarms.length;
    alarm.tick(first);
    await settled();
    return pages.alarms.slice(before).map(([tabId, ms]) => `${tabId}: ${ms}`);
  };
  const games = (leftSeconds: number): LimitLeft => ({ limitId: 'games', leftSeconds });

  test('is held in the last minute, by covered pages in front, heard or in picture-in-picture, once, for a second before the end', async () => {
    expect(await tick(games(61))).toEqual([]);
    pages.sounding = [page(3, 'game.test')];
    inPip = [4];
    expect(await tick(games(60))).toEqual(['1: 59000', '3: 59000', '4: 59000']);
    await clock.pass(1000);
    expect(await tick(games(59))).toEqual([]);
  });
  test('is set anew where the end moves or another page shows, and taken away where it is no more', async () => {
    await tick(games(40));
    await clock.pass(1000);
    expect(await tick(games(45))).toEqual(['1: 44000']);
    pages.leave(1);
    expect(await tick(games(45))).toEqual(['1: 44000']);
    pages.front = [page(2, 'other.test'), page(5, 'game.test')];
    expect(await tick(games(45))).toEqual(['1: null', '5: 44000']);
    expect(await tick(games(300))).toEqual(['5: null']);
    expect(await tick(null)).toEqual([]);
  });
  test('is taken away when nothing is charged any more', async () => {
    await tick(games(10));
    expect(await tick(null)).toEqual(['1: null']);
  });
  test('rings at once where less than a second is left', async () => expect(await tick(games(0.4))).toEqual(['1: 0']));
  test('a page that refuses is asked again', async () => {
    pages.refuses.add(1);
    expect(await tick(games(20))).toEqual(['1: 19000']);
    expect(await tick(games(20))).toEqual(['1: 19000']);
  });
});

describe('the badge', () => {
  let faces: BadgeFace[];
  let badge: Badge;
  let language: 'en' | 'ur';
  beforeEach(() => {
    faces = [];
    language = 'en';
    badge = new Badge({
      set: async (face) => void faces.push(face),
      words: async () => ({ language, t: createT(language) }),
      nameOf: (limitId) => LIMITS.find(({ id }) => id === limitId)?.name ?? null,
      onProblem,
    });
  });
  const show = async (first: LimitLeft | null, isGrownUpHere = false) => {
    const before = faces.length;
    badge.show({ first, isGrownUpHere });
    await settled();
    return faces.slice(before).map(({ text, title }) => `${text} | ${title}`);
  };
  const games = (leftSeconds: number): LimitLeft => ({ limitId: 'games', leftSeconds });

  test('counts minutes, then seconds, and is written only when it changes', async () => {
    expect(await show(games(720))).toEqual(['12 | Hifazat: 12 minutes left for Games']);
    expect(await show(games(719))).toEqual([]);
    expect(await show(games(660))).toEqual(['11 | Hifazat: 11 minutes left for Games']);
    expect(await show(games(44.5))).toEqual(['45s | Hifazat: 45 seconds left for Games']);
    expect(await show(games(43.5))).toEqual(['44s | Hifazat: 44 seconds left for Games']);
    expect(await show(null)).toEqual([' | Hifazat']);
    expect(await show(null)).toEqual([]);
  });
  test('another limit with the same time is another title', async () => {
    await show(games(300));
    expect(await show({ limitId: 'all', leftSeconds: 300 })).toEqual(['5 | Hifazat: 5 minutes left for Everything']);
  });
  test('a grown-up who is here shows instead of the time, in another colour', async () => {
    await show(games(300));
    expect(await show(games(300), true)).toEqual(['✓ | Hifazat: a grown-up is here']);
    expect(await show(null, true)).toEqual([]);
    expect(new Set(faces.map(({ colour }) => colour)).size).toBe(2);
    expect(await show(null)).toEqual([' | Hifazat']);
  });
  test('in the child’s language, also when it changes', async () => {
    await show(games(45));
    language = 'ur';
    badge.refresh();
    expect(await show(games(45))).toEqual(['45س | حفاظت: \u2068Games\u2069 کے لیے 45 سیکنڈ باقی ہیں']);
    expect(await show({ limitId: 'gone', leftSeconds: 45 })).toEqual([' | حفاظت']);
  });
  test.each(['en', 'ur'] as const)('has at most four characters in %s', async (one) => {
    language = one;
    for (let left = 0; left < 61; left++) await show(games(left));
    await show(games(86_400));
    expect(faces.length).toBeGreaterThan(60);
    expect(faces.filter(({ text }) => [...text].length > 4)).toEqual([]);
  });
});
