/**
 * `npm test`: everything that CI checks, one after the other, none left out when an earlier one fails. Each check counts as one test;
 * the last line is the sum, alone: "N passed, N failed, N skipped".
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { main as build } from './build';
import { needBrowser } from './find-browsers';
import { overdueHelpers, today } from './overdue';
import { checksums, makePackages } from './package';
import { bin, ROOT, run } from './shell';
import { add, type Counts, countReport, line, none } from './test-results';

const REPORTS = path.join(ROOT, 'artifacts/test');
const DATA = process.env.HIFAZAT_DATA ?? path.resolve(ROOT, '../shared/data');

type Check = () => Promise<boolean>;
const command =
  (name: string, ...args: string[]): Check =>
  async () =>
    (await run(bin(name), args)) === 0;

/** Two builds and packs of the same source give the same bytes. */
const samePackages: Check = async () => {
  const [first, second] = [checksums(await makePackages()), checksums(await makePackages())];
  if (first !== second) console.error(`Packed twice, the archives differ:\n${first}\n${second}`);
  return first === second;
};

const built: Check = async () => {
  await build([]);
  return true;
};

const CHECKS: readonly (readonly [name: string, check: Check])[] = [
  ['format and lint', command('biome', 'check', '--error-on-warnings')],
  ['types', command('tsc', '-p', '.')],
  ['types of the core (no browser, no DOM)', command('tsc', '-p', 'src/core')],
  ['dead code', command('knip')],
  ['packages are the same twice', samePackages],
  ['build', built],
  ['web-ext lint', command('web-ext', 'lint', '--source-dir', 'dist/firefox', '--no-config-discovery')],
];

async function runChecks(): Promise<Counts> {
  const counts: Counts = { ...none };
  for (const [name, check] of CHECKS) {
    console.log(`\n== ${name}`);
    const passed = await check().catch((error: unknown) => {
      console.error(error);
      return false;
    });
    if (passed) counts.passed++;
    else counts.failed++;
    console.log(passed ? `   ${name}: passed` : `   ${name}: FAILED`);
  }
  return counts;
}

async function runProject(project: string): Promise<Counts> {
  console.log(`\n== tests: ${project}`);
  const file = path.join(REPORTS, `${project}.json`);
  rmSync(file, { force: true });
  const code = await run(bin('vitest'), [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${file}`,
  ]);
  const counts = countReport(file);
  // For example an unhandled error outside every test.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** Says what did not run, and for tests marked [data] or [policy] why; where the data is here, such a test has its own reason. */
function explainSkipped(notRun: readonly string[]): void {
  const data = existsSync(DATA) ? [] : notRun.filter((name) => name.includes('[data]'));
  const policy = notRun.filter((name) => name.includes('[policy]'));
  if (data.length > 0) console.log(`${data.length} tests did not run because the test data is not at ${DATA} (HIFAZAT_DATA).`);
  if (policy.length > 0)
    console.log(`${policy.length} tests did not run because this machine permits no private mount namespace (unshare -m).`);
  for (const name of notRun) if (!data.includes(name) && !policy.includes(name)) console.log(`did not run: ${name}`);
}

export async function main(): Promise<number> {
  mkdirSync(REPORTS, { recursive: true });
  const started = performance.now();
  await needBrowser('chromium');
  await needBrowser('firefox');
  // A warning: the day on which a source grows old must not stop anybody's work.
  for (const helper of overdueHelpers(today())) console.warn(`OVERDUE ${helper}`);
  const results: [string, Counts][] = [['checks', await runChecks()]];
  results.push(['unit', await runProject('unit')]);
  // Two browsers side by side use both cores while the other waits; three at once were too many for two cores.
  const together = ['chromium', 'firefox'];
  const counted = await Promise.all(together.map(runProject));
  for (const [index, counts] of counted.entries()) results.push([together[index] ?? '', counts]);
  results.push(['alone', await runProject('alone')]);
  const total = results.map(([, counts]) => counts).reduce(add, none);
  console.log('');
  for (const [name, counts] of results) console.log(`${name}: ${line(counts)}`);
  explainSkipped(total.notRun);
  console.log(`${Math.round((performance.now() - started) / 1000)} seconds`);
  console.log(line(total));
  return total.failed === 0 ? 0 : 1;
}
