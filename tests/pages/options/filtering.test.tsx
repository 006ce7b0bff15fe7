// @vitest-environment happy-dom
/** Kinds of sites with their presets, search, downloads: what a parent sees and what is stored. */
import { afterEach, describe, expect, test } from 'vitest';
import { presetFor } from '../../../src/core/settings/presets';
import type { SettingsDocument } from '../../../src/core/settings/schema';
import { OptionsPage } from '../../../src/pages/options/OptionsPage';
import { clear, click, has, qa, settle, show, text, type, uiIn } from '../page-fixture';
import { optionsView, storingWorker } from './options-fixture';

afterEach(clear);

async function open(panel: string, document: Omit<SettingsDocument, 'version'>, language: 'en' | 'ur' = 'en', managed = {}) {
  const own: SettingsDocument = { version: 1, ...document };
  const worker = storingWorker(optionsView({ document: own, effective: { ...own, ...managed }, managed: Object.keys(managed) }));
  location.hash = `#${panel}`;
  await show(<OptionsPage ui={uiIn(language)} wire={worker} />);
  return worker;
}
async function choose(handle: string, value: string) {
  qa(handle).querySelector<HTMLInputElement>(`input[value="${value}"]`)?.click();
  await settle();
}

describe('kinds of sites', () => {
  test('each has its name, what is in it, and three choices; one is stored at once', async () => {
    const worker = await open('categories', { categories: { adult: 'block' } });
    expect(document.querySelectorAll('[data-qa="category"]')).toHaveLength(19);
    expect(text()).toContain('Betting, casinos, lotteries');
    await choose('category-gambling', 'ask');
    expect(worker.inputsOf('settings/save')).toEqual([{ section: 'categories', value: { adult: 'block', gambling: 'ask' } }]);
  });
  test('what we propose for the age stands at each, with its reason', async () => {
    await open('categories', { child: { ageBand: '6-9' } });
    const social = document.querySelector('[data-category="social"]')?.textContent;
    expect(social).toContain('For 6 to 9 we propose: closed. Nearly all networks are for 13 years and above.');
  });
  test('without an age nothing is proposed', async () => {
    await open('categories', {});
    expect(text()).not.toContain('we propose:');
    expect(has('preset-show')).toBe(false);
  });
  test('policy’s are shown and not edited', async () => {
    await open('categories', { child: { ageBand: '6-9' } }, 'en', { categories: { social: 'ask' } });
    expect(has('managed')).toBe(true);
    expect(has('preset')).toBe(false);
    expect((qa('category-social') as HTMLFieldSetElement).disabled).toBe(true);
    expect(document.querySelector<HTMLElement>('[data-category="social"]')?.dataset.action).toBe('ask');
  });
  test('in Urdu', async () => {
    await open('categories', { child: { ageBand: '6-9' } }, 'ur');
    expect(document.querySelector('[data-category="gambling"]')?.textContent).toContain('جوا');
    expect(text()).toContain('سال کے لیے ہماری تجویز');
  });
});

describe('the preset', () => {
  test('nothing changes before it is pressed: what would, is shown with its reason', async () => {
    const worker = await open('categories', { child: { ageBand: '10-12' }, categories: { gaming: 'block' } });
    await click('preset-show');
    const changes = qa('preset-changes');
    expect(changes.querySelector('[data-part="gaming"]')?.textContent).toMatch(
      /Games: closed now, then open.*Playing is part of growing up/,
    );
    expect(changes.querySelector('[data-part="youtube"]')?.textContent).toMatch(/off now, then strict/);
    expect(changes.querySelector('[data-part="education"]')).toBeNull();
    expect(worker.inputsOf('settings/save')).toEqual([]);
  });
  test('is written out in full; words of the parent stay', async () => {
    const worker = await open('categories', { child: { ageBand: '6-9' }, search: { blockedWords: ['لفظ'] } });
    await click('preset-show');
    await click('preset-use');
    const { categories, search, downloads } = presetFor('6-9');
    expect(worker.inputsOf('settings/save')).toEqual([
      { section: 'categories', value: categories },
      { section: 'search', value: { ...search, blockedWords: ['لفظ'] } },
      { section: 'downloads', value: downloads },
    ]);
    expect(has('preset-same')).toBe(true);
  });
  test('the age can be chosen there', async () => {
    const worker = await open('categories', { child: { name: 'Ayesha' } });
    await type('preset-age', '13-15');
    expect(worker.inputsOf('settings/save')).toEqual([{ section: 'child', value: { name: 'Ayesha', ageBand: '13-15' } }]);
    expect(has('preset-show')).toBe(true);
  });
  test('what policy sets is no part of it', async () => {
    const worker = await open('categories', { child: { ageBand: '6-9' } }, 'en', { search: { safeSearch: true } });
    await click('preset-show');
    expect(qa('preset-changes').querySelector('[data-part="youtube"]')).toBeNull();
    await click('preset-use');
    expect(worker.inputsOf('settings/save').map((input) => (input as { section: string }).section)).toEqual([
      'categories',
      'downloads',
    ]);
  });
});

describe('search and downloads', () => {
  test.each<[string, () => Promise<void>, object]>([
    ['safe search', () => click('safe-search'), { section: 'search', value: { safeSearch: true } }],
    ['YouTube', () => choose('youtube', 'strict'), { section: 'search', value: { youtube: 'strict' } }],
    ['Prefer: safe', () => click('prefer-safe'), { section: 'search', value: { preferSafe: true } }],
    ['programs', () => choose('apps', 'ask'), { section: 'downloads', value: { apps: 'ask' } }],
  ])('%s', async (_what, act, saved) => {
    const worker = await open('search', {});
    await act();
    expect(worker.inputsOf('settings/save')).toEqual([saved]);
  });
  test('words: one a line, in every script, each once', async () => {
    const worker = await open('search', { search: { safeSearch: true, blockedWords: ['old'] } });
    await type('blocked-words', ' برا لفظ \n\nbura  lafz\nBad\nBad\n');
    expect(text()).toContain('3 words or phrases');
    await click('words-save');
    expect(worker.inputsOf('settings/save')).toEqual([
      { section: 'search', value: { safeSearch: true, blockedWords: ['برا لفظ', 'bura lafz', 'Bad'] } },
    ]);
  });
  test('a line that is too long is named', async () => {
    await open('search', {});
    await type('blocked-words', `a\n${'x'.repeat(201)}`);
    expect(text()).toContain('Line 2 is too long');
    expect((qa('words-save') as HTMLButtonElement).disabled).toBe(true);
  });
  test('policy’s are shown and not edited', async () => {
    await open('search', {}, 'en', { search: { safeSearch: true, blockedWords: ['x'] }, downloads: { apps: 'block' } });
    expect((qa('safe-search') as HTMLInputElement).disabled).toBe(true);
    expect((qa('blocked-words') as HTMLTextAreaElement).disabled).toBe(true);
    expect((qa('apps') as HTMLFieldSetElement).disabled).toBe(true);
    expect(has('words-save')).toBe(false);
  });
});

test('guessing proxies is off, and says what it risks', async () => {
  const worker = await open('sites', {});
  expect((qa('guess-proxies') as HTMLInputElement).checked).toBe(false);
  expect(text()).toContain('It may also stop an ordinary page by mistake');
  await click('guess-proxies');
  expect(worker.inputsOf('settings/save')).toEqual([{ section: 'sites', value: { guessProxies: true } }]);
});
