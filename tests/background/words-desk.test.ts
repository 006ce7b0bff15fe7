/** The words of a pressed page: once, late, for the page that the press opened, and for nobody else. */
import { beforeEach, describe, expect, test } from 'vitest';
import { WordsDesk } from '../../src/background/words-desk';
import { FakeClock } from '../fakes/clock';
import { FakePageWords, shotOf } from '../fakes/page-words';
import { fixedWorld } from './guard-fixture';

const PAGE = 100;
const tab = (url: string, isPrivate = false) => ({ id: 1, windowId: 1, url, index: 0, title: '', isPrivate });
const CHAT = tab('https://chat.test/room');

let clock: FakeClock;
let page: FakePageWords;
let desk: WordsDesk;
let isReady: () => void;

beforeEach(() => {
  clock = new FakeClock(Date.parse('2026-11-22T12:00:00+05:00'));
  page = new FakePageWords();
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  desk = new WordsDesk({ ready, world: fixedWorld().world, page, after: (ms, act) => clock.after(ms, act) });
});

test('the page that took the press gets them, once', async () => {
  isReady();
  desk.look(CHAT);
  desk.belongTo(PAGE);
  expect([await desk.takeOnce(PAGE), await desk.takeOnce(PAGE)]).toEqual([shotOf('tab 1 look 1'), null]);
  expect(page.looks).toEqual([1]);
});

test('they are looked at with the press, and come when they come', async () => {
  const letThrough = page.hold();
  desk.look(CHAT);
  expect(page.looks).toEqual([1]);
  desk.belongTo(PAGE);
  let isHere = false;
  const words = desk.takeOnce(PAGE).then((shot) => {
    isHere = true;
    return shot;
  });
  await Promise.resolve();
  letThrough();
  await new Promise((resolve) => setTimeout(resolve));
  expect(isHere).toBe(false); // the lists of protected pages are not known yet
  isReady();
  expect(await words).toEqual(shotOf('tab 1 look 1'));
});

describe('nobody else gets them', () => {
  beforeEach(() => isReady());
  test.each<[string, number | null, number | null]>([
    ['another page of ours', PAGE, PAGE + 1],
    ['a page before any has taken the press', null, PAGE],
    ['something without a tab', null, null],
    ['something without a tab, after a page', PAGE, null],
  ])('%s', async (_who, takenBy, asks) => {
    desk.look(CHAT);
    if (takenBy !== null) desk.belongTo(takenBy);
    expect(await desk.takeOnce(asks)).toBe(null);
  });
  test('a private window is not even looked at', async () => {
    desk.look(tab('https://chat.test/', true));
    desk.belongTo(PAGE);
    expect([await desk.takeOnce(PAGE), page.looks]).toEqual([null, []]);
  });
  test.each([['https://secret.test/x'], ['https://web.archive.org/web/2020/https://secret.test/']])(
    'of a page on a protected list there is nothing: %s',
    async (url) => {
      desk.look(tab(url));
      desk.belongTo(PAGE);
      expect(await desk.takeOnce(PAGE)).toBe(null);
    },
  );
  test('a press without a page forgets those of the press before', async () => {
    desk.look(CHAT);
    desk.forget();
    desk.belongTo(PAGE);
    expect(await desk.takeOnce(PAGE)).toBe(null);
  });
  test('half a minute later they are gone', async () => {
    desk.look(CHAT);
    desk.belongTo(PAGE);
    await clock.pass(30_000);
    expect(await desk.takeOnce(PAGE)).toBe(null);
  });
  test('and the timer of an old press takes nothing from a new one', async () => {
    desk.look(CHAT);
    await clock.pass(20_000);
    desk.look(CHAT);
    await clock.pass(10_000);
    desk.belongTo(PAGE);
    expect(await desk.takeOnce(PAGE)).toEqual(shotOf('tab 1 look 2'));
  });
});

test('a page that can’t be asked has none, and nothing fails', async () => {
  isReady();
  page.failure = new Error('gone');
  desk.look(CHAT);
  desk.belongTo(PAGE);
  expect(await desk.takeOnce(PAGE)).toBe(null);
});
