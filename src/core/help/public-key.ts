/** The public key of an organisation's intake, as policy writes it. */
import { fromBase64 } from '../lock/radix-text';

const KEY_BYTES = 32;

/** The 32 bytes of an X25519 public key in base64url; null for anything else. */
export function publicKeyOf(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return null;
  const bytes = fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
  return bytes !== null && bytes.length === KEY_BYTES ? bytes : null;
}
