/** An argon2id hash as PHC writes it: `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`. A policy may bring its own, made elsewhere. */
import { fromBase64, toBase64 } from './radix-text';

/** Memory in KiB, passes, lanes. */
export interface PinCost {
  readonly m: number;
  readonly t: number;
  readonly p: number;
}
export interface Phc {
  readonly cost: PinCost;
  readonly salt: Uint8Array;
  readonly hash: Uint8Array;
}
/** A PIN's hash that can't be used, with the reason. */
export class PinHashError extends Error {
  override readonly name = 'PinHashError';
}

const MOST_MEMORY = 256 * 1024;
const MOST_PASSES = 20;
const MOST_LANES = 4;
/** KiB written in all: about 15 s on a small computer. Longer, and a parent would think that nothing happens. */
const MOST_WORK = 1024 * 1024;

const FORM = /^\$argon2id\$v=(\d{1,9})\$m=(\d{1,9}),t=(\d{1,9}),p=(\d{1,9})\$([^$]+)\$([^$]+)$/;

export function writePhc({ cost, salt, hash }: Phc): string {
  return `$argon2id$v=19$m=${cost.m},t=${cost.t},p=${cost.p}$${toBase64(salt)}$${toBase64(hash)}`;
}

/** Its parts. Throws PinHashError. */
export function readPhc(text: string): Phc {
  const [, version, m, t, p, saltText = '', hashText = ''] = FORM.exec(text) ?? [];
  if (version === undefined) throw new PinHashError('not $argon2id$v=19$m=…,t=…,p=…$salt$hash');
  if (version !== '19') throw new PinHashError(`version ${version} of argon2id: only 19 is known`);
  return {
    cost: checkedCost({ m: Number(m), t: Number(t), p: Number(p) }),
    salt: sized('salt', fromBase64(saltText), 8, 48),
    hash: sized('hash', fromBase64(hashText), 12, 64),
  };
}

/** What is wrong with a PIN's hash, or null. */
export function phcProblem(text: string): string | null {
  try {
    readPhc(text);
    return null;
  } catch (error) {
    if (error instanceof PinHashError) return error.message;
    throw error;
  }
}

/** The cost itself, where this computer can be asked for it. Throws PinHashError. */
export function checkedCost(cost: PinCost): PinCost {
  const { m, t, p } = cost;
  within('p', p, 1, MOST_LANES);
  within('t', t, 1, MOST_PASSES);
  within('m', m, 8 * p, MOST_MEMORY);
  if (m * t > MOST_WORK) throw new PinHashError(`m × t is ${m * t}, at most ${MOST_WORK} is checked in bearable time`);
  return cost;
}
function within(name: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new PinHashError(`${name} is ${value}, not between ${least} and ${most}`);
}
function sized(name: string, bytes: Uint8Array | null, least: number, most: number): Uint8Array {
  if (bytes === null) throw new PinHashError(`the ${name} is not base 64 without padding`);
  within(`the length of the ${name}`, bytes.length, least, most);
  return bytes;
}
