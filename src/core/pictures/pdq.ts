/**
 * PDQ: a fingerprint of what a picture looks like, 256 bits, which stays nearly the same when the picture is made smaller, saved again
 * or coloured a little. Two pictures are alike when few bits differ.
 *
 * What it is for: a list that somebody has of their own. A child's own picture ("never show this again"), or a school's list of pictures
 * that are sent round. Nothing in Hifazat compares pictures yet. It can't find abuse material and is never used for that: the lists for
 * that belong to the police and hotlines, and a match would be a guess, not proof. Who wants to get past it can.
 *
 * Source: facebook/ThreatExchange, pdq/cpp (BSD); the same 32-bit arithmetic, so that the hashes agree with the C++ code bit for bit.
 */

export type PictureHash = Readonly<{
  /** 64 hexadecimal digits. */
  hash: string;
  /** 0 to 100: how much there is to see. A blank or blurred picture's hash says nothing. */
  quality: number;
}>;

/** Red, green, blue and alpha of each pixel, row by row, as a canvas gives them. Alpha isn't looked at. */
type Pixels = Uint8ClampedArray | Uint8Array;

const SIDE = 64;
const BITS = 16;
/** Pictures are alike up to this many different bits, and a hash counts above this quality: the published thresholds. */
const FARTHEST = 31;
const TOO_POOR = 49;
const NOTHING: PictureHash = { hash: '0'.repeat(64), quality: 0 };
const { fround } = Math;

/** Cosines of the frequencies 1 to 16; frequency 0 says only how bright a picture is. */
const COSINES = Float32Array.from({ length: BITS * SIDE }, (_, at) => {
  const frequency = Math.floor(at / SIDE) + 1;
  const place = 2 * (at % SIDE) + 1;
  return Math.sqrt(2 / SIDE) * Math.cos((Math.PI / 2 / SIDE) * frequency * place);
});

function brightness(pixels: Pixels, width: number, height: number): Float32Array {
  const luma = new Float32Array(width * height);
  const [red, green, blue] = [fround(0.299), fround(0.587), fround(0.114)];
  for (let at = 0; at < luma.length; at++) {
    const [r = 0, g = 0, b = 0] = [pixels[at * 4], pixels[at * 4 + 1], pixels[at * 4 + 2]];
    luma[at] = fround(fround(fround(red * r) + fround(green * g)) + fround(blue * b));
  }
  return luma;
}

/** Each value becomes the mean of those in a window around it, along one line; at the ends the window is smaller. */
function blurLine(from: Float32Array, to: Float32Array, start: number, length: number, stride: number, size: number): void {
  const ahead = Math.floor((size + 2) / 2) - 1;
  let sum = 0;
  let inside = 0;
  for (let entering = 0; entering < length + ahead; entering++) {
    const leaving = entering - size;
    if (entering < length) {
      sum = fround(sum + (from[start + entering * stride] ?? 0));
      inside++;
    }
    if (leaving >= 0) {
      sum = fround(sum - (from[start + leaving * stride] ?? 0));
      inside--;
    }
    if (entering >= ahead) to[start + (entering - ahead) * stride] = sum / inside;
  }
}

function blur(luma: Float32Array, width: number, height: number): Float32Array {
  const between = new Float32Array(luma.length);
  const along = Math.floor((width + 127) / 128);
  const down = Math.floor((height + 127) / 128);
  for (let pass = 0; pass < 2; pass++) {
    for (let row = 0; row < height; row++) blurLine(luma, between, row * width, width, 1, along);
    for (let column = 0; column < width; column++) blurLine(between, luma, column, height, width, down);
  }
  return luma;
}

/** The picture as 64 × 64 values. */
function shrink(luma: Float32Array, width: number, height: number): Float32Array {
  if (width === SIDE && height === SIDE) return luma;
  const blurred = blur(luma, width, height);
  return Float32Array.from({ length: SIDE * SIDE }, (_, at) => {
    const row = Math.floor(((Math.floor(at / SIDE) + 0.5) * height) / SIDE);
    const column = Math.floor((((at % SIDE) + 0.5) * width) / SIDE);
    return blurred[row * width + column] ?? 0;
  });
}

/** How much neighbours differ. */
function qualityOf(small: Float32Array): number {
  let steps = 0;
  const step = (one = 0, other = 0) => Math.abs(Math.trunc(fround(fround(fround(one - other) * 100) / 255)));
  for (let at = 0; at < small.length; at++) {
    if (at + SIDE < small.length) steps += step(small[at], small[at + SIDE]);
    if ((at + 1) % SIDE !== 0) steps += step(small[at], small[at + 1]);
  }
  return Math.min(100, Math.floor(steps / 90));
}

/** 16 × 16 frequencies of the 64 × 64 values, row by row. */
function frequencies(small: Float32Array): Float32Array {
  const half = new Float32Array(BITS * SIDE);
  const whole = new Float32Array(BITS * BITS);
  for (let i = 0; i < BITS; i++) {
    for (let j = 0; j < SIDE; j++) {
      let sum = 0;
      for (let k = 0; k < SIDE; k++) sum = fround(sum + fround((COSINES[i * SIDE + k] ?? 0) * (small[k * SIDE + j] ?? 0)));
      half[i * SIDE + j] = sum;
    }
  }
  for (let i = 0; i < BITS; i++) {
    for (let j = 0; j < BITS; j++) {
      let sum = 0;
      for (let k = 0; k < SIDE; k++) sum = fround(sum + fround((half[i * SIDE + k] ?? 0) * (COSINES[j * SIDE + k] ?? 0)));
      whole[i * BITS + j] = sum;
    }
  }
  return whole;
}

/** One bit a frequency: above the median or not. The highest row is written first, its highest column too. */
function hashOf(values: Float32Array): string {
  const median = values.toSorted()[values.length / 2 - 1] ?? 0;
  let hash = '';
  for (let row = BITS - 1; row >= 0; row--) {
    let word = 0;
    for (let column = 0; column < BITS; column++) if ((values[row * BITS + column] ?? 0) > median) word |= 1 << column;
    hash += word.toString(16).padStart(4, '0');
  }
  return hash;
}

/** The eight ways to lay a picture on its place: turned, and seen in a mirror. `down`: top and bottom change places, before `turn`. */
const WAYS = [false, true].flatMap((turn) =>
  [false, true].flatMap((down) => [false, true].map((across) => ({ turn, down, across }))),
);

/** A mirror changes the sign of every odd frequency (frequency = index + 1); laying rows as columns swaps the two. */
function laid(values: Float32Array, { turn, down, across }: (typeof WAYS)[number]): Float32Array {
  const changed = new Float32Array(values.length);
  for (let row = 0; row < BITS; row++) {
    for (let column = 0; column < BITS; column++) {
      const sign = (down && row % 2 === 0) !== (across && column % 2 === 0) ? -1 : 1;
      changed[turn ? column * BITS + row : row * BITS + column] = sign * (values[row * BITS + column] ?? 0);
    }
  }
  return changed;
}

/**
 * The hash of a picture. Hand in at most 512 pixels a side (some 7 ms): larger ones only take longer.
 * A picture of under 5 pixels a side has no hash: all zeros, quality 0. Throws RangeError when the pixels don't fill width × height.
 */
export function pdqHash(pixels: Pixels, width: number, height: number): PictureHash {
  return pdqVariants(pixels, width, height)[0] ?? NOTHING;
}

/** The eight hashes of a picture: as it is (first), and turned or mirrored, so that one of them meets a copy that was. Errors as `pdqHash`. */
export function pdqVariants(pixels: Pixels, width: number, height: number): readonly PictureHash[] {
  if (pixels.length !== width * height * 4) throw new RangeError(`${width} × ${height} pixels take ${width * height * 4} bytes`);
  if (width < 5 || height < 5) return WAYS.map(() => NOTHING);
  const small = shrink(brightness(pixels, width, height), width, height);
  const values = frequencies(small);
  const quality = qualityOf(small);
  return WAYS.map((way) => ({ hash: hashOf(laid(values, way)), quality }));
}

/** How many of the 256 bits differ. Throws RangeError when one of the two isn't 64 hexadecimal digits. */
export function hammingDistance(one: string, other: string): number {
  if (![one, other].every((hash) => /^[0-9a-f]{64}$/i.test(hash))) throw new RangeError('A hash is 64 hexadecimal digits');
  let different = 0;
  for (let at = 0; at < 64; at += 4) {
    let bits = Number.parseInt(one.slice(at, at + 4), 16) ^ Number.parseInt(other.slice(at, at + 4), 16);
    for (; bits !== 0; bits &= bits - 1) different++;
  }
  return different;
}

/** Are these two likely the same picture? Only where both have enough to see. */
export function isMatch(one: PictureHash, other: PictureHash): boolean {
  if (one.quality <= TOO_POOR || other.quality <= TOO_POOR) return false;
  return hammingDistance(one.hash, other.hash) <= FARTHEST;
}
