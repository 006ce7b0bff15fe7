/**
 * `npm run measure-time [-- chromium|firefox] [--quick] [--only WORDS] [--list]`: how exact the time keeper is, played in real windows of real
 * browsers. Results: artifacts/measure/*.json and the tables of docs/time-accuracy.md. HIFAZAT_DIST names another folder of builds.
 */
import fs from 'node:fs';
import path from 'node:path';
import { whyNoPerson } from '../tests/e2e/harness/person';
import { BREAK_SCENARIOS } from './measure-time-breaks';
import { MEDIA_SCENARIOS } from './measure-time-media';
import { type Kind, type Outcome, play, type Scenario } from './measure-time-play';
import { WINDOW_SCENARIOS } from './measure-time-windows';
import { ROOT, Stop } from './shell';

const SCENARIOS: readonly Scenario[] = [...WINDOW_SCENARIOS, ...MEDIA_SCENARIOS, ...BREAK_SCENARIOS];
const KINDS: readonly Kind[] = ['chromium', 'firefox'];
const FOLDER = path.join(ROOT, 'artifacts/measure');

function line(outcome: Outcome): string {
  const { scenario, trueSeconds, chargedSeconds, wrongSeconds, wrongShare, isGood, problem } = outcome;
  if (problem !== null) return `✗ ${scenario}: ${problem}`;
  const figures = `true ${trueSeconds.toFixed(2)} s, charged ${chargedSeconds.toFixed(2)} s, wrong ${wrongSeconds.toFixed(2)} s = ${(wrongShare * 100).toFixed(2)} %`;
  return `${isGood ? '✓' : '✗'} ${scenario}: ${figures}`;
}

export async function main(args: string[]): Promise<number> {
  const why = whyNoPerson();
  if (why) throw new Stop(`The time keeper can only be measured in a real window: ${why}.`);
  const quick = args.includes('--quick');
  const only = args.includes('--only') ? (args[args.indexOf('--only') + 1] ?? '') : '';
  const kinds = KINDS.filter((kind) => args.includes(kind));
  fs.mkdirSync(FOLDER, { recursive: true });
  let isGood = true;
  for (const kind of kinds.length > 0 ? kinds : KINDS) {
    const wanted = SCENARIOS.filter(({ name, kinds: own = KINDS }) => own.includes(kind) && name.includes(only));
    if (args.includes('--list')) {
      for (const { name } of wanted) console.log(name);
      continue;
    }
    const outcomes: Outcome[] = [];
    console.log(`\n${kind}`);
    for (const scenario of wanted) {
      const outcome = await play(scenario, kind, quick);
      console.log(line(outcome));
      outcomes.push(outcome);
      fs.writeFileSync(path.join(FOLDER, `${kind}${quick ? '-quick' : ''}.json`), JSON.stringify(outcomes, null, 2));
      isGood &&= outcome.isGood;
    }
  }
  return isGood ? 0 : 1;
}
