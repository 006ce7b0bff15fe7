/** The card of the host-name model says what the committed model was measured to do. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { cardFigures, wilson, withFigures } from '../../../scripts/train-host-model-card';
import { hashedName } from '../../../scripts/train-host-model-data';
import { isInLexicon } from '../../../scripts/train-host-model-lexicon';
import { readHostModelHeader } from '../../../src/core/sites/host-model';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const header = readHostModelHeader(new Uint8Array(readFileSync(path.join(ROOT, 'public/host-model.bin'))));
if (header === null) throw new Error('public/host-model.bin cannot be read');
const card = readFileSync(path.join(ROOT, 'docs/host-model.md'), 'utf8');

test('the figures of the card are the ones in the file', () => {
  expect(card).toContain(cardFigures(header));
  expect(withFigures(card, header)).toBe(card);
});

test('at 0.1 % false positives, cleaned, it finds what was asked for', () => {
  const point = header.curve.cleaned.find(({ falsePositives }) => falsePositives === 0.001);
  expect((point?.sinfonietta ?? 0) / header.tested.sinfonietta).toBeGreaterThanOrEqual(0.55);
  expect((point?.v2fly ?? 0) / header.tested.v2fly).toBeGreaterThanOrEqual(0.28);
});

test('a card without its marks is refused', () => expect(() => withFigures('# Card', header)).toThrow('lost the marks'));

test.each([
  [0, 10, 0, 27.75],
  [5, 10, 23.66, 76.34],
  [81, 263, 25.53, 36.62],
])("Wilson's interval of %i in %i", (hits, of, low, high) => {
  const [from, to] = wilson(hits, of);
  expect(from).toBeCloseTo(low, 1);
  expect(to).toBeCloseTo(high, 1);
});

test.each([
  ['freepornlake.example', true],
  ['hindi-sex.example', true],
  ['xxx.example', true],
  ['sussexcyclists.example', false],
  ['partsexpress.example', false],
  ['pornaddictionhelp.example', false],
  ['milfordbakery.example', false],
  ['adulteducation.example', false],
])('the lexicon on %s: %s', (host, is) => expect(isInLexicon(host)).toBe(is));

test('names taken out of the negatives are committed as hashes with a reason', () => {
  const lines = readFileSync(path.join(ROOT, 'scripts/train-host-model-removed.txt'), 'utf8').trim().split('\n').slice(1);
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.filter((line) => !/^[0-9a-f]{16} (lists|lexicon)$/.test(line))).toEqual([]);
  expect(hashedName('abc')).toBe('ba7816bf8f01cfea'); // FIPS 180-4's example
});
