import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hammingDistance, isMatch, pdqHash, pdqVariants } from '../../../src/core/pictures/pdq.ts';

type Paint = (x: number, y: number) => readonly [number, number, number];

function painted(width: number, height: number, paint: Paint): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) pixels.set([...paint(x, y), 255], (y * width + x) * 4);
  }
  return pixels;
}

/** Blocks of brightness from a generator of numbers whose sequence is fixed, with a little colour. */
function blocks(width: number, height: number): Paint {
  let seed = 12345;
  const values = Array.from({ length: 1024 }, () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed >>> 24;
  });
  return (x, y) => {
    const value = values[Math.floor((y * 32) / height) * 32 + Math.floor((x * 32) / width)] ?? 0;
    return [value, (3 * value + x) & 255, (7 * value + y) & 255];
  };
}

const picture = (width: number, height: number) => painted(width, height, blocks(width, height));

describe("hashes agree with Meta's C++ code, bit for bit", () => {
  it.each([
    [128, 128, '777f9b094cc77f2e08775d72c7d3f897348ee8d46100c0f53c12ca47a24471d4'],
    [200, 133, 'f35a9181c69d3f2e44e73b71436bf046bcc461496199c0fddc90d8af474571d2'],
    [640, 360, 'f76b931ad25e17f1564c55a682f94e675c2b1e1807185d70ad26a8f78240fb8d'],
    [64, 64, 'fd3eab304657fb77c0d20dababdbf057d52540985160c07eed03d8171740f388'],
    [1024, 768, 'bbea961203ddb7764b50dfa3c5025fdd370ec8d1f054e3e12938f0ba1346d441'],
    [37, 91, '763dd8f84dc3b77dc0b375a787c3d22e5324ec185050707cbc8abd378341f188'],
  ])('%i × %i', (width, height, hash) => {
    expect(pdqHash(picture(width, height), width, height)).toEqual({ hash, quality: 100 });
  });
});

describe('what has no hash worth having', () => {
  it.each([
    ['under 5 pixels wide', 4, 100, blocks(4, 100)],
    ['under 5 pixels high', 100, 4, blocks(100, 4)],
    ['one pixel', 1, 1, blocks(1, 1)],
  ])('%s: zeros, quality 0', (_, width, height, paint) => {
    expect(pdqHash(painted(width, height, paint), width, height)).toEqual({ hash: '0'.repeat(64), quality: 0 });
  });

  it('one colour, or a soft run of grey: quality 0, and no match even with itself', () => {
    for (const paint of [() => [90, 90, 90] as const, (x: number) => [x, x, x] as const]) {
      const poor = pdqHash(painted(128, 128, paint), 128, 128);
      expect(poor.quality).toBe(0);
      expect(isMatch(poor, poor)).toBe(false);
    }
  });

  it.each([0, 255])('alpha (%i) is not looked at', (alpha) => {
    const clear = picture(64, 64).map((value, at) => (at % 4 === 3 ? alpha : value));
    expect(pdqHash(clear, 64, 64)).toEqual(pdqHash(picture(64, 64), 64, 64));
  });

  it.each([
    ['one edge from black to grey', (x: number) => (x < 32 ? 0 : 128), 35],
    ['a harder one', (x: number) => (x < 32 ? 0 : 200), 55],
    ['the same, lying', (_x: number, y: number) => (y < 32 ? 0 : 200), 55],
    ['one so soft that it counts for nothing', (x: number) => (x < 32 ? 90 : 92), 0],
  ])('quality, %s', (_name, grey, quality) => {
    const paint: Paint = (x, y) => [grey(x, y), grey(x, y), grey(x, y)];
    expect(pdqHash(painted(64, 64, paint), 64, 64).quality).toBe(quality);
  });

  it('pixels that do not fill the picture are an error', () => {
    expect(() => pdqHash(picture(10, 10), 10, 11)).toThrow(RangeError);
  });
});

/** A picture of `side` × `side`: its pixel at (x, y) is another's at these places. */
const LAID: Record<string, (x: number, y: number, last: number) => [number, number]> = {
  'as it is': (x, y) => [x, y],
  'left and right changed': (x, y, last) => [last - x, y],
  'top and bottom changed': (x, y, last) => [x, last - y],
  'half a turn': (x, y, last) => [last - x, last - y],
  'rows as columns': (x, y) => [y, x],
  'a quarter turn': (x, y, last) => [y, last - x],
  'a quarter turn back': (x, y, last) => [last - y, x],
  'rows as columns, and half a turn': (x, y, last) => [last - y, last - x],
};

describe('turned and mirrored copies', () => {
  const side = 64;
  const whole = picture(side, side);
  const laid = Object.entries(LAID).map(([way, from]) => {
    const pixels = painted(side, side, (x, y) => {
      const [fromX, fromY] = from(x, y, side - 1);
      const [red = 0, green = 0, blue = 0] = whole.subarray((fromY * side + fromX) * 4);
      return [red, green, blue];
    });
    return [way, pdqHash(pixels, side, side)] as const;
  });
  const variants = pdqVariants(whole, side, side);

  it('there are eight, all different, the first is the hash itself', () => {
    expect(variants).toHaveLength(8);
    expect(new Set(variants.map(({ hash }) => hash)).size).toBe(8);
    expect(variants[0]).toEqual(pdqHash(whole, side, side));
  });

  it.each(laid)('%s: exactly one variant is its hash', (_, copy) => {
    const near = variants.filter(({ hash }) => hammingDistance(hash, copy.hash) <= 2);
    expect(near).toHaveLength(1);
    expect(near.every(({ quality }) => quality === copy.quality)).toBe(true);
  });
});

/** The hash with its first `count` bits turned round. */
function turned(hash: string, count: number): string {
  const bits = [...hash].flatMap((digit) => [...Number.parseInt(digit, 16).toString(2).padStart(4, '0')]);
  const changed = bits.map((bit, at) => (at < count ? 1 - Number(bit) : bit)).join('');
  return changed.replace(/.{4}/g, (four) => Number.parseInt(four, 2).toString(16));
}

describe('alike: at most 31 of 256 bits differ, and both have a quality above 49', () => {
  const { hash } = pdqHash(picture(64, 64), 64, 64);
  it.each([
    [0, 100, 100, true],
    [31, 100, 100, true],
    [32, 100, 100, false],
    [256, 100, 100, false],
    [0, 50, 50, true],
    [0, 49, 100, false],
    [0, 100, 49, false],
    [0, 0, 0, false],
  ])('%i bits, qualities %i and %i: %s', (count, one, other, alike) => {
    expect(isMatch({ hash, quality: one }, { hash: turned(hash, count), quality: other })).toBe(alike);
  });

  it('a copy at half the size is alike, a brighter one too; another picture is not', () => {
    const whole = picture(512, 384);
    const large = pdqHash(whole, 512, 384);
    const at = (x: number, y: number, colour: number) => whole[(y * 512 + x) * 4 + colour] ?? 0;
    const mean = (x: number, y: number, colour: number) =>
      (at(x, y, colour) + at(x + 1, y, colour) + at(x, y + 1, colour) + at(x + 1, y + 1, colour)) / 4;
    const half = painted(256, 192, (x, y) => [mean(2 * x, 2 * y, 0), mean(2 * x, 2 * y, 1), mean(2 * x, 2 * y, 2)]);
    const brighter = whole.map((value) => value * 0.8 + 50);
    const other = picture(512, 384).reverse();
    expect(isMatch(large, pdqHash(half, 256, 192))).toBe(true);
    expect(isMatch(large, pdqHash(brighter, 512, 384))).toBe(true);
    expect(isMatch(large, { ...pdqHash(other, 512, 384), quality: 100 })).toBe(false);
  });
});

describe('distance', () => {
  const anyHash = fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 64, maxLength: 64 })
    .map((digits) => digits.join(''));

  it('counts bits that differ: as many as were changed, the same both ways', () => {
    fc.assert(
      fc.property(anyHash, fc.integer({ min: 0, max: 256 }), (hash, count) => {
        expect(hammingDistance(hash, turned(hash, count))).toBe(count);
        expect(hammingDistance(turned(hash, count), hash)).toBe(count);
      }),
    );
  });

  it.each(['', 'ff', 'g'.repeat(64), '0'.repeat(65)])('%j is no hash', (bad) => {
    expect(() => hammingDistance(bad, '0'.repeat(64))).toThrow(RangeError);
    expect(() => hammingDistance('0'.repeat(64), bad)).toThrow(RangeError);
  });
});
