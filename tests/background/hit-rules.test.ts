/** Which rule follows a page that was stopped late. */
import { describe, expect, test } from 'vitest';
import { HitRules } from '../../src/background/hit-rules';
import { PRIORITY } from '../../src/core/rules/dnr-ledger';
import { networkAnswerFor } from '../../src/core/rules/network-model';
import { FakeNetworkRules } from '../fakes/network-rules';
import { fixedWorld, PAGES } from './guard-fixture';

const SETTINGS: Parameters<typeof fixedWorld>[0] = {
  sites: { block: ['paths.test/shorts', 'stopped.test'] },
  categories: { adult: 'block', gambling: 'ask' },
};

function hits(document = SETTINGS) {
  const network = new FakeNetworkRules();
  const fixed = fixedWorld(document);
  return { ...fixed, network, hits: new HitRules({ world: fixed.world, network, pages: PAGES }) };
}

describe('a host that is stopped as a whole', () => {
  test.each([
    ['by the host model', 'https://model.test/deep/page?q=1', 'https://model.test/other'],
    ['by a list of hashes', 'https://hash.test/', 'http://hash.test/x'],
    ['of which only one path was asked for', 'https://www.model.test/a', 'https://www.model.test/'],
  ])('%s: pages and frames there are held from now on', async (_what, url, next) => {
    const { hits: rules, network } = hits();
    await rules.stop(url);
    expect(network.session.map(({ action }) => action.type)).toEqual(['redirect', 'block']);
    expect(networkAnswerFor(network.session, next)).toBe('block');
    expect(networkAnswerFor(network.session, 'https://any.test/')).toBe('allow');
    expect(network.session[1]?.condition.resourceTypes).toEqual(['sub_frame', 'object', 'websocket']);
  });
  test('of a protected list: to the calm page, above everything', async () => {
    const { hits: rules, network } = hits();
    await rules.stop('https://secret.test/x');
    expect(network.session[0]).toMatchObject({
      priority: PRIORITY.protected,
      action: { redirect: { regexSubstitution: PAGES.calm } },
    });
  });
});

test.each([
  ['a path of a host', 'https://paths.test//SHORTS'],
  ['a path in a protected list', 'https://partly.test/listed/1'],
  ['an address inside an address', 'https://web.archive.org/web/2024/https://model.test/'],
  ['a host that a filter of the parent stops', 'https://stopped.test/'],
  ['no address', 'https://'],
  ['a page of this computer', 'file:///home/u/page.html'],
])('%s: no rule for its host', async (_what, url) => {
  const { hits: rules, network } = hits();
  await rules.stop(url);
  expect(network.session).toEqual([]);
});

test('two at once keep both; the same host again adds nothing', async () => {
  const { hits: rules, network } = hits();
  await Promise.all([rules.stop('https://model.test/'), rules.stop('https://hash.test/')]);
  expect(network.session.map(({ id }) => id)).toEqual([2000, 2001, 2002, 2003]);
  await rules.stop('https://model.test/again');
  expect(network.session.length).toBe(4);
});
test('they are taken back without the rules beside them; a new one starts over', async () => {
  const { hits: rules, network } = hits();
  const [beside] = [{ id: 1000, priority: 1, action: { type: 'allow' }, condition: { resourceTypes: ['main_frame'] } }] as const;
  network.session = [beside];
  await rules.stop('https://model.test/');
  await rules.clear();
  expect(network.session).toEqual([beside]);
  await rules.stop('https://hash.test/');
  expect(network.session.map(({ id }) => id)).toEqual([1000, 2000, 2001]);
});
test('a browser that refuses a rule breaks nothing, and the next one is asked for', async () => {
  const { hits: rules, network } = hits();
  network.failure = new Error('refused');
  await rules.stop('https://model.test/');
  network.failure = null;
  await rules.stop('https://hash.test/');
  expect(networkAnswerFor(network.session, 'https://hash.test/')).toBe('block');
});
test('the hosts stopped longest ago give way', async () => {
  const { hits: rules, network } = hits();
  for (let at = 0; at < 502; at++) await rules.stop(`https://n${at}.model.test/`);
  expect(network.session.length).toBe(1000);
  for (const [host, answer] of [
    ['n0', 'allow'],
    ['n1', 'allow'],
    ['n2', 'block'],
    ['n500', 'block'],
    ['n501', 'block'],
  ] as const)
    expect([host, networkAnswerFor(network.session, `https://${host}.model.test/`)]).toEqual([host, answer]);
});
