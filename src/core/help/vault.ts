/**
 * One blob of fixed size that every install has from its first start, random to look at and written anew again and again (docs/intake.md says
 * what that hides, and from whom). Inside lie reports that wait, already encrypted to their receiver, and one slot for a draft: noise, or noise
 * that a phrase opens. Nothing here knows which of the two it is.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod/mini';
import type { Instant } from '../time/local-time';
import { QueuedReport } from './intake';

/** What is asked of the platform: chance, AES-256-GCM, UTF-8. */
export interface Sealing {
  random(count: number): Uint8Array;
  /** Nonce, ciphertext and tag in one: SEAL_COST bytes longer than what was sealed. `key`: 32 bytes. */
  seal(key: Uint8Array, plaintext: Uint8Array): Promise<Uint8Array>;
  /** What was sealed, or null where the key or a single bit is another. */
  open(key: Uint8Array, sealed: Uint8Array): Promise<Uint8Array | null>;
  /** The text of UTF-8 bytes. */
  text(bytes: Uint8Array): string;
}
export const SEAL_COST = 28;

/** Bytes, always: above the 64 KiB under which Chromium keeps older copies of a value in its database's log. */
export const VAULT_BYTES = 262_144;
export const DRAFT_SLOT_BYTES = 65_536;
const SALT_BYTES = 32;
const LENGTH_BYTES = 4;
const PLAIN_BYTES = VAULT_BYTES - SALT_BYTES - SEAL_COST;
const TEXT_BYTES = PLAIN_BYTES - DRAFT_SLOT_BYTES;

const HOUR = 3_600_000;
/** A draft is kept for 7 days; a slot without one is filled anew as often. */
export const DRAFT_HOURS = 7 * 24;
/** A blob that is older than this is written anew when the worker looks: a change at a time says nothing, ms. */
const REWRITE_AFTER = 15 * 60_000;

const Head = z.strictObject({
  version: z.literal(1),
  /** Hours since the epoch: when the draft's slot was last filled, with a draft or with noise. */
  filledHour: z.int(),
  writtenAt: z.number(),
  reports: z.array(QueuedReport),
});

export interface Vault {
  readonly filledHour: number;
  readonly writtenAt: Instant;
  readonly reports: readonly QueuedReport[];
  readonly draftSlot: Uint8Array;
}
/** There is no room for another report. */
export class VaultFullError extends Error {
  override readonly name = 'VaultFullError';
}

/** A blob's content at the first start: nothing waits, the draft's slot is noise. */
export function emptyVault(now: Instant, sealing: Sealing): Vault {
  return { filledHour: hourOf(now), writtenAt: now, reports: [], draftSlot: sealing.random(DRAFT_SLOT_BYTES) };
}

/** The blob: other bytes each time, whatever changed. Throws VaultFullError. */
export async function sealVault(vault: Vault, sealing: Sealing): Promise<Uint8Array> {
  const { filledHour, writtenAt, reports, draftSlot } = vault;
  const head: z.infer<typeof Head> = { version: 1, filledHour, writtenAt, reports: [...reports] };
  const plain = concatBytes(framed(utf8ToBytes(JSON.stringify(head)), TEXT_BYTES), draftSlot);
  const salt = sealing.random(SALT_BYTES);
  return concatBytes(salt, await sealing.seal(keyOf(salt), plain));
}

/** What is in a blob; null for one that nobody of ours wrote, or that was damaged. */
export async function openVault(blob: Uint8Array, sealing: Sealing): Promise<Vault | null> {
  if (blob.length !== VAULT_BYTES) return null;
  const plain = await sealing.open(keyOf(blob.subarray(0, SALT_BYTES)), blob.subarray(SALT_BYTES));
  if (plain === null) return null;
  const head = Head.safeParse(jsonOf(sealing.text(unframed(plain.subarray(0, TEXT_BYTES)))));
  if (!head.success) return null;
  const { filledHour, writtenAt, reports } = head.data;
  return { filledHour, writtenAt, reports, draftSlot: plain.slice(TEXT_BYTES) };
}

/** The vault with another content of the draft's slot: a draft, or noise. */
export function withDraftSlot(vault: Vault, slot: Uint8Array, now: Instant): Vault {
  return { ...vault, draftSlot: slot, filledHour: hourOf(now) };
}

/** The slot is filled anew when its 7 days are over, whether a draft was in it or not. */
export function renewed(vault: Vault, now: Instant, sealing: Sealing): Vault {
  const isOver = hourOf(now) - vault.filledHour >= DRAFT_HOURS;
  return isOver ? withDraftSlot(vault, sealing.random(DRAFT_SLOT_BYTES), now) : vault;
}

/** Is it time to write the blob anew, though nothing changed? A clock that went back counts as time. */
export const isStale = (vault: Vault, now: Instant): boolean => Math.abs(now - vault.writtenAt) >= REWRITE_AFTER;

/** Length, bytes, and zeros up to a size. Throws VaultFullError. */
export function framed(bytes: Uint8Array, size: number): Uint8Array {
  if (bytes.length + LENGTH_BYTES > size) throw new VaultFullError(`${bytes.length} bytes, room for ${size - LENGTH_BYTES}`);
  const frame = new Uint8Array(size);
  new DataView(frame.buffer).setUint32(0, bytes.length);
  frame.set(bytes, LENGTH_BYTES);
  return frame;
}

/** What `framed` was given. */
export function unframed(frame: Uint8Array): Uint8Array {
  const length = new DataView(frame.buffer, frame.byteOffset).getUint32(0);
  return frame.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
}

/** The worker must open the blob without the child, so its key is made from the blob itself: it keeps from looking, not from taking apart. */
function keyOf(salt: Uint8Array): Uint8Array {
  return sha256(concatBytes(utf8ToBytes('hifazat/1'), salt));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // sealed by us and no JSON: not of this version
  }
}

const hourOf = (now: Instant): number => Math.floor(now / HOUR);
