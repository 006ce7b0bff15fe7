/** What the log records of a fact at each level of detail, what it never records, and for how long (contract 7). */
import { z } from 'zod/mini';
import { addDays, type DayKey } from '../time/local-time';

export const KINDS = ['visit', 'blocked', 'limit', 'extra-time', 'setting', 'lock', 'gap', 'protection'] as const;
export type Kind = (typeof KINDS)[number];
export type Detail = 'off' | 'categories' | 'sites' | 'pages';

/** The rule of a `blocked` row for a program file: the setting itself, since none of judge()'s reasons is about files. */
export const PROGRAM_RULE = 'downloads.apps';

const text = z.nullable(z.string());
/** One stored row of the log. */
export const Entry = z.strictObject({
  /** Instant, ms. */
  at: z.number(),
  /** The family's day that it belongs to. */
  day: z.string(),
  who: z.literal('child'),
  kind: z.enum(KINDS),
  site: text,
  title: text,
  address: text,
  /** For blocked rows: why and by which rule. */
  reason: text,
  rule: text,
  detail: text,
  /** For extra time: the minutes that were given, negative where they were taken away. */
  minutes: z.optional(z.nullable(z.number())),
});
export type Entry = z.infer<typeof Entry>;

/** A fact as a keeper reports it, before anything is left out. */
export interface Fact {
  readonly at: number;
  readonly day: DayKey;
  readonly kind: Kind;
  readonly isPrivate?: boolean;
  readonly site?: string | null;
  readonly title?: string | null;
  /** Already without query and fragment; null for search engines and "never block" sites (see page-address.ts). */
  readonly address?: string | null;
  readonly reason?: string | null;
  readonly rule?: string | null;
  readonly detail?: string | null;
  readonly minutes?: number | null;
  /** Categories of the page, for the level that names nothing else. */
  readonly categories?: readonly string[];
}

/** What is written at every level: what was done to the rules and to the protection. */
const ALWAYS: ReadonlySet<Kind> = new Set<Kind>(['extra-time', 'setting', 'lock', 'gap', 'protection']);
/** No row, no count: help and the protected lists. */
const NEVER: ReadonlySet<string> = new Set(['help', 'protected']);
/** Rules of these reasons name a site or what was searched for. */
const TELLING: ReadonlySet<string> = new Set(['site', 'words', 'search', 'grant']);

/** The row to store, or null where this level stores none. */
export function entryOf(fact: Fact, level: Detail): Entry | null {
  const { kind, reason = null, rule = null, detail = null, categories = [] } = fact;
  if (reason !== null && NEVER.has(reason)) return null;
  const row = {
    at: fact.at,
    day: fact.day,
    who: 'child' as const,
    kind,
    site: null,
    title: null,
    address: null,
    reason,
    rule,
    detail,
  };
  const names = (level === 'sites' || level === 'pages') && fact.isPrivate !== true;
  if (kind === 'extra-time') {
    const given = { ...row, minutes: fact.minutes ?? null };
    // What the child wrote may name a site.
    return names ? { ...given, site: fact.site ?? null } : { ...given, detail: null };
  }
  if (ALWAYS.has(kind)) return row;
  if (level === 'off') return null;
  if (!names) return withoutNames(row, categories);
  const site = fact.site ?? null;
  if (kind === 'visit' && site === null) return null;
  // A page without an address to store is one of which no more than the site may be kept.
  const hasPage = level === 'pages' && fact.address !== undefined && fact.address !== null;
  return hasPage ? { ...row, site, title: fact.title ?? null, address: fact.address ?? null } : { ...row, site };
}

/** The first day that is kept when `keepDays` days are, today included. */
export function firstDayKept(today: DayKey, keepDays: number): DayKey {
  return addDays(today, 1 - keepDays);
}

function withoutNames(row: Entry, categories: readonly string[]): Entry | null {
  if (row.kind === 'visit') return categories.length === 0 ? null : { ...row, detail: categories.join(' ') };
  const rule = row.reason !== null && TELLING.has(row.reason) ? null : row.rule;
  return { ...row, rule, detail: null };
}
