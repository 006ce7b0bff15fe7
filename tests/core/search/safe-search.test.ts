/** Safe search as network rules: where the model of the network layer lands, and what the rules may never be. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRIORITY } from '../../../src/core/rules/dnr-ledger';
import { type DnrRule, STRIP_FILTER, STRIP_SUBSTITUTION } from '../../../src/core/rules/dnr-rule';
import { landing } from '../../../src/core/rules/network-model';
import { ENGINES, engineOf } from '../../../src/core/search/engines';
import { GOOGLE_DOMAINS } from '../../../src/core/search/google-domains';
import { searchDrafts } from '../../../src/core/search/safe-search';
import type { Settings } from '../../../src/core/settings/defaults';
import { parseAddress } from '../../../src/core/sites/address';
import { addressOf } from '../rules/fixture';
import { fault, HAS_CASES, readCases, readGoogleDomains } from './cases';

const OFF: Settings['search'] = { safeSearch: false, youtube: 'off', preferSafe: false, blockedWords: [] };
const SAFE: Settings['search'] = { ...OFF, safeSearch: true };
const FULL: Settings['search'] = { ...SAFE, youtube: 'strict', preferSafe: true };
const rulesOf = (search: Settings['search'], stopped: readonly string[] = []): DnrRule[] =>
  searchDrafts(search, stopped).map((draft, index) => ({ id: index + 1, ...draft }));
const RULES = rulesOf(FULL);
const lands = (url: string, rules = RULES) => landing(rules, addressOf(url));

describe('the shared cases, in the model', () => {
  const cases = readCases().filter(({ expect: wanted }) => !/^BLOCK (or cookie|\()/.test(wanted));
  test.skipIf(!HAS_CASES).each(cases.map((given) => [given.url, given] as const))('%s', (url, given) => {
    const strip: DnrRule = {
      id: 9000,
      priority: PRIORITY.strip,
      action: { type: 'redirect', redirect: { regexSubstitution: STRIP_SUBSTITUTION } },
      condition: { regexFilter: STRIP_FILTER, resourceTypes: ['main_frame'] },
    };
    expect(fault(given, lands(url, [...RULES, strip]))).toBeNull();
  });
  test.skipIf(!HAS_CASES)('Google’s domains are all there', () => {
    const known = new Set(GOOGLE_DOMAINS);
    expect(known.size).toBe(GOOGLE_DOMAINS.length);
    expect(readGoogleDomains().filter((domain) => !known.has(domain))).toEqual([]);
    for (const domain of GOOGLE_DOMAINS)
      expect(lands(`https://www.${domain}/search?q=x`)).toBe(`https://www.${domain}/search?q=x&safe=active&ssui=on`);
  });
});

describe('where a search lands', () => {
  const google = (query: string) => `https://www.google.com/search?${query}&safe=active&ssui=on`;
  test.each<[string, string]>([
    ['https://www.google.com/search?SAFE=off&q=x&Safe=off', google('q=x')],
    ['https://www.google.com/search?q=x&s%61fe=off&z=1', google('q=x&z=1')],
    ['https://www.google.com/search?q=x&safe=active&ssui=on&safe=off', google('q=x')],
    ['https://www.google.com/search?q=x&s%61fe=off&safe=active&ssui=on', google('q=x')],
    ['https://www.google.com/search?safe=off&q=a?safe=active&ssui=on', google('q=a?safe=active')],
    ['https://www.google.com//search?q=x', 'https://www.google.com//search?q=x&safe=active&ssui=on'],
    ['https://www.google.com/%73earch?q=x', 'https://www.google.com/%73earch?q=x&safe=active&ssui=on'],
    ['https://ipv6.google.com/search?q=x', 'https://ipv6.google.com/search?q=x&safe=active&ssui=on'],
    ['http://www.google.com:8080/search?q=x', 'http://www.google.com:8080/search?q=x&safe=active&ssui=on'],
    ['https://docs.google.com/document/d/1/edit?q=x', 'https://docs.google.com/document/d/1/edit?q=x'],
    ['https://mail.google.com/?ui=2', 'https://mail.google.com/?ui=2'],
    ['https://www.bing.com/search?ADLT=OFF&FORM=X&q=1', 'https://www.bing.com/search?FORM=X&q=1&adlt=strict'],
    [
      'https://yandex.com.tr/gorsel/images/search?text=x&family=0&fyandex=0',
      'https://yandex.com.tr/gorsel/images/search?text=x&family=yes&fyandex=1',
    ],
    ['https://mail.yandex.ru/?uid=1', 'https://mail.yandex.ru/?uid=1'],
    ['https://search.brave.com/search?q=x&SafeSearch=off', 'https://search.brave.com/search?q=x&safesearch=strict'],
    ['https://api.qwant.com/v3/search/web?q=x&safesearch=0', 'https://api.qwant.com/v3/search/web?q=x&safesearch=2&s=2'],
    ['https://duckduckgo.com/?q=x%21SafeOff+y', 'https://duckduckgo.com/?q=x+y&kp=1'],
    ['https://yep.com/web?q=x&safesearch=off', 'https://yep.com/web?q=x&safeSearch=strict'],
    ['https://www.dailymotion.com/video/x1?a=1', 'https://www.dailymotion.com/video/x1?a=1'],
    ['https://www.reddit.com/r/pics/search/?q=x', 'https://www.reddit.com/r/pics/search/?q=x&include_over_18=off'],
    ['https://www.youtube.com/results?search_query=x', 'https://www.youtube.com/results?search_query=x'],
    ['https://example.com/search?q=x&safe=off', 'https://example.com/search?q=x&safe=off'],
  ])('%s', (url, to) => expect(lands(url)).toBe(to));

  const piece = fc.constantFrom(
    'q=x',
    'safe=off',
    'Safe=off',
    's%61fe=off',
    'safe',
    'ssui=off',
    'adlt=off',
    'kp=-2',
    'sa=X',
    'safe=active',
    '%20safe=off',
    'a=',
    '',
  );
  const engines = fc.constantFrom(
    'https://www.google.com/search',
    'https://www.bing.com/images/search',
    'https://duckduckgo.com/',
    'https://yandex.ru/search/',
    'https://search.brave.com/search',
  );
  test('once there it stays, and each safe parameter stands there once, whatever stood there before', () => {
    fc.assert(
      fc.property(engines, fc.array(piece, { minLength: 1, maxLength: 6 }), (base, pieces) => {
        const url = `${base}?${pieces.join('&')}`;
        const to = lands(url) ?? 'stopped';
        expect(lands(to)).toBe(to);
        if (!to.includes('?')) return; // nothing but odd keys stood there
        const { params } = engineOf(new URL(to).hostname) ?? { params: {} };
        for (const [key, value] of Object.entries(params)) {
          const found = [...new URL(to).searchParams].filter(([name]) => name.trim().toLowerCase() === key);
          expect(found, `${url} -> ${to}`).toEqual([[key, value]]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the rules', () => {
  test('nothing is set: no rule', () => expect(searchDrafts(OFF, [])).toEqual([]));
  test('all are in the band of safe search, above every allow of a parent', () => {
    for (const { priority } of RULES) {
      expect(priority).toBeGreaterThanOrEqual(PRIORITY.safeSearch);
      expect(priority).toBeLessThan(PRIORITY.block);
    }
  });
  test('few are expressions', () => {
    expect(RULES.filter(({ condition }) => condition.regexFilter !== undefined).length).toBeLessThanOrEqual(13);
  });
  test('every engine gets what its entry says, hosts belong to one engine only', () => {
    const hosts = ENGINES.flatMap((engine) => engine.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
    for (const { hosts: own, params, cookie } of ENGINES) {
      const mine = RULES.filter(({ condition }) => condition.requestDomains?.includes(own[0] ?? ''));
      const text = JSON.stringify(mine.map(({ action }) => action));
      for (const [key, value] of Object.entries(params)) expect(text).toContain(JSON.stringify({ key, value }));
      if (cookie !== undefined) expect(text).toContain(JSON.stringify({ header: 'cookie', operation: 'append', value: cookie }));
    }
  });
  test.each<[Settings['search']['youtube'], string[]]>([
    ['strict', ['Strict']],
    ['moderate', ['Moderate']],
    ['off', []],
  ])('YouTube %s', (youtube, wanted) => {
    const headers = rulesOf({ ...OFF, youtube }).flatMap(({ action }) =>
      action.type === 'modifyHeaders' ? (action.requestHeaders ?? []) : [],
    );
    expect(headers.filter(({ header }) => header === 'YouTube-Restrict').map(({ value }) => value)).toEqual(wanted);
    expect(headers.filter(({ value }) => value === 'PREF=f2=8000000')).toHaveLength(wanted.length);
  });
  test('hosts that a lower block stops whole are left out, with all that is below them', () => {
    const rules = rulesOf(SAFE, ['bing.com', 'www.google.com', 'qwant.com']);
    expect(rules.filter(({ condition }) => condition.requestDomains?.includes('bing.com'))).toEqual([]);
    const block: DnrRule = { id: 9000, priority: 1, action: { type: 'block' }, condition: { resourceTypes: ['main_frame'] } };
    for (const [url, open] of [
      ['https://www.bing.com/search?q=x&adlt=strict', false],
      ['https://www.google.com/search?q=x', false],
      ['https://www.google.de/search?q=x', true],
      ['https://api.qwant.com/v3/?q=x', false],
    ] as const)
      expect(lands(url, [...rules, block]) !== null, url).toBe(open);
  });
  test('a header is never sent to a look-alike', () => {
    for (const { condition } of RULES) expect(condition.requestDomains?.length).toBeGreaterThan(0);
    expect(parseAddress('https://www.google.evil.example/').ok && engineOf('www.google.evil.example')).toBeNull();
  });
});
