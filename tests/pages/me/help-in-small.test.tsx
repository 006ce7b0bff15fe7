// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, expect, test } from 'vitest';
import { createT, type Language } from '../../../src/i18n/t';
import { HelpInSmall } from '../../../src/pages/me/HelpInSmall';

function draw(language: Language, country: string, province: string | null): string {
  document.documentElement.lang = language;
  render(<HelpInSmall t={createT(language)} country={country} province={province} />, document.body);
  return document.body.textContent ?? '';
}
afterEach(() => render(null, document.body));

test.each([
  ['en', 'PK', null, ['15', '1121', 'Police emergency', 'Nothing has been sent']],
  ['ur', 'PK', null, ['15', '1121', 'پولیس ایمرجنسی', 'ابھی کچھ بھی نہیں بھیجا گیا']],
  ['en', 'PK', 'PK-BA', ['15', '1099']],
  ['en', 'ZZ', null, ['Is there a grown-up you trust?']],
] as const)('%s in %s %s', (language, country, province, words) => {
  const text = draw(language, country, province);
  for (const word of words) expect(text).toContain(word);
});

test('numbers run from left to right and have a square for a camera', () => {
  draw('ur', 'PK', null);
  expect([...document.querySelectorAll('bdi[dir=ltr]')].map((one) => one.textContent)).toEqual(['15', '1121']);
  expect(document.querySelectorAll('svg[role=img]')).toHaveLength(2);
  expect(document.querySelectorAll('a, input')).toHaveLength(0);
});
