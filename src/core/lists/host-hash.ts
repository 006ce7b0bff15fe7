/**
 * The 64-bit hash of a host, read from its end, so that one walk over a host meets the hash of each of its suffixes on the way. Two
 * lanes of 32 bits; the lanes are plain numbers in the caller's hands, because this runs for every request and may allocate nothing.
 */
export const SEED_A = 0x2545f491;
export const SEED_B = 0x41c6ce57;

/** The first lane after one more character. */
export const stepA = (a: number, code: number): number => {
  const mixed = Math.imul(a ^ code, 0x85ebca6b);
  return (mixed << 13) | (mixed >>> 19);
};
/** The second lane after one more character; `a` is the first lane after the same one. */
export const stepB = (b: number, a: number, code: number): number => {
  const mixed = Math.imul(b ^ code, 0xc2b2ae35);
  return (((mixed << 15) | (mixed >>> 17)) + a) | 0;
};

/** The high 32 bits of the hash; `finishLow` needs them. Together a bijection of the lanes: nothing is lost. */
export const finishHigh = (a: number, b: number): number => avalanche((a + b) | 0);
export const finishLow = (b: number, high: number): number => avalanche((b + high) | 0);

/** MurmurHash3's finaliser (public domain). */
function avalanche(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
