/**
 * A helper that a school or organisation adds by policy (`help.entries`): shown after ours with who added it. It can't change or hide one of
 * ours, is never shown to a child who is hurt at home, gets what any other reader gets, and none of its addresses is a help page. No unions: a
 * browser's managed schema has none.
 */
import { z } from 'zod/mini';
import { HELP_CATEGORIES, type HelpCategory } from './categories';
import { ASKS, type Channel, type Entry, isBundled } from './directory';

z.config({ jitless: true }); // an extension's CSP forbids the code generation that zod would try

const line = z.string().check(z.minLength(1), z.maxLength(200));
const name = z.strictObject({ en: line, ur: z.optional(line) });

/** What each type of channel's value looks like, and what is said when it does not. */
const VALUES = {
  tel: [/^\+?\d+(-\d+)*$/, 'a phone number has digits, hyphens and at most a + before them'],
  'tel-menu': [/^\+?\d+(-\d+)*$/, 'a phone number has digits, hyphens and at most a + before them'],
  whatsapp: [/^\+\d{8,15}$/, 'a WhatsApp number is + and 8 to 15 digits'],
  email: [/^[^\s@?&%]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'not an e-mail address'],
  web: [/^https:\/\/[^\s?#]+$/, 'an address of a page is https, without ? and #'],
} as const;
const TYPES = ['tel', 'tel-menu', 'whatsapp', 'email', 'web'] as const;

const PolicyChannel = z.strictObject({ type: z.enum(TYPES), value: z.string(), key: z.optional(z.string()) }).check((context) => {
  const { type, value, key } = context.value;
  const [pattern, message] = VALUES[type];
  const refuse = (path: string, why: string) => context.issues.push({ code: 'custom', input: value, path: [path], message: why });
  if (!pattern.test(value)) refuse('value', message);
  if ((type === 'tel-menu') !== (key !== undefined) || (key !== undefined && !/^\d$/.test(key)))
    refuse('key', 'tel-menu, and nothing else, has the one digit to press');
});

const PolicyEntry = z
  .strictObject({
    id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'an id has lower-case letters, digits and hyphens')),
    name,
    /** Who added it, as the child is to read it. */
    addedBy: z.optional(z.string().check(z.minLength(1), z.maxLength(80))),
    /** Who answers, in a child's words. */
    about: z.optional(name),
    /** What happens then. */
    next: z.optional(name),
    channels: z.array(PolicyChannel).check(z.minLength(1)),
    /** What it takes; left out = everything but hurt_at_home. */
    takes: z.optional(z.array(z.enum(HELP_CATEGORIES)).check(z.minLength(1))),
    hours: z.optional(name),
    langs: z.optional(z.array(z.string())),
    minorDirect: z.optional(z.enum(['yes', 'with_adult', 'no', 'unknown'])),
    anonymous: z.optional(z.enum(['yes', 'partly', 'no', 'unknown'])),
    tellsFamily: z.optional(z.enum(['yes', 'sometimes', 'no', 'unknown'])),
    asksFor: z.optional(z.array(z.enum(ASKS))),
  })
  .check((context) => {
    const { id, takes } = context.value;
    const refuse = (path: readonly PropertyKey[], message: string) =>
      context.issues.push({ code: 'custom', input: context.value, path: [...path], message });
    if (isBundled(id)) refuse([], `"${id}" is one of Hifazat's own helpers, which no policy can change or hide`);
    const home = takes?.indexOf('hurt_at_home') ?? -1;
    if (home >= 0) refuse(['takes', home], 'a child who is hurt at home is never shown a helper that was added by policy');
  });
export type PolicyEntry = z.infer<typeof PolicyEntry>;

/** The list: of two entries with one id the second is named. */
export const PolicyEntries = z.array(PolicyEntry).check((context) => {
  context.value.forEach(({ id }, index) => {
    if (context.value.findIndex((other) => other.id === id) < index)
      context.issues.push({ code: 'custom', input: id, path: [index], message: `two entries have the id "${id}"` });
  });
});

/** A helper as pages show it: one of ours, or one that was added. */
export type Helper = Entry & { readonly added?: { readonly by: string | null } };

/** Ours, then those that policy added and that take this. Never for a child who is hurt at home, or who doesn't say what it is. */
export function withAdded(ours: readonly Entry[], added: readonly PolicyEntry[], category: HelpCategory): Helper[] {
  if (category === 'hurt_at_home' || category === 'unsaid') return [...ours];
  const fitting = added.filter(({ takes }) => takes === undefined || takes.includes(category));
  return [...ours, ...fitting.map(helperOf)];
}

function helperOf(entry: PolicyEntry): Helper {
  const both = ({ en, ur }: { en: string; ur?: string | undefined }) => ({ en, ur: ur ?? en });
  return {
    id: entry.id,
    name: both(entry.name),
    about: entry.about === undefined ? { en: '', ur: '' } : both(entry.about),
    ...(entry.next === undefined ? {} : { next: both(entry.next) }),
    // A helpline, whatever it is: only those of ours that are the police or a hotline get the exact address of a page.
    kind: 'helpline',
    regions: [],
    withoutProvince: true,
    channels: entry.channels.map(channelOf),
    hours: { always: null, ...(entry.hours === undefined ? {} : { note: both(entry.hours) }) },
    langs: entry.langs ?? [],
    takes: entry.takes ?? [],
    refuses: [],
    minorDirect: entry.minorDirect ?? 'unknown',
    anonymous: entry.anonymous ?? 'unknown',
    tellsFamily: entry.tellsFamily ?? 'unknown',
    asksFor: entry.asksFor ?? [],
    source: 'policy',
    sourceKind: 'secondary',
    verifiedOn: null,
    confidence: 'M',
    reviewBy: '9999-12-31',
    calledByHuman: false,
    added: { by: entry.addedBy ?? null },
  };
}

function channelOf({ type, value, key }: PolicyEntry['channels'][number]): Channel {
  if (type === 'tel-menu') return { type, value, key: key ?? '' };
  if (type === 'web') return { type, value, helpPath: null };
  return { type, value };
}
