/**
 * `npm run measure-help [-- chromium|firefox] [--presses|--traces|--page] [--runs N]`: how long help takes from a press, and what a search of the
 * profile finds after each way out, in real browsers. Writes docs/help-figures.md. HIFAZAT_DIST names another folder of builds.
 */
import { main as build } from './build';
import { measurePresses, type PressRun } from './measure-help-press';
import { forget, keep, writePage } from './measure-help-results';
import { measureTraces } from './measure-help-traces';

const KINDS = ['chromium', 'firefox'] as const;
/** Issue 5: a person's number within ten seconds. */
const MOST_MS = 10_000;

const pressLine = ({ kind, worker, ...times }: PressRun): string =>
  `${kind}, ${worker}: ${Object.entries(times)
    .map(([what, ms]) => `${what.replace('Ms', '')} ${ms.toFixed(0)} ms`)
    .join(', ')}`;

export async function main(args: string[]): Promise<number> {
  const named = KINDS.filter((kind) => args.includes(kind));
  const kinds = named.length > 0 ? named : KINDS;
  if (args.includes('--page')) {
    writePage();
    return 0;
  }
  if (process.env.HIFAZAT_DIST === undefined) await build([...kinds]);
  const runs = args.includes('--runs') ? Number(args[args.indexOf('--runs') + 1]) : 50;
  let isGood = true;
  for (const kind of kinds) {
    if (!args.includes('--traces')) {
      forget('presses', kind);
      await measurePresses(kind, runs, (run) => {
        console.log(pressLine(run));
        keep('presses', run);
        isGood &&= run.numberMs < MOST_MS;
      });
    }
    if (!args.includes('--presses')) {
      forget('traces', kind);
      await measureTraces(kind, (run) => {
        const found = [...run.markers, ...run.names, ...run.ours];
        console.log(`${kind}: ${run.way}: ${run.files} files, ${found.length === 0 ? 'nothing of ours' : found.join('; ')}`);
        keep('traces', run);
        // The search must find what a browser does write, or it finds nothing at all.
        isGood &&= found.length === 0 && run.browser.length > 0;
      });
    }
  }
  writePage();
  return isGood ? 0 : 1;
}
