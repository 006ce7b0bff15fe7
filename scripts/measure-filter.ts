/**
 * `node scripts/run.mjs measure-filter [--data DIR] [--only alarms|coverage|cost]`, and a part of `npm run bench`: what of popular and
 * ordinary names is stopped, how much of adult names that were not imported, and what a look-up costs. docs/quality.md has the figures.
 * Every stopped name is written to artifacts/measure-filter/, with its category and source.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Alarms, ordinaryAlarms, popularAlarms } from './measure-filter-alarms';
import { costs } from './measure-filter-cost';
import { type Coverage, popularAdult, prepareCoverage, publishers, tenths } from './measure-filter-coverage';
import { type MeasuredData, readMeasuredData } from './measure-filter-data';
import { barLines, number } from './measure-filter-print';
import { ROOT, Stop } from './shell';

const PARTS = { alarms: reportAlarms, coverage: reportCoverage, cost: reportCost } as const;
const isPart = (text: string): text is keyof typeof PARTS => Object.hasOwn(PARTS, text);

export function main(args: string[]): void {
  const { values } = parseArgs({ args, options: { data: { type: 'string' }, only: { type: 'string' } } });
  const { only } = values;
  if (only !== undefined && !isPart(only)) throw new Stop(`--only ${only}: there is ${Object.keys(PARTS).join(', ')}`);
  const data = readMeasuredData(values.data);
  for (const [name, report] of Object.entries(PARTS)) if (only === undefined || only === name) report(data);
}

const say = (title: string, lines: readonly string[]): void =>
  console.log(['', title, ...lines.map((line) => `  ${line}`)].join('\n'));

function reportAlarms(data: MeasuredData): void {
  const popular = popularAlarms(data);
  const ordinary = ordinaryAlarms(data);
  say('Popular names (tranco10k) that are stopped, by setting', stoppedLines(popular));
  const [everything, harmful] = popular;
  if (everything) say('… those with all categories, by category', barLines(byRule(everything)));
  if (harmful) say('… those with the harmful categories, by who says so', barLines(bySource(harmful)));
  say('Ordinary names that are stopped as harmful', stoppedLines(ordinary));
  const folder = path.join(ROOT, 'artifacts/measure-filter');
  mkdirSync(folder, { recursive: true });
  for (const [file, alarms] of [
    ['popular', popular],
    ['ordinary', ordinary],
  ] as const) {
    writeFileSync(path.join(folder, `${file}.tsv`), everyName(alarms));
  }
  console.log(`\nEvery stopped name: ${path.relative(ROOT, folder)}/*.tsv`);
}

const stoppedLines = (alarms: readonly Alarms[]): string[] =>
  barLines(
    alarms.map(({ title, of, stopped }) => [title, stopped.length, of]),
    2,
  );

function byRule({ stopped }: Alarms): [string, number, number][] {
  const titles = stopped.map(({ reason, rule }) => (reason === 'category' ? rule : reason === 'ask' ? `${rule}, asked` : reason));
  return counted(titles);
}
const bySource = ({ stopped }: Alarms): [string, number, number][] =>
  counted(stopped.map(({ rule, sources }) => `${rule}: ${sources.length > 1 ? 'several' : sources[0]}`));

/** How often each comes, the most frequent first. */
function counted(titles: readonly string[]): [string, number, number][] {
  const counts = new Map<string, number>();
  for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([title, count]) => [title, count, titles.length]);
}

const everyName = (alarms: readonly Alarms[]): string =>
  alarms
    .flatMap(({ title, stopped }) =>
      stopped.map(({ host, reason, rule, sources }) => `${[title, rule, reason, host, sources.join(' ')].join('\t')}\n`),
    )
    .join('');

function reportCoverage(data: MeasuredData): void {
  const run = prepareCoverage(data);
  const rows = [tenths(run), ...publishers(run), ...popularAdult(run)];
  for (const row of rows) say(`${row.title}: ${number(row.of)} hosts, ${number(row.sites)} sites`, barLines(steps(row)));
}

/** Each line holds those before it. */
const steps = ({ of, lists, hand, model, unsure }: Coverage): [string, number, number][] => [
  ['the lists that are left', lists, of],
  ['and by hand', lists + hand, of],
  ['and the model, sure', lists + hand + model, of],
  ['and asked, up to twelve', lists + hand + model + unsure, of],
];

function reportCost(data: MeasuredData): void {
  say(
    'Processor time, best of some rounds',
    costs(data).map(([title, microseconds]) => `${microseconds.toFixed(2).padStart(10)} µs  ${title}`),
  );
}
