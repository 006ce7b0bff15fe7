/**
 * `npm run train-host-model [-- --data DIR]`: trains the host-name model and measures it; writes public/host-model.bin, the figures of
 * docs/host-model.md, the hashes of the names that were taken out of the negatives, and the scores that the test expects of invented names. Run twice, it writes the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod/mini';
import { type HostModel, type HostModelHeader, modelOf, readHostModelHeader, writeHostModel } from '../src/core/sites/host-model';
import { BUCKETS, unitsOf } from '../src/core/sites/host-model-features';
import { ROOT, Stop } from './shell';
import { withFigures } from './train-host-model-card';
import { hashedName, partOf, type Removed, readData, type TestData, type TrainingData } from './train-host-model-data';
import { type Example, exampleOf, type Learnt, learn } from './train-host-model-learn';

/** A mistake with an ordinary name counts as much as this many with adult ones. */
const NEGATIVE_WEIGHT = 8;
const SURE_RATE = 0.0002;
const MAYBE_RATE = 0.001;
const CURVE_RATES = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1];
const PARTS = 5;

export async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { data: { type: 'string' } } });
  const { train, test, removed } = readData(path.resolve(values.data ?? path.join(ROOT, '../shared/data')));
  const { sure, maybe } = thresholds(train);
  const learnt = learn(examplesOf(train));
  const figures = { ...learnt, sure, maybe, ...measure(modelOf({ ...learnt, sure, maybe }, learnt.weights), test, sure, maybe) };
  const { weights, ...rest } = figures;
  const readable = (hosts: readonly string[]): number => hosts.filter((host) => unitsOf(host).length > 0).length;
  const trained = { positives: readable(train.positives), negatives: readable(train.negatives), byHand: readable(train.byHand) };
  const bytes = writeHostModel({ buckets: BUCKETS, ...rest, trained }, weights);
  const header = readHostModelHeader(bytes);
  if (header === null) throw new Stop('The model that was just trained cannot be read back.');
  writeFileSync(path.join(ROOT, 'public/host-model.bin'), bytes);
  writeFileSync(path.join(ROOT, 'scripts/train-host-model-removed.txt'), removedText(removed));
  writeScores(modelOf(header, weights));
  const card = path.join(ROOT, 'docs/host-model.md');
  writeFileSync(card, withFigures(readFileSync(card, 'utf8'), header));
  console.log(`public/host-model.bin: ${bytes.length} bytes; the figures are in docs/host-model.md`);
}

export function examplesOf({ positives, negatives, byHand }: TrainingData): Example[] {
  const adult = positives.map((host) => exampleOf(host, true, 1));
  const ordinary = [...negatives, ...byHand].map((host) => exampleOf(host, false, NEGATIVE_WEIGHT));
  return [...adult, ...ordinary].filter((example) => example !== null);
}

/** The two thresholds from scores of training negatives by models that have not seen them: the test names have no say in it. */
function thresholds(train: TrainingData): { sure: number; maybe: number } {
  const scores: number[] = [];
  for (let part = 0; part < PARTS; part++) {
    const others = (host: string): boolean => partOf(host) !== part;
    const learnt = learn(
      examplesOf({ ...train, positives: train.positives.filter(others), negatives: train.negatives.filter(others) }),
    );
    const model = scorer(learnt);
    for (const host of train.negatives) if (!others(host)) scores.push(model.score(host));
  }
  const falling = descending(scores);
  return { sure: scoreAt(falling, SURE_RATE), maybe: scoreAt(falling, MAYBE_RATE) };
}

const scorer = (learnt: Learnt): HostModel => modelOf({ ...learnt, sure: 0, maybe: 0 }, learnt.weights);
const descending = (scores: readonly number[]): Float64Array => Float64Array.from(scores).sort().reverse();
/** The score that this share of the names is above. */
const scoreAt = (falling: Float64Array, rate: number): number =>
  falling[Math.floor(rate * falling.length)] ?? Number.NEGATIVE_INFINITY;

type Measured = Pick<HostModelHeader, 'tested' | 'aboveSure' | 'aboveMaybe' | 'curve'>;

function measure(model: HostModel, test: TestData, sure: number, maybe: number): Measured {
  const scoresOf = (hosts: readonly string[]): Float64Array => descending(hosts.map((host) => model.score(host)));
  const scores = {
    sinfonietta: scoresOf(test.sinfonietta),
    v2fly: scoresOf(test.v2fly),
    raw: scoresOf(test.raw),
    cleaned: scoresOf(test.cleaned),
    popular: scoresOf(test.popular),
  };
  const counts = (count: (scores: Float64Array) => number): HostModelHeader['tested'] => ({
    sinfonietta: count(scores.sinfonietta),
    v2fly: count(scores.v2fly),
    raw: count(scores.raw),
    cleaned: count(scores.cleaned),
    popular: count(scores.popular),
  });
  const above = (falling: Float64Array, threshold: number): number => falling.filter((score) => score > threshold).length;
  const curve = (negatives: Float64Array): HostModelHeader['curve']['raw'] =>
    CURVE_RATES.map((falsePositives) => {
      const threshold = scoreAt(negatives, falsePositives);
      const sinfonietta = above(scores.sinfonietta, threshold);
      return { falsePositives, sinfonietta, v2fly: above(scores.v2fly, threshold) };
    });
  return {
    tested: counts((falling) => falling.length),
    aboveSure: counts((falling) => above(falling, sure)),
    aboveMaybe: counts((falling) => above(falling, maybe)),
    curve: { cleaned: curve(scores.cleaned), raw: curve(scores.raw) },
  };
}

function removedText(removed: readonly Removed[]): string {
  const lines = removed.map(({ host, why }) => `${hashedName(host)} ${why}`).sort();
  return `# Names taken out of the negatives: the first 8 bytes of SHA-256(host), and why. Written by npm run train-host-model.\n${lines.join('\n')}\n`;
}

/** The scores of the invented names (null: no name to read), in the place where the test compares them with the committed weights. */
function writeScores(model: HostModel): void {
  const file = path.join(ROOT, 'tests/core/sites/host-model-scores.json');
  const names = Object.keys(z.record(z.string(), z.nullable(z.number())).parse(JSON.parse(readFileSync(file, 'utf8'))));
  const scores = Object.fromEntries(names.map((name) => [name, Number.isFinite(model.score(name)) ? model.score(name) : null]));
  writeFileSync(file, `${JSON.stringify(scores, null, 2)}\n`);
}
