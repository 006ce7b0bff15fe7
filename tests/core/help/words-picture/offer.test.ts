import { expect, test } from 'vitest';
import { HELP_CATEGORIES } from '../../../../src/core/help/categories';
import { mayShowWords } from '../../../../src/core/help/words-picture/offer';

test('never where the page must not be copied, in danger, or where a person comes before any evidence', () =>
  expect(HELP_CATEGORIES.filter((category) => !mayShowWords(category))).toEqual([
    'danger_now',
    'my_image_shared',
    'csam_seen',
    'self_harm',
  ]));
