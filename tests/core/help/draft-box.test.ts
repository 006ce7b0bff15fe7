/** The blob that every install has, and the draft in it that only a phrase opens. */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDraft, sealDraft } from '../../../src/core/help/draft-box';
import { phraseLength } from '../../../src/core/help/draft-phrase';
import { queued } from '../../../src/core/help/intake';
import {
  DRAFT_SLOT_BYTES,
  emptyVault,
  isStale,
  openVault,
  renewed,
  sealVault,
  VAULT_BYTES,
  VaultFullError,
  withDraftSlot,
} from '../../../src/core/help/vault';
import { sealing } from '../../../src/platform/sealing';

const NOW = Date.parse('2026-11-21T16:30:00Z');
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
/** Argon2id as cheap as it gets: these tests are not about its cost. */
const CHEAP = { m: 8, t: 1, p: 1 };
const MARKER = 'MARKER they said my name';
const REPORT = queued('6f3f2f0e-8f0e-4a53-9d3a-0d3a6f1c2b4e', 'mark', 'MARKER'.repeat(1000), NOW);
const slotOf = async (phrase: string, text: string, at = NOW) => {
  const sealed = await sealDraft(phrase, text, at, sealing, CHEAP);
  if (sealed.outcome !== 'sealed') throw new Error(sealed.outcome);
  return sealed.slot;
};
const open = (slot: Uint8Array, phrase: string, at = NOW) => openDraft(slot, phrase, at, sealing, CHEAP);

/** Chi-squared of the bytes against evenly spread ones: 255 on average, for random bytes hardly ever outside of 150 to 400. */
function unevenness(bytes: Uint8Array): number {
  const counts = new Array<number>(256).fill(0);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const expected = bytes.length / 256;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}
const has = (bytes: Uint8Array, text: string) => Buffer.from(bytes).includes(text);

describe('the blob', () => {
  const empty = emptyVault(NOW, sealing);
  test('gives back what was put into it', async () => {
    const vault = { ...empty, reports: [REPORT] };
    expect(await openVault(await sealVault(vault, sealing), sealing)).toEqual(vault);
  });
  test.each<[string, () => Promise<typeof empty>]>([
    ['nothing', async () => empty],
    ['a report that waits', async () => ({ ...empty, reports: [REPORT] })],
    ['a draft', async () => withDraftSlot(empty, await slotOf('blue kite', MARKER), NOW)],
    ['both', async () => ({ ...withDraftSlot(empty, await slotOf('blue kite', MARKER), NOW), reports: [REPORT] })],
  ])('with %s in it is as long and as random as any', async (_name, make) => {
    const blob = await sealVault(await make(), sealing);
    expect(blob).toHaveLength(VAULT_BYTES);
    expect(unevenness(blob)).toBeGreaterThan(150);
    expect(unevenness(blob)).toBeLessThan(400);
    expect(has(blob, 'MARKER')).toBe(false);
  });
  test('has no byte in its place when it is written again with the same in it', async () => {
    const [one, two] = [await sealVault(empty, sealing), await sealVault(empty, sealing)];
    const same = one.filter((byte, index) => byte === two[index]).length;
    expect(same / VAULT_BYTES).toBeLessThan(0.01); // 1 in 256 by chance
    for (let at = 0; at < 128; at += 16) expect(one.slice(at, at + 16)).not.toEqual(two.slice(at, at + 16));
  });
  test.each<[string, (blob: Uint8Array) => Uint8Array]>([
    ['noise', () => new Uint8Array(randomBytes(VAULT_BYTES))],
    ['another length', (blob) => blob.slice(1)],
    ['one bit changed', (blob) => blob.map((byte, index) => (index === 99_999 ? byte ^ 1 : byte))],
    ['nothing', () => new Uint8Array()],
  ])('%s opens as nothing', async (_name, damage) =>
    expect(await openVault(damage(await sealVault(empty, sealing)), sealing)).toBeNull(),
  );
  test('that would be too full is not written', async () => {
    const reports = Array.from({ length: 3 }, () => ({ ...REPORT, envelope: 'x'.repeat(88_000) }));
    expect(await openVault(await sealVault({ ...empty, reports: reports.slice(1) }, sealing), sealing)).not.toBeNull();
    await expect(sealVault({ ...empty, reports }, sealing)).rejects.toThrow(VaultFullError);
  });
  test.each<[string, number, boolean]>([
    ['at once', 0, false],
    ['14 minutes', 14 * MINUTE, false],
    ['a quarter of an hour', 15 * MINUTE, true],
    ['the clock went back an hour', -HOUR, true],
  ])('is due to be written anew after %s: %s', (_name, later, stale) => expect(isStale(empty, NOW + later)).toBe(stale));
});

describe('a kept draft', () => {
  test('opens with its phrase', async () => expect(await open(await slotOf('blue kite', MARKER), 'blue kite')).toBe(MARKER));
  test.each<[string, string, string]>([
    ['capitals and spaces', 'blue kite', ' Blue  KITE '],
    ['digits of an Urdu keyboard', 'kite 4711', 'kite ۴۷۱۱'],
    ['letters in parts', 'caf\u00e9 kite', 'cafe\u0301 kite'],
    ['marks of direction', 'نیلی پتنگ', '\u200fنیلی پتنگ'],
    ['the space of an editable page', 'blue kite', 'blue\u00a0kite'],
  ])('opens however the phrase is typed: %s', async (_name, kept, typed) =>
    expect(await open(await slotOf(kept, MARKER), typed)).toBe(MARKER),
  );
  test('a wrong phrase, a damaged slot and no draft at all give one answer', async () => {
    const slot = await slotOf('blue kite', MARKER);
    const damaged = slot.map((byte, index) => (index === 40_000 ? byte ^ 1 : byte));
    const answers = [
      await open(slot, 'blue kit'),
      await open(damaged, 'blue kite'),
      await open(sealing.random(slot.length), 'blue kite'),
    ];
    expect(answers).toEqual([null, null, null]);
  });
  test.each<[string, string]>([
    ['as it is', ''],
    ['long', 'x'.repeat(60_000)],
  ])('is as long and as random as noise: %s', async (_name, text) => {
    const slot = await slotOf('blue kite', text);
    expect(slot).toHaveLength(DRAFT_SLOT_BYTES);
    expect(unevenness(slot)).toBeGreaterThan(150);
    expect(unevenness(slot)).toBeLessThan(400);
  });
  test('is refused where it doesn’t fit, never cut', async () =>
    expect(await sealDraft('blue kite', 'ڈ'.repeat(40_000), NOW, sealing, CHEAP)).toEqual({ outcome: 'too-long' }));
  test.each<[string, number, boolean]>([
    ['abc', 3, false],
    ['abcd', 4, true],
    ['  a b  ', 3, false],
    ['دکھی', 4, true],
    ['\u200f\u200fab', 2, false],
    ['🐱🐱🐱🐱', 4, true],
  ])('needs a phrase of four characters: %s has %i', async (phrase, length, isKept) => {
    expect(phraseLength(phrase)).toBe(length);
    expect((await sealDraft(phrase, MARKER, NOW, sealing, CHEAP)).outcome).toBe(isKept ? 'sealed' : 'too-short');
  });
  test.each<[string, number, boolean]>([
    ['until the end of the seventh day', 7 * DAY - 1, true],
    ['no longer', 7 * DAY, false],
  ])('opens %s', async (_name, later, opens) =>
    expect((await open(await slotOf('blue kite', MARKER), 'blue kite', NOW + later)) !== null).toBe(opens),
  );
  test('its slot is filled with noise when its seven days are over, and so is a slot without one', async () => {
    const slot = await slotOf('blue kite', MARKER);
    const vault = withDraftSlot(emptyVault(NOW - 3 * DAY, sealing), slot, NOW);
    expect(renewed(vault, NOW + 7 * DAY - HOUR, sealing)).toBe(vault);
    const after = renewed(vault, NOW + 7 * DAY, sealing);
    expect(await open(after.draftSlot, 'blue kite')).toBeNull();
    const empty = emptyVault(NOW, sealing);
    expect(renewed(empty, NOW + 7 * DAY, sealing).draftSlot).not.toEqual(empty.draftSlot);
  });
  test('any text comes back with any phrase, and with no other', async () => {
    const phrases = fc.string({ unit: 'grapheme', minLength: 4, maxLength: 40 }).filter((phrase) => phraseLength(phrase) >= 4);
    await fc.assert(
      fc.asyncProperty(phrases, fc.string({ unit: 'grapheme', maxLength: 300 }), async (phrase, text) => {
        const slot = await slotOf(phrase, text);
        expect(await open(slot, phrase)).toBe(text);
        expect(await open(slot, `${phrase}x`)).toBeNull();
      }),
      { numRuns: 40 },
    );
  });
});
