import { describe, expect, test } from 'vitest';
import { FreeTabs } from '../../src/background/free-tabs';
import { timeRules } from '../../src/background/time-rules';
import { helpPages } from '../../src/core/help/help-pages';
import { FakeItem } from '../fakes/item';
import { FakeNetworkRules } from '../fakes/network-rules';
import { fixedWorld } from './guard-fixture';

const { world, clock } = fixedWorld({
  limits: [{ id: 'games', name: 'Games', targets: ['game.test'], minutes: 30 }],
  earn: [{ targets: ['learn.test'], minutes: 10, gives: { limit: 'games', minutes: 5 } }],
});
const rules = timeRules(world, new FreeTabs(new FakeItem([]), new FakeNetworkRules(), clock));
const charged = (url: string) => {
  const { charged: isCharged, limitIds, earnIds, site } = rules.charges({ url, tabId: 1, isPrivate: false });
  return isCharged ? { to: [...limitIds, ...earnIds.map(() => 'earns')], site } : null;
};
const help = helpPages().map(({ host, path }) => `https://${host}${path ?? '/'}`)[0] ?? '';

describe('what a page is charged to', () => {
  test.each<[string, string, ReturnType<typeof charged>]>([
    ['a page of the site', 'https://www.game.test/play', { to: ['games'], site: 'game.test' }],
    ['a page that the site made itself', 'blob:https://game.test/0-1', { to: ['games'], site: 'game.test' }],
    ['its source', 'view-source:https://game.test/', { to: ['games'], site: 'game.test' }],
    ['the browser’s reader', 'about:reader?url=https%3A%2F%2Fgame.test%2F', { to: ['games'], site: 'game.test' }],
    ['a page in an address', 'data:text/html,<iframe src="https://game.test/">', { to: ['games'], site: 'game.test' }],
    ['a learning site', 'https://learn.test/', { to: ['earns'], site: 'learn.test' }],
    ['an address that only names one earns nothing', 'data:text/html,https://learn.test/', { to: [], site: 'learn.test' }],
    ['another page made by a site: to no limit', 'blob:https://open.test/0-1', { to: [], site: 'open.test' }],
    ['help', help, null],
    ['what help made', `blob:${help}`, null],
    ['a new tab', 'about:blank', null],
    ['a page without an origin', 'blob:null/0-1', null],
    ['a page of ours that names the site', 'chrome-extension://id/blocked.html#https://game.test/', null],
    ['a page of the browser', 'chrome://newtab/', null],
  ])('%s', (_name, url, expected) => {
    expect(charged(url)).toEqual(expected);
  });
});
