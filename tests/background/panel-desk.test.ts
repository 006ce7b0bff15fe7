/** The sheet for the panel beside a helper's own page: who gets it, once, and what is never kept. */
import { describe, expect, test } from 'vitest';
import { PanelDesk } from '../../src/background/panel-desk';
import { type PanelSheet, WaitingPanel } from '../../src/core/help/panel';
import { OneShot, SESSION_KEYS } from '../../src/storage/session';
import { FakeClock } from '../fakes/clock';
import { FakeSession } from '../fakes/session';
import { FakeTabs } from '../fakes/tabs';

const PAGE = 'https://helper.test/form';
const SHEET: PanelSheet = {
  name: 'A helper',
  facts: ['They may ask: what happened'],
  cards: [{ id: 'words', label: 'My words', value: 'planted words' }],
};

function desk() {
  const tabs = new FakeTabs();
  const session = new FakeSession();
  const clock = new FakeClock(Date.parse('2026-11-22T10:00:00Z'));
  const announced: string[] = [];
  const panels = new PanelDesk({
    tabs,
    waiting: new OneShot(session, SESSION_KEYS.panelView, WaitingPanel),
    openChannel: async (address, beside) => (address === PAGE ? tabs.open(address, beside) : null),
    announce: () => announced.push(JSON.stringify([...session.stored])),
    clock,
  });
  return { panels, tabs, session, clock, announced, page: tabs.add({ id: 1, url: 'me', windowId: 5 }) };
}

describe('the page opens beside the child’s page, and its sheet waits', () => {
  test('for one panel: of two that ask at once one gets it, and nothing is left', async () => {
    const { panels, tabs, session, page } = desk();
    expect(await panels.open(PAGE, SHEET, page)).toEqual({ opened: true, tabId: 100 });
    expect(tabs.moves).toEqual([`opened ${PAGE} beside 1`]);
    const taken = await Promise.all([panels.take(null, null), panels.take(null, null)]);
    expect(taken).toEqual([{ tabId: 100, sheet: SHEET }, null]);
    expect(session.stored.size).toBe(0);
  });
  test('for a panel, not for a page in a tab', async () => {
    const { panels, page } = desk();
    await panels.open(PAGE, SHEET, page);
    expect([await panels.take(1, null), await panels.take(null, null)]).toEqual([null, { tabId: 100, sheet: SHEET }]);
  });
  test('for the panel of the window that the page is in', async () => {
    const { panels, page } = desk();
    await panels.open(PAGE, SHEET, page);
    expect([await panels.take(null, 6), await panels.take(null, 5)]).toEqual([null, { tabId: 100, sheet: SHEET }]);
  });
  test('and a panel that is open already is told when it is there', async () => {
    const { panels, page, announced } = desk();
    await panels.open(PAGE, SHEET, page);
    expect(announced).toHaveLength(1);
    expect(announced[0]).toContain('planted words');
  });
  test.each([
    [29_999, true],
    [30_000, false],
    [-1, false],
  ])('after %d ms it is still there: %s; either way it is gone from memory', async (ms, isThere) => {
    const { panels, page, clock, session } = desk();
    await panels.open(PAGE, SHEET, page);
    clock.jump(ms);
    expect((await panels.take(null, null)) !== null).toBe(isThere);
    expect(session.stored.size).toBe(0);
  });
  test('a second page takes the place of a first that nobody took', async () => {
    const { panels, page } = desk();
    await panels.open(PAGE, SHEET, page);
    await panels.open(PAGE, { ...SHEET, name: 'Second' }, page);
    expect([(await panels.take(null, null))?.sheet.name, await panels.take(null, null)]).toEqual(['Second', null]);
  });
});

describe('nothing waits', () => {
  test('where the address is refused: no tab, no sheet', async () => {
    const { panels, tabs, session, page, announced } = desk();
    expect(await panels.open('https://other.test/', SHEET, page)).toEqual({ opened: false, tabId: null });
    expect([tabs.moves, session.stored.size, announced]).toEqual([[], 0, []]);
  });
  test('in a private window: the page opens, without a panel', async () => {
    const { panels, tabs, session, announced } = desk();
    const page = tabs.add({ id: 2, url: 'me', isPrivate: true, windowId: 9 });
    expect(await panels.open(PAGE, SHEET, page)).toEqual({ opened: true, tabId: null });
    expect([tabs.moves, session.stored.size, announced]).toEqual([[`opened ${PAGE} beside 2`], 0, []]);
  });
  test('for a page that was closed before its panel came', async () => {
    const { panels, tabs, page } = desk();
    await panels.open(PAGE, SHEET, page);
    await tabs.close(100);
    expect(await panels.take(null, null)).toBe(null);
  });
});
