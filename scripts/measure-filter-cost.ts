/** What a look-up and an import cost: processor time, so that a busy machine doesn't count twice; the best of some rounds. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HostTable } from '../src/core/lists/host-table';
import { mayStand } from '../src/core/lists/may-stand';
import type { CategoryIndex } from '../src/core/sites/category';
import { hostIndex } from '../src/core/sites/host-index';
import { readHostModel } from '../src/core/sites/host-model';
import { bundledTable } from './bundled-lists';
import { type MeasuredData, namesIn } from './measure-filter-data';
import { ROOT } from './shell';

const ROUNDS = 5;

/** The least processor time of some rounds, in µs. */
function leastTime(work: () => void): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...times);
}

function perHost(hosts: readonly string[], look: (host: string) => unknown): number {
  return (
    leastTime(() => {
      for (const host of hosts) look(host);
    }) / hosts.length
  );
}

/** Title and time, in µs. */
export type Cost = readonly [title: string, microseconds: number];

export function costs({ folder, bundle }: MeasuredData): Cost[] {
  const bytes = bundledTable(bundle);
  const modelBytes = new Uint8Array(readFileSync(path.join(ROOT, 'public/host-model.bin')));
  const table = HostTable.read(bytes.slice().buffer);
  const model = readHostModel(modelBytes);
  if (table === null || model === null) throw new Error('The table or the model cannot be read back.');
  const without = hostIndex({ tables: [table], model: null, bulk: new Set() });
  const withModel = hostIndex({ tables: [table], model, bulk: new Set() });
  const popular = namesIn(path.join(folder, 'popular/tranco10k.txt'));
  const misses = popular.filter((host) => without.matchesOf(host).length === 0);
  const hits = bundle.flatMap(({ hosts }) => hosts).slice(0, 50_000);
  const entries = bundle.filter(({ category }) => category === 'adult').flatMap(({ hosts }) => hosts);
  const look = (index: CategoryIndex) => (host: string) => index.categoriesOf(host);
  return [
    [`the table alone (${table.size} hosts), miss`, perHost(misses, (host) => table.sourcesOf(host))],
    ['categoriesOf, hand and table, miss', perHost(misses, look(without))],
    ['categoriesOf, hand and table, hit', perHost(hits, look(without))],
    ['categoriesOf with the model, miss', perHost(misses, look(withModel))],
    ['suspectedOf with the model, miss', perHost(misses, (host) => withModel.suspectedOf(host))],
    ['mayStand, an entry at import', perHost(entries, (host) => mayStand(host, 'adult'))],
    [`reading the table's ${bytes.length} bytes`, leastTime(() => HostTable.read(bytes.buffer as ArrayBuffer))],
    [`reading the model's ${modelBytes.length} bytes`, leastTime(() => readHostModel(modelBytes))],
  ];
}
