/**
 * The host-name model: what a name alone says about a host that no list has yet. A logistic regression over hashed runs of characters
 * (host-model-features.ts) with int8 weights, trained by `npm run train-host-model`; its card is docs/host-model.md.
 * Pure and synchronous; whoever has the bytes of public/host-model.bin reads them once and keeps the model.
 */
import { z } from 'zod/mini';
import { isWithin } from './address';
import { ORDINARY_HOSTS } from './host-model-exceptions';
import { BUCKETS, featureReader, unitsOf } from './host-model-features';

export interface HostModel {
  /**
   * The log-odds for "adult" in the training mix, the higher of the whole host's and its registrable domain's; −Infinity where there is
   * no name to read (IPs, single labels, public suffixes, punycode). Only the order and the two thresholds mean something: negatives weighed more.
   */
  score(host: string): number;
  /** 'adult' above the sure threshold, 'maybe' in the middle band, null below and for the ordinary hosts known by hand. */
  verdictOf(host: string): 'adult' | 'maybe' | null;
}

const count = z.int().check(z.nonnegative());
const Hits = z.object({ sinfonietta: count, v2fly: count, raw: count, cleaned: count, popular: count });
const Point = z.object({ falsePositives: z.number(), sinfonietta: count, v2fly: count });

/** What stands before the weights: how to read them, the thresholds, and every figure of the card. */
export const HostModelHeader = z.object({
  buckets: z.literal(BUCKETS),
  /** Checksum (FNV-1a) of the weights. */
  checksum: count,
  scale: z.number().check(z.positive()),
  bias: z.number(),
  sure: z.number(),
  maybe: z.number(),
  trained: z.object({ positives: count, negatives: count, byHand: count }),
  /** How many names each test set has; popular = the popular ones among the cleaned. */
  tested: Hits,
  /** How many of them are above each threshold. */
  aboveSure: Hits,
  aboveMaybe: Hits,
  /** The whole curve: the test positives found at each rate of false positives, over the cleaned and the raw negatives. */
  curve: z.object({ cleaned: z.array(Point), raw: z.array(Point) }),
});
export type HostModelHeader = z.infer<typeof HostModelHeader>;

/** "HZHM", the version, the header's length (both little-endian, 16 bits), the header as ASCII JSON, then one signed byte a bucket. */
const MAGIC = [0x48, 0x5a, 0x48, 0x4d] as const;
const VERSION = 1;
const PREFIX = 8;

/** null (never a throw) where the bytes are no model of this version, are cut short or damaged. */
export function readHostModel(bytes: Uint8Array): HostModel | null {
  const header = readHostModelHeader(bytes);
  if (header === null) return null;
  return modelOf(header, new Int8Array(bytes.subarray(bytes.length - BUCKETS)));
}

/** The header of such bytes, checked against the weights; null as above. */
export function readHostModelHeader(bytes: Uint8Array): HostModelHeader | null {
  const at = (index: number): number => bytes[index] ?? 0;
  if (MAGIC.some((byte, index) => at(index) !== byte) || (at(4) | (at(5) << 8)) !== VERSION) return null;
  const length = at(6) | (at(7) << 8);
  if (bytes.length !== PREFIX + length + BUCKETS) return null;
  const text = Array.from(bytes.subarray(PREFIX, PREFIX + length), (byte) => String.fromCharCode(byte)).join('');
  const header = HostModelHeader.safeParse(parseJson(text));
  if (!header.success) return null;
  return checksumOf(bytes.subarray(PREFIX + length)) === header.data.checksum ? header.data : null;
}

/** The bytes of a model: what readHostModel reads back. */
export function writeHostModel(header: Omit<HostModelHeader, 'checksum'>, weights: Int8Array): Uint8Array {
  const body = Uint8Array.from(weights, (weight) => weight & 255);
  const text = JSON.stringify({ ...header, checksum: checksumOf(body) });
  const start = [...MAGIC, VERSION & 255, VERSION >> 8, text.length & 255, text.length >> 8];
  return Uint8Array.from([...start, ...Array.from(text, (character) => character.charCodeAt(0)), ...body]);
}

type Readable = Pick<HostModelHeader, 'scale' | 'bias' | 'sure' | 'maybe'>;

/** The model of a header and its weights. */
export function modelOf({ scale, bias, sure, maybe }: Readable, weights: Int8Array): HostModel {
  const featuresOf = featureReader();
  const score = (host: string): number => {
    let highest = Number.NEGATIVE_INFINITY;
    for (const unit of unitsOf(host)) {
      const features = featuresOf(unit);
      let sum = 0;
      for (const bucket of features) sum += weights[bucket] ?? 0;
      highest = Math.max(highest, (bias + sum / Math.sqrt(features.length)) * scale);
    }
    return highest;
  };
  const verdictOf = (host: string): 'adult' | 'maybe' | null => {
    const value = score(host);
    if (value <= maybe || ORDINARY_HOSTS.some((ordinary) => isWithin(host, ordinary))) return null;
    return value > sure ? 'adult' : 'maybe';
  };
  return { score, verdictOf };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // not JSON: no header
  }
}

function checksumOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
