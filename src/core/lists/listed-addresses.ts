/**
 * What is asked of lists address by address: protected lists of hosts, and every list of hashes. Protected hosts get a table of their own: no
 * category, and no never-block list binds them. A category's list of hashes is bound by it like any other list.
 */
import { type ListedAddresses, NOTHING_LISTED } from '../rules/rules';
import type { CategoryId } from '../sites/category';
import { HARMFUL, isNeverBlocked } from '../sites/never-block';
import type { HashedList } from './hashed-list';
import { HostTable } from './host-table';
import { HostTableBuilder } from './host-table-builder';

export interface HashedSource {
  readonly id: string;
  /** Null: a protected list. */
  readonly category: CategoryId | null;
  readonly list: HashedList;
}
export interface ProtectedHosts {
  readonly id: string;
  readonly hosts: Iterable<string>;
}

export function listedAddresses(protectedHosts: readonly ProtectedHosts[], hashed: readonly HashedSource[]): ListedAddresses {
  if (protectedHosts.length === 0 && hashed.length === 0) return NOTHING_LISTED;
  const table = protectedHosts.length === 0 ? null : tableOf(protectedHosts);
  const secret = hashed.filter(({ category }) => category === null);
  const open = hashed.flatMap(({ category, list }) => (category === null ? [] : [{ category, list }]));
  return {
    protectedList: (address) => {
      if (address.host === '') return null;
      return table?.sourcesOf(address.host)[0]?.id ?? secret.find(({ list }) => list.matchOf(address) !== null)?.id ?? null;
    },
    categoriesOf: (address) => {
      if (open.length === 0 || address.host === '') return [];
      const found = open.flatMap(({ category, list }) => (list.matchOf(address) !== null ? [category] : []));
      return found.filter((category) => !HARMFUL.includes(category) || !isNeverBlocked(address.host));
    },
  };
}

function tableOf(lists: readonly ProtectedHosts[]): HostTable | null {
  // The table's format wants a category; nobody reads it here.
  const builder = new HostTableBuilder(lists.map(({ id }) => ({ id, kind: 'list', category: 'violence' })));
  for (const [source, { hosts }] of lists.entries()) for (const host of hosts) builder.add(source, host);
  return HostTable.read(builder.build());
}
