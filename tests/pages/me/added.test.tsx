// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { FakeWire, PRESSED } from './me-fixture';
import { freshPages, open, page, tap } from './walk';

freshPages();

const SCHOOL = {
  id: 'school-counsellor',
  name: { en: 'Our school’s counsellor' },
  channels: [{ type: 'tel' as const, value: '0421234567' }],
};

describe('helpers that policy adds, on the child’s page', () => {
  test.each([
    ['tile-bullying', true],
    ['tile-hurt_at_home', false],
  ])('%s: shown %s', async (tile, isShown) => {
    await open(new FakeWire({ ...PRESSED, addedHelpers: [SCHOOL] }));
    for (const step of ['danger-no', tile, 'do-talk']) await tap(step);
    expect(page().includes('0421234567')).toBe(isShown);
  });
});
