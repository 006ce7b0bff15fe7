/** What judge knows of hosts without a browser: the hand-written list, the model, the lists that `npm run lists` brought, and given files. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HashedList, HashedListBuilder } from '../src/core/lists/hashed-list';
import { HostTable } from '../src/core/lists/host-table';
import { HostTableBuilder } from '../src/core/lists/host-table-builder';
import type { ListFormat } from '../src/core/lists/list-formats';
import { isExcepted, ListParser } from '../src/core/lists/list-parser';
import { listedAddresses } from '../src/core/lists/listed-addresses';
import { mayStand } from '../src/core/lists/may-stand';
import type { ListedAddresses } from '../src/core/rules/rules';
import type { SettingsDocument } from '../src/core/settings/schema';
import type { CategoryId, CategoryIndex } from '../src/core/sites/category';
import { hostIndex } from '../src/core/sites/host-index';
import { type HostModel, readHostModel } from '../src/core/sites/host-model';
import { bundledTable, readBundle } from './bundled-lists';
import { ROOT } from './shell';

type ListSetting = NonNullable<SettingsDocument['lists']>[number];

/** One given list, read: its hosts or hashes under the id of the settings. */
export interface GivenList {
  readonly id: string;
  readonly format: ListFormat;
  readonly text: string;
}
export interface Sources {
  readonly index: CategoryIndex;
  readonly listed: ListedAddresses;
}

/** Reads a list's text; throws with the reason where it can't be used. */
function readList({ id, text }: GivenList, format: ListFormat, category: CategoryId | null) {
  const found: string[] = [];
  const parser = new ListParser(format, {
    onEntries: (batch) => found.push(...batch),
    mayBeListed: (host) => mayStand(host, category),
  });
  parser.feed(text);
  const result = parser.end();
  if (!result.ok) throw new Error(`list ${id}: line ${result.error.line}: ${result.error.message}`);
  if (format === 'hashed') {
    const builder = new HashedListBuilder();
    for (const value of found) builder.add(value);
    return { hosts: [], hashed: HashedList.read(builder.build(result.salt)) };
  }
  return { hosts: found.filter((host) => !isExcepted(host, result.exceptions)), hashed: null };
}

/** Only what a family's settings name counts: a given list without a line in `lists` is none. */
export function sourcesFor(lists: readonly ListSetting[], given: ReadonlyMap<string, GivenList>, builtIn: BuiltIn): Sources {
  const read = lists.flatMap((setting) => {
    const list = given.get(setting.id);
    const category = setting.kind === 'protected' ? null : (setting.category as CategoryId);
    return list === undefined ? [] : [{ id: setting.id, category, ...readList(list, setting.format ?? 'domains', category) }];
  });
  const builder = new HostTableBuilder(
    read.flatMap(({ id, category }) => (category === null ? [] : [{ id, kind: 'list' as const, category }])),
  );
  const [open, secret] = [read.filter(({ category }) => category !== null), read.filter(({ category }) => category === null)];
  for (const [source, { hosts }] of open.entries()) for (const host of hosts) builder.add(source, host);
  const tables = [builtIn.table, HostTable.read(builder.build())].filter((table) => table !== null);
  const hashes = read.flatMap(({ id, category, hashed }) => (hashed === null ? [] : [{ id, category, list: hashed }]));
  return {
    index: hostIndex({ tables, model: builtIn.model, bulk: new Set() }),
    listed: listedAddresses(secret, hashes),
  };
}

export interface BuiltIn {
  readonly table: HostTable | null;
  readonly model: HostModel | null;
}

/** The lists of lists/ (none is fine) and the committed model. */
export function builtInSources(): BuiltIn {
  const bundle = readBundle();
  const bytes = bundle.length === 0 ? null : bundledTable(bundle);
  const model = readHostModel(new Uint8Array(readFileSync(path.join(ROOT, 'public/host-model.bin'))));
  return { table: bytes === null ? null : HostTable.read(bytes.slice().buffer), model };
}
