/**
 * `npm run measure-time [-- chromium|firefox] [--scenarios|--end|--tables] [--only WORDS] [--quick] [--part K/N] [--at-once N] [--runs N] [--list]`:
 * how exact the time keeper is and how late the end comes, in real windows of real browsers. Results: artifacts/measure/*.json and the tables
 * of docs/time-accuracy.md. It takes hours one by one and wants a quiet machine. HIFAZAT_DIST names another folder of builds.
 */
import { whyNoPerson } from '../tests/e2e/harness/person';
import { BREAK_SCENARIOS } from './measure-time-breaks';
import { CASES, type EndRun, measureEnd } from './measure-time-end';
import { MEDIA_SCENARIOS } from './measure-time-media';
import { type Kind, type Outcome, play, type Scenario } from './measure-time-play';
import { keepRun, keepScenario, MOST_LATE_MS, writeTables } from './measure-time-results';
import { WINDOW_SCENARIOS } from './measure-time-windows';
import { Stop } from './shell';

const SCENARIOS: readonly Scenario[] = [...WINDOW_SCENARIOS, ...MEDIA_SCENARIOS, ...BREAK_SCENARIOS];
const KINDS: readonly Kind[] = ['chromium', 'firefox'];

function scenarioLine(outcome: Outcome): string {
  const { kind, scenario, trueSeconds, chargedSeconds, wrongSeconds, wrongShare, isGood, problem } = outcome;
  const sign = isGood ? '✓' : '✗';
  if (problem !== null) return `${sign} ${kind}: ${scenario}: ${problem}`;
  const figures = `true ${trueSeconds.toFixed(2)} s, charged ${chargedSeconds.toFixed(2)} s, wrong ${wrongSeconds.toFixed(2)} s = ${(wrongShare * 100).toFixed(2)} %`;
  return `${sign} ${kind}: ${scenario}: ${figures}`;
}

function endLine({ kind, name, lateMs, problem }: EndRun): string {
  if (lateMs === null) return `✗ ${kind}: ${name}: ${problem}`;
  return `${lateMs <= MOST_LATE_MS ? '✓' : '✗'} ${kind}: ${name}: ${lateMs.toFixed(0)} ms`;
}

/** Several scenarios at once, each in a browser and on a screen of its own. */
async function playAll(jobs: readonly (readonly [Scenario, Kind])[], atOnce: number, quick: boolean): Promise<boolean> {
  const left = [...jobs];
  let isGood = true;
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const outcome = await play(next[0], next[1], quick);
      console.log(scenarioLine(outcome));
      if (!quick) keepScenario(outcome.kind, outcome.scenario, outcome);
      isGood &&= outcome.isGood;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return isGood;
}

export async function main(args: string[]): Promise<number> {
  const after = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const only = after('--only') ?? '';
  const chosen = KINDS.filter((kind) => args.includes(kind));
  const kinds = chosen.length > 0 ? chosen : KINDS;
  const jobs = kinds.flatMap((kind) =>
    SCENARIOS.filter(({ name, kinds: own = KINDS }) => own.includes(kind) && name.includes(only)).map(
      (one) => [one, kind] as const,
    ),
  );
  const [part = 1, parts = 1] = (after('--part') ?? '1/1').split('/').map(Number);
  const share = jobs.filter((_, index) => index % parts === part - 1);
  const cases = CASES.filter(({ name }) => name.includes(only));
  if (args.includes('--list')) {
    for (const [{ name }, kind] of jobs) console.log(`${kind}: ${name}`);
    return 0;
  }
  if (args.includes('--tables')) {
    await writeTables();
    return 0;
  }
  const why = whyNoPerson();
  if (why) throw new Stop(`The time keeper can only be measured in a real window: ${why}.`);
  const atOnce = Number(after('--at-once') ?? 1);
  const quick = args.includes('--quick');
  let isGood = true;
  if (!args.includes('--end')) isGood = await playAll(share, atOnce, quick);
  if (!args.includes('--scenarios')) {
    const runs = Number(after('--runs') ?? (quick ? 2 : 50));
    const tell = (run: EndRun): void => {
      console.log(endLine(run));
      if (!quick) keepRun(run.kind, run);
      isGood &&= run.lateMs !== null && run.lateMs <= MOST_LATE_MS;
    };
    for (const kind of kinds) await measureEnd(kind, cases, runs, atOnce, tell);
  }
  if (!quick) await writeTables();
  return isGood ? 0 : 1;
}
