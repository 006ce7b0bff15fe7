/**
 * The settings document (contract 2): the one schema that policy, export, import and storage share. What is stored is the document as
 * written; `resolve()` in defaults.ts fills in what an absent leaf means. The managed-storage schema and the docs tables are generated from here.
 */

import { z } from 'zod/mini';
import en from 'zod/v4/locales/en.js';
import { PolicyEntries } from '../help/policy-entry';
import { publicKeyOf } from '../help/public-key';
import { CATEGORY_IDS, isCategoryId } from '../sites/category';
import { parseTarget } from '../sites/target';
import { parseFilter } from '../sites/url-filter';
import { isLocalTime, isTimeZone } from '../time/local-time';

// Without its words zod says only "Invalid input"; an extension's CSP forbids the code generation that it would try.
z.config({ ...en(), jitless: true });

export const CURRENT_VERSION = 1;
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Day = (typeof DAYS)[number];

const filter = z.string().check(z.refine((text) => parseFilter(text).ok, { error: (issue) => filterError(issue.input) }));
const target = z.string().check(z.refine((text) => parseTarget(text).ok, { error: (issue) => targetError(issue.input) }));
const id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'an id has lower-case letters, digits and hyphens'));
const localTime = z.string().check(z.refine(isLocalTime, 'a time is HH:MM from 00:00 to 23:59'));
const minutes = z.number().check(z.gte(0), z.lte(1440));
const positiveMinutes = z.number().check(z.gt(0), z.lte(1440));
const name = z.string().check(z.minLength(1), z.maxLength(80));
const languageTag = z.enum(['auto', 'en', 'ur']);
export const CategoryAction = z.enum(['allow', 'ask', 'block']);
export type CategoryAction = z.infer<typeof CategoryAction>;
export const AgeBand = z.enum(['6-9', '10-12', '13-15', '16-17']);

function filterError(input: unknown): string {
  const parsed = parseFilter(String(input));
  return parsed.ok ? 'not a filter' : parsed.error.message;
}
function targetError(input: unknown): string {
  const parsed = parseTarget(String(input));
  return parsed.ok ? 'not a target' : parsed.error.message;
}

/** `fetch` refuses an address with a user name or password. */
function isBareAddress(url: string): boolean {
  if (!URL.canParse(url)) return true; // said already
  const { username, password, hash } = new URL(url);
  return username + password + hash === '';
}

const byDay = z.strictObject(
  Object.fromEntries(DAYS.map((day) => [day, z.optional(minutes)])) as Record<Day, z.ZodMiniOptional<typeof minutes>>,
);
const byCategory = z.strictObject(
  Object.fromEntries(CATEGORY_IDS.map((category) => [category, z.optional(CategoryAction)])) as Record<
    (typeof CATEGORY_IDS)[number],
    z.ZodMiniOptional<typeof CategoryAction>
  >,
);

export const Child = z.strictObject({ name: z.optional(name), ageBand: z.optional(AgeBand), language: z.optional(languageTag) });
export const ClockSettings = z.strictObject({
  timeZone: z.optional(z.string().check(z.refine(isTimeZone, 'not a time zone that this browser knows'))),
  dayStart: z.optional(localTime),
  idleAfter: z.optional(z.int().check(z.gte(15), z.lte(600))),
});
export const Sites = z.strictObject({
  default: z.optional(z.enum(['allow', 'block'])),
  allow: z.optional(z.array(filter)),
  block: z.optional(z.array(filter)),
  /** Also look for addresses inside addresses of sites that are no known wrapper (proxy scripts): may stop a page by mistake. */
  guessProxies: z.optional(z.boolean()),
});
export const List = z
  .strictObject({
    id,
    kind: z.optional(z.enum(['category', 'protected'])),
    category: z.optional(z.string().check(z.refine(isCategoryId, 'not a category'))),
    url: z.url({ protocol: /^https?$/ }),
    format: z.optional(z.enum(['domains', 'hosts', 'adblock', 'hashed'])),
    updateHours: z.optional(z.number().check(z.gte(1), z.lte(8760))),
  })
  .check(
    z.refine((list) => list.kind === 'protected' || list.category !== undefined, {
      error: 'a list needs a category',
      path: ['category'],
    }),
  );
export const Search = z.strictObject({
  safeSearch: z.optional(z.boolean()),
  youtube: z.optional(z.enum(['strict', 'moderate', 'off'])),
  preferSafe: z.optional(z.boolean()),
  blockedWords: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(200)))),
});
export const Downloads = z.strictObject({ apps: z.optional(CategoryAction) });
export const Limit = z
  .strictObject({
    id,
    name: z.optional(name),
    targets: z.array(target).check(z.minLength(1)),
    except: z.optional(z.array(target)),
    minutes: z.optional(minutes),
    minutesByDay: z.optional(byDay),
    warnAt: z.optional(z.array(positiveMinutes)),
  })
  .check(
    z.refine((limit) => limit.minutes !== undefined || limit.minutesByDay !== undefined, {
      error: 'a limit needs minutes or minutesByDay',
      path: ['minutes'],
    }),
  );
export const Schedule = z.strictObject({
  id,
  name: z.optional(name),
  days: z.optional(z.array(z.enum(DAYS)).check(z.minLength(1))),
  from: localTime,
  to: localTime,
  targets: z.array(target).check(z.minLength(1)),
  except: z.optional(z.array(target)),
});
export const Earn = z.strictObject({
  targets: z.array(target).check(z.minLength(1)),
  minutes: positiveMinutes,
  gives: z.strictObject({ limit: id, minutes: positiveMinutes }),
  maxPerDay: z.optional(minutes),
});
/** Policy only: where a child can send a report, encrypted (docs/intake.md). */
export const Endpoint = z.strictObject({
  name,
  url: z
    .url({ protocol: /^https$/, error: 'an address that begins with https://' })
    .check(z.refine(isBareAddress, 'an address without user name, password and fragment')),
  publicKey: z
    .string()
    .check(z.refine((text) => publicKeyOf(text) !== null, 'an X25519 public key: 32 bytes in base64url without padding')),
  token: z.optional(z.string().check(z.regex(/^[\w.~+/-]{1,2048}=*$/, 'a bearer token (RFC 6750)'))),
});
export const Help = z.strictObject({
  country: z.optional(z.string().check(z.regex(/^[A-Z]{2}$/, 'a country is two capital letters (ISO 3166-1)'))),
  province: z.optional(z.string().check(z.regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'a province is an ISO 3166-2 code'))),
  look: z.optional(z.enum(['full', 'discreet'])),
  corner: z.optional(z.enum(['top-start', 'top-end', 'bottom-start', 'bottom-end'])),
  /** Policy only, like `endpoint`: helpers that the school or organisation adds. */
  entries: z.optional(PolicyEntries),
  endpoint: z.optional(Endpoint),
});
export const Log = z.strictObject({
  detail: z.optional(z.enum(['off', 'categories', 'sites', 'pages'])),
  keepDays: z.optional(z.int().check(z.gte(1), z.lte(3650))),
});
export const Lock = z.strictObject({
  pin: z.optional(z.string().check(z.regex(/^\$argon2id\$[!-~]+$/, 'a PIN is stored as an argon2id PHC string'))),
  codeMinutes: z.optional(positiveMinutes),
});

const uniqueIds = <T extends { id: string }>(what: string) =>
  z.refine<readonly T[]>((items) => new Set(items.map((item) => item.id)).size === items.length, `two ${what} have the same id`);

/** The sections by their top-level key: what policy overlays as wholes, what bad input is reported by. */
export const SECTIONS = {
  language: languageTag,
  child: Child,
  clock: ClockSettings,
  sites: Sites,
  categories: byCategory,
  lists: z.array(List).check(uniqueIds('lists')),
  search: Search,
  downloads: Downloads,
  limits: z.array(Limit).check(uniqueIds('limits')),
  schedules: z.array(Schedule).check(uniqueIds('schedules')),
  earn: z.array(Earn),
  help: Help,
  log: Log,
  lock: Lock,
} as const;
export type SectionName = keyof typeof SECTIONS;
export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[];

export const SettingsDocument = z.strictObject({
  version: z.literal(CURRENT_VERSION),
  language: z.optional(SECTIONS.language),
  child: z.optional(SECTIONS.child),
  clock: z.optional(SECTIONS.clock),
  sites: z.optional(SECTIONS.sites),
  categories: z.optional(SECTIONS.categories),
  lists: z.optional(SECTIONS.lists),
  search: z.optional(SECTIONS.search),
  downloads: z.optional(SECTIONS.downloads),
  limits: z.optional(SECTIONS.limits),
  schedules: z.optional(SECTIONS.schedules),
  earn: z.optional(SECTIONS.earn),
  help: z.optional(SECTIONS.help),
  log: z.optional(SECTIONS.log),
  lock: z.optional(SECTIONS.lock),
});
export type SettingsDocument = z.infer<typeof SettingsDocument>;
export const EMPTY_DOCUMENT: SettingsDocument = { version: CURRENT_VERSION };
