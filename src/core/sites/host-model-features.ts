/**
 * What the host-name model sees of a name: hashed runs of 3 to 5 characters of `^name$` (each hashed twice, which halves the harm of two
 * runs that share a bucket), the public suffix, and coarse counts. Training and scoring both read this file: a change here needs new weights.
 */
import { parse } from 'tldts';
import { isIp } from './address';

export const BUCKETS = 65_536;
const SHORTEST = 3;
const LONGEST = 5;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const MASK = BUCKETS - 1;
const PUNYCODE = /(^|\.)xn--/;

/** One spelling of a host that is scored: the whole host, or its registrable domain. */
export interface NameUnit {
  /** Without the public suffix. */
  readonly name: string;
  /** The label directly under the public suffix. */
  readonly label: string;
  readonly suffix: string;
}

/**
 * The whole host ("www." off) and, where that is less, its registrable domain; none for IPs, single labels, public suffixes and
 * names in other scripts: punycode's letters mean nothing, and what was learnt from them put one Urdu name in four under suspicion. Both are scored because a harmless "cdn1." in front would otherwise thin out a name that says everything.
 */
export function unitsOf(host: string): readonly NameUnit[] {
  const bare = host.startsWith('www.') ? host.slice(4) : host;
  if (isIp(bare)) return [];
  const parts = parse(bare, { allowPrivateDomains: true, extractHostname: false, validateHostname: false, detectIp: false });
  const { domain, publicSuffix: suffix, domainWithoutSuffix: label } = parts;
  if (!domain || !suffix || !label) return [];
  const units = [{ name: bare.slice(0, bare.length - suffix.length - 1), label, suffix }];
  if (domain !== bare) units.push({ name: label, label, suffix });
  return units.filter(({ name }) => !PUNYCODE.test(name));
}

/** The spread of a hash's bits over the buckets (the end of MurmurHash3). */
function bucketOf(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & MASK;
}

/** A reader of names, with its own scratch space: the distinct buckets of a unit, in no promised order. */
export function featureReader(): (unit: NameUnit) => readonly number[] {
  const seenIn = new Int32Array(BUCKETS);
  let reading = 0;
  return ({ name, label, suffix }) => {
    reading++;
    const found: number[] = [];
    const add = (bucket: number): void => {
      if (seenIn[bucket] === reading) return;
      seenIn[bucket] = reading;
      found.push(bucket);
    };
    const text = `^${name}$`;
    for (let start = 0; start < text.length; start++) {
      const end = Math.min(text.length, start + LONGEST);
      let hash = FNV_START;
      for (let at = start; at < end; at++) {
        hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
        const length = at - start + 1;
        if (length < SHORTEST) continue;
        const ofLength = hash ^ Math.imul(length, 0x9e3779b1);
        add(bucketOf(ofLength));
        add(bucketOf(Math.imul(ofLength, 0x2c1b3c6d) ^ 0x5bd1e995));
      }
    }
    for (const word of countsOf(name, label)) add(bucketOf(hashOf(word)));
    add(bucketOf(hashOf(`suffix ${suffix}`)));
    return found;
  };
}

function hashOf(word: string): number {
  let hash = FNV_START;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), FNV_PRIME);
  return hash;
}

/** Digits, hyphens, length and the share of vowels, each in a few steps. */
function countsOf(name: string, label: string): readonly string[] {
  let digits = 0;
  let hyphens = 0;
  for (const character of name) {
    if (character >= '0' && character <= '9') digits++;
    if (character === '-') hyphens++;
  }
  let vowels = 0;
  for (const character of label) if ('aeiouy'.includes(character)) vowels++;
  return [
    `digits ${Math.min(digits, 6)}`,
    `hyphens ${Math.min(hyphens, 4)}`,
    `length ${Math.min(label.length >> 1, 12)}`,
    `vowels ${Math.round((8 * vowels) / label.length)}`,
  ];
}
