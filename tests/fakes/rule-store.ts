/** A rule store over the network layer in memory, without big lists unless some are given. */
import type { BulkList } from '../../src/background/list-tables';
import { RuleStore } from '../../src/background/rule-store';
import { NOTHING_STORED, type StoredRules } from '../../src/core/rules/stored-rules';
import { FakeItem } from './item';
import type { FakeNetworkRules } from './network-rules';

export const PAGES = { blocked: 'chrome-extension://id/blocked.html', calm: 'chrome-extension://id/calm.html' };

export function storeOver(
  network: FakeNetworkRules,
  bulkLists: () => Promise<readonly BulkList[]> = async () => [],
  mark = new FakeItem<StoredRules>(NOTHING_STORED),
  onBehind: (error: unknown) => void = () => undefined,
  rulesets: readonly string[] = [],
  rest: (ms: number) => Promise<void> = async () => undefined,
): RuleStore {
  return new RuleStore({ network, mark, bulkLists, pages: PAGES, rulesets, onBehind, rest });
}
