/** Step 7 for pages that named themselves adult. */
import { expect, test } from 'vitest';
import { type Given, world } from './fixture';

test.each<[string, Given, string, string]>([
  [
    '7 a page that labelled itself is adult',
    { document: { categories: { adult: 'block' } }, labelled: ['https://any.test/x'] },
    'https://any.test/x?y=1',
    'block category adult parent',
  ],
  [
    '7 its neighbour is not',
    { document: { categories: { adult: 'block' } }, labelled: ['https://any.test/x'] },
    'https://any.test/x/y',
    'allow default - default',
  ],
  [
    '7 a labelled page asks',
    { document: { categories: { adult: 'ask' } }, labelled: ['https://any.test/x'] },
    'https://any.test/x',
    'block ask adult parent',
  ],
  [
    '7 a labelled page where adult is allowed',
    { document: { categories: { adult: 'allow' } }, labelled: ['https://any.test/x'] },
    'https://any.test/x',
    'allow default - default',
  ],
  [
    '5 a labelled page that a parent’s filter allows',
    { document: { sites: { allow: ['any.test'] }, categories: { adult: 'block' } }, labelled: ['https://any.test/x'] },
    'https://any.test/x',
    'allow site any.test parent',
  ],
])('%s', (_step, given, url, expected) => {
  const { action, reason, rule, by } = world(given).verdict(url);
  expect(`${action} ${reason} ${rule ?? '-'} ${by}`).toBe(expected);
});
