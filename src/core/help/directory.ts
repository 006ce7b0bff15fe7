/**
 * The directory of people who help: one bundled data file per country and one for countries without. Bundled, never fetched, so that it works
 * offline and looking something up tells nobody. Format and rules: docs/helplines.md.
 */
import { z } from 'zod/mini';
import { isLocalTime, isTimeZone } from '../time/local-time';
import { HELP_CATEGORIES, type HelpCategory } from './categories';
import EMIRATES from './directory/AE.json';
import AUSTRALIA from './directory/AU.json';
import BANGLADESH from './directory/BD.json';
import CANADA from './directory/CA.json';
import EUROPE from './directory/EU.json';
import BRITAIN from './directory/GB.json';
import INDIA from './directory/IN.json';
import PAKISTAN from './directory/PK.json';
import AMERICA from './directory/US.json';
import WORLD from './directory/world.json';

z.config({ jitless: true }); // an extension's CSP forbids the code generation that zod would try

const text = z.strictObject({ en: z.string().check(z.minLength(1)), ur: z.string().check(z.minLength(1)) });
const region = z.string().check(z.regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/));
const isoDay = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const digits = z.string().check(z.regex(/^\+?\d+(-\d+)*$/));
const category = z.enum(HELP_CATEGORIES);

export const Channel = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('tel'), value: digits }),
  /** A number and the key to press when it answers. */
  z.strictObject({ type: z.literal('tel-menu'), value: digits, key: z.string().check(z.regex(/^\d$/)) }),
  z.strictObject({ type: z.literal('whatsapp'), value: z.string().check(z.regex(/^\+\d{8,15}$/)) }),
  /** `isUnsure`: the source is doubtful; the page says so beside it. */
  z.strictObject({ type: z.literal('email'), value: z.email(), isUnsure: z.optional(z.boolean()) }),
  z.strictObject({
    type: z.literal('web'),
    value: z.url({ protocol: /^https$/ }),
    /** How far the help exemption reaches: null = the whole host, else this path and what is below it. */
    helpPath: z.nullable(z.string().check(z.regex(/^\/[^?#]*[^/?#]$/))),
    /** The page's own language, where a country's channel has one page per language. */
    language: z.optional(z.string()),
  }),
]);
export type Channel = z.infer<typeof Channel>;

const localTime = z.string().check(z.refine(isLocalTime));
const openHours = z.strictObject({
  zone: z.string().check(z.refine(isTimeZone)),
  days: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).check(z.minLength(1)),
  from: localTime,
  to: localTime,
});

export const ASKS = ['what_happened', 'place', 'name', 'age', 'phone', 'email', 'cnic', 'link', 'photo'] as const;

export const Entry = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]*$/)),
  name: text,
  /** One short sentence in a child's words: who answers. */
  about: text,
  /** What happens after you get in touch; only what the source supports. */
  next: z.optional(text),
  kind: z.enum(['emergency', 'helpline', 'police', 'hotline', 'takedown', 'regulator', 'crisis']),
  /** ISO 3166-2; empty = the whole country. */
  regions: z.array(region),
  /** Shown while the province is not known, although `regions` is not empty. */
  withoutProvince: z.boolean(),
  channels: z.array(Channel).check(z.minLength(1)),
  /** `always` null = the source doesn't say; `open`: one stretch on each of these days, where a source gives it. */
  hours: z.strictObject({ always: z.nullable(z.boolean()), note: z.optional(text), open: z.optional(openHours) }),
  langs: z.array(z.string()),
  takes: z.array(category),
  refuses: z.array(category),
  minorDirect: z.enum(['yes', 'with_adult', 'no', 'unknown']),
  anonymous: z.enum(['yes', 'partly', 'no', 'unknown']),
  tellsFamily: z.enum(['yes', 'sometimes', 'no', 'unknown']),
  asksFor: z.array(z.enum(ASKS)),
  source: z.string().check(z.minLength(1)),
  sourceKind: z.enum(['official', 'press', 'secondary']),
  /** Date of the source, as precise as it is known (year, month or day); null = the source has no date. Never the day of writing. */
  verifiedOn: z.nullable(z.string().check(z.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/))),
  confidence: z.enum(['H', 'M', 'L']),
  reviewBy: isoDay,
  /** Stays false until a person has rung. */
  calledByHuman: z.boolean(),
});
export type Entry = z.infer<typeof Entry>;

export const Directory = z.strictObject({
  schema: z.literal(1),
  /** ISO 3166-1, EU for a file that several countries share; 001 (UN M49) = the whole world. */
  country: z.string().check(z.regex(/^([A-Z]{2}|001)$/)),
  name: text,
  /** The countries that this file serves, each with the page that names it: nobody is sent to a number that may not work there. */
  members: z.optional(z.record(z.string().check(z.regex(/^[A-Z]{2}$/)), z.string().check(z.minLength(1)))),
  updated: isoDay,
  /** Entry of the emergency number. */
  emergency: z.nullable(z.string()),
  /** Entries of the national child helpline: the first that serves the province is it. */
  national: z.array(z.string()),
  provinces: z.array(z.strictObject({ id: region, name: text })),
  /** For each category the steps in order; of a step's entries the first that serves the child's province is shown. */
  routes: z.record(category, z.array(z.array(z.string()).check(z.minLength(1)))),
  entries: z.array(Entry),
});
export type Directory = z.infer<typeof Directory>;

const FILES: Readonly<Record<string, unknown>> = {
  PK: PAKISTAN,
  AE: EMIRATES,
  AU: AUSTRALIA,
  BD: BANGLADESH,
  CA: CANADA,
  EU: EUROPE,
  GB: BRITAIN,
  IN: INDIA,
  US: AMERICA,
};
const parsed = new Map<string, Directory>();

function load(key: string, file: unknown): Directory {
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const directory = Directory.parse(file);
  parsed.set(key, directory);
  return directory;
}

/** The directory for countries without a file of their own. */
export function worldDirectory(): Directory {
  return load('001', WORLD);
}

/** All bundled directories, the world's last. */
export function allDirectories(): Directory[] {
  return [...Object.entries(FILES).map(([name, file]) => load(name, file)), worldDirectory()];
}

/** The country's directory, or the world's where there is none (then its `country` is 001, and the page says so). */
export function directoryFor(country: string): Directory {
  const name = Object.hasOwn(EUROPE.members, country) ? EUROPE.country : country;
  return Object.hasOwn(FILES, name) ? load(name, FILES[name]) : worldDirectory();
}

/** Is the id one of ours, in any country? */
export function isBundled(id: string): boolean {
  return allDirectories().some(({ entries }) => entries.some((entry) => entry.id === id));
}

/** Looks an entry up in a country's directory, then in the world's (a country's routes may end there). */
export function findEntry(directory: Directory, id: string): Entry | null {
  return directory.entries.find((entry) => entry.id === id) ?? worldDirectory().entries.find((entry) => entry.id === id) ?? null;
}

function serves(entry: Entry, province: string | null): boolean {
  if (entry.regions.length === 0) return true;
  return province === null ? entry.withoutProvince : entry.regions.includes(province);
}

function firstServing(directory: Directory, ids: readonly string[], province: string | null): Entry | null {
  for (const id of ids) {
    const entry = findEntry(directory, id);
    if (entry !== null && serves(entry, province)) return entry;
  }
  return null;
}

/** Who helps with this, in order: people before forms, by province where the child said which. */
export function route(directory: Directory, category: HelpCategory, province: string | null): Entry[] {
  const steps = directory.routes[category] ?? directory.routes.unsaid ?? [];
  const found = steps.map((ids) => firstServing(directory, ids, province)).filter((entry) => entry !== null);
  return found.filter((entry, index) => found.indexOf(entry) === index);
}

/** The national child helpline as the child's province reaches it; null where none is sourced. */
export function nationalHelpline(country: string, province: string | null = null): Entry | null {
  const directory = directoryFor(country);
  return firstServing(directory, directory.national, province);
}

/** The number for danger now; null where none is sourced. */
export function emergencyNumber(country: string): string | null {
  const directory = directoryFor(country);
  const entry = directory.emergency === null ? null : findEntry(directory, directory.emergency);
  return entry === null ? null : phoneOf(entry);
}

/** The number to dial, or null for a helper without a phone. */
export function phoneOf(entry: Entry): string | null {
  const channel = entry.channels.find((one) => one.type === 'tel' || one.type === 'tel-menu');
  return channel === undefined ? null : channel.value;
}
