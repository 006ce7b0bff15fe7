/** The hosts written by hand: enough of each category, spelled as addresses are, and in two categories only with a reason. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { getPublicSuffix } from 'tldts';
import { describe, expect, it, test } from 'vitest';
import { isWithin } from '../../../src/core/sites/address';
import { CATEGORY_IDS, type CategoryId, HAND_WRITTEN } from '../../../src/core/sites/category';
import { HARMFUL } from '../../../src/core/sites/never-block';
import { parseFilter } from '../../../src/core/sites/url-filter';

/** Hosts that are in two categories, and why. */
const IN_TWO: Readonly<Record<string, string>> = {
  'v.qq.com': 'the films of a messenger’s house',
  'ads.linkedin.com': 'a network’s advertising',
  'ads.tiktok.com': 'a network’s advertising',
  'learningenglish.voanews.com': 'a newsroom’s English lessons',
};
/** Suffixes below which anyone may have a name, and which are whole ways around a filter. */
const SUFFIXES_ON_PURPOSE = [
  'cf-ipfs.com',
  'cloudflare-ipfs.com',
  'ddns.net',
  'duckdns.org',
  'dweb.link',
  'dyndns.org',
  'eth.limo',
  'eth.link',
  'hopto.org',
  'ngrok-free.app',
  'ngrok-free.dev',
  'ngrok.app',
  'ngrok.io',
  'sytes.net',
  'trycloudflare.com',
  'zapto.org',
];
/** How many names a category has at least; where few are well known, or names change daily, fewer. */
const AT_LEAST: Readonly<Record<CategoryId, number>> = {
  adult: 200,
  gambling: 150,
  violence: 50,
  drugs: 140,
  weapons: 100,
  hate: 70,
  dating: 130,
  chat: 100,
  social: 140,
  video: 140,
  gaming: 200,
  proxy: 200,
  darkweb: 70,
  piracy: 200,
  malware: 30,
  shopping: 180,
  ads: 150,
  news: 180,
  education: 200,
};
const all = CATEGORY_IDS.flatMap((id) => HAND_WRITTEN.hostsOf(id));

describe.each(CATEGORY_IDS)('%s', (id) => {
  const hosts = HAND_WRITTEN.hostsOf(id);
  test(`has at least ${AT_LEAST[id]} names, each once, none below another`, () => {
    expect(hosts.length).toBeGreaterThanOrEqual(AT_LEAST[id]);
    expect(new Set(hosts).size).toBe(hosts.length);
    const below = hosts.filter((host) => hosts.some((other) => other !== host && isWithin(host, other)));
    expect(below).toEqual([]);
  });
  test('is written as addresses are', () => {
    for (const host of hosts) {
      const parsed = parseFilter(host);
      expect(parsed.ok ? { ...parsed.filter } : parsed.error.message, host).toMatchObject({
        host,
        path: '',
        matchSubdomains: true,
      });
      expect(host).not.toMatch(/^www\./);
    }
  });
});

test('no name is a public suffix, but for those that are ways around a filter', () => {
  expect(all.filter((host) => getPublicSuffix(host) === host)).toEqual([]);
  const suffixes = all.filter((host) => getPublicSuffix(host, { allowPrivateDomains: true }) === host);
  expect(suffixes.sort()).toEqual(SUFFIXES_ON_PURPOSE);
});
test('a name is in two categories only where the reason is written down', () => {
  const inTwo = [...new Set(all)].filter((host) => HAND_WRITTEN.categoriesOf(host).length > 1);
  expect(inTwo.sort()).toEqual(Object.keys(IN_TWO).sort());
});
test.each<[string, CategoryId]>([
  ['www.expressvpn.com', 'proxy'],
  ['vitalik.eth.limo', 'proxy'],
  ['abc.ipfs.dweb.link', 'proxy'],
  ['abcdefghijklmnop.onion.ly', 'darkweb'],
  ['www.daraz.pk', 'shopping'],
  ['www.geo.tv', 'news'],
  ['www.tamashaweb.com', 'video'],
  ['simplerishta.com', 'dating'],
  ['bpexch.com', 'gambling'],
  ['sabaq.pk', 'education'],
  ['en.wikipedia.org', 'education'],
  ['store.steampowered.com', 'gaming'],
  ['www.omegle.com', 'chat'],
  ['velo.com', 'drugs'],
])('%s is in %s', (host, id) => expect(HAND_WRITTEN.categoriesOf(host)).toEqual([id]));

const DATA = path.resolve(import.meta.dirname, '../../../../shared/data');
interface Line {
  readonly id: string;
  readonly url: string;
  readonly expect: string;
  readonly needs?: string;
}
const NEEDED: Readonly<Record<string, CategoryId>> = {
  'category proxy/vpn': 'proxy',
  'category proxy (ipfs gateways)': 'proxy',
  'category dynamic-dns/proxy or IP unwrap': 'proxy',
  'category dark-web': 'darkweb',
};
describe.skipIf(!existsSync(DATA))('the bypass corpus', () => {
  const lines = () =>
    readFileSync(path.join(DATA, 'bypass.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line);
  const categoriesOf = (url: string) => (URL.canParse(url) ? HAND_WRITTEN.categoriesOf(new URL(url).hostname) : []);
  it('every line that needs a category has it from here', () => {
    const needing = lines().filter(({ needs }) => needs !== undefined && Object.hasOwn(NEEDED, needs));
    expect(needing.length).toBeGreaterThan(15);
    const missing = needing.filter(({ url, needs }) => !categoriesOf(url).includes(NEEDED[needs ?? ''] ?? 'adult'));
    expect(missing).toEqual([]);
  });
  it('no line that must stay open is in a harmful category', () => {
    const open = lines().filter((line) => line.expect === 'allow');
    expect(open.filter(({ url }) => categoriesOf(url).some((id) => HARMFUL.includes(id)))).toEqual([]);
  });
});
