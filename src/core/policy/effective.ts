/**
 * Policy is an overlay, never a write: section by section over the parent's document (`help` leaf by leaf), with who decided each.
 * What policy opens that the parent had blocked is named.
 */

import type { By } from '../rules/rules';
import { resolve, type Settings } from '../settings/defaults';
import { SECTION_NAMES, type SectionName, type SettingsDocument } from '../settings/schema';
import { parseFilter } from '../sites/url-filter';

/** What policy sets: parsed sections only (policy.ts). */
export type PolicyDocument = Omit<SettingsDocument, 'version'>;

export interface Effective {
  /** The document in force. */
  readonly document: SettingsDocument;
  readonly settings: Settings;
  /** Who decided each section. For `help`, of which policy may set single leaves, this is the policy when it set any. */
  readonly by: Readonly<Record<SectionName, By>>;
  readonly managed: readonly SectionName[];
  /** The parent's block filters and categories that policy opens, by name. */
  readonly openedByPolicy: readonly string[];
}

/** Lays policy over the parent's document. A section that policy sets is wholly the policy's. */
export function overlay(parent: SettingsDocument, policy: PolicyDocument): Effective {
  const managed = SECTION_NAMES.filter((name) => policy[name] !== undefined);
  const help = policy.help === undefined && parent.help === undefined ? undefined : { ...ownHelp(parent), ...policy.help };
  const document: SettingsDocument = { ...parent, ...policy, version: parent.version, ...(help === undefined ? {} : { help }) };
  const by = Object.fromEntries(
    SECTION_NAMES.map((name) => [name, managed.includes(name) ? 'policy' : parent[name] === undefined ? 'default' : 'parent']),
  ) as Record<SectionName, By>;
  return { document, settings: resolve(document), by, managed, openedByPolicy: openedByPolicy(parent, policy) };
}

/** The parent's leaves of `help`, without those that only policy may set, however they came into the document. */
function ownHelp({ help = {} }: SettingsDocument): NonNullable<SettingsDocument['help']> {
  const { endpoint: _endpoint, entries: _entries, ...own } = help;
  return own;
}

/** Two spellings of a filter are one filter. */
function canonical(text: string): string {
  const parsed = parseFilter(text);
  return parsed.ok ? parsed.filter.text : text;
}

function openedByPolicy(parent: SettingsDocument, policy: PolicyDocument): string[] {
  const opened: string[] = [];
  if (policy.sites !== undefined) {
    const { allow = [], block = [], default: otherwise = 'allow' } = policy.sites;
    const blocked = new Set(block.map(canonical));
    const allowed = new Set(allow.map(canonical));
    const isStopped = (filter: string) =>
      !allowed.has(filter) && (blocked.has(filter) || blocked.has('*') || otherwise === 'block');
    opened.push(...(parent.sites?.block ?? []).filter((filter) => !isStopped(canonical(filter))));
    if (parent.sites?.default === 'block' && otherwise === 'allow') opened.push('sites.default');
  }
  if (policy.categories !== undefined) {
    for (const [id, action] of Object.entries(parent.categories ?? {})) {
      const now = Object.entries(policy.categories).find(([key]) => key === id)?.[1] ?? 'allow';
      if (action !== 'allow' && now === 'allow') opened.push(`category:${id}`);
    }
  }
  const lost = (name: 'limits' | 'schedules') => {
    if (policy[name] === undefined) return;
    const kept = new Set((policy[name] ?? []).map((rule) => rule.id));
    opened.push(...(parent[name] ?? []).filter((rule) => !kept.has(rule.id)).map((rule) => rule.name ?? rule.id));
  };
  lost('limits');
  lost('schedules');
  return opened;
}
