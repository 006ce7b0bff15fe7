import { describe, expect, test } from 'vitest';
import { FreeTabs } from '../../src/background/free-tabs';
import { HelpDesk } from '../../src/background/help-desk';
import { WordsDesk } from '../../src/background/words-desk';
import { helpPages } from '../../src/core/help/help-pages';
import { allPlatformHelp } from '../../src/core/help/platform-help';
import { type FreeTab, WaitingPress } from '../../src/core/help/press';
import { PRIORITY } from '../../src/core/rules/dnr-ledger';
import { OneShot, SESSION_KEYS } from '../../src/storage/session';
import { FakeClock } from '../fakes/clock';
import { FakeItem } from '../fakes/item';
import { FakeNetworkRules } from '../fakes/network-rules';
import { FakePageWords, shotOf } from '../fakes/page-words';
import { FakeSession } from '../fakes/session';
import { FakeTabs } from '../fakes/tabs';
import { fixedWorld } from './guard-fixture';

const NOW = Date.parse('2026-11-21T12:00:00+05:00');
const ME = 'chrome-extension://id/src/pages/me/index.html';
const CONTEXT = { address: 'https://any.test/x', title: 'T', selectedText: 'words', language: 'en', pressedAt: NOW };

function desk(hasPopup = true) {
  const tabs = new FakeTabs();
  const session = new FakeSession();
  const network = new FakeNetworkRules();
  const clock = new FakeClock(NOW);
  const freed = new FakeItem<FreeTab[]>([]);
  const free = new FreeTabs(freed, network, clock);
  const popups: number[] = [];
  const openPopup = hasPopup ? async (windowId: number) => void popups.push(windowId) : null;
  const page = new FakePageWords();
  const words = new WordsDesk({ ready: Promise.resolve(), world: fixedWorld().world, page, after: () => undefined });
  const help = new HelpDesk({
    tabs,
    words,
    page: new OneShot(session, SESSION_KEYS.pageView, WaitingPress),
    popup: new OneShot(session, SESSION_KEYS.popupView, WaitingPress),
    free,
    clock,
    mePage: ME,
    openPopup,
  });
  return { help, words, page, tabs, session, network, clock, free, freed, popups };
}

describe('a press on a web page', () => {
  test('mutes the tab, opens the child’s page beside it, and gives it the context once', async () => {
    const { help, tabs, session } = desk();
    tabs.add({ id: 1, url: CONTEXT.address });
    expect(await help.press(1, CONTEXT, false)).toBe(true);
    expect([tabs.muted.get(1), tabs.moves]).toEqual([true, [`opened ${ME} beside 1`]]);
    expect(await Promise.all([help.takePress(100), help.takePress(100)])).toEqual([{ context: CONTEXT, tabId: 1 }, null]);
    expect(session.stored.size).toBe(0);
  });
  test('a page that was open before has no part in it', async () => {
    const { help, tabs } = desk();
    tabs.add({ id: 9, url: ME });
    tabs.add({ id: 1, url: CONTEXT.address });
    await help.press(1, CONTEXT, false);
    expect([await help.takePress(9), await help.takePress(100)]).toEqual([null, { context: CONTEXT, tabId: 1 }]);
  });
  test('a panel, which has no tab, leaves it to the tab it waits for', async () => {
    const { help, tabs } = desk();
    tabs.add({ id: 1, url: CONTEXT.address });
    await help.press(1, CONTEXT, false);
    expect([await help.takePress(null), await help.takePress(100)]).toEqual([null, { context: CONTEXT, tabId: 1 }]);
  });
  test('in a private window of Chromium: help in small in the popup, no page, no context', async () => {
    const { help, tabs, popups, session } = desk();
    tabs.add({ id: 1, url: CONTEXT.address, isPrivate: true, windowId: 5 });
    expect(await help.press(1, CONTEXT, true)).toBe(true);
    expect([popups, tabs.moves]).toEqual([[5], []]);
    expect(JSON.stringify([...session.stored])).not.toContain('any.test');
    expect([await help.takePopup(), await help.takePopup(), await help.takePress(100)]).toEqual([true, false, null]);
  });
  test('in a private window of Firefox: the page opens in that window, without context', async () => {
    const { help, tabs } = desk(false);
    tabs.add({ id: 1, url: CONTEXT.address, isPrivate: true, windowId: 5 });
    await help.press(1, CONTEXT, true);
    expect(tabs.list.at(-1)).toMatchObject({ url: ME, isPrivate: true, windowId: 5 });
    expect(await help.takePress(100)).toEqual({ context: null, tabId: 1 });
  });
});

describe('the words of the pressed page', () => {
  test('are looked at once, after the tab is muted, without waiting, and come to the page that took the press', async () => {
    const { help, words, page, tabs } = desk();
    tabs.add({ id: 1, url: CONTEXT.address });
    const letThrough = page.hold();
    expect(await help.press(1, CONTEXT, false)).toBe(true); // the page is open, the words are not there yet
    await help.takePress(100);
    letThrough();
    expect([await words.takeOnce(101), await words.takeOnce(100), await words.takeOnce(100)]).toEqual([
      null,
      shotOf('tab 1 look 1'),
      null,
    ]);
  });
  test('two presses of a trembling hand are one look', async () => {
    const { help, words, page, tabs } = desk();
    tabs.add({ id: 1, url: CONTEXT.address });
    await Promise.all([help.press(1, CONTEXT, false), help.press(1, CONTEXT, false)]);
    await help.takePress(100);
    expect([page.looks, await words.takeOnce(100)]).toEqual([[1], shotOf('tab 1 look 1')]);
  });
  test.each([[true], [false]])('not in a private window (help in the popup: %s)', async (hasPopup) => {
    const { help, words, page, tabs } = desk(hasPopup);
    tabs.add({ id: 1, url: CONTEXT.address, isPrivate: true });
    await help.press(1, CONTEXT, true);
    await help.takePress(100);
    expect([page.looks, await words.takeOnce(100)]).toEqual([[], null]);
  });
  test('a press on our own pages, or on a stopped one, has none, also not those of the press before', async () => {
    const { help, words, page, clock, tabs } = desk();
    tabs.add({ id: 1, url: CONTEXT.address });
    for (const again of [() => help.pressFrom(null), () => help.pressOnStopped('https://stopped.test/', null)]) {
      await help.press(1, CONTEXT, false);
      clock.jump(5000);
      await again();
      await help.takePress(999);
      expect(await words.takeOnce(999)).toBe(null);
      clock.jump(5000);
    }
    expect(page.looks).toHaveLength(2);
  });
});

describe('a press by another door', () => {
  test('from the menu on a link or picture: its address comes along, once, and with no other tab’s press', async () => {
    const { help, tabs, clock } = desk();
    const clicked = { kind: 'link', address: 'https://any.test/account' } as const;
    const tab = tabs.add({ id: 1, url: 'https://any.test/x', title: 'T' });
    tabs.add({ id: 2, url: 'https://other.test/', title: 'O' });
    tabs.withButton.add(1);
    await help.pressFrom(tab, clicked);
    await help.press(1, CONTEXT, false);
    expect((await help.takePress(900))?.context).toEqual({ ...CONTEXT, clicked });
    clock.pass(2000);
    await help.pressFrom(tab, clicked);
    await help.press(2, CONTEXT, false);
    expect((await help.takePress(900))?.context).toEqual(CONTEXT);
    clock.pass(2000);
    await help.press(1, CONTEXT, false);
    expect((await help.takePress(900))?.context).toEqual(CONTEXT);
  });

  test('goes through the page’s own button where there is one', async () => {
    const { help, tabs } = desk();
    const tab = tabs.add({ id: 1, url: CONTEXT.address });
    tabs.withButton.add(1);
    expect(await help.pressFrom(tab)).toBe(true);
    expect([tabs.pressed, tabs.moves, await help.takePress(100)]).toEqual([[1], [], null]);
  });
  test('where there is none: address and title, no more', async () => {
    const { help, tabs } = desk();
    await help.pressFrom(tabs.add({ id: 1, url: `https://any.test/${'x'.repeat(9000)}`, title: 'y'.repeat(2000) }));
    const press = await help.takePress(100);
    expect([
      press?.context?.address.length,
      press?.context?.title.length,
      press?.context?.selectedText,
      press?.context?.pressedAt,
    ]).toEqual([8192, 1000, '', NOW]);
  });
  test.each([['chrome://settings/'], ['about:blank'], [ME]])('on %s: nothing is captured', async (url) => {
    const { help, tabs } = desk();
    await help.pressFrom(tabs.add({ id: 1, url }));
    expect([await help.takePress(100), tabs.muted.size]).toEqual([{ context: null, tabId: null }, 0]);
  });
  test('with no tab at all it still opens', async () => {
    const { help, tabs } = desk();
    expect(await help.pressFrom(null)).toBe(true);
    expect(tabs.moves).toEqual([`opened ${ME} beside nothing`]);
  });
  test.each([
    [false, 'https://stopped.test/'],
    [true, null],
  ])('on a stopped page (private: %s) the address is what was stopped: %s', async (isPrivate, address) => {
    const { help, tabs } = desk(false);
    await help.pressOnStopped('https://stopped.test/', tabs.add({ id: 1, url: 'chrome-extension://id/blocked', isPrivate }));
    expect((await help.takePress(100))?.context?.address ?? null).toBe(address);
  });
});

describe('channels', () => {
  test('a bundled help page opens as it is; no tab is freed', async () => {
    const { help, tabs, freed } = desk();
    const page = helpPages()[0];
    const url = `https://${page?.host}${page?.path ?? '/'}`;
    expect([await help.openChannel(url, null), tabs.moves, freed.value]).toEqual([100, [`opened ${url} beside nothing`], []]);
  });
  test('a general service: the tab is freed before its address loads, for half an hour', async () => {
    const { help, tabs, free, freed, network, clock } = desk();
    expect(await help.openChannel('https://wa.me/923001234567', null)).toBe(100);
    expect(tabs.moves).toEqual(['opened about:blank beside nothing', '100 → https://wa.me/923001234567']);
    expect(freed.value).toEqual([{ tabId: 100, domains: ['wa.me', 'whatsapp.com', 'whatsapp.net'], until: NOW + 30 * 60_000 }]);
    expect(network.session).toMatchObject([
      {
        priority: PRIORITY.channel,
        action: { type: 'allow' },
        condition: { tabIds: [100], requestDomains: ['wa.me', 'whatsapp.com', 'whatsapp.net'] },
      },
    ]);
    expect(
      await Promise.all([
        free.isFree(100, 'https://web.whatsapp.com/'),
        free.isFree(100, 'https://notwhatsapp.com/'),
        free.isFree(101, 'https://wa.me/'),
      ]),
    ).toEqual([true, false, false]);
    clock.jump(30 * 60_000);
    expect(await free.isFree(100, 'https://wa.me/')).toBe(false);
    await free.refresh();
    expect(network.session).toEqual([]);
  });
  test.each([
    ['http://wa.me/1'],
    ['https://evil.test/'],
    ['https://wa.me.evil.test/'],
    ['https://api.wa.me/'],
    ['https://web.whatsapp.com/'],
    ['https://constructor/'],
    ['javascript:alert(1)'],
    ['data:text/html,x'],
    ['file:///etc/passwd'],
    ['mailto:help@example.com'],
    ['wa.me'],
    [''],
  ])('%j is refused, and no tab opens', async (url) => {
    const { help, tabs, freed } = desk();
    expect([await help.openChannel(url, null), tabs.moves, freed.value]).toEqual([null, [], []]);
  });
  test('a platform’s own help: freed where it has a host of its own, by the ordinary rules beside the platform, nothing else', async () => {
    const { help, tabs, freed } = desk();
    const [apart, beside] = [true, false].map((own) => allPlatformHelp().find((one) => one.help?.ownHost === own)?.help?.address);
    expect(await help.openChannel(String(apart), null)).toBe(100);
    expect(freed.value).toMatchObject([{ tabId: 100, domains: [new URL(String(apart)).hostname] }]);
    expect(await help.openChannel(String(beside), null)).toBe(101);
    expect(tabs.moves.slice(2)).toEqual([`opened ${beside} beside nothing`]);
    expect(freed.value.length).toBe(1);
    expect(await help.openChannel(`${beside}/other`, null)).toBe(null);
  });
  test('a tab that is freed again counts once, and its last half hour holds', async () => {
    const { free, clock, freed, network } = desk();
    await free.free(1, ['wa.me']);
    clock.jump(20 * 60_000);
    await free.free(1, ['wa.me']);
    expect([freed.value.length, freed.value[0]?.until, network.session.length]).toEqual([1, NOW + 50 * 60_000, 1]);
  });
});
