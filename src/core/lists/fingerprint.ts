/** By what a list is known without being read: SHA-256 of its entries in order and their format, as hex, made as they stream by. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export class Fingerprint {
  readonly #hash = sha256.create();

  constructor(format: string) {
    this.add(`${format}\n`);
  }
  add(part: string | Uint8Array): void {
    this.#hash.update(typeof part === 'string' ? utf8ToBytes(part) : part);
  }
  end(): string {
    return bytesToHex(this.#hash.digest());
  }
}

/** Of a few short texts. */
export function fingerprintOf(parts: readonly string[]): string {
  const fingerprint = new Fingerprint('');
  for (const part of parts) fingerprint.add(`${part}\n`);
  return fingerprint.end();
}
