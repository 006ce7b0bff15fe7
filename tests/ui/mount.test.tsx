// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Language, LanguageChoice } from '../../src/i18n/t';
import { mountPage } from '../../src/ui/mount';
import { click, qa, settle, text } from '../pages/page-fixture';

const root = document.documentElement;
let kept: Language[] = [];
beforeEach(() => {
  kept = [];
});
afterEach(async () => {
  await act(() => render(null, document.body));
  vi.restoreAllMocks();
});

async function mount(choice: LanguageChoice | Error, browser: readonly string[], draw = () => <main>page</main>) {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(browser);
  await act(() =>
    mountPage({
      audience: 'child',
      titleKey: 'welcome.title',
      loadLanguage: async () => {
        if (choice instanceof Error) throw choice;
        return choice;
      },
      saveLanguage: async (language) => {
        kept.push(language);
      },
      render: draw,
    }),
  );
  await settle();
}

describe('language and direction are ours', () => {
  test.each([
    ['ur', ['en-US'], 'ur', 'rtl', 'حفاظت میں خوش آمدید'], // Urdu in an English browser
    ['en', ['ur-PK'], 'en', 'ltr', 'Welcome to Hifazat'], // and the reverse
    ['auto', ['ur-PK', 'en'], 'ur', 'rtl', 'حفاظت میں خوش آمدید'],
    ['auto', ['fr'], 'en', 'ltr', 'Welcome to Hifazat'],
    [new Error('no worker'), ['ur'], 'ur', 'rtl', 'حفاظت میں خوش آمدید'],
  ] as const)('%s in a browser of %j', async (choice, browser, lang, dir, title) => {
    await mount(choice, browser);
    expect([root.lang, root.dir, document.title]).toEqual([lang, dir, title]);
  });

  test('the switch changes the page at once and keeps the choice', async () => {
    await mount('en', ['en']);
    await click('language-ur');
    expect([root.lang, root.dir, kept]).toEqual(['ur', 'rtl', ['ur']]);
    expect(qa('language-ur').getAttribute('aria-pressed')).toBe('true');
    expect(document.title).toBe('حفاظت میں خوش آمدید');
  });
});

test('a page that breaks says so calmly, with a way on', async () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  await mount('en', ['en'], () => {
    throw new Error('broken');
  });
  expect(text()).toContain('This page could not be shown');
  expect(text()).toContain('Your rules still hold.');
  expect(document.querySelector('main button')?.textContent).toBe('Load again');
});
