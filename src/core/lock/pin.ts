/**
 * The parent's PIN: what may be one, and its memory-hard hash (argon2id, RFC 9106). The library gives way every 10 ms, so that the worker's
 * beat and its judging go on meanwhile.
 */
import { argon2idAsync } from '@noble/hashes/argon2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { checkedCost, type PinCost, readPhc, writePhc } from './phc';
import { foldDigits } from './typed-digits';

/** One of OWASP's equal choices, the one that is quickest where hashing is plain JavaScript: 0.4 to 1.1 s here. */
const COST: PinCost = { m: 19456, t: 2, p: 1 };
const HASH_BYTES = 32;
/** How long one slice of the work may hold up everything else, ms. */
const SLICE = 10;

export const SHORTEST_PIN = 4;
export const LONGEST_PIN = 64;
const RECOMMENDED_DIGITS = 6;

export type PinProblem = 'too-short' | 'too-long' | 'all-same' | 'run';
export type PinWarning = 'few-digits';

/** Why this can't be a PIN, or null. */
export function pinProblem(pin: string): PinProblem | null {
  const characters = [...sameHowever(pin)];
  if (characters.length < SHORTEST_PIN) return 'too-short';
  if (characters.length > LONGEST_PIN) return 'too-long';
  if (characters.every((character) => character === characters[0])) return 'all-same';
  return isRun(characters) ? 'run' : null;
}

/** What a parent should hear of a PIN that may be used. */
export function pinWarning(pin: string): PinWarning | null {
  const digits = sameHowever(pin);
  return /^\d+$/.test(digits) && digits.length < RECOMMENDED_DIGITS ? 'few-digits' : null;
}

/** The PHC string to store. Salt of 8 to 48 bytes of chance, from outside. Throws PinHashError. */
export async function hashPin(pin: string, salt: Uint8Array, cost: PinCost = COST): Promise<string> {
  const hash = await hashOf(pin, salt, checkedCost(cost), HASH_BYTES);
  return writePhc({ cost, salt, hash });
}

/** Is it this PIN? Throws PinHashError where the stored hash can't be used. */
export async function verifyPin(pin: string, phc: string): Promise<boolean> {
  const { cost, salt, hash } = readPhc(phc);
  return areEqual(await hashOf(pin, salt, cost, hash.length), hash);
}

function hashOf(pin: string, salt: Uint8Array, cost: PinCost, dkLen: number): Promise<Uint8Array> {
  return argon2idAsync(utf8ToBytes(sameHowever(pin)), salt, { ...cost, dkLen, asyncTick: SLICE });
}

/** The PIN however the keyboard writes it: letters composed, digits as 0-9. */
function sameHowever(pin: string): string {
  return foldDigits(pin.normalize('NFC'));
}

/** 1234, 4321, abcd; digits go around: 8901. */
function isRun(characters: readonly string[]): boolean {
  const codes = characters.map((character) => character.codePointAt(0) ?? 0);
  const areDigits = characters.every((character) => /^\d$/.test(character));
  return [1, -1].some((step) =>
    codes.slice(1).every((code, index) => {
      const by = code - (codes[index] ?? 0);
      return by === step || (areDigits && by === -9 * step);
    }),
  );
}

/** Takes as long wherever they differ. */
function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  let difference = one.length ^ other.length;
  for (const [index, byte] of one.entries()) difference |= byte ^ (other[index] ?? 0);
  return difference === 0;
}
