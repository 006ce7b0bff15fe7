/**
 * `npm run measure-time [-- chromium|firefox] [--scenarios|--end|--tables] [--only WORDS] [--quick] [--part K/N] [--at-once N] [--runs N] [--list]`:
 * how exact the time keeper is and how late the end comes, in real windows of real browsers. Results: artifacts/measure/*.json and the tables
 * of docs/time-accuracy.md. It takes hours one by one and wants a quiet machine. HIFAZAT_DIST names another folder of builds.
 */
import { whyNoPerson } from '../tests/e2e/harness/person';
import { BREAK_SCENARIOS } from './measure-time-breaks';
import { CASES, type Lateness, measureEnd } from './measure-time-end';
import { MEDIA_SCENARIOS } from './measure-time-media';
import { type Kind, type Outcome, play, type Scenario } from './measure-time-play';
import { keep, writeTables } from './measure-time-results';
import { WINDOW_SCENARIOS } from './measure-time-windows';
import { Stop } from './shell';

const SCENARIOS: readonly Scenario[] = [...WINDOW_SCENARIOS, ...MEDIA_SCENARIOS, ...BREAK_SCENARIOS];
const KINDS: readonly Kind[] = ['chromium', 'firefox'];
const MOST_LATE_MS = 2000;

function scenarioLine(outcome: Outcome): string {
  const { kind, scenario, trueSeconds, chargedSeconds, wrongSeconds, wrongShare, isGood, problem } = outcome;
  const sign = isGood ? '✓' : '✗';
  if (problem !== null) return `${sign} ${kind}: ${scenario}: ${problem}`;
  const figures = `true ${trueSeconds.toFixed(2)} s, charged ${chargedSeconds.toFixed(2)} s, wrong ${wrongSeconds.toFixed(2)} s = ${(wrongShare * 100).toFixed(2)} %`;
  return `${sign} ${kind}: ${scenario}: ${figures}`;
}

function endLine({ kind, name, lateMs, problems }: Lateness): string {
  const ordered = [...lateMs].sort((a, b) => a - b);
  const [median = Number.NaN, worst = Number.NaN] = [ordered[Math.floor(ordered.length / 2)], ordered.at(-1)];
  const sign = problems.length === 0 && worst <= MOST_LATE_MS ? '✓' : '✗';
  const not = problems.length > 0 ? `, ${problems.length} without an end (${problems[0]})` : '';
  return `${sign} ${kind}: ${name}: ${lateMs.length} runs, median ${median.toFixed(0)} ms, worst ${worst.toFixed(0)} ms${not}`;
}

/** Several scenarios at once, each in a browser and on a screen of its own. */
async function playAll(jobs: readonly (readonly [Scenario, Kind])[], atOnce: number, quick: boolean): Promise<boolean> {
  const left = [...jobs];
  let isGood = true;
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const outcome = await play(next[0], next[1], quick);
      console.log(scenarioLine(outcome));
      if (!quick) keep('scenarios', outcome.kind, outcome.scenario, outcome);
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
    for (const kind of kinds) {
      for (const late of await measureEnd(kind, cases, runs, atOnce)) {
        console.log(endLine(late));
        if (!quick) keep('end', kind, late.name, late);
        isGood &&= endLine(late).startsWith('✓');
      }
    }
  }
  if (!quick) await writeTables();
  return isGood ? 0 : 1;
}
