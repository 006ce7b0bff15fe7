/** What the measurement of the filter reads: real lists and names of ../shared/data (never shipped), and the decider over them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { HostTable } from '../src/core/lists/host-table';
import { overlay } from '../src/core/policy/effective';
import { judgeAddress, type Verdict } from '../src/core/rules/judge';
import { prepareRules } from '../src/core/rules/rules';
import { NO_LABELS, type State } from '../src/core/rules/state';
import type { SettingsDocument } from '../src/core/settings/schema';
import { parseAddress } from '../src/core/sites/address';
import type { CategoryIndex } from '../src/core/sites/category';
import { hostIndex } from '../src/core/sites/host-index';
import { type HostModel, readHostModel } from '../src/core/sites/host-model';
import { type BundledList, bundledTable, readBundle } from './bundled-lists';
import { ROOT, Stop } from './shell';

/** A moment for judging; nothing measured here depends on the time. */
const NOW = Date.parse('2026-11-21T12:00:00Z');

export interface MeasuredData {
  readonly folder: string;
  readonly bundle: readonly BundledList[];
  readonly model: HostModel;
}

const DATA = path.resolve(ROOT, '../shared/data');
/** Is there anything to measure with? Elsewhere than beside the shared folder there isn't. */
export const hasMeasuredData = (folder = DATA): boolean => existsSync(path.join(folder, 'popular'));

export function readMeasuredData(folder = DATA): MeasuredData {
  if (!hasMeasuredData(folder)) throw new Stop(`${folder} has no data to measure with: measure-filter -- --data DIR`);
  const model = readHostModel(new Uint8Array(readFileSync(path.join(ROOT, 'public/host-model.bin'))));
  if (model === null) throw new Stop('public/host-model.bin is no host model of this version.');
  return { folder, bundle: readBundle(path.join(folder, 'lists')), model };
}

/** The names of a file, one a line, each once. */
export const namesIn = (file: string): string[] => [
  ...new Set(
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** The files of a folder of names, without their ending. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.slice(0, -4))
    .sort();

/** The lists' table, read back as the extension reads it. */
export function tableOf(bundle: readonly BundledList[]): HostTable {
  const table = HostTable.read(bundledTable(bundle).slice().buffer);
  if (table === null) throw new Error('The table that was just made cannot be read back.');
  return table;
}

/** Every source together, as in the extension with bundled lists and nothing subscribed. */
export const indexOf = ({ bundle, model }: Pick<MeasuredData, 'bundle' | 'model'>): CategoryIndex =>
  hostIndex({ tables: [tableOf(bundle)], model, bulk: new Set() });

/** judge() over a host's front page, with these settings and nothing granted, paused or used. */
export function hostJudge(document: SettingsDocument, index: CategoryIndex): (host: string) => Verdict | null {
  const rules = prepareRules(overlay(document, {}), index);
  const state: State = {
    grants: [],
    pause: null,
    usage: { day: '2026-11-21', usedSeconds: {}, extraSeconds: {} },
    labelled: NO_LABELS,
  };
  return (host) => {
    const parsed = parseAddress(`https://${host}/`);
    return parsed.ok ? judgeAddress(parsed.address, rules, state, NOW) : null;
  };
}
