import { describe, expect, test } from 'vitest';
import {
  type AttendedPage,
  type Attention,
  type Charging,
  chargeKey,
  chargesOf,
  NO_ATTENTION,
} from '../../../src/core/time/attention';

const page = (url: string, isPrivate = false): AttendedPage => ({ tabId: 1, url, isPrivate });
const game = page('https://roblox.com/');
const music = page('https://music.example/');
const help = page('extension://me/');
const classify = ({ url }: AttendedPage): Charging =>
  url.startsWith('extension:')
    ? { charged: false, limitIds: ['all'], site: null }
    : { charged: true, limitIds: url.includes('roblox') ? ['games', 'all'] : ['all'], site: new URL(url).hostname };
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

test('the order in which limits are named makes no other charge', () => {
  const reversed = chargesOf(attention({ front: game }), (page) => ({ ...classify(page), limitIds: ['all', 'games'] }));
  const [one] = chargesOf(attention({ front: game }), classify);
  expect(reversed.map(chargeKey)).toEqual(one === undefined ? [] : [chargeKey(one)]);
});
test('names with odd characters do not run into each other', () => {
  const one = chargeKey({ why: 'front', site: 'a', limits: ['b,c'] });
  expect(one).not.toBe(chargeKey({ why: 'front', site: 'a', limits: ['b', 'c'] }));
});
