/** What becomes of a request and an answer that the browser holds for us. */
import { describe, expect, test } from 'vitest';
import { type HeldRequest, RequestGuard, type RequestGuardPorts } from '../../src/background/request-guard';
import { PROGRAM_MARK } from '../../src/core/downloads/download-rules';
import { helpPages } from '../../src/core/help/help-pages';
import { parseAddress } from '../../src/core/sites/address';
import { labelKey } from '../../src/core/sites/labels';
import { fixedWorld, NOON, PAGES } from './guard-fixture';

const HELP_PAGE = helpPages().flatMap(({ host, path }) => (path === null ? [`https://${host}/`] : []))[0] ?? '';
const SETTINGS: Parameters<typeof fixedWorld>[0] = {
  sites: { block: ['stopped.test', 'paths.test/shorts'], allow: ['open.model.test'] },
  categories: { adult: 'block', gambling: 'ask' },
};

function guard(document = SETTINGS, showCalm: RequestGuardPorts['showCalm'] = null) {
  const fixed = fixedWorld(document);
  const free = new Map<number, string>();
  const learned: string[] = [];
  const asked = { programs: true };
  const requests = new RequestGuard({
    world: fixed.world,
    pages: PAGES,
    isFree: (tabId, url) => free.has(tabId) && url.includes(free.get(tabId) ?? ''),
    isNeverBlocked: (host) => host === 'never.test',
    stopsPrograms: async () => asked.programs,
    showCalm,
    labels: {
      learn: async (url) => {
        learned.push(url);
        const parsed = parseAddress(url);
        if (parsed.ok) fixed.labelled.add(labelKey(parsed.address));
      },
    },
  });
  return { ...fixed, requests, free, learned, asked };
}
const page = (url: string): HeldRequest => ({ url, tabId: 1, isPage: true, topUrl: null, isPrivate: false });
const frame = (url: string, topUrl: string | null = 'https://around.test/'): HeldRequest => ({
  ...page(url),
  isPage: false,
  topUrl,
});
const GO = {};
const CANCEL = { cancel: true };
const stopped = (address: string) => ({ redirectUrl: `${PAGES.blocked}#${address}` });

describe('a page', () => {
  test.each<[string, string, object]>([
    ['that nothing speaks of', 'https://any.test/', GO],
    ['that the parent blocked', 'https://www.stopped.test/a?secret=1#part', stopped('https://www.stopped.test/a')],
    ['of which a path is blocked, spelled oddly', 'https://paths.test//SHORTS/1', stopped('https://paths.test//SHORTS/1')],
    ['of an adult host by the model', 'https://model.test/', stopped('https://model.test/')],
    ['of a host that a list of hashes asks about', 'https://hash.test/', stopped('https://hash.test/')],
    ['that the parent allows', 'https://open.model.test/', GO],
    [
      'that shows a stopped address',
      'https://web.archive.org/web/2024/https://stopped.test/',
      stopped('https://web.archive.org/web/2024/https://stopped.test/'),
    ],
    ['of a protected list: its address is named nowhere', 'https://secret.test/path', { redirectUrl: PAGES.calm }],
    ['beside a listed one', 'https://partly.test/other', GO],
    ['that is no address', 'https://', GO],
  ])('%s', async (_what, url, decision) => expect(await guard().requests.request(page(url))).toEqual(decision));

  test('of a protected list, where a redirect would leave its address in the history: ended, and the tab sent to the calm page', async () => {
    const shown: number[] = [];
    const { requests } = guard(SETTINGS, async (tabId) => {
      shown.push(tabId);
      throw new Error('the tab is gone');
    });
    expect(await requests.request(page('https://secret.test/path'))).toEqual(CANCEL);
    expect(await requests.request(page('https://stopped.test/'))).toEqual(stopped('https://stopped.test/'));
    expect(shown).toEqual([1]);
  });
  test('a pause opens all but protected lists', async () => {
    const { requests, pause } = guard();
    pause.value = { until: NOON + 1000 };
    expect(await requests.request(page('https://stopped.test/'))).toEqual(GO);
    expect(await requests.request(page('https://secret.test/'))).toEqual({ redirectUrl: PAGES.calm });
  });
  test('a tab that our page freed for a channel: open there, not in another, and never a protected list', async () => {
    const { requests, free } = guard();
    free.set(1, 'stopped.test');
    expect(await requests.request(page('https://stopped.test/'))).toEqual(GO);
    expect(await requests.request({ ...page('https://stopped.test/'), tabId: 2 })).toEqual(stopped('https://stopped.test/'));
    free.set(1, 'secret.test');
    expect(await requests.request(page('https://secret.test/'))).toEqual({ redirectUrl: PAGES.calm });
  });
});

describe('a frame or socket', () => {
  test.each<[string, HeldRequest, object]>([
    ['that nothing speaks of', frame('https://any.test/'), GO],
    ['that the parent blocked', frame('https://stopped.test/'), CANCEL],
    ['a socket to a blocked host', frame('wss://stopped.test/socket'), CANCEL],
    ['of an adult host by the model', frame('https://model.test/'), CANCEL],
    ['that the parent allows', frame('https://open.model.test/'), GO],
    ['that shows a stopped address', frame('https://translate.google.com/translate?u=https%3A%2F%2Fstopped.test%2F'), CANCEL],
    ['of a protected list', frame('https://secret.test/'), CANCEL],
    ['on a help page', frame('https://stopped.test/', HELP_PAGE), GO],
    ['of a protected list on a help page', frame('https://secret.test/', HELP_PAGE), CANCEL],
    ['of a document that is not known', frame('https://stopped.test/', null), CANCEL],
  ])('%s', async (_what, held, decision) => expect(await guard().requests.request(held)).toEqual(decision));

  test('schedules and the default look at the top page only', async () => {
    const { requests } = guard({ sites: { default: 'block' } });
    expect(await requests.request(frame('https://any.test/'))).toEqual(GO);
    expect(await requests.request(page('https://any.test/'))).toEqual(stopped('https://any.test/'));
  });
  test('in a freed tab: what belongs to the channel’s own site', async () => {
    const { requests, free } = guard({ sites: { block: ['channel.test', 'stopped.test'] } });
    free.set(1, 'channel.test');
    expect(await requests.request(frame('https://cdn.channel.test/', 'https://channel.test/'))).toEqual(GO);
    expect(await requests.request(frame('https://stopped.test/', 'https://channel.test/'))).toEqual(CANCEL);
  });
});

describe('where the browser waits for nobody', () => {
  test('before anything is known the rules alone hold; then what was last known decides', async () => {
    const { requests, world, set } = guard();
    expect(requests.requestNow(page('https://stopped.test/'))).toEqual(GO);
    await world.moment();
    expect(requests.requestNow(page('https://stopped.test/'))).toEqual(stopped('https://stopped.test/'));
    expect(requests.requestNow(frame('https://stopped.test/'))).toEqual(CANCEL);
    set({});
    expect(requests.requestNow(page('https://stopped.test/'))).toEqual(GO);
  });
});

describe('an answer', () => {
  const PROGRAM = [{ name: 'Content-Disposition', value: 'attachment; filename="game.exe"' }];
  const ADULT = [{ name: 'Rating', value: 'RTA-5042-1996-1400-1577-RTA' }];

  test.each<[string, HeldRequest, typeof PROGRAM, object, boolean]>([
    ['with nothing in its headers', page('https://any.test/'), [], GO, false],
    [
      'a program as a page',
      page('https://any.test/game.exe?x=1'),
      PROGRAM,
      { redirectUrl: `${PAGES.blocked}#${PROGRAM_MARK}https://any.test/game.exe` },
      false,
    ],
    ['a program in a frame', frame('https://any.test/game.exe'), PROGRAM, CANCEL, false],
    ['a page that labels itself adult', page('https://any.test/p?x=1'), ADULT, stopped('https://any.test/p'), true],
    ['a frame that labels itself adult', frame('https://any.test/p'), ADULT, CANCEL, true],
    ['a label on a host that is never blocked', page('https://never.test/p'), ADULT, GO, false],
    ['a label in a frame of a help page', frame('https://any.test/p', HELP_PAGE), ADULT, GO, false],
  ])('%s', async (_what, held, headers, decision, isLearned) => {
    const { requests, learned } = guard();
    expect(await requests.answer({ ...held, headers })).toEqual(decision);
    expect(learned.length > 0).toBe(isLearned);
  });
  test('programs pass where the parent lets them', async () => {
    const { requests, asked } = guard();
    asked.programs = false;
    expect(await requests.answer({ ...page('https://any.test/game.exe'), headers: PROGRAM })).toEqual(GO);
  });
  test('a label passes where adult pages are allowed', async () => {
    const { requests, learned } = guard({});
    expect(await requests.answer({ ...page('https://any.test/p'), headers: ADULT })).toEqual(GO);
    expect(learned).toEqual(['https://any.test/p']);
  });
});
