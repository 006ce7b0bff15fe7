/**
 * How much of adult names is stopped that were not imported: a tenth of all registrable domains at a time, one publisher at a time, and
 * names that only one publisher has. Where the names' own list trained the model, a model is trained anew without them.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { HostTable } from '../src/core/lists/host-table';
import type { CategoryIndex } from '../src/core/sites/category';
import { hostIndex } from '../src/core/sites/host-index';
import { type HostModel, modelOf, readHostModelHeader } from '../src/core/sites/host-model';
import { siteOf } from '../src/core/sites/site';
import type { BundledList } from './bundled-lists';
import { type MeasuredData, namesIn, tableOf } from './measure-filter-data';
import { ROOT, Stop } from './shell';
import { examplesOf } from './train-host-model';
import { readData, type TrainingData } from './train-host-model-data';
import { learn } from './train-host-model-learn';
import { isInLexicon } from './train-host-model-lexicon';

/** Of how many hosts: stopped by whom first, in this order; `unsure` = the model's middle band, asked about up to twelve. */
export interface Coverage {
  readonly title: string;
  readonly of: number;
  readonly sites: number;
  readonly lists: number;
  readonly hand: number;
  readonly model: number;
  readonly unsure: number;
}

const TENTHS = 10;
const registrable = (host: string): string => siteOf(host) ?? host;
const tenthOf = (host: string): number =>
  createHash('sha256')
    .update(`tenth:${registrable(host)}`)
    .digest()
    .readUInt32LE(0) % TENTHS;
const isAdult = (list: BundledList): boolean => list.category === 'adult';

export interface CoverageRun {
  readonly data: MeasuredData;
  /** Every list but the adult ones. */
  readonly others: HostTable;
  readonly train: TrainingData;
  readonly thresholds: { readonly sure: number; readonly maybe: number };
}

export function prepareCoverage(data: MeasuredData): CoverageRun {
  const header = readHostModelHeader(new Uint8Array(readFileSync(path.join(ROOT, 'public/host-model.bin'))));
  if (header === null) throw new Stop('public/host-model.bin is no host model of this version.');
  const others = tableOf(data.bundle.filter((list) => !isAdult(list)));
  return { data, others, train: readData(data.folder).train, thresholds: { sure: header.sure, maybe: header.maybe } };
}

/** A model that learnt as the committed one did, from other names; its thresholds are the committed ones. */
function trained({ thresholds }: CoverageRun, train: TrainingData): HostModel {
  const learnt = learn(examplesOf(train));
  return modelOf({ ...learnt, ...thresholds }, learnt.weights);
}

const indexOver = (run: CoverageRun, adult: readonly BundledList[], model: HostModel | null): CategoryIndex =>
  hostIndex({ tables: adult.length === 0 ? [run.others] : [run.others, tableOf(adult)], model, bulk: new Set() });

/** Counted with every harmful category blocked, whichever of them stops the host. */
function coverageOf(title: string, hosts: readonly string[], index: CategoryIndex): Coverage {
  const counts = { lists: 0, hand: 0, model: 0, unsure: 0 };
  for (const host of hosts) {
    const kinds = index.matchesOf(host).map(({ source }) => source.kind);
    if (kinds.includes('bundled')) counts.lists++;
    else if (kinds.includes('hand')) counts.hand++;
    else if (kinds.includes('model')) counts.model++;
    else if (index.suspectedOf(host).length > 0) counts.unsure++;
  }
  return { title, of: hosts.length, sites: new Set(hosts.map(registrable)).size, ...counts };
}

function sum(title: string, parts: readonly Coverage[]): Coverage {
  const total = (key: Exclude<keyof Coverage, 'title'>): number => parts.reduce((all, part) => all + part[key], 0);
  return {
    title,
    of: total('of'),
    sites: total('sites'),
    lists: total('lists'),
    hand: total('hand'),
    model: total('model'),
    unsure: total('unsure'),
  };
}

/** All adult lists, each tenth of their registrable domains left out of the import and of the training once. */
export function tenths(run: CoverageRun): Coverage {
  const { train, data } = run;
  const adult = data.bundle.filter(isAdult).map((list) => ({ list, tenths: list.hosts.map(tenthOf) }));
  const parts = Array.from({ length: TENTHS }, (_, tenth) => {
    const kept = adult.map(({ list, tenths }) => ({ ...list, hosts: list.hosts.filter((_, at) => tenths[at] !== tenth) }));
    const out = new Set(adult.flatMap(({ list, tenths }) => list.hosts.filter((_, at) => tenths[at] === tenth)));
    const isOther = (host: string): boolean => tenthOf(host) !== tenth;
    const model = trained(run, {
      ...train,
      positives: train.positives.filter(isOther),
      negatives: train.negatives.filter(isOther),
    });
    return coverageOf('', [...out], indexOver(run, kept, model));
  });
  return sum('a tenth of all three', parts);
}

/** One publisher's list at a time is not imported: its hosts, and the popular hosts that it covers. */
export function publishers(run: CoverageRun): Coverage[] {
  const { data, train } = run;
  const popular = namesIn(path.join(data.folder, 'popular/tranco10k.txt'));
  return data.bundle.filter(isAdult).flatMap((out) => {
    const kept = data.bundle.filter((list) => isAdult(list) && list !== out);
    const positives = [...new Set(kept.flatMap(({ hosts }) => hosts))];
    const isTrainer = out.id === 'shadowwhisperer/adult';
    const model = isTrainer ? trained(run, { ...train, positives }) : data.model;
    const index = indexOver(run, kept, model);
    const own = tableOf([out]);
    const other = new Set(positives.map(registrable));
    const covered = popular.filter((host) => own.sourcesOf(host).length > 0);
    const only = out.hosts.filter((host) => !other.has(registrable(host)));
    return [
      coverageOf(`${out.id}, all`, out.hosts, index),
      coverageOf(`${out.id}, popular`, covered, index),
      coverageOf(`${out.id}, only there`, only, index),
    ];
  });
}

/** Without any list, and popular names with adult words in them whether a list has them or not. */
export function popularAdult(run: CoverageRun): Coverage[] {
  const { data } = run;
  const adult = data.bundle.filter(isAdult);
  const tables = adult.map((list) => tableOf([list]));
  const files = ['tranco10k', 'majestic10k'];
  const popular = [...new Set(files.flatMap((file) => namesIn(path.join(data.folder, `popular/${file}.txt`))))];
  const confirmed = popular.filter((host) => tables.filter((table) => table.sourcesOf(host).length > 0).length >= 2);
  const worded = popular.filter(isInLexicon);
  const bare = hostIndex({ tables: [], model: data.model, bulk: new Set() });
  return [
    coverageOf('no lists at all: popular, on two lists', confirmed, bare),
    coverageOf('all lists: popular, adult words', worded, indexOver(run, adult, data.model)),
  ];
}
