/** Six digits from a parent's phone (RFC 6238: SHA-1, 30 seconds, what every authenticator app can do), and the address of its QR code. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import type { Instant } from '../time/local-time';

export const STEP = 30_000;
const DIGITS = 6;
const ISSUER = 'Hifazat';
/** As long as the hash (RFC 4226, section 4). */
export const SECRET_BYTES = 20;

/** The step of 30 seconds that a moment falls in. */
export const stepAt = (now: Instant): number => Math.floor(now / STEP);

/** The code of a step. */
export function codeOf(secret: Uint8Array, step: number): string {
  const counter = new Uint8Array(8);
  new DataView(counter.buffer).setBigUint64(0, BigInt(step));
  const mac = new DataView(hmac(sha1, secret, counter).buffer);
  const truncated = mac.getUint32(mac.getUint8(19) & 0xf) & 0x7fffffff;
  return String(truncated % 10 ** DIGITS).padStart(DIGITS, '0');
}

/** What the QR code says; a secret in base 32. Hash, digits and period are what apps take where nothing is said. */
export const otpauthUri = (secret: string): string => `otpauth://totp/${ISSUER}?secret=${secret}&issuer=${ISSUER}`;
