/** The names that the host-name model is trained and tested with, from a folder laid out like ../shared/data; none of them is shipped. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { siteOf } from '../src/core/sites/site';
import { Stop } from './shell';
import { isInLexicon } from './train-host-model-lexicon';
import { ORDINARY_NAMES } from './train-host-model-ordinary';

export interface TrainingData {
  readonly positives: readonly string[];
  readonly negatives: readonly string[];
  readonly byHand: readonly string[];
}
export interface TestData {
  readonly sinfonietta: readonly string[];
  readonly v2fly: readonly string[];
  readonly raw: readonly string[];
  readonly cleaned: readonly string[];
  readonly popular: readonly string[];
}
/** Why a host was taken out of the negatives: on two adult lists, or in the lexicon. */
export interface Removed {
  readonly host: string;
  readonly why: 'lists' | 'lexicon';
}

const registrable = (host: string): string => siteOf(host) ?? host;
const numberOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32LE(0);
/** The half of the negatives that is only tested with. */
const isTested = (host: string): boolean => numberOf(`split:${registrable(host)}`) % 2 === 1;
/** The part of five that a name is in for cross-validation. */
export const partOf = (host: string): number => numberOf(`fold:${registrable(host)}`) % 5;
/** The first 8 bytes of a host's SHA-256, in hexadecimal. */
export const hashedName = (host: string): string => createHash('sha256').update(host).digest('hex').slice(0, 16);

export function readData(folder: string): { train: TrainingData; test: TestData; removed: readonly Removed[] } {
  const read = (file: string): string[] => hostsIn(path.join(folder, file));
  const shadow = read('lists/shadowwhisperer/adult.txt');
  const sinfonietta = read('lists/sinfonietta/adult.txt');
  const v2fly = read('lists/v2fly/adult.txt');
  const lists = [shadow, sinfonietta, v2fly].map((hosts) => new Set(hosts));
  const sites = [shadow, sinfonietta, v2fly].map((hosts) => new Set(hosts.map(registrable)));
  const onlyIn = (hosts: readonly string[], own: number): string[] =>
    hosts.filter((host) => sites.every((other, index) => index === own || !other.has(registrable(host))));

  const popular = new Set([...read('popular/tranco10k.txt'), ...read('popular/majestic10k.txt')]);
  const negativeFiles = readdirSync(path.join(folder, 'negatives')).sort();
  const negatives = [...new Set([...popular, ...negativeFiles.flatMap((file) => read(`negatives/${file}`))])].sort();
  const why = new Map<string, Removed['why']>();
  for (const host of negatives) {
    if (lists.filter((list) => isCovered(list, host)).length >= 2) why.set(host, 'lists');
    else if (isInLexicon(host)) why.set(host, 'lexicon');
  }

  const raw = negatives.filter(isTested);
  const tested = new Set(raw.map(registrable));
  const cleaned = raw.filter((host) => !why.has(host));
  const [trainingList = new Set<string>()] = lists;
  return {
    train: {
      positives: shadow,
      negatives: negatives.filter((host) => !isTested(host) && !why.has(host) && !isCovered(trainingList, host)),
      byHand: ORDINARY_NAMES.filter((host) => !tested.has(registrable(host))),
    },
    test: {
      sinfonietta: onlyIn(sinfonietta, 1),
      v2fly: onlyIn(v2fly, 2),
      raw,
      cleaned,
      popular: cleaned.filter((host) => popular.has(host)),
    },
    removed: [...why].map(([host, reason]) => ({ host, why: reason })),
  };
}

function hostsIn(file: string): string[] {
  if (!existsSync(file)) throw new Stop(`${file} does not exist; say where the data is: npm run train-host-model -- --data DIR`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Is the host or a domain above it on the list? */
function isCovered(list: ReadonlySet<string>, host: string): boolean {
  for (let rest = host; ; rest = rest.slice(rest.indexOf('.') + 1)) {
    if (list.has(rest)) return true;
    if (!rest.includes('.')) return false;
  }
}
