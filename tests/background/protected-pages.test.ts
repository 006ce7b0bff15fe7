/** A page of a protected list is never logged, charged or shown by name, whichever way the worker hears of it; the page beside it is. Help pages neither. */
import { beforeEach, describe, expect, test } from 'vitest';
import { Activity } from '../../src/background/activity';
import { FreeTabs } from '../../src/background/free-tabs';
import { timeRules } from '../../src/background/time-rules';
import { blockedView, popupPage } from '../../src/background/views';
import { World } from '../../src/background/world';
import type { Entry } from '../../src/core/activity/entry';
import { helpPages } from '../../src/core/help/help-pages';
import { overlay } from '../../src/core/policy/effective';
import type { Grant, GrownUpHere, Pause } from '../../src/core/rules/state';
import { HAND_WRITTEN } from '../../src/core/sites/category';
import { FakeClock } from '../fakes/clock';
import { FakeItem } from '../fakes/item';
import { FakeNetworkRules } from '../fakes/network-rules';

const NOON = Date.parse('2026-11-21T12:00:00+05:00');
const BLOCKED = 'chrome-extension://id/src/pages/blocked/index.html';
const LISTED = ['secret.test/', 'partly.test/listed'];

let rows: Entry[];
let world: World;
let free: FreeTabs;
let activity: Activity;

beforeEach(async () => {
  rows = [];
  const clock = new FakeClock(NOON);
  const effective = overlay({ version: 1, log: { detail: 'pages' }, sites: { allow: ['secret.test'] } }, {});
  const listed = {
    protectedList: ({ host, path }: { host: string; path: string }) =>
      LISTED.some((entry) => `${host}${path}`.startsWith(entry)) ? 'secret-name' : null,
    categoriesOf: () => [],
  };
  world = new World({
    effective: () => effective,
    grants: new FakeItem<Grant[]>([]),
    pause: new FakeItem<Pause | null>(null),
    grownUp: new FakeItem<GrownUpHere | null>(null),
    usage: async () => ({ day: '2026-11-21', usedSeconds: {} }),
    labelled: () => new Set(),
    sources: { load: async () => undefined, index: HAND_WRITTEN, listed },
    clock,
  });
  free = new FreeTabs(new FakeItem([]), new FakeNetworkRules(), clock);
  const nothing = async () => undefined;
  activity = new Activity({
    log: {
      append: async (entry) => rows.push(entry),
      setTitle: async (id, title) => {
        rows = rows.map((row, index) => (index === id - 1 ? { ...row, title } : row));
      },
      rowsOf: async () => [],
      days: async () => [],
      all: async () => [],
      forgetBefore: nothing,
    },
    usage: {
      load: async () => Promise.reject(new Error('not asked')),
      write: nothing,
      intervalsOf: async () => [],
      mark: nothing,
      usedSecondsOn: async () => ({}),
      days: async () => [],
      collapseBefore: nothing,
      forgetBefore: nothing,
    },
    world,
    clock,
    free,
    blockedPage: BLOCKED,
    onProblem: (error) => {
      throw error;
    },
  });
});

const tab = (url: string) => ({ id: 1, windowId: 1, url, index: 0, title: 'a title', isPrivate: false });
const CASES: readonly (readonly [string, boolean])[] = [
  ['https://secret.test/', true],
  ['https://secret.test/deep/path?q=1', true],
  ['https://partly.test/listed', true],
  ['https://partly.test/other', false],
  ['https://secret-test.translate.goog/deep?_x_tr_sl=auto&_x_tr_tl=en', true],
  ['https://web.archive.org/web/2020/https://secret.test/', true],
  ['https://secret.test.example/', false],
];

describe.each(CASES)('%s', (url, isProtected) => {
  test(`a visit is ${isProtected ? 'not ' : ''}logged`, async () => {
    await activity.committed(tab(url), url);
    await activity.titled(tab(url), 'a title');
    expect(rows).toHaveLength(isProtected ? 0 : 1);
  });
  test(`a program file from there is ${isProtected ? 'not ' : ''}logged`, async () => {
    await activity.programStopped(url, false);
    expect(rows).toHaveLength(isProtected ? 0 : 1);
  });
  test(`time there is ${isProtected ? 'not ' : ''}written down`, () =>
    expect(timeRules(world, free).charges({ url, tabId: 1, isPrivate: false }).charged).toBe(!isProtected));
  test(`the popup ${isProtected ? 'says nothing of' : 'names'} it`, async () =>
    expect(popupPage(url, await world.moment()) === null).toBe(isProtected));
  test(`the stopped page, with this behind its #, ${isProtected ? 'is told nothing and logs nothing' : 'offers it'}`, async () => {
    const view = blockedView(url, await world.moment(), 'parent');
    await activity.stopped(tab(`${BLOCKED}#${url}`), view);
    expect(rows).toEqual([]);
    if (!isProtected) return expect(view.stopped).toBeNull();
    expect(view.stopped).toMatchObject({ reason: 'protected', rule: null });
    expect(JSON.stringify(view)).not.toMatch(/secret|partly/);
  });
});

describe('help', () => {
  const pages = helpPages().map(({ host, path }) => `https://${host}${path ?? '/'}`);
  test.each(pages)('%s: no visit, no title, no program of it is logged', async (url) => {
    await activity.committed(tab(url), url);
    await activity.titled(tab(url), 'a title');
    await activity.programStopped(url, false);
    expect(rows).toEqual([]);
  });
  test('a channel that help opened in a tab: neither; the same page in another tab is a visit', async () => {
    const url = 'https://wa.me/923001234567';
    await free.free(1, ['wa.me']);
    await activity.committed(tab(url), url);
    expect(rows).toEqual([]);
    await activity.committed({ ...tab(url), id: 2 }, url);
    expect(rows).toHaveLength(1);
  });
});
