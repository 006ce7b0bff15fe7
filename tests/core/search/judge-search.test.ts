/** Step 6 of the order of judgement. */
import { describe, expect, test } from 'vitest';
import { escapesSafeSearch, judgeSearch, prepareSearch, unsafeEngineHosts } from '../../../src/core/search/judge-search';
import { UNSAFE_CONDITIONS, UNSAFE_ENGINES, unsafeEngineOf } from '../../../src/core/search/unsafe-engines';
import type { Settings } from '../../../src/core/settings/defaults';
import { isWithin } from '../../../src/core/sites/address';
import { addressOf } from '../rules/fixture';

const OFF: Settings['search'] = { safeSearch: false, youtube: 'off', preferSafe: false, blockedWords: [] };
const asked = (url: string, search: Partial<Settings['search']>): string => {
  const verdict = judgeSearch(addressOf(url), prepareSearch({ ...OFF, ...search }));
  return verdict === null ? 'opens' : `${verdict.reason} ${verdict.rule}`;
};

describe('blocked words', () => {
  const WORDS = { blockedWords: ['casino', 'ننگی لڑکی', 'nangi larki'] };
  test.each<[string, string]>([
    ['https://www.google.com/search?q=best+casino', 'words casino'],
    ['https://www.google.com.pk/search?hl=ur&q=%D9%86%D9%86%DA%AF%DB%8C%20%D9%84%DA%91%DA%A9%DB%8C', 'words ننگی لڑکی'],
    ['https://www.google.com.pk/search?q=%D9%86%D9%86%DA%AF%D9%8A+%D9%84%DA%91%D9%83%D9%8A', 'words ننگی لڑکی'],
    ['https://www.google.com/search?q=Nangi%20Larki', 'words nangi larki'],
    ['https://www.google.com/search?%71=casino', 'words casino'],
    ['https://www.google.com/search?Q=casino', 'words casino'],
    ['https://www.google.com/search?q=cats&as_q=casino', 'words casino'],
    ['https://www.google.com/search?q=c%61sino', 'words casino'],
    ['https://images.google.com/?q=casino', 'words casino'],
    ['https://www.bing.com/images/search?q=casino&first=1', 'words casino'],
    ['https://duckduckgo.com/?q=casino', 'words casino'],
    ['https://search.yahoo.com/search?p=casino', 'words casino'],
    ['https://yandex.com/search/?text=casino', 'words casino'],
    ['https://www.youtube.com/results?search_query=casino', 'words casino'],
    ['https://www.dailymotion.com/search/casino/videos', 'words casino'],
    ['https://pixabay.com/images/search/casino%20night/', 'words casino'],
    ['https://www.startpage.com/sp/search?query=casino', 'words casino'],
    ['https://www.baidu.com/s?wd=casino', 'words casino'],
    ['https://searx.be/search?q=casino', 'words casino'],
    ['https://www.google.com/search?q=nangi&as_q=larki', 'opens'], // two fields are no phrase
    ['https://www.google.com/search?q=casinos+royale', 'opens'],
    ['https://www.google.com/search?q=cats&oq=casino', 'opens'],
    ['https://www.google.com/search?q=%FF%FE', 'opens'],
    ['https://www.google.com/maps?q=casino', 'opens'],
    ['https://docs.google.com/document?q=casino', 'opens'],
    ['https://www.bing.com/search?q=cats&form=casino', 'opens'],
    ['https://en.wikipedia.org/wiki/Casino', 'opens'],
    ['https://casino.example/?q=casino', 'opens'],
    ['https://www.google.evil.example/search?q=casino', 'opens'],
    ['https://www.dailymotion.com/video/casino', 'opens'],
  ])('%s: %s', (url, answer) => expect(asked(url, WORDS)).toBe(answer));
});

describe('engines that can’t be made safe', () => {
  test.each<[string, string]>([
    ['https://www.startpage.com/', 'search startpage.com'],
    ['https://eu-browse.startpage.com/', 'search startpage.com'],
    ['https://image.baidu.com/search?word=x', 'search baidu.com'],
    ['https://kagi.com/search?q=x', 'search kagi.com'],
    ['https://searx.be/search?q=x&safesearch=0', 'search searx.be'],
    ['https://my-searxng.example/', 'search my-searxng.example'],
    ['https://whoogle.example.org/', 'search whoogle.example.org'],
    ['https://researxch.example/', 'opens'],
    ['https://notkagi.com/', 'opens'],
    ['https://kagi.com.example/', 'opens'],
    ['https://swisscows.com/', 'opens'],
    ['https://searx/', 'opens'],
  ])('%s: %s', (url, answer) => {
    expect(asked(url, { safeSearch: true })).toBe(answer);
    expect(asked(url, {})).toBe('opens');
    const address = addressOf(url);
    const inNetwork = UNSAFE_CONDITIONS.some(({ domains, regex }) =>
      regex === null ? domains.some((domain) => isWithin(address.host, domain)) : new RegExp(regex).test(address.href),
    );
    expect(inNetwork).toBe(unsafeEngineOf(address.host) !== null);
  });
  test('the list is the network’s, each name once', () => {
    expect(new Set(UNSAFE_ENGINES).size).toBe(UNSAFE_ENGINES.length);
    expect(unsafeEngineHosts({ ...OFF, safeSearch: true })).toBe(UNSAFE_ENGINES);
    expect(unsafeEngineHosts(OFF)).toEqual([]);
  });
});

describe('a spelling that no network rule takes away', () => {
  test.each<[string, string]>([
    ['https://search.brave.com/search?q=x&sAfEsEaRcH=off', 'search brave'],
    ['https://www.ecosia.org/search?q=x&safeSEARCH=0', 'search ecosia'],
    ['https://www.dailymotion.com/search?q=x&Family_filter=true', 'opens'],
    ['https://search.brave.com/search?q=x&sAfEsEaRcH=strict', 'opens'],
    ['https://search.brave.com/search?q=x&safesearch=off', 'opens'], // rewritten in the network
    ['https://www.google.com/search?q=x&SaFe=off', 'opens'],
    ['https://www.google.com/search?q=x&s%61fe=off', 'opens'],
    ['https://duckduckgo.com/?q=x+!safeoff', 'opens'],
    ['https://duckduckgo.com/?q=x+!s%61feoff', 'search duckduckgo'],
    ['https://www.google.com/maps?SaFe=off', 'opens'],
  ])('%s: %s', (url, answer) => {
    expect(asked(url, { safeSearch: true })).toBe(answer);
    expect(escapesSafeSearch(addressOf(url), prepareSearch(OFF))).toBeNull();
  });
});
