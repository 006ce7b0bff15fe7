/** The learning itself: logistic regression by AdaGrad over binary features of equal length, and its rounding to one byte a weight. */
import { BUCKETS, featureReader, unitsOf } from '../src/core/sites/host-model-features';

export interface Example {
  readonly features: Uint16Array;
  readonly isAdult: boolean;
  /** How much one mistake with it counts. */
  readonly weight: number;
}
export interface Learnt {
  readonly weights: Int8Array;
  readonly scale: number;
  readonly bias: number;
}

/** Chosen by cross-validation on the training half (docs/host-model.md). */
const ROUNDS = 4;
const STEP = 0.2;
const FIRST_GRADIENT = 0.01;
const SEED = 42;

const featuresOf = featureReader();

/** The features of the whole host; null where the model reads nothing. */
export function exampleOf(host: string, isAdult: boolean, weight: number): Example | null {
  const [whole] = unitsOf(host);
  return whole ? { features: Uint16Array.from(featuresOf(whole)), isAdult, weight } : null;
}

/** Mulberry32: a small generator, so that training twice gives the same bytes. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function learn(examples: readonly Example[]): Learnt {
  const weights = new Float64Array(BUCKETS);
  const squares = new Float64Array(BUCKETS).fill(FIRST_GRADIENT);
  let bias = 0;
  let biasSquares = FIRST_GRADIENT;
  const order = [...examples];
  const random = generator(SEED);
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, random);
    for (const { features, isAdult, weight } of order) {
      const length = 1 / Math.sqrt(features.length);
      let sum = 0;
      for (const bucket of features) sum += weights[bucket] ?? 0;
      const error = (1 / (1 + Math.exp(-(bias + sum * length))) - (isAdult ? 1 : 0)) * weight;
      const gradient = error * length;
      for (const bucket of features) {
        const square = (squares[bucket] ?? 0) + gradient * gradient;
        squares[bucket] = square;
        weights[bucket] = (weights[bucket] ?? 0) - (STEP * gradient) / Math.sqrt(square);
      }
      biasSquares += error * error;
      bias -= (STEP * error) / Math.sqrt(biasSquares);
    }
  }
  return rounded(weights, bias);
}

/** The largest weight becomes 127: clipping the largest ones instead lost recall where it matters, at few false positives. */
function rounded(weights: Float64Array, bias: number): Learnt {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const scale = largest / 127;
  return { weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)), scale, bias: bias / scale };
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [items[last], items[other]];
    if (a === undefined || b === undefined) continue;
    items[last] = b;
    items[other] = a;
  }
}
