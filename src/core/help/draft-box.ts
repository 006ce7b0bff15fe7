/**
 * A draft that the child asked to keep: encrypted under a phrase that only the child knows (argon2id, AES-256-GCM), as large as a slot without
 * one and as random. Whoever has the wrong phrase learns nothing, not even whether there is a draft.
 */
import { argon2idAsync } from '@noble/hashes/argon2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod/mini';
import type { PinCost } from '../lock/phc';
import type { Instant } from '../time/local-time';
import { phraseLength, SHORTEST_PHRASE, samePhrase } from './draft-phrase';
import { DRAFT_HOURS, DRAFT_SLOT_BYTES, framed, SEAL_COST, type Sealing, unframed, VaultFullError } from './vault';

/** One of OWASP's equal choices, the one that is quickest in plain JavaScript: as for the parents' PIN. */
const COST: PinCost = { m: 19_456, t: 2, p: 1 };
/** How long one slice of the work may hold up everything else, ms. */
const SLICE = 10;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const PLAIN_BYTES = DRAFT_SLOT_BYTES - SALT_BYTES - SEAL_COST;

const Kept = z.strictObject({ at: z.number(), text: z.string() });

export type SealedDraft =
  | { readonly outcome: 'sealed'; readonly slot: Uint8Array }
  | { readonly outcome: 'too-short' | 'too-long' };

/** The slot that holds `text`. */
export async function sealDraft(
  phrase: string,
  text: string,
  now: Instant,
  sealing: Sealing,
  cost: PinCost = COST,
): Promise<SealedDraft> {
  if (phraseLength(phrase) < SHORTEST_PHRASE) return { outcome: 'too-short' };
  const kept: z.infer<typeof Kept> = { at: now, text };
  const salt = sealing.random(SALT_BYTES);
  try {
    const plain = framed(utf8ToBytes(JSON.stringify(kept)), PLAIN_BYTES);
    return { outcome: 'sealed', slot: concatBytes(salt, await sealing.seal(await keyOf(phrase, salt, cost), plain)) };
  } catch (error) {
    if (error instanceof VaultFullError) return { outcome: 'too-long' };
    throw error;
  }
}

/** The text that this phrase opens; null where it opens nothing, for whatever reason, and after the 7 days. */
export async function openDraft(
  slot: Uint8Array,
  phrase: string,
  now: Instant,
  sealing: Sealing,
  cost: PinCost = COST,
): Promise<string | null> {
  const plain = await sealing.open(await keyOf(phrase, slot.subarray(0, SALT_BYTES), cost), slot.subarray(SALT_BYTES));
  if (plain === null) return null;
  const { at, text } = Kept.parse(JSON.parse(sealing.text(unframed(plain))));
  return now - at < DRAFT_HOURS * 3_600_000 ? text : null;
}

function keyOf(phrase: string, salt: Uint8Array, cost: PinCost): Promise<Uint8Array> {
  return argon2idAsync(utf8ToBytes(samePhrase(phrase)), salt, { ...cost, dkLen: KEY_BYTES, asyncTick: SLICE });
}
