/** Bytes as text, some bits to each letter (RFC 4648, without padding): base 64 for PHC strings, base 32 for authenticator apps. */

interface Alphabet {
  readonly letters: string;
  readonly bits: number;
}
const BASE64: Alphabet = { letters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', bits: 6 };
const BASE32: Alphabet = { letters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', bits: 5 };

export const toBase64 = (bytes: Uint8Array): string => encode(bytes, BASE64);
export const toBase32 = (bytes: Uint8Array): string => encode(bytes, BASE32);
/** The bytes, or null for what no encoder writes: other letters, a length that can't be, bits left over. */
export const fromBase64 = (text: string): Uint8Array | null => decode(text, BASE64);
/** The same; padding, spaces and small letters are read, too, as apps and people write them. */
export const fromBase32 = (text: string): Uint8Array | null =>
  decode(text.replace(/\s/g, '').replace(/=+$/, '').toUpperCase(), BASE32);

function encode(bytes: Uint8Array, { letters, bits }: Alphabet): string {
  let text = '';
  let held = 0;
  let heldBits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    heldBits += 8;
    while (heldBits >= bits) {
      heldBits -= bits;
      text += letters.charAt(held >> heldBits);
      held &= (1 << heldBits) - 1;
    }
  }
  return heldBits === 0 ? text : text + letters.charAt(held << (bits - heldBits));
}

function decode(text: string, { letters, bits }: Alphabet): Uint8Array | null {
  const bytes: number[] = [];
  let held = 0;
  let heldBits = 0;
  for (const letter of text) {
    const value = letters.indexOf(letter);
    if (value < 0) return null;
    held = (held << bits) | value;
    heldBits += bits;
    if (heldBits < 8) continue;
    heldBits -= 8;
    bytes.push(held >> heldBits);
    held &= (1 << heldBits) - 1;
  }
  return heldBits >= bits || held !== 0 ? null : Uint8Array.from(bytes);
}
