import { describe, expect, test } from 'vitest';
import { BrowserAttention } from '../../src/platform/attention';
import { FakeBrowserWindows, type FakeTab } from '../fakes/browser-windows';
import { FakeClock, settled } from '../fakes/clock';

const tab = (url: string): FakeTab => ({ id: 1, url, active: true, incognito: false });
const PAGE = tab('https://game.example/');

/** A browser that tells nothing when the focus changes. */
async function watched(focused: boolean, inFront: FakeTab = PAGE) {
  const api = new FakeBrowserWindows();
  const clock = new FakeClock(0);
  const told: number[] = [];
  const attention = new BrowserAttention(api, api.input, () => [], clock);
  attention.onChange(() => told.push(clock.now()));
  const shows = (isFocused: boolean, state: 'normal' | 'minimized' = 'normal'): void => {
    api.open = [{ focused: isFocused, state, tabs: [inFront] }];
  };
  shows(focused);
  await attention.look();
  return { api, clock, told, shows, attention };
}

describe('a change of focus that the browser doesn’t announce', () => {
  test.each([
    ['another program comes to the front', true, false],
    ['the browser comes back', false, true],
  ])('%s: known within a quarter of a second', async (_name, before, after) => {
    const { clock, told, shows } = await watched(before);
    await clock.pass(3000);
    expect(told).toEqual([]);
    shows(after);
    await clock.pass(250);
    expect(told).toEqual([3250]);
  });

  test('a focused window that is minimised is left', async () => {
    const { clock, told, shows } = await watched(true);
    shows(true, 'minimized');
    await clock.pass(250);
    expect(told).toEqual([250]);
  });

  test('is told once, and watched again from the next look', async () => {
    const { clock, told, shows, attention } = await watched(true);
    shows(false);
    await clock.pass(5000);
    expect(told).toEqual([250]);
    await attention.look();
    shows(true);
    await clock.pass(5000);
    expect(told).toEqual([250, 5250]);
  });

  test.each([
    ['nobody is there', 'idle', PAGE],
    ['the screen is locked', 'locked', PAGE],
    ['only a page is open that is never charged', 'active', tab('chrome://newtab/')],
  ] as const)('nothing is asked while %s', async (_name, presence, page) => {
    const { api, clock, told, shows, attention } = await watched(true, page);
    api.presence = presence;
    await attention.look();
    const before = api.queries;
    shows(false);
    await clock.pass(5000);
    expect([told, api.queries - before]).toEqual([[], 0]);
  });

  test('an answer that comes after a newer look says nothing', async () => {
    const { api, clock, told, attention } = await watched(true);
    let answer: (windows: []) => void = () => {};
    const { getAll } = api.windows;
    api.windows.getAll = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    await clock.pass(250);
    api.windows.getAll = getAll;
    await attention.look();
    answer([]);
    await settled();
    expect(told).toEqual([]);
  });

  test('a browser that can’t answer is asked again', async () => {
    const { api, clock, told, shows } = await watched(true);
    const { getAll } = api.windows;
    api.windows.getAll = () => Promise.reject(new Error('no answer'));
    await clock.pass(1000);
    api.windows.getAll = getAll;
    shows(false);
    await clock.pass(250);
    expect(told).toEqual([1250]);
  });

  test('without timers nothing is asked', async () => {
    const api = new FakeBrowserWindows();
    const attention = new BrowserAttention(api, api.input);
    attention.onChange(() => {});
    api.open = [{ focused: true, tabs: [PAGE] }];
    await attention.look();
    expect(api.queries).toBe(1);
  });
});
