/** Safe search, restricted YouTube and blocked words in a real browser: what the parent saved, and the requests that reached the server. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Case, fault, HAS_CASES, readCases } from '../../core/search/cases';
import type { Driver, Tab } from '../harness/driver';
import { launch, pageUrl, saveSection } from '../harness/open';
import { readRules } from '../harness/rule-lab';
import { type SeenRequest, startServer, type TestServer } from '../harness/server';
import { until } from '../harness/wait';

const SEARCH = { safeSearch: true, youtube: 'strict', preferSafe: true, blockedWords: ['casino', 'ننگی لڑکی', 'nangi larki'] };
const ALLOWS: readonly (readonly string[])[] = [[], ['google.com', 'youtube.com']];
const addressOf = ({ scheme, host, path }: SeenRequest): string => `${scheme}://${host}${path}`;

export function safeSearch(kind: 'chromium' | 'firefox'): void {
  describe(`safe search in ${kind}`, () => {
    let server: TestServer;
    let driver: Driver;
    let tab: Tab;
    beforeAll(async () => {
      server = await startServer();
      server.answer(answerAsEngine);
      driver = await launch(kind, { server, keepsPage: true });
      tab = await driver.openTab();
    });
    afterAll(async () => {
      await driver?.close();
      await server?.stop();
    });

    /** Saves and waits until the browser has the rules. */
    const save = async (search: object, allow: readonly string[] = []): Promise<void> => {
      const before = JSON.stringify(await readRules(driver));
      await saveSection(driver, 'sites', { allow });
      await saveSection(driver, 'search', search);
      const wanted = JSON.stringify(search).includes('strict') ? 'YouTube-Restrict' : '';
      await until(async () => {
        const now = JSON.stringify(await readRules(driver));
        return now !== before && now.includes(wanted);
      }, 'the rules of the new settings');
    };
    const hostOf = (url: string): string => new URL(url).hostname.replace(/\.$/, '');
    const reachedBy = async (url: string): Promise<SeenRequest | null> => {
      server.forget();
      await tab.goto(url);
      return server.to(hostOf(url)).at(-1) ?? null;
    };
    const fetched = async (from: string, url: string, as: string | null = null): Promise<SeenRequest | undefined> => {
      await tab.goto(from);
      server.forget();
      await tab.evaluate(
        (address, method) =>
          fetch(address, method === null ? {} : { headers: { 'x-asked': method } }).then((answer) => answer.text()),
        url,
        as,
      );
      return server.to(hostOf(url)).at(-1);
    };

    describe.each(ALLOWS.map((allow) => [allow.join(', ') || 'nothing', allow] as const))('with %s allowed', (_name, allow) => {
      beforeAll(() => save(SEARCH, allow));
      const cases = readCases();
      test.skipIf(!HAS_CASES).each(cases.map((given) => [given.url, given] as const))('%s', async (url, given: Case) => {
        const reached = await reachedBy(url);
        expect(fault(given, reached === null ? null : addressOf(reached))).toBeNull();
        if (given.expect.includes('bang hop')) {
          const hop = server.to('www.google.com').at(-1);
          expect(hop?.path).toBe('/search?tbm=isch&q=x&safe=active&ssui=on');
        }
        if (!given.expect.includes('xmlhttprequest')) return;
        const asked = await fetched('https://duckduckgo.com/', url);
        expect(fault(given, asked === undefined ? null : addressOf(asked))).toBeNull();
      });
      test('YouTube is restricted by header and cookie, embedded and loaded in the page', async () => {
        for (const host of ['www.youtube.com', 'm.youtube.com', 'www.youtube-nocookie.com']) {
          const seen = await reachedBy(`https://${host}/watch?v=1`);
          expect([seen?.headers['youtube-restrict'], seen?.headers.prefer], host).toEqual(['Strict', 'safe']);
          expect(seen?.headers.cookie, host).toContain('PREF=f2=8000000');
        }
        const player = await fetched('https://www.youtube.com/', 'https://www.youtube.com/youtubei/v1/search?prettyPrint=false');
        const api = await fetched('https://www.youtube.com/', 'https://youtubei.googleapis.com/youtubei/v1/player');
        expect([player?.headers['youtube-restrict'], api?.headers['youtube-restrict']]).toEqual(['Strict', 'Strict']);
        server.forget();
        await tab.goto('https://school.example/frame-of?https://www.youtube-nocookie.com/embed/1');
        await until(() => server.to('www.youtube-nocookie.com').length > 0, 'the embedded player');
        expect(server.to('www.youtube-nocookie.com')[0]?.headers['youtube-restrict']).toBe('Strict');
        expect(server.to('school.example')[0]?.headers['youtube-restrict']).toBeUndefined();
      });
    });

    describe('with nothing allowed', () => {
      beforeAll(() => save(SEARCH));
      test.each<[string, string, string]>([
        [
          'https://www.google.com/',
          'https://www.google.com/search?q=x&safe=off&async=y',
          '/search?q=x&async=y&safe=active&ssui=on',
        ],
        ['https://www.bing.com/', 'https://www.bing.com/images/async?q=x&adlt=off', '/images/async?q=x&adlt=strict'],
        ['https://www.qwant.com/', 'https://api.qwant.com/v3/search/web?q=x&safesearch=0', '/v3/search/web?q=x&safesearch=2&s=2'],
      ])('what %s loads from %s', async (page, url, path) => {
        expect((await fetched(page, url))?.path).toBe(path);
        expect((await fetched(page, url, 'with a pre-flight'))?.path).toBe(path);
      });
      test('results in a frame', async () => {
        server.forget();
        await tab.goto('https://school.example/frame-of?https://www.google.com/search?q=x%26safe=off');
        await until(() => server.to('www.google.com').length > 0, 'the frame');
        expect(server.to('www.google.com').map(({ path }) => path)).toEqual(['/search?q=x&safe=active&ssui=on']);
      });
      test.each<[string, string | undefined]>([
        ['https://www.google.com/search?q=x', 'safe'],
        ['https://www.google.com.pk/search?q=x&safe=off#part', 'safe'],
        ['https://www.bing.com/search?q=x', 'safe'],
        ['https://duckduckgo.com/?q=x', 'safe'],
        ['https://search.yahoo.com/search?p=x', 'safe'],
        ['https://yandex.com/search/?text=x', 'safe'],
        ['https://search.brave.com/search?q=x', 'safe'],
        ['https://www.ecosia.org/search?q=x', 'safe'],
        ['https://vimeo.com/search?q=x', 'safe'],
        ['https://mail.google.com/mail/', undefined],
        ['https://school.example/search?q=x', undefined],
      ])('Prefer: safe at %s: %s', async (url, prefer) => expect((await reachedBy(url))?.headers.prefer).toBe(prefer));
      test.each<[string, string, string]>([
        ['https://www.bing.com/search?q=x', 'SRCHHPGUSR', 'ADLT=STRICT'],
        ['https://search.brave.com/search?q=x', 'safesearch', 'strict'],
        ['https://www.reddit.com/r/pics', 'over18', '0'],
        ['https://pixabay.com/images/search/x/', 'g_rated', '1'],
        ['https://www.youtube.com/watch?v=1', 'PREF', 'f2=8000000'],
      ])('a cookie that the site itself lays down is replaced: %s', async (url, name, value) => {
        await tab.goto(`https://${hostOf(url)}/lays-down/${name}/${hostOf(url).split('.').slice(-2).join('.')}`);
        const sent = (await reachedBy(url))?.headers.cookie?.split('; ') ?? [];
        expect([...new Set(sent.filter((one) => one.startsWith(`${name}=`)))]).toEqual([`${name}=${value}`]);
        expect(sent).toContain('another=kept');
      });
      test.each<[string, boolean]>([
        ['https://www.google.com.pk/search?q=online%20CASINO', true],
        ['https://www.google.com.pk/search?q=%D9%86%D9%86%DA%AF%D9%8A+%D9%84%DA%91%D9%83%D9%8A', true],
        ['https://www.bing.com/search?q=Nangi+Larki', true],
        ['https://www.youtube.com/results?search_query=casino', true],
        ['https://search.brave.com/search?q=x&sAfEsEaRcH=off', true],
        ['https://www.google.com.pk/search?q=casinos', false],
        ['https://school.example/search?q=casino', false],
      ])('%s stops: %s', async (url, stops) => {
        await tab.goto('https://school.example/'); // from one stopped page to the next no document loads
        await tab.goto(url);
        const address = stops ? pageUrl(driver, 'blocked') : new URL(url).origin;
        await until(async () => (await tab.url()).startsWith(address), `${address} in this tab`);
      });
      test('a search that the page only writes into its address', async () => {
        await tab.goto('https://www.google.com/search?q=x');
        await tab.evaluate(() => history.pushState({}, '', '/search?q=casino&safe=active&ssui=on'));
        await until(async () => (await tab.url()).startsWith(pageUrl(driver, 'blocked')), 'the stopped page');
      });
    });

    test('YouTube moderate, and everything off', async () => {
      await save({ youtube: 'moderate' });
      const moderate = () => reachedBy('https://www.youtube.com/watch?v=2');
      await until(async () => (await moderate())?.headers['youtube-restrict'] === 'Moderate', 'the moderate header');
      await save({});
      await until(async () => (await moderate())?.headers['youtube-restrict'] === undefined, 'no header');
      const [google, bing] = ['https://www.google.com/search?q=x&safe=off', 'https://www.bing.com/search?q=y'];
      const open = await reachedBy(google);
      expect([open?.path, open?.headers.prefer]).toEqual(['/search?q=x&safe=off', undefined]);
      expect((await reachedBy(bing))?.path).toBe('/search?q=y');
    });
  });
}

/** Lays down a site's own cookies, hops as a bang does, and lets the engine's pages read its interface on another host. */
function answerAsEngine({ host, path }: SeenRequest, response: import('node:http').ServerResponse): boolean {
  const own = /^\/lays-down\/(\w+)\/([\w.]+)$/.exec(path);
  if (own !== null) {
    const end = `Domain=${own[2]}; Path=/; Secure; SameSite=None`;
    response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': [`${own[1]}=theirs; ${end}`, `another=kept; ${end}`] });
    response.end('<title>cookies</title>');
    return true;
  }
  if (host === 'duckduckgo.com' && path.startsWith('/?q=!gi+x')) {
    response.writeHead(302, { location: 'https://www.google.com/search?tbm=isch&q=x' });
    response.end();
    return true;
  }
  if (host !== 'api.qwant.com' && host !== 'youtubei.googleapis.com') return false;
  response.writeHead(200, { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'x-asked' });
  response.end('{}');
  return true;
}
