/**
 * `npm run judge -- --settings FILE [--now T] [--used LIMIT=MINUTES]… [--list ID=FILE]`: what Hifazat does with any address, without a
 * browser. One JSON line for each line of standard input, in order: an address, or {"url", "settings"?, "now"?, "used"?, "grants"?}.
 * Exit 0, or 2 when the settings can't be used.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { SettingsDocument } from '../src/core/settings/schema';
import { type JudgeDefaults, judgeLine, readSettings } from './judge-line';
import { builtInSources, type GivenList, type Sources, sourcesFor } from './judge-sources';

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        settings: { type: 'string' },
        now: { type: 'string' },
        used: { type: 'string', multiple: true },
        list: { type: 'string', multiple: true },
      },
    }).values;
  } catch (error) {
    return fail(`judge: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readDefaults(): JudgeDefaults {
  const values = readArguments();
  if (values.settings === undefined) fail('judge: --settings FILE is missing');
  const now = values.now === undefined ? Date.now() : Date.parse(values.now);
  if (Number.isNaN(now)) fail(`judge: --now ${values.now}: not a time (RFC 3339, such as 2026-11-21T21:30:00+05:00)`);
  const used: Record<string, number> = {};
  for (const text of values.used ?? []) {
    const [, id, minutes] = /^(.+)=(\d+(?:\.\d+)?)$/.exec(text) ?? fail(`judge: --used ${text}: write LIMIT=MINUTES`);
    used[id ?? ''] = Number(minutes);
  }
  let text: string;
  try {
    text = readFileSync(values.settings, 'utf8');
  } catch (error) {
    fail(`judge: ${values.settings}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = readSettings(text);
  if (!read.ok) fail(read.problems.map((problem) => `judge: ${values.settings}: ${problem.path}: ${problem.message}`).join('\n'));
  return { document: read.document, now, used, sourcesOf: sourcesReader(read.document, values.list ?? []) };
}

/** Reads the given lists once; lists that the settings name and nobody gave are named on stderr. */
function sourcesReader(document: SettingsDocument, arguments_: readonly string[]): JudgeDefaults['sourcesOf'] {
  const given = new Map<string, GivenList>();
  for (const argument of arguments_) {
    const [, id = '', file = ''] = /^([^=]+)=(.+)$/.exec(argument) ?? fail(`judge: --list ${argument}: write ID=FILE`);
    const setting = document.lists?.find((list) => list.id === id);
    try {
      given.set(id, { id, format: setting?.format ?? 'domains', text: readFileSync(file, 'utf8') });
    } catch (error) {
      fail(`judge: --list ${argument}: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (setting === undefined) process.stderr.write(`judge: list ${id}: the settings have no such list\n`);
  }
  for (const { id } of document.lists ?? [])
    if (!given.has(id)) process.stderr.write(`judge: list ${id}: not given with --list\n`);
  const builtIn = builtInSources();
  const known = new Map<string, Sources>();
  const reader: JudgeDefaults['sourcesOf'] = ({ lists = [] }) => {
    const key = JSON.stringify(lists);
    const sources = known.get(key) ?? sourcesFor(lists, given, builtIn);
    known.set(key, sources);
    return sources;
  };
  try {
    reader(document);
  } catch (error) {
    fail(`judge: ${error instanceof Error ? error.message : String(error)}`);
  }
  return reader;
}

/** Reads standard input to its end, a line in, a line out. */
export async function main(): Promise<void> {
  const defaults = readDefaults();
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(judgeLine(line, defaults))}\n`);
  }
}
