/**
 * What an organisation's intake receives (docs/intake.md): the sealed report, padded so that its length says little, encrypted to the
 * organisation's key by HPKE (RFC 9180, base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM).
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod/mini';
import { toBase64 } from '../lock/radix-text';
import { canonicalJson } from './canonical-json';
import type { Report } from './report';

/** HPKE's `info`, and the envelope's own name. */
export const INTAKE = 'hifazat-intake/1';
/** A report is as long as one of these, bytes: nearly every one as the first. */
const BUCKETS = [8192, 65_536] as const;

/** Base64url without padding. */
const encoded = z.string().check(z.regex(/^[A-Za-z0-9_-]+$/));
export const ReportId = z.string().check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));
export const Envelope = z.strictObject({
  schema: z.literal(INTAKE),
  /** The request's Idempotency-Key, and HPKE's `aad`. */
  id: ReportId,
  suite: z.strictObject({ kem: z.literal(0x0020), kdf: z.literal(0x0001), aead: z.literal(0x0002) }),
  /** The first 16 hexadecimal digits of SHA-256 over the receiver's public key. */
  keyId: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  enc: encoded,
  ciphertext: encoded,
});
export type Envelope = z.infer<typeof Envelope>;

/** HPKE's one-shot Seal, by the platform. Rejects where the key is no usable point. */
export type SealTo = (
  publicKey: Uint8Array,
  message: { readonly info: Uint8Array; readonly aad: Uint8Array; readonly plaintext: Uint8Array },
) => Promise<{ readonly enc: Uint8Array; readonly ciphertext: Uint8Array }>;
/** The report is longer than the largest bucket. */
export class ReportTooLongError extends Error {
  override readonly name = 'ReportTooLongError';
}

/** The report's canonical JSON in UTF-8, with spaces behind it up to a bucket: JSON readers skip them. Throws ReportTooLongError. */
export function paddedReport(report: Report): Uint8Array {
  const bytes = utf8ToBytes(canonicalJson(report));
  const size = BUCKETS.find((bucket) => bytes.length <= bucket);
  if (size === undefined) throw new ReportTooLongError(`${bytes.length} bytes`);
  const padded = new Uint8Array(size).fill(0x20);
  padded.set(bytes);
  return padded;
}

/** The body of the request. Throws ReportTooLongError; rejects where `sealTo` does. */
export async function envelopeFor(report: Report, id: string, publicKey: Uint8Array, sealTo: SealTo): Promise<string> {
  const message = { info: utf8ToBytes(INTAKE), aad: utf8ToBytes(id), plaintext: paddedReport(report) };
  const { enc, ciphertext } = await sealTo(publicKey, message);
  const envelope: Envelope = {
    schema: INTAKE,
    id,
    suite: { kem: 0x0020, kdf: 0x0001, aead: 0x0002 },
    keyId: bytesToHex(sha256(publicKey)).slice(0, 16),
    enc: toBase64Url(enc),
    ciphertext: toBase64Url(ciphertext),
  };
  return JSON.stringify(envelope);
}

const toBase64Url = (bytes: Uint8Array): string => toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_');
