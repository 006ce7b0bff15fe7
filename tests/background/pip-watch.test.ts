/** Picture-in-picture as pages say it, over killed workers, pages that are left, and pages that don't answer. */
import { describe, expect, test } from 'vitest';
import { type PipPages, PipWatch } from '../../src/background/pip-watch';
import { FakeClock, settled } from '../fakes/clock';
import { FakeItem } from '../fakes/item';

type Frame = { tabId: number; frameId: number };

class FakePages implements PipPages {
  /** Frames in which a picture is shown, and those that hang. */
  readonly on = new Set<string>();
  readonly hanging = new Set<string>();
  asked = 0;
  #listeners: ((tabId: number, frameId: number) => void)[] = [];

  async isOn(tabId: number, frameId: number): Promise<boolean | null> {
    this.asked++;
    return this.hanging.has(`${tabId}.${frameId}`) ? null : this.on.has(`${tabId}.${frameId}`);
  }
  onNewPage(listener: (tabId: number, frameId: number) => void): void {
    this.#listeners.push(listener);
  }
  async leave(tabId: number, frameId: number): Promise<void> {
    for (const listener of this.#listeners) listener(tabId, frameId);
    await settled();
  }
}

async function setUp(stored: Frame[] = [], on: string[] = []) {
  const item = new FakeItem<Frame[]>(stored);
  const pages = new FakePages();
  for (const frame of on) pages.on.add(frame);
  const clock = new FakeClock(0);
  const problems: unknown[] = [];
  const watch = new PipWatch({ item, pages, timers: clock, onProblem: (error) => problems.push(error) });
  let changes = 0;
  watch.onChange(() => changes++);
  await watch.start();
  return { watch, pages, clock, item, problems, changes: () => changes };
}
const frame = (tabId: number, frameId = 0): Frame => ({ tabId, frameId });

describe('what pages say', () => {
  test('is known at once, told once for each change of the tabs, and stored', async () => {
    const { watch, item, changes } = await setUp();
    expect(watch.tabs()).toEqual([]);
    const saying = watch.said(frame(1), true);
    expect(watch.tabs()).toEqual([1]);
    await saying;
    await watch.said(frame(1, 4), true);
    await watch.said(frame(2), true);
    expect([watch.tabs(), changes()]).toEqual([[1, 2], 2]);
    await watch.said(frame(1), false);
    expect(watch.tabs()).toEqual([1, 2]);
    await watch.said(frame(1, 4), false);
    expect(watch.tabs()).toEqual([2]);
    expect(await item.read()).toEqual([frame(2)]);
  });
  test('twice is once, and an end without a beginning is nothing', async () => {
    const { watch, changes } = await setUp();
    await watch.said(frame(1), true);
    await watch.said(frame(1), true);
    await watch.said(frame(9), false);
    expect([watch.tabs(), changes()]).toEqual([[1], 1]);
  });
});

describe('a worker that starts anew', () => {
  test.each<[string, string[], string[], number[]]>([
    ['keeps what still is', ['1.0', '2.3'], [], [1, 2]],
    ['drops what has ended', ['2.3'], [], [2]],
    ['keeps what doesn’t answer', [], ['1.0'], [1]],
  ])('%s', async (_case, on, hanging, tabs) => {
    const item = new FakeItem<Frame[]>([frame(1), frame(2, 3)]);
    const pages = new FakePages();
    for (const one of on) pages.on.add(one);
    for (const one of hanging) pages.hanging.add(one);
    const watch = new PipWatch({ item, pages, timers: new FakeClock(0), onProblem: () => undefined });
    await watch.start();
    expect(watch.tabs()).toEqual(tabs);
  });
});

describe('a page that is left', () => {
  test.each<[string, [number, number], number[]]>([
    ['takes the whole tab with it', [1, 0], [2]],
    ['or its frame', [1, 4], [2]],
    ['and frames within it, which say nothing', [1, 7], [2]],
    ['another tab’s page changes nothing', [3, 0], [1, 2]],
  ])('%s', async (_case, [tabId, frameId], tabs) => {
    const { watch, pages } = await setUp([frame(2), frame(1, 4)], ['2.0', '1.4']);
    if (tabId === 1) pages.on.delete('1.4');
    await pages.leave(tabId, frameId);
    expect(watch.tabs()).toEqual(tabs);
  });
});

test('pages are asked every ten seconds while there is one, and not otherwise', async () => {
  const { watch, pages, clock } = await setUp();
  await clock.pass(60_000);
  expect(pages.asked).toBe(0);
  pages.on.add('1.0');
  await watch.said(frame(1), true);
  await clock.pass(30_000);
  expect([pages.asked, watch.tabs()]).toEqual([3, [1]]);
  pages.on.delete('1.0'); // the tab crashed: it says nothing
  await clock.pass(10_000);
  expect(watch.tabs()).toEqual([]);
  await clock.pass(60_000);
  expect(pages.asked).toBe(4);
});

test('storage that fails changes nothing in what is known', async () => {
  const { watch, item, pages, problems } = await setUp([frame(1), frame(2)], ['1.0', '2.0']);
  item.failure = new Error('no');
  await pages.leave(1, 0);
  expect(watch.tabs()).toEqual([2]);
  expect(problems).toHaveLength(1);
});
