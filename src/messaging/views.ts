/** The view models that pages draw: plain data, computed in the worker, parsed on arrival. */
import { z } from 'zod/mini';
import { PolicyEntries } from '../core/help/policy-entry';
import { AFTER_HIDING, Press } from '../core/help/press';
import { SettingsDocument } from '../core/settings/schema';

/** One thing wrong, with the exact place in the document (`limits[0].minutes`). */
export const Problem = z.strictObject({ path: z.string(), message: z.string() });
export type Problem = z.infer<typeof Problem>;

/** Why a page was judged as it was; the names are the contract's (section 6). */
export const Reason = z.enum([
  'help',
  'protected',
  'pause',
  'grant',
  'site',
  'words',
  'search',
  'category',
  'ask',
  'schedule',
  'limit',
  'default',
  'scheme',
]);
export type Reason = z.infer<typeof Reason>;
const by = z.enum(['default', 'parent', 'policy']);

/** Minutes of one limit today; `left` null = no limit on this day. */
export const LimitToday = z.strictObject({
  id: z.string(),
  name: z.string(),
  targets: z.array(z.string()),
  usedSeconds: z.number(),
  limitSeconds: z.nullable(z.number()),
  leftSeconds: z.nullable(z.number()),
});
export type LimitToday = z.infer<typeof LimitToday>;

export const ScheduleToday = z.strictObject({
  id: z.string(),
  name: z.string(),
  days: z.array(z.string()),
  from: z.string(),
  to: z.string(),
  targets: z.array(z.string()),
  /** In force now; then `until` is when it ends (RFC 3339). */
  inForce: z.boolean(),
  until: z.nullable(z.string()),
});
export type ScheduleToday = z.infer<typeof ScheduleToday>;

/** Protection health. `id` is a key of the health ledger; `detail` names the place (a policy key, a file). */
export const HealthView = z.strictObject({
  state: z.enum(['ok', 'degraded', 'off']),
  findings: z.array(
    z.strictObject({ id: z.string(), severity: z.enum(['info', 'degraded', 'off']), detail: z.nullable(z.string()) }),
  ),
});
export type HealthView = z.infer<typeof HealthView>;

export const OptionsView = z.strictObject({
  /** The parent's own document, as stored: what the page edits. */
  document: SettingsDocument,
  /** What is in force: the parent's document under the school's policy. */
  effective: SettingsDocument,
  /** Sections that policy sets: read-only, "managed by your school or organisation". */
  managed: z.array(z.string()),
  /** What policy opens that the parent had blocked, by name. */
  openedByPolicy: z.array(z.string()),
  limits: z.array(LimitToday),
  schedules: z.array(ScheduleToday),
  health: HealthView,
  version: z.string(),
});
export type OptionsView = z.infer<typeof OptionsView>;

export const ActivityRow = z.strictObject({
  /** RFC 3339 with the family's offset. */
  time: z.string(),
  kind: z.enum(['visit', 'blocked', 'limit', 'extra-time', 'setting', 'lock', 'gap', 'protection']),
  site: z.nullable(z.string()),
  title: z.nullable(z.string()),
  address: z.nullable(z.string()),
  seconds: z.nullable(z.number()),
  /** For blocked rows: why and by which rule. */
  reason: z.nullable(z.string()),
  rule: z.nullable(z.string()),
  detail: z.nullable(z.string()),
});
export type ActivityRow = z.infer<typeof ActivityRow>;
export const ActivityView = z.strictObject({
  day: z.string(),
  /** Days that have anything, newest first. */
  days: z.array(z.string()),
  rows: z.array(ActivityRow),
  /** Seconds charged by site on that day (empty where the log's level keeps no sites). */
  sites: z.array(z.strictObject({ site: z.string(), seconds: z.number() })),
  limits: z.array(LimitToday),
  totalSeconds: z.number(),
  detail: z.enum(['off', 'categories', 'sites', 'pages']),
});
export type ActivityView = z.infer<typeof ActivityView>;

export const BlockedView = z.strictObject({
  /** What stopped the page, or null when nothing does any more (then the page offers to open it). */
  stopped: z.nullable(
    z.strictObject({
      reason: Reason,
      /** The canonical filter, category or id. */
      rule: z.nullable(z.string()),
      /** A limit's or schedule's name in the family's words. */
      ruleName: z.nullable(z.string()),
      by,
      /** RFC 3339: when it opens again by itself; null = not by itself within 8 days. */
      opens: z.nullable(z.string()),
      /** By the clock its limit has a new day, which waits until the clock is vouched for (core/time/day-turn.ts). */
      isDayHeld: z.boolean(),
      limit: z.nullable(LimitToday),
      /** For a kind of site: how Hifazat knows that it is one; null where only an address inside it is. */
      source: z.nullable(z.enum(['hand', 'bundled', 'list', 'model', 'suspected', 'label'])),
    }),
  ),
  /** Not a page but a program file was stopped, and who set that; `stopped` is null then. */
  program: z.nullable(z.strictObject({ by })),
  /** Origin and path as plain text, checked by the worker; null when the page's own address held nothing usable. */
  address: z.nullable(z.string()),
  site: z.nullable(z.string()),
  timeZone: z.string(),
  /** Whose numbers the page shows when help can't open. */
  country: z.string(),
  province: z.nullable(z.string()),
});
export type BlockedView = z.infer<typeof BlockedView>;

export const PopupView = z.strictObject({
  /** The page in front, when it is a web page. */
  page: z.nullable(
    z.strictObject({
      site: z.string(),
      action: z.enum(['allow', 'block']),
      reason: Reason,
      rule: z.nullable(z.string()),
      ruleName: z.nullable(z.string()),
      opens: z.nullable(z.string()),
    }),
  ),
  /** A program file that waits for a parent, or was stopped a moment ago. */
  program: z.nullable(z.strictObject({ site: z.nullable(z.string()), isWaiting: z.boolean() })),
  limits: z.array(LimitToday),
  schedules: z.array(ScheduleToday),
  health: HealthView,
  isManaged: z.boolean(),
  /** In a private window help is shown in small in the popup itself (no normal window is opened). */
  isPrivate: z.boolean(),
  /** Show help in the popup now: one-shot, read and forgotten. */
  showHelp: z.boolean(),
  country: z.string(),
  province: z.nullable(z.string()),
  timeZone: z.string(),
});
export type PopupView = z.infer<typeof PopupView>;

export const MeView = z.strictObject({
  childName: z.nullable(z.string()),
  ageBand: z.nullable(z.string()),
  limits: z.array(LimitToday),
  schedules: z.array(ScheduleToday),
  /** What is stopped and allowed, in the parents' own filters, and the blocked categories. */
  sites: z.strictObject({ default: z.enum(['allow', 'block']), allow: z.array(z.string()), block: z.array(z.string()) }),
  categories: z.array(z.strictObject({ id: z.string(), action: z.enum(['ask', 'block']) })),
  logDetail: z.enum(['off', 'categories', 'sites', 'pages']),
  keepDays: z.number(),
  isManaged: z.boolean(),
  button: z.strictObject({ corner: z.string(), look: z.string(), after: z.enum(AFTER_HIDING) }),
  /** The keyboard shortcut that works on this browser, or null when it is unassigned. */
  shortcut: z.nullable(z.string()),
  country: z.string(),
  province: z.nullable(z.string()),
  /** Helpers that the school or organisation adds by policy, shown after ours. */
  addedHelpers: PolicyEntries,
  timeZone: z.string(),
  /** The one-shot: the help view to show now, with what was captured. Null = the ordinary page. */
  press: z.nullable(Press),
});
export type MeView = z.infer<typeof MeView>;
