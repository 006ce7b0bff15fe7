import { beforeEach, describe, expect, test } from 'vitest';
import { DownloadGuard, type DownloadNews } from '../../src/background/download-guard';
import { NO_DOWNLOADS } from '../../src/core/downloads/guarded';
import type { CategoryAction } from '../../src/core/settings/schema';
import { FakeClock } from '../fakes/clock';
import { FakeDownloads } from '../fakes/downloads';
import { FakeItem } from '../fakes/item';

const START = Date.parse('2026-11-21T15:00:00+05:00');
const BEGUN: DownloadNews = { isNew: true, name: null };
const CHANGED: DownloadNews = { isNew: false, name: null };

let clock: FakeClock;
let browser: FakeDownloads;
let action: CategoryAction;
let since: FakeItem<number | null>;
let guarded: FakeItem<typeof NO_DOWNLOADS>;
let said: string[];

/** A worker as it wakes: what it knew is gone, what it stored is there. */
function worker(ready: Promise<void> = Promise.resolve()): DownloadGuard {
  return new DownloadGuard({
    ready,
    downloads: browser,
    clock,
    action: async () => action,
    since,
    guarded,
    onStopped: async (source, isPrivate) => void said.push(`stopped ${source}${isPrivate ? ' private' : ''}`),
    announce: () => said.push('announced'),
    onProblem: (error) => said.push(String(error)),
  });
}
const isClean = () => browser.list.size === 0 && browser.files.size === 0;

beforeEach(() => {
  clock = new FakeClock(START);
  browser = new FakeDownloads();
  action = 'block';
  since = new FakeItem<number | null>(null);
  guarded = new FakeItem(NO_DOWNLOADS);
  said = [];
});

describe('block', () => {
  test('a program on its way: no file, no entry, one row', async () => {
    const guard = worker();
    browser.add({ id: 1 });
    await Promise.all([guard.look(1, BEGUN), guard.look(1, CHANGED), guard.look(1, CHANGED)]);
    expect(isClean()).toBe(true);
    expect(said).toEqual(['stopped https://games.test/setup.exe', 'announced']);
  });
  test('one that is whole already', async () => {
    browser.add({ id: 1, state: 'complete' });
    await worker().look(1, BEGUN);
    expect(isClean()).toBe(true);
  });
  test('one that becomes whole while it is cancelled', async () => {
    browser.add({ id: 1 });
    browser.meanwhile = (what, id) => what === 'cancel' && browser.finish(id);
    await worker().look(1, BEGUN);
    expect(isClean()).toBe(true);
  });
  test('one that has no name yet, by the name that it is about to get', async () => {
    browser.add({ id: 1, filename: '', urls: ['blob:https://games.test/1'] });
    await worker().look(1, BEGUN);
    expect(browser.list.size).toBe(1);
    await worker().look(1, { isNew: true, name: 'setup.exe' });
    expect(isClean()).toBe(true);
    expect(said[0]).toBe('stopped https://games.test/1');
  });
  test('other files are left alone', async () => {
    const guard = worker();
    browser.add({ id: 1, filename: '/home/child/a.zip', urls: ['https://games.test/a.zip'] });
    browser.add({ id: 2, filename: '/home/child/a.pdf', urls: ['https://games.test/a'], state: 'complete' });
    await guard.look(1, BEGUN);
    await guard.look(2, BEGUN);
    await guard.sweep();
    expect([browser.list.size, said]).toEqual([2, []]);
  });
  test('a file that can’t be removed keeps its entry, and the next sweep tries again', async () => {
    await worker().sweep();
    browser.add({ id: 1, startedAt: START + 1 });
    browser.finish(1);
    browser.canRemove = false;
    await worker().look(1, CHANGED);
    expect(browser.list.size).toBe(1);
    browser.canRemove = true;
    await worker().sweep();
    expect(isClean()).toBe(true);
  });
  test('of a private window no name and no site is kept', async () => {
    browser.add({ id: 1, isPrivate: true });
    await worker().look(1, BEGUN);
    expect(guarded.value.stopped).toEqual({ id: 1, name: '', site: null, at: START });
    expect(said[0]).toContain('private');
  });
  test('nothing is judged before the rules are known', async () => {
    let ready = () => {};
    action = 'allow';
    const looked = worker(new Promise<void>((resolve) => (ready = resolve))).look(1, BEGUN);
    browser.add({ id: 1 });
    action = 'block';
    ready();
    await looked;
    expect(isClean()).toBe(true);
  });
});

describe('the sweep', () => {
  test('what was whole before programs were stopped stays; what began or ended after goes', async () => {
    browser.add({ id: 1, state: 'complete', startedAt: START - 1 });
    browser.add({ id: 2, startedAt: START - 1 });
    await worker().sweep();
    expect([...browser.list.keys()]).toEqual([1]);
    browser.add({ id: 3, state: 'complete', startedAt: START + 1 }); // the worker was dead
    browser.add({ id: 4, state: 'interrupted', startedAt: START + 1 });
    await worker().sweep();
    expect([...browser.list.keys()]).toEqual([1]);
    await worker().look(1, CHANGED); // the family deletes its old file: the browser tells that it changed
    expect([...browser.list.keys()]).toEqual([1]);
  });
  test('what was downloaded during a pause stays when the pause is over', async () => {
    await worker().sweep();
    action = 'allow';
    clock.jump(1000);
    await worker().sweep();
    browser.add({ id: 1, startedAt: START + 1000 });
    const guard = worker();
    await guard.look(1, BEGUN);
    browser.finish(1);
    action = 'block';
    clock.jump(1000);
    await guard.sweep();
    await guard.look(1, CHANGED);
    expect([...browser.files]).toEqual([1]);
  });
  test('a program that begins right after a pause goes, though no sweep saw its end', async () => {
    action = 'allow';
    await worker().sweep();
    action = 'block';
    browser.add({ id: 1, state: 'complete', startedAt: START });
    const guard = worker();
    const looked = guard.look(1, BEGUN);
    await guard.sweep();
    await looked;
    expect(isClean()).toBe(true);
  });
  test('a failure is reported, and the next look works', async () => {
    since.failure = new Error('full');
    await worker().sweep();
    expect(said).toEqual(['Error: full']);
  });
});

describe('ask, with a lock', () => {
  beforeEach(() => {
    action = 'ask';
  });
  test('held and remembered; going on by itself is held again', async () => {
    const guard = worker();
    browser.add({ id: 1 });
    await guard.look(1, BEGUN);
    expect(browser.list.get(1)?.isPaused).toBe(true);
    expect(guarded.value.waiting).toEqual([{ id: 1, name: 'setup.exe', site: 'games.test', at: START }]);
    expect(await guard.lately()).toEqual({ site: 'games.test', isWaiting: true });
    await browser.resume(1);
    await guard.look(1, CHANGED);
    expect(browser.list.get(1)?.isPaused).toBe(true);
    expect(guarded.value.waiting).toHaveLength(1);
  });
  test.each<CategoryAction>(['allow'])('goes on when a parent opens it (%s)', async (after) => {
    browser.add({ id: 1 });
    await worker().look(1, BEGUN);
    action = after;
    await worker().sweep();
    expect(browser.list.get(1)?.isPaused).toBe(false);
    expect(guarded.value.waiting).toEqual([]);
  });
  test('goes when the setting becomes block', async () => {
    browser.add({ id: 1 });
    await worker().look(1, BEGUN);
    action = 'block';
    await worker().sweep();
    expect(isClean()).toBe(true);
    expect(guarded.value.waiting).toEqual([]);
  });
  test('one that the browser can’t hold is stopped', async () => {
    browser.add({ id: 1 });
    browser.pause = async () => false;
    await worker().look(1, BEGUN);
    expect(isClean()).toBe(true);
    expect(guarded.value.waiting).toEqual([]);
  });
  test('one that is whole before it can be held is removed', async () => {
    browser.add({ id: 1 });
    browser.meanwhile = (what, id) => what === 'pause' && browser.finish(id);
    await worker().look(1, BEGUN);
    expect(isClean()).toBe(true);
  });
});

test('the popup speaks of a stopped file for ten minutes', async () => {
  const guard = worker();
  expect(await guard.lately()).toBeNull();
  browser.add({ id: 1 });
  await guard.look(1, BEGUN);
  expect(await guard.lately()).toEqual({ site: 'games.test', isWaiting: false });
  clock.jump(11 * 60_000);
  expect(await guard.lately()).toBeNull();
});

describe('an alarm that rings', () => {
  /** How often the whole list was asked for. */
  const looks = async (after: CategoryAction): Promise<number> => {
    let asked = 0;
    const all = browser.all.bind(browser);
    browser.all = () => {
      asked++;
      return all();
    };
    const guard = worker();
    await guard.sweep();
    action = after;
    await guard.rang();
    await guard.rang();
    return asked;
  };
  test.each<[string, CategoryAction, number]>([
    ['when nothing changed: the list isn’t read again', 'block', 1],
    ['when the answer for programs changed: once more', 'ask', 2],
  ])('%s', async (_what, after, times) => {
    expect(await looks(after)).toBe(times);
  });
  test('tries again what could not be removed', async () => {
    const guard = worker();
    browser.add({ id: 1, state: 'complete' });
    browser.canRemove = false;
    await guard.sweep();
    await guard.look(1, BEGUN);
    expect(isClean()).toBe(false);
    browser.canRemove = true;
    await guard.rang();
    expect(isClean()).toBe(true);
  });
});
