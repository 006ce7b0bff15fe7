/** The figures of `measure-help`: lines in artifacts/measure/, and docs/help-figures.md made from them. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod/mini';
import { type PressRun, TAPS_TO_GOAL, WORKERS } from './measure-help-press';
import type { TraceRun } from './measure-help-traces';
import { output, ROOT } from './shell';

type Kind = PressRun['kind'];
const FOLDER = path.join(ROOT, 'artifacts/measure');
const DOCS = path.join(ROOT, 'docs/help-figures.md');
const NAMES: Readonly<Record<Kind, string>> = { chromium: 'Chromium', firefox: 'Firefox' };

const measured = {
  kind: z.enum(['chromium', 'firefox']),
  at: z.string(),
  commit: z.string(),
  machine: z.string(),
  load: z.number(),
};
const Press = z.object({
  ...measured,
  worker: z.enum(WORKERS),
  coverMs: z.number(),
  helpMs: z.number(),
  numberMs: z.number(),
  reportMs: z.number(),
});
type Press = z.infer<typeof Press>;
const places = z.array(z.string());
const Trace = z.object({
  ...measured,
  way: z.string(),
  files: z.number(),
  markers: places,
  names: places,
  ours: places,
  browser: places,
  childPage: places,
});
type Trace = z.infer<typeof Trace>;

/** One line a run: begun anew by each measurement. */
const fileOf = (what: 'presses' | 'traces', kind: Kind): string => path.join(FOLDER, `help-${what}-${kind}.jsonl`);

/** The build, the machine and its load at this moment. */
function circumstances() {
  const cpus = os.cpus();
  const built = path.join(process.env.HIFAZAT_DIST ?? '', 'commit');
  const commit = fs.existsSync(built) ? fs.readFileSync(built, 'utf8') : output('git', ['rev-parse', '--short', 'HEAD']);
  return {
    at: new Date().toISOString(),
    commit: (commit ?? '').trim(),
    machine: `${cpus.length} × ${cpus[0]?.model.trim() ?? 'unknown'}`,
    load: os.loadavg()[0] ?? 0,
  };
}

/** Begins a measurement: figures of earlier ones go. */
export function forget(what: 'presses' | 'traces', kind: Kind): void {
  fs.mkdirSync(FOLDER, { recursive: true });
  fs.rmSync(fileOf(what, kind), { force: true });
}

/** Keeps one run. */
export function keep(what: 'presses' | 'traces', run: PressRun | TraceRun): void {
  fs.appendFileSync(fileOf(what, run.kind), `${JSON.stringify({ ...run, ...circumstances() })}\n`);
}

function read<T>(file: string, schema: z.ZodMiniType<T>): T[] {
  if (!fs.existsSync(file)) return [];
  const lines = fs.readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows].join('\n');

/** The middle one; the mean of the two in the middle where their number is even. `values` in any order, not empty. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number): number => sorted[index] ?? Number.NaN;
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}

const WORKER_WORDS = { warm: 'running', cold: 'killed just before' } as const;

function pressTable(runs: readonly Press[]): string {
  const rows = WORKERS.flatMap((worker) => {
    const own = runs.filter((run) => run.worker === worker);
    const line = (what: string, values: readonly number[]): string =>
      row(WORKER_WORDS[worker], what, String(values.length), median(values).toFixed(0), Math.max(...values).toFixed(0));
    const taps = `(${TAPS_TO_GOAL} taps, the press among them)`;
    const all = (of: (run: Press) => number): number[] => own.map(of);
    return [
      line(
        'the page is covered',
        all(({ coverMs }) => coverMs),
      ),
      line(
        'the first view of help',
        all(({ helpMs }) => helpMs),
      ),
      line(
        `people’s numbers ${taps}`,
        all(({ numberMs }) => numberMs),
      ),
      line(
        `the pre-filled report ${taps}`,
        all(({ reportMs }) => reportMs),
      ),
    ];
  });
  return table(['worker', 'from the press until', 'runs', 'median, ms', 'worst, ms'], rows);
}

const list = (names: readonly string[]): string =>
  names.length === 0 ? 'nothing' : names.map((name) => `\`${name}\``).join('<br>');

function traceTable(runs: readonly Trace[]): string {
  const rows = runs.map(({ way, files, markers, names, ours }) =>
    row(way, String(files), list(markers), list(names), list(ours)),
  );
  const head = [
    'way out',
    'files searched',
    'what was selected or written in help',
    'a helpline’s name, in a place that has none without help',
    'the page’s address, in files of ours',
  ];
  const all = (of: (run: Trace) => readonly string[]): string[] => [...new Set(runs.flatMap(of))].sort();
  return `${table(head, rows)}

Where the browser itself keeps the address of the page on which help was pressed, as it does of every page: ${all(
    ({ browser }) => browser,
  )
    .map((one) => `\`${one}\``)
    .join(', ')}.

Where it keeps the address of the child’s page, one address for help and for the ordinary page: ${all(
    ({ childPage }) => childPage,
  )
    .map((one) => `\`${one}\``)
    .join(', ')}.`;
}

/** Which build, where, how busy. */
function sources(figures: readonly { at: string; commit: string; machine: string; load: number }[]): string {
  const different = (of: (one: (typeof figures)[number]) => string): string => [...new Set(figures.map(of))].sort().join(', ');
  const loads = figures.map(({ load }) => load);
  return `Measured on ${different(({ at }) => at.slice(0, 10))} with the build of ${different(({ commit }) => commit)}; ${different(({ machine }) => machine)}; load of the machine ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}.`;
}

const HEAD = `# Help in figures

Written by \`npm run measure-help\`; the figures of each run lie in \`artifacts/measure/help-*.jsonl\`.

## How long a press takes

Each run is a real click on the red button of a fresh page, with a selection, in a headless browser. The build carries two stop-watches
(\`scripts/measure-help-probe.ts\`) and is otherwise the one that is shipped. The clock starts at the browser's own time stamp of the click. A view counts when the
frame with it is done; *covered* means that the middle of the page belongs to our element. "Killed just before" ends the worker (Chromium) or event page
(Firefox) after the page has loaded. The taps after the press are made by a script in the moment that each view is drawn, so the figures are the
computer's part: a child adds the time to read and tap. Nothing drives or watches the browser between the press and the last view. The way to a
number is press, "no", what is happening, "talk to someone"; to the report the last is "report it" (in the same run: back, and from there). 15 and the
national helpline stand on every view from the first one on.
`;

const TRACES = `
## What a search of the profile found

Each way out in a profile of its own: help opened on a page with a selection, own words written into the report, the numbers looked at, help left in that
way, the browser ended twice, then every file of the profile searched (UTF-8, UTF-16, as part of an address; unpacked where Firefox or gzip packs it).
*kill* was searched right after the kill as well. \`#\` stands for digits.
\`tests/e2e/scenarios/no-trace.ts\` holds the same in \`npm test\`.
`;

/** Writes the page from all figures that are there. */
export function writePage(): void {
  const kinds = ['chromium', 'firefox'] as const;
  const parts = [HEAD];
  for (const kind of kinds) {
    const runs = read(fileOf('presses', kind), Press);
    if (runs.length > 0) parts.push(`\n### ${NAMES[kind]}\n\n${sources(runs)}\n\n${pressTable(runs)}\n`);
  }
  parts.push(TRACES);
  for (const kind of kinds) {
    const runs = read(fileOf('traces', kind), Trace);
    if (runs.length > 0) parts.push(`\n### ${NAMES[kind]}\n\n${sources(runs)}\n\n${traceTable(runs)}\n`);
  }
  fs.writeFileSync(DOCS, parts.join(''));
}
