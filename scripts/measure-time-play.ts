/** What a measured scenario is, and how one is played: a browser in a real window, the true seconds beside the charged ones. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { LaunchOptions } from '../tests/e2e/harness/driver';
import { type Charged, Stage } from '../tests/e2e/harness/stage';

export type Kind = 'chromium' | 'firefox';

export interface Scenario {
  readonly name: string;
  /** Default both. */
  readonly kinds?: readonly Kind[];
  /** Seconds when it isn't asked for quickly; default 120. */
  readonly seconds?: number;
  /** Null where this machine can play it. */
  readonly whyNot?: () => string | null;
  /** In place of the usual sections. */
  readonly settings?: () => Readonly<Record<string, unknown>>;
  readonly launch?: (kind: Kind) => Omit<LaunchOptions, 'server' | 'display'>;
  /** What may be wrong: a share of the true seconds, and seconds that the contract grants at edges. */
  readonly most?: { readonly share?: number; readonly lost?: number; readonly gained?: number };
  /** Plays it and gives what is compared, mostly `stage.result()`. */
  play(stage: Stage, seconds: number): Promise<Charged[]>;
}

export interface Outcome {
  scenario: string;
  kind: Kind;
  limits: Charged[];
  trueSeconds: number;
  chargedSeconds: number;
  /** The sum of what is wrong at each limit. */
  wrongSeconds: number;
  /** A share of the true seconds; of the played ones where nothing should be charged. */
  wrongShare: number;
  /** The most that may be lost. */
  allowedSeconds: number;
  isGood: boolean;
  problem: string | null;
}

const SHARE = 0.002;
const QUICK_SECONDS = 20;

/** Sites `one.test` and `two.test`, each with a limit that nobody uses up. */
export const LIMITS = [
  { id: 'one', name: 'One', targets: ['one.test'], minutes: 600 },
  { id: 'two', name: 'Two', targets: ['two.test'], minutes: 600 },
];
export const ONE = 'http://one.test/';
export const TWO = 'http://two.test/';

/** Lets time pass. */
export const passes = async (seconds: number): Promise<void> => void (await sleep(seconds * 1000));

export async function play(scenario: Scenario, kind: Kind, quick: boolean): Promise<Outcome> {
  const long = scenario.seconds ?? 120;
  const seconds = quick ? Math.min(long, QUICK_SECONDS) : long;
  const settings = scenario.settings?.() ?? { limits: LIMITS };
  const launch = scenario.launch?.(kind);
  const base = { scenario: scenario.name, kind };
  try {
    const why = scenario.whyNot?.() ?? null;
    if (why !== null) throw new Error(`not played: ${why}`);
    const stage = await Stage.opens(kind, { settings, ...(launch ? { launch } : {}) });
    try {
      return { ...base, ...judged(await scenario.play(stage, seconds), scenario, seconds) };
    } finally {
      await stage.closes();
    }
  } catch (error) {
    const nothing = { limits: [], trueSeconds: 0, chargedSeconds: 0, wrongSeconds: 0, wrongShare: 0, allowedSeconds: 0 };
    return { ...base, ...nothing, isGood: false, problem: error instanceof Error ? error.message : String(error) };
  }
}

function judged(limits: Charged[], { most = {} }: Scenario, played: number): Omit<Outcome, 'scenario' | 'kind'> {
  const sum = (of: (charged: Charged) => number): number => limits.reduce((total, one) => total + of(one), 0);
  const trueSeconds = sum((one) => one.trueSeconds);
  const wrongSeconds = sum((one) => Math.abs(one.chargedSeconds - one.trueSeconds));
  const whole = trueSeconds > 0 ? trueSeconds : played;
  const share = whole * (most.share ?? SHARE);
  const gainedSeconds = sum((one) => Math.max(0, one.chargedSeconds - one.trueSeconds));
  return {
    limits,
    trueSeconds,
    chargedSeconds: sum((one) => one.chargedSeconds),
    wrongSeconds,
    wrongShare: wrongSeconds / whole,
    allowedSeconds: share + (most.lost ?? 0),
    isGood: gainedSeconds <= share + (most.gained ?? 0) && wrongSeconds <= share + (most.lost ?? 0) + (most.gained ?? 0),
    problem: null,
  };
}
