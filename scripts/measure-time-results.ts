/** The figures of `measure-time`: one JSON file each in artifacts/measure/, and the tables of docs/time-accuracy.md made from them. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod/mini';
import { coreTable } from '../tests/core/time/scenarios/table';
import { output, ROOT } from './shell';

const FOLDER = path.join(ROOT, 'artifacts/measure');
const DOCS = path.join(ROOT, 'docs/time-accuracy.md');
type Kind = 'chromium' | 'firefox';
const measured = { at: z.string(), commit: z.string(), machine: z.string(), load: z.string() };
const Scenario = z.object({
  ...measured,
  scenario: z.string(),
  trueSeconds: z.number(),
  chargedSeconds: z.number(),
  wrongSeconds: z.number(),
  wrongShare: z.number(),
  isGood: z.boolean(),
  problem: z.nullable(z.string()),
});
const EndRun = z.object({ ...measured, name: z.string(), lateMs: z.nullable(z.number()), problem: z.nullable(z.string()) });
const scenarioFile = (kind: Kind): string => path.join(FOLDER, `scenarios-${kind}.json`);
/** One line a run: remove the file to begin anew. */
const endFile = (kind: Kind): string => path.join(FOLDER, `end-${kind}.jsonl`);
const parsed = <T>(file: string, schema: z.ZodMiniType<T>): T | null =>
  fs.existsSync(file) ? schema.parse(JSON.parse(fs.readFileSync(file, 'utf8'))) : null;

/** The build, the machine and its load. */
function circumstances() {
  const cpus = os.cpus();
  const built = path.join(process.env.HIFAZAT_DIST ?? '', 'commit');
  return {
    at: new Date().toISOString(),
    commit: (fs.existsSync(built)
      ? fs.readFileSync(built, 'utf8')
      : (output('git', ['rev-parse', '--short', 'HEAD']) ?? '')
    ).trim(),
    machine: `${cpus.length} × ${cpus[0]?.model.trim() ?? 'unknown'}`,
    load: os.loadavg()[0]?.toFixed(1) ?? '',
  };
}

/** Keeps a scenario's figures in place of earlier ones of the same name. */
export function keepScenario(kind: Kind, name: string, figures: object): void {
  fs.mkdirSync(FOLDER, { recursive: true });
  const all = parsed(scenarioFile(kind), z.record(z.string(), z.unknown())) ?? {};
  all[name] = { ...figures, ...circumstances() };
  fs.writeFileSync(scenarioFile(kind), JSON.stringify(all, null, 2));
}

/** Adds a run of the end of time to those that were measured before. */
export function keepRun(kind: Kind, run: object): void {
  fs.mkdirSync(FOLDER, { recursive: true });
  fs.appendFileSync(endFile(kind), `${JSON.stringify({ ...run, ...circumstances() })}\n`);
}

/** Contract 4: the end. */
export const MOST_LATE_MS = 2000;

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows].join('\n');
const seconds = (value: number): string => value.toFixed(2);

function scenarioTable(kind: Kind): string | null {
  const found = parsed(scenarioFile(kind), z.record(z.string(), Scenario));
  if (found === null) return null;
  const rows = Object.values(found).map(({ scenario, problem, trueSeconds, chargedSeconds, wrongSeconds, wrongShare, isGood }) =>
    problem === null
      ? row(
          scenario,
          seconds(trueSeconds),
          seconds(chargedSeconds),
          seconds(wrongSeconds),
          `${(wrongShare * 100).toFixed(2)} %`,
          isGood ? 'yes' : '**no**',
        )
      : row(scenario, '', '', '', `not measured: ${problem.replaceAll('|', '/').slice(0, 120)}`, ''),
  );
  return `${sources(Object.values(found))}\n\n${table(['scenario', 'true, s', 'charged, s', 'wrong, s', 'share', 'within'], rows)}`;
}

function endTable(kind: Kind): string | null {
  if (!fs.existsSync(endFile(kind))) return null;
  const lines = fs.readFileSync(endFile(kind), 'utf8').trim().split('\n');
  const runs = lines.map((line) => EndRun.parse(JSON.parse(line)));
  const rows = [...new Set(runs.map(({ name }) => name))].map((name) => {
    const own = runs.filter((run) => run.name === name);
    const late = own.flatMap(({ lateMs }) => lateMs ?? []).sort((a, b) => a - b);
    const at = (share: number): string => late[Math.min(late.length - 1, Math.floor(late.length * share))]?.toFixed(0) ?? '';
    const bad = own.filter(({ lateMs }) => lateMs === null || lateMs > MOST_LATE_MS).length;
    return row(name, String(own.length), at(0), at(0.5), at(0.9), at(1), String(bad));
  });
  const head = ['case', 'runs', 'earliest, ms', 'median, ms', 'slowest tenth, ms', 'worst, ms', 'over 2 s or none'];
  return `${sources(runs)}\n\n${table(head, rows)}`;
}

/** Played anew each time: it takes seconds. */
async function playedOnTheCore(): Promise<string> {
  const rows = (await coreTable()).map(({ name, what, trueSeconds, chargedSeconds, error }) =>
    row(
      name,
      what,
      seconds(trueSeconds),
      seconds(chargedSeconds),
      error === null ? '' : `${(Math.abs(error) * 100).toFixed(3)} %`,
    ),
  );
  return table(['scenario', 'limit', 'true, s', 'charged, s', 'wrong'], rows);
}

/** Which builds, where, how busy. */
function sources(figures: readonly { at: string; commit: string; machine: string; load: string }[]): string {
  const different = (of: (one: (typeof figures)[number]) => string): string => [...new Set(figures.map(of))].sort().join(', ');
  const loads = figures.map(({ load }) => Number(load)).sort((a, b) => a - b);
  return `Measured on ${different(({ at }) => at.slice(0, 10))} with the build of ${different(({ commit }) => commit)}; ${different(({ machine }) => machine)}; load of the machine ${loads[0]?.toFixed(1)} to ${loads.at(-1)?.toFixed(1)}.`;
}

/** Puts each table between its marks in docs/time-accuracy.md; a table without figures stays as it is. */
export async function writeTables(): Promise<void> {
  const before = fs.readFileSync(DOCS, 'utf8');
  let text = before;
  const parts = {
    core: await playedOnTheCore(),
    'scenarios-chromium': scenarioTable('chromium'),
    'scenarios-firefox': scenarioTable('firefox'),
    'end-chromium': endTable('chromium'),
    'end-firefox': endTable('firefox'),
  };
  for (const [name, part] of Object.entries(parts)) {
    if (part === null) continue;
    const marks = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!marks.test(text)) throw new Error(`docs/time-accuracy.md has no place for ${name}`);
    text = text.replace(marks, (_, start: string, end: string) => `${start}${part}\n${end}`);
  }
  if (text !== before) fs.writeFileSync(DOCS, text);
}
