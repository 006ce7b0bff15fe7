/** What set-up proposes for each age, as a table a parent could read, and that the settings document takes it. */
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../../src/core/settings/document';
import { AGE_BANDS, type PresetPart, presetFor, presetReason } from '../../../src/core/settings/presets';
import { AgeBand } from '../../../src/core/settings/schema';
import { CATEGORY_IDS } from '../../../src/core/sites/category';
import { aboutCategory, presetReasonWords } from '../../../src/i18n/preset-words';
import { createT } from '../../../src/i18n/t';

const STRICTNESS = ['allow', 'ask', 'block'];

test('there is a preset for every age band of the document', () => expect(AGE_BANDS).toEqual(AgeBand.options));

test.each([
  //              6-9      10-12    13-15    16-17
  ['adult', 'block', 'block', 'block', 'block'],
  ['gambling', 'block', 'block', 'block', 'block'],
  ['violence', 'block', 'block', 'block', 'ask'],
  ['drugs', 'block', 'block', 'block', 'block'],
  ['weapons', 'block', 'block', 'block', 'ask'],
  ['hate', 'block', 'block', 'block', 'block'],
  ['dating', 'block', 'block', 'block', 'block'],
  ['chat', 'block', 'block', 'block', 'ask'],
  ['social', 'block', 'block', 'ask', 'allow'],
  ['video', 'ask', 'allow', 'allow', 'allow'],
  ['gaming', 'allow', 'allow', 'allow', 'allow'],
  ['proxy', 'block', 'block', 'block', 'block'],
  ['darkweb', 'block', 'block', 'block', 'block'],
  ['piracy', 'block', 'block', 'block', 'ask'],
  ['malware', 'block', 'block', 'block', 'block'],
  ['shopping', 'ask', 'ask', 'allow', 'allow'],
  ['ads', 'block', 'block', 'allow', 'allow'],
  ['news', 'ask', 'allow', 'allow', 'allow'],
  ['education', 'allow', 'allow', 'allow', 'allow'],
] as const)('%s: %s, %s, %s, %s', (id, ...actions) => {
  expect(AGE_BANDS.map((band) => presetFor(band).categories[id])).toEqual(actions);
});

test.each([
  ['6-9', { safeSearch: true, youtube: 'strict', preferSafe: true, blockedWords: [] }, { apps: 'block' }],
  ['10-12', { safeSearch: true, youtube: 'strict', preferSafe: true, blockedWords: [] }, { apps: 'block' }],
  ['13-15', { safeSearch: true, youtube: 'moderate', preferSafe: true, blockedWords: [] }, { apps: 'ask' }],
  ['16-17', { safeSearch: true, youtube: 'moderate', preferSafe: true, blockedWords: [] }, { apps: 'ask' }],
] as const)('%s: search and downloads', (band, search, downloads) => {
  expect(presetFor(band)).toMatchObject({ search, downloads });
});

describe.each(AGE_BANDS)('%s', (band) => {
  const preset = presetFor(band);
  test('is a part of the settings document, with every category written out', () => {
    expect(parseDocument({ version: 1, ...preset })).toEqual({ ok: true, document: { version: 1, ...preset } });
    expect(Object.keys(preset.categories)).toEqual([...CATEGORY_IDS]);
  });
  test('is never stricter than the one for younger children', () => {
    const younger = presetFor(AGE_BANDS[Math.max(0, AGE_BANDS.indexOf(band) - 1)] ?? band);
    const stricter = CATEGORY_IDS.filter(
      (id) => STRICTNESS.indexOf(preset.categories[id]) > STRICTNESS.indexOf(younger.categories[id]),
    );
    expect(stricter).toEqual([]);
  });
  test('is a copy of its own: changing it changes no other family’s', () => {
    preset.search.blockedWords.push('x');
    expect(presetFor(band).search.blockedWords).toEqual([]);
  });
});

test('ages with different actions have different reasons, and the same action has the same reason', () => {
  for (const id of CATEGORY_IDS) {
    const pairs = AGE_BANDS.map((band) => `${presetFor(band).categories[id]} ${presetReason(id, band)}`);
    expect(new Set(pairs).size, id).toBe(new Set(AGE_BANDS.map((band) => presetReason(id, band))).size);
    expect(new Set(pairs).size, id).toBe(new Set(AGE_BANDS.map((band) => presetFor(band).categories[id])).size);
  }
});

test.each(['en', 'ur'] as const)('every category and every choice is explained in one line of %s', (language) => {
  const t = createT(language);
  const parts: readonly PresetPart[] = [...CATEGORY_IDS, 'safe-search', 'youtube', 'apps'];
  const lines = [
    ...CATEGORY_IDS.map((id) => aboutCategory(t, id)),
    ...parts.flatMap((part) => AGE_BANDS.map((band) => presetReasonWords(t, part, band))),
  ];
  for (const line of lines) {
    expect(line).toMatch(/[.۔]$/);
    expect(line).not.toMatch(/^categories\.|\n/);
    expect(line.length).toBeLessThan(120);
  }
});
