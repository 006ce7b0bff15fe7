import { describe, expect, test } from 'vitest';
import {
  type AttendedPage,
  type Attention,
  type Charging,
  chargeKey,
  chargesOf,
  NO_ATTENTION,
} from '../../../src/core/time/attention';
import { BrowserAttention } from '../../../src/platform/attention';
import { FakeBrowserWindows, type FakeTab, type FakeWindow } from '../../fakes/browser-windows';

const page = (url: string, isPrivate = false): AttendedPage => ({ tabId: 1, url, isPrivate });
const game = page('https://roblox.com/');
const music = page('https://music.example/');
const help = page('extension://me/');
const classify = ({ url }: AttendedPage): Charging =>
  url.startsWith('extension:')
    ? { charged: false, limitIds: ['all'], earnIds: [], site: null }
    : { charged: true, limitIds: url.includes('roblox') ? ['games', 'all'] : ['all'], earnIds: [], site: new URL(url).hostname };
const attention = (part: Partial<Attention>): Attention => ({ ...NO_ATTENTION, presence: 'active', ...part });
const said = (part: Partial<Attention>) => chargesOf(attention(part), classify).map(({ why, site }) => `${why} ${site}`);

describe('what is charged', () => {
  test.each<[string, Partial<Attention>, string[]]>([
    ['nothing attended', {}, []],
    ['in front with input', { front: game }, ['front roblox.com']],
    ['in front without input, even a film', { front: game, presence: 'idle' }, []],
    ['heard without input', { heard: [music], presence: 'idle' }, ['heard music.example']],
    ['in front and heard without input', { front: game, heard: [game], presence: 'idle' }, ['heard roblox.com']],
    ['picture-in-picture without input', { pip: [music], presence: 'idle' }, ['pip music.example']],
    ['two sites at once', { front: game, heard: [music] }, ['front roblox.com', 'heard music.example']],
    ['several tabs of one site that are heard: once', { heard: [music, { ...music, tabId: 2 }] }, ['heard music.example']],
    ['a locked screen: nothing, not even what is heard', { front: game, heard: [music], pip: [music], presence: 'locked' }, []],
    ['help and our own pages: never', { front: help, heard: [help] }, []],
    ['a private window: charged, not named', { front: page('https://roblox.com/', true) }, ['front null']],
  ])('%s', (_name, part, expected) => expect(said(part)).toEqual(expected));
});

test('time in front earns, what is only heard or in picture-in-picture doesn’t', () => {
  const learning = (page: AttendedPage) => ({ ...classify(page), earnIds: ['earn:khanacademy.org'] });
  const charges = chargesOf(attention({ front: game, heard: [game], pip: [game] }), learning);
  expect(charges.map(({ why, limits }) => [why, ...limits])).toEqual([
    ['front', 'all', 'earn:khanacademy.org', 'games'],
    ['heard', 'all', 'games'],
    ['pip', 'all', 'games'],
  ]);
});
test('the order in which limits are named makes no other charge', () => {
  const reversed = chargesOf(attention({ front: game }), (page) => ({ ...classify(page), limitIds: ['all', 'games'] }));
  const [one] = chargesOf(attention({ front: game }), classify);
  expect(reversed.map(chargeKey)).toEqual(one === undefined ? [] : [chargeKey(one)]);
});
test('names with odd characters do not run into each other', () => {
  const one = chargeKey({ why: 'front', site: 'a', limits: ['b,c'] });
  expect(one).not.toBe(chargeKey({ why: 'front', site: 'a', limits: ['b', 'c'] }));
});

describe('as the browser tells it', () => {
  const tab = (id: number, part: Partial<FakeTab> = {}): FakeTab => ({
    id,
    url: `https://site${id}.example/`,
    active: false,
    incognito: false,
    ...part,
  });
  const front = tab(1, { active: true });
  async function seen(open: FakeWindow[]) {
    const api = new FakeBrowserWindows();
    api.open = open;
    const { front: inFront, heard } = await new BrowserAttention(api, api.input).look();
    expect(api.queries).toBe(1);
    return { front: inFront?.tabId ?? null, heard: heard.map(({ tabId }) => tabId) };
  }
  test.each<[string, FakeWindow[], { front: number | null; heard: number[] }]>([
    ['no window', [], { front: null, heard: [] }],
    ['the active tab of the focused window', [{ focused: true, tabs: [tab(2), front] }], { front: 1, heard: [] }],
    [
      'of two windows the focused one',
      [
        { focused: false, tabs: [tab(2, { active: true })] },
        { focused: true, tabs: [front] },
      ],
      { front: 1, heard: [] },
    ],
    ['another program in front', [{ focused: false, tabs: [front] }], { front: null, heard: [] }],
    ['minimised', [{ focused: true, state: 'minimized', tabs: [front] }], { front: null, heard: [] }],
    [
      'heard in the background, in any window',
      [
        { focused: true, tabs: [front, tab(2, { audible: true })] },
        { focused: false, tabs: [tab(3, { audible: true })] },
      ],
      { front: 1, heard: [2, 3] },
    ],
    [
      'muted is not heard',
      [{ focused: true, tabs: [front, tab(2, { audible: true, mutedInfo: { muted: true } })] }],
      { front: 1, heard: [] },
    ],
    [
      'a tab whose address is not known yet',
      [{ focused: true, tabs: [{ id: 1, active: true, incognito: false }] }],
      { front: null, heard: [] },
    ],
  ])('%s', async (_name, open, expected) => expect(await seen(open)).toEqual(expected));

  test('pages in picture-in-picture are those that were told of, as long as their tab is open', async () => {
    const api = new FakeBrowserWindows();
    api.open = [{ focused: true, tabs: [front, tab(2)] }];
    const { pip } = await new BrowserAttention(api, api.input, () => [2, 9]).look();
    expect(pip).toEqual([{ tabId: 2, url: 'https://site2.example/', isPrivate: false }]);
  });

  test('every change of attention is announced, and no title or favicon is', () => {
    const api = new FakeBrowserWindows();
    let changes = 0;
    new BrowserAttention(api, api.input).onChange(() => changes++);
    const full = { index: 0, highlighted: false, pinned: false, ...front };
    for (const silent of [{ title: 'x' }, { favIconUrl: 'x' }, { status: 'loading' }]) api.tabs.onUpdated.fire(1, silent, full);
    expect(changes).toBe(0);
    for (const told of [{ url: 'x' }, { audible: false }, { mutedInfo: { muted: true } }]) api.tabs.onUpdated.fire(1, told, full);
    api.tabs.onActivated.fire({ tabId: 1, windowId: 1 });
    api.windows.onFocusChanged.fire(-1);
    api.presenceChanged.fire();
    expect(changes).toBe(6);
  });
});
