/** Which loads are sent away, by whom, and what follows: before the commit, at the commit, and without one. */
import { describe, expect, test } from 'vitest';
import { NavigationGuard } from '../../src/background/navigation-guard';
import { TabSweep } from '../../src/background/tab-sweep';
import { helpPages } from '../../src/core/help/help-pages';
import { compile } from '../../src/core/rules/compile';
import { FakeTabs } from '../fakes/tabs';
import { fixedWorld, PAGES } from './guard-fixture';

const SETTINGS: Parameters<typeof fixedWorld>[0] = {
  sites: { block: ['stopped.test', 'paths.test/shorts'] },
  categories: { adult: 'block' },
};

async function guard(document = SETTINGS, holdsRequests = false) {
  const fixed = fixedWorld(document);
  const { rules, state, now } = await fixed.world.moment();
  const compiled = compile(rules, state, now, PAGES.blocked);
  const tabs = new FakeTabs();
  tabs.add({ id: 1, url: 'https://before.test/' });
  const late: string[] = [];
  const committed: string[] = [];
  const freed = new Set<number>();
  const sweep = new TabSweep({
    world: fixed.world,
    tabs,
    blockedPage: PAGES.blocked,
    calmPage: PAGES.calm,
    isFree: async (tabId) => freed.has(tabId),
    privateStopsBare: false,
    compiledRules: () => compiled.rules,
  });
  const navigations = new NavigationGuard({
    ready: Promise.resolve(),
    tabs,
    sweep,
    holdsRequests,
    onStoppedLate: async (url) => void late.push(url),
    onCommitted: async (_tab, url) => void committed.push(url),
  });
  return { ...fixed, navigations, tabs, late, committed, freed };
}
const away = (url: string) => [`1 → ${PAGES.blocked}#${url}`];

describe('a page that begins to load', () => {
  test.each<[string, string, readonly string[]]>([
    ['that nothing speaks of', 'https://any.test/', []],
    ['that the network layer stops by itself isn’t sent away twice', 'https://stopped.test/', []],
    ['of a host in a big list of the network layer', 'https://bulk.test/', []],
    ['of an adult host by the model', 'https://model.test/x?q=1', away('https://model.test/x')],
    ['of a path that is spelled oddly', 'https://paths.test//shorts', away('https://paths.test//shorts')],
    ['that shows a stopped address', 'https://12ft.io/https://stopped.test/', away('https://12ft.io/https://stopped.test/')],
    ['of a protected list', 'https://secret.test/', [`1 → ${PAGES.calm}`]],
    ['that is no address', 'https://', []],
  ])('%s', async (_what, url, moves) => {
    const { navigations, tabs, late, committed } = await guard();
    await navigations.before(1, url);
    expect(tabs.moves).toEqual(moves);
    expect(late).toEqual(moves.length === 0 ? [] : [url]);
    expect(committed).toEqual([]);
  });
  test('a freed tab stays; one that is gone is nobody’s', async () => {
    const { navigations, tabs, freed, late } = await guard();
    await navigations.before(7, 'https://model.test/');
    freed.add(1);
    await navigations.before(1, 'https://model.test/');
    expect([tabs.moves, late]).toEqual([[], []]);
  });
});

describe('a page that committed', () => {
  test.each<[string, string, readonly string[]]>([
    ['that nothing speaks of is told', 'https://any.test/', []],
    ['from a site’s own worker, where no rule is asked', 'https://stopped.test/', away('https://stopped.test/')],
    ['of an adult host by the model', 'https://model.test/', away('https://model.test/')],
  ])('%s', async (_what, url, moves) => {
    const { navigations, tabs, committed, late } = await guard();
    await navigations.committed(1, url);
    expect(tabs.moves).toEqual(moves);
    expect(committed).toEqual(moves.length === 0 ? [url] : []);
    expect(late).toEqual([]);
  });
});

describe('a page that was stopped before it committed', () => {
  test('isn’t sent away twice: a person may have gone on by then', async () => {
    const { navigations, tabs, committed } = await guard();
    await navigations.before(1, 'https://model.test/');
    await navigations.committed(1, 'https://model.test/');
    await navigations.changed(1, 'https://model.test/');
    expect([tabs.moves, committed]).toEqual([away('https://model.test/'), []]);
  });
  test('asked for again from the stopped page: stopped again', async () => {
    const { navigations, tabs } = await guard();
    for (const _time of [1, 2]) await navigations.before(1, 'https://model.test/');
    expect(tabs.moves).toEqual([...away('https://model.test/'), ...away('https://model.test/')]);
  });
  test.each([PAGES.calm, `${PAGES.blocked}#https://stopped.test/`])('the text of %s becomes the page itself', async (page) => {
    const { navigations, tabs } = await guard();
    await navigations.changed(1, `view-source:${page}`);
    await navigations.changed(1, `view-source:https://any.test/`);
    expect(tabs.moves).toEqual([`1 → ${page}`]);
  });
});

describe('where requests are held', () => {
  test.each<[string, readonly string[]]>([
    ['https://model.test/', []],
    ['view-source:https://model.test/', [`1 → ${PAGES.blocked}#view-source:https://model.test/`]],
    [
      'data:text/html,<iframe src="https://stopped.test/">',
      [`1 → ${PAGES.blocked}#data:text/html,<iframe src="https://stopped.test/">`],
    ],
  ])('what begins to load at %s', async (url, moves) => {
    const { navigations, tabs } = await guard(SETTINGS, true);
    await navigations.before(1, url);
    expect(tabs.moves).toEqual(moves);
  });
});

describe('a frame', () => {
  const FRAMES: readonly (readonly [string, string, boolean])[] = [
    ['that nothing speaks of', 'https://any.test/', false],
    ['that the network layer stops by itself', 'https://stopped.test/', false],
    ['of a host in a big list of the network layer', 'https://bulk.test/', false],
    ['of an adult host by the model', 'https://model.test/', true],
    ['that shows a stopped address', 'https://12ft.io/https://stopped.test/', true],
    ['of a protected list', 'https://secret.test/', true],
    ['without an address of the web', 'about:srcdoc', false],
  ];
  test.each(FRAMES)('%s', async (_what, url, isStopped) => {
    const { navigations, tabs, late } = await guard();
    await navigations.beforeFrame(1, url);
    await navigations.committedFrame(1, 7, url);
    expect(late).toEqual(isStopped ? [url] : []);
    expect(tabs.moves).toEqual(isStopped ? ['1/7 emptied'] : []);
  });
  test('stays in a freed tab, but for protected lists; and on a help page', async () => {
    const { navigations, tabs, freed } = await guard();
    freed.add(1);
    await navigations.committedFrame(1, 7, 'https://model.test/');
    await navigations.committedFrame(1, 8, 'https://secret.test/');
    expect(tabs.moves).toEqual(['1/8 emptied']);
    const [help] = helpPages().filter(({ path }) => path === null);
    tabs.add({ id: 2, url: `https://${help?.host}/` });
    await navigations.committedFrame(2, 7, 'https://model.test/');
    expect(tabs.moves.length).toBe(1);
  });
  test('is left to the held request where the browser holds them', async () => {
    const { navigations, tabs, late } = await guard(SETTINGS, true);
    await navigations.beforeFrame(1, 'https://model.test/');
    await navigations.committedFrame(1, 7, 'https://model.test/');
    expect([late, tabs.moves]).toEqual([[], []]);
  });
});

describe('a tab that shows something else without a commit', () => {
  test('pushState to a stopped path', async () => {
    const { navigations, tabs } = await guard();
    await navigations.changed(1, 'https://paths.test/shorts/1');
    expect(tabs.moves).toEqual(away('https://paths.test/shorts/1'));
  });
  test('brought to the front: judged at the address that it has', async () => {
    const { navigations, tabs } = await guard();
    tabs.add({ id: 2, url: 'https://stopped.test/old' });
    await navigations.changed(2, null);
    await navigations.changed(1, null);
    expect(tabs.moves).toEqual([`2 → ${PAGES.blocked}#https://stopped.test/old`]);
  });
});
