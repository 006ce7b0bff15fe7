/** What a parent is shown before a preset is used, and what is stored then. */
import { describe, expect, test } from 'vitest';
import { resolve } from '../../../src/core/settings/defaults';
import { presetChanges, presetSections } from '../../../src/core/settings/preset-changes';
import { AGE_BANDS, presetFor } from '../../../src/core/settings/presets';
import { SettingsDocument } from '../../../src/core/settings/schema';

const EMPTY: SettingsDocument = { version: 1 };

describe('what would change', () => {
  test('from nothing: every choice that isn’t open', () => {
    const changes = presetChanges(resolve(EMPTY), '6-9', []);
    expect(changes).toContainEqual({ part: 'adult', from: 'allow', to: 'block' });
    expect(changes).toContainEqual({ part: 'youtube', from: 'off', to: 'strict' });
    expect(changes).toContainEqual({ part: 'prefer-safe', from: 'off', to: 'on' });
    expect(changes.map(({ part }) => part)).not.toContain('education');
  });
  test('what the parent opened is named too', () => {
    const settings = resolve({ ...EMPTY, categories: { gaming: 'block' } });
    expect(presetChanges(settings, '16-17', [])).toContainEqual({ part: 'gaming', from: 'block', to: 'allow' });
  });
  test.each(AGE_BANDS)('%s: after it is used, nothing', (ageBand) => {
    const document = SettingsDocument.parse({ ...EMPTY, ...presetSections(EMPTY, ageBand, []) });
    expect(presetChanges(resolve(document), ageBand, [])).toEqual([]);
  });
  test('what policy sets is left out', () => {
    const parts = presetChanges(resolve(EMPTY), '6-9', ['categories', 'search']).map(({ part }) => part);
    expect(parts).toEqual(['apps']);
  });
});

describe('what is stored', () => {
  test.each(AGE_BANDS)('%s: the whole preset, every leaf', (ageBand) =>
    expect(presetSections(EMPTY, ageBand, [])).toEqual(presetFor(ageBand)),
  );
  test('blocked words stay', () => {
    const document: SettingsDocument = { ...EMPTY, search: { blockedWords: ['لفظ'] } };
    expect(presetSections(document, '6-9', []).search?.blockedWords).toEqual(['لفظ']);
  });
  test('nothing of a section that policy sets', () =>
    expect(Object.keys(presetSections(EMPTY, '6-9', ['search']))).toEqual(['categories', 'downloads']));
});
