/** AES-256-GCM and SHA-256 by WebCrypto. */
import type { Sealing } from '../core/help/vault';
import { randomBytes } from './random';

const NONCE_BYTES = 12;

/** Bytes that WebCrypto may read: of a buffer that nobody shares. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
const keyOf = (key: Uint8Array, usage: 'encrypt' | 'decrypt') =>
  crypto.subtle.importKey('raw', own(key), 'AES-GCM', false, [usage]);

export const sealing: Sealing = {
  random: randomBytes,
  text: (bytes) => new TextDecoder().decode(bytes),
  seal: async (key, plaintext) => {
    const iv = own(randomBytes(NONCE_BYTES));
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(key, 'encrypt'), own(plaintext));
    const all = new Uint8Array(NONCE_BYTES + sealed.byteLength);
    all.set(iv);
    all.set(new Uint8Array(sealed), NONCE_BYTES);
    return all;
  },
  open: async (key, sealed) => {
    const iv = own(sealed.subarray(0, NONCE_BYTES));
    const decrypting = await keyOf(key, 'decrypt');
    try {
      return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, decrypting, own(sealed.subarray(NONCE_BYTES))));
    } catch {
      return null; // WebCrypto says no more than that it isn't so
    }
  },
};

/** SHA-256 of a text's UTF-8, as lower-case hexadecimal digits. */
export async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
