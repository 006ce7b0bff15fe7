/**
 * How rules are stored where big lists are among them (dnr-ledger.ts, STORED_COPY): the small rules' copy at the bottom, the rule that
 * hides it, and the big lists' own rules.
 */
import type { CategoryId } from '../sites/category';
import { FIRST_SESSION_ID, PRIORITY, STORED_COPY } from './dnr-ledger';
import { ANY_ADDRESS, type DnrRule, type ResourceType } from './dnr-rule';
import { fingerprint } from './reconcile';

/** Hosts in one rule: the browser takes a million in one as well, but answers nothing else meanwhile. */
const HOSTS_A_RULE = 250_000;
const FRAMES: readonly ResourceType[] = ['sub_frame', 'object', 'websocket'];

/** The same rules, in the same order of precedence, below everything else. Ids 1 to n. */
export function storedCopy(rules: readonly DnrRule[]): DnrRule[] {
  const ranks = [...new Set(rules.map(({ priority }) => priority))].sort((a, b) => a - b);
  const lowest = STORED_COPY.highest - ranks.length;
  const place = new Map(ranks.map((priority, index) => [priority, Math.max(1, lowest + index)]));
  return rules.map((rule, index) => ({ ...rule, id: index + 1, priority: place.get(rule.priority) ?? 1 }));
}

/** The small rules as session rules, with the rule that hides their stored copy (and, with `hideBulk`, every category's big lists). */
export function sessionRules(rules: readonly DnrRule[], hideBulk: boolean): DnrRule[] {
  const resourceTypes = [
    ...new Set(['main_frame' as const, ...FRAMES, ...rules.flatMap(({ condition }) => condition.resourceTypes)]),
  ];
  const hide: DnrRule = {
    id: 0,
    priority: hideBulk ? PRIORITY.inner.bulkHidden : STORED_COPY.hide,
    action: { type: 'allow' },
    condition: { resourceTypes: resourceTypes.sort() },
  };
  return [hide, ...rules].map((rule, index) => ({ ...rule, id: FIRST_SESSION_ID + index }));
}

/** One big list as it must be stored. `category` null = a protected list, which everything but help gives way to. */
export interface BulkRules {
  readonly category: CategoryId | null;
  /** Frames and sockets, too. */
  readonly frames: boolean;
  /** Where a stopped page of this list leads: for a category the stopped page, for a protected list its calm page. */
  readonly pageUrl: string;
  readonly helpHosts: readonly string[];
}

/** The rules of one big list, with ids from `first`. */
export function bulkRules(
  hosts: readonly string[],
  { category, frames, pageUrl, helpHosts }: BulkRules,
  first: number,
): DnrRule[] {
  const priority = category === null ? PRIORITY.protected : PRIORITY.inner.bulk;
  const rules: DnrRule[] = [];
  for (let from = 0; from < hosts.length; from += HOSTS_A_RULE) {
    const requestDomains = hosts.slice(from, from + HOSTS_A_RULE);
    rules.push({
      id: first + rules.length,
      priority,
      action: { type: 'redirect', redirect: { regexSubstitution: category === null ? pageUrl : `${pageUrl}#\\1\\2` } },
      condition: { regexFilter: ANY_ADDRESS, isUrlFilterCaseSensitive: true, requestDomains, resourceTypes: ['main_frame'] },
    });
    if (frames)
      rules.push({
        id: first + rules.length,
        priority,
        action: { type: 'block' },
        condition: {
          requestDomains,
          ...(category === null ? {} : { excludedInitiatorDomains: helpHosts }),
          resourceTypes: FRAMES,
        },
      });
  }
  return rules;
}

/** How many rules `bulkRules` makes. */
export const bulkRuleCount = (entries: number, frames: boolean): number => Math.ceil(entries / HOSTS_A_RULE) * (frames ? 2 : 1);

/** One short text for a set of rules: equal texts, equal rules. FNV-1a over every fingerprint, twice with different seeds. */
export function digestOf(rules: readonly DnrRule[]): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (const rule of rules) {
    const text = `${rule.id} ${fingerprint(rule)}`;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      a = Math.imul(a ^ code, 0x01000193);
      b = Math.imul(b ^ code, 0x85ebca6b);
    }
  }
  return `${rules.length}-${(a >>> 0).toString(16)}-${(b >>> 0).toString(16)}`;
}
