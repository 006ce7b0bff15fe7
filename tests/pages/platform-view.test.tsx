// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, test, vi } from 'vitest';
import { directoryFor } from '../../src/core/help/directory';
import { allPlatformHelp, platformHelp } from '../../src/core/help/platform-help';
import { draftFrom } from '../../src/core/help/report';
import { createFormat } from '../../src/i18n/format';
import { createT, dirOf, type Language } from '../../src/i18n/t';
import { startFlow } from '../../src/pages/me/flow';
import { PlatformView, platformTile } from '../../src/pages/me/PlatformView';
import { FakeWire, NOW, ORDINARY } from './me/me-fixture';
import { find, freshPages, page, settle, tap } from './me/walk';

freshPages();

const flowOn = (address: string | null) =>
  startFlow(
    draftFrom(address === null ? null : { address, title: '', selectedText: '', pressedAt: NOW }, NOW, 'Asia/Karachi'),
    null,
  );

async function open(address: string | null, language: Language = 'en', wire = new FakeWire(ORDINARY)): Promise<FakeWire> {
  vi.stubGlobal('scrollTo', () => undefined);
  const ui = {
    t: createT(language),
    format: createFormat(language),
    language,
    dir: dirOf(language),
    setLanguage: () => undefined,
  };
  const nothing = () => undefined;
  const props = {
    directory: directoryFor('PK'),
    press: { context: null, tabId: null },
    helpers: [],
    go: nothing,
    change: nothing,
  };
  const acts = { words: null, sendId: 'r1', onClose: nothing, onCopied: nothing, onWipe: nothing };
  await act(() => render(<PlatformView {...{ ui, wire, flow: flowOn(address), ...props, ...acts }} />, document.body));
  await settle();
  return wire;
}
const title = () => find('view-title')?.textContent;
const stepsOf = (part: 'report' | 'block') =>
  [...(find(`platform-${part}`)?.querySelectorAll('ol > li') ?? [])].map((li) => li.textContent);

describe('report and block on a platform', () => {
  test('the platform of the page that was pressed comes first, with its steps as a numbered list', async () => {
    await open('https://www.roblox.com/users/1/profile');
    expect(title()).toBe('Report and block on Roblox');
    expect(stepsOf('report')).toEqual(platformHelp('Roblox')?.report?.steps.map(({ en }) => en));
    expect(stepsOf('block')).toEqual(platformHelp('Roblox')?.block?.steps.map(({ en }) => en));
  });

  test('what was written is kept: said before the first step, and reporting comes before blocking', async () => {
    await open('https://web.whatsapp.com/');
    const keep = page().indexOf("Don't delete the messages first");
    expect(keep).toBeGreaterThan(-1);
    expect(keep).toBeLessThan(page().indexOf('data-qa="platform-report"'));
    expect(page().indexOf('data-qa="platform-report"')).toBeLessThan(page().indexOf('data-qa="platform-block"'));
  });

  test.each(allPlatformHelp().map(({ platform }) => [platform]))('%s is one tap away from any page', async (name) => {
    await open(null);
    expect(title()).toBe('On which app or site?');
    find(`platform-${name}`)?.focus();
    await tap(`platform-${name}`);
    expect(title()).toBe(`Report and block on ${name}`);
    expect(document.activeElement).toBe(find('view-title'));
    expect(find(`platform-${name}`)).toBeNull();
    expect(find('platform-keep')).not.toBeNull();
  });

  test('dates and "menus may differ" stand beneath the steps; what the platform didn’t say itself is named so', async () => {
    await open('https://snapchat.com/');
    expect(find('platform-block')?.textContent).toContain(
      'Checked: 2023-11-25 · Menus may differ. From a guide, not from Snapchat itself.',
    );
    await tap('platform-Roblox');
    expect(find('platform-report')?.textContent).toContain('Date of check not known · Menus may differ.');
    expect(find('platform-report')?.textContent).not.toContain('From a guide');
  });

  test('where nothing is known it says so, and makes nothing up', async () => {
    await open('https://likee.video/@someone');
    expect(title()).toBe('Report and block on Likee');
    expect(page()).toContain('We have no checked steps for Likee yet.');
    expect(document.querySelectorAll('ol')).toHaveLength(0);
    await tap('platform-Zoom');
    expect(find('platform-block')?.textContent).toContain('We have no checked steps for blocking there.');
  });

  test('a page on no platform: the choice comes first', async () => {
    await open('https://school.example/');
    expect(title()).toBe('On which app or site?');
    expect(document.querySelectorAll('ol')).toHaveLength(0);
  });

  test('in Urdu the menus keep their English names, set apart in their own direction', async () => {
    await open('https://www.tiktok.com/@x', 'ur');
    expect(stepsOf('block')).toEqual(platformHelp('TikTok')?.block?.steps.map(({ ur }) => ur));
    const menus = [...document.querySelectorAll('.Platform-part li bdi')].map((bdi) => bdi.textContent);
    expect(menus).toEqual(['«Report»', '«…»', '«Block»']);
  });

  test('nothing is asked of anybody before the child opens the help page', async () => {
    const wire = await open('https://web.whatsapp.com/');
    await tap('platform-Roblox');
    expect(wire.asked).toEqual([]);
    expect(document.querySelectorAll('a, img, iframe, input, textarea, select, form')).toHaveLength(0);
  });

  test('the help page: the host and what it means are said before; opened by the help desk, else shown to copy', async () => {
    const wire = new FakeWire(ORDINARY);
    await open('https://web.whatsapp.com/', 'en', wire);
    expect(find('platform-help')?.textContent).toContain('This opens faq.whatsapp.com in a tab of its own, for half an hour.');
    await tap('platform-open');
    expect(wire.asked).toEqual([['help/channel', { address: 'https://faq.whatsapp.com/1142481766359885/' }]]);
    expect(page()).not.toContain('could not be opened');
    wire.opens = false;
    await tap('platform-open');
    expect(find('platform-help')?.textContent).toContain(
      'could not be opened. The address is:https://faq.whatsapp.com/1142481766359885/',
    );
  });
});

describe('the tile that leads here', () => {
  test.each([
    ['https://m.youtube.com/watch?v=x', 'Report and block on YouTube'],
    ['https://school.example/', 'Report and block on an app'],
    [null, 'Report and block on an app'],
  ])('%s: %s', (address, words) => {
    expect(platformTile(createT('en'), flowOn(address)).words).toBe(words);
  });
});
