/** The ledger of stored items: every key, its owner, its schema, and what it means when it is absent or can't be read. */
import { z } from 'zod/mini';
import { Finding } from '../core/health/findings';
import { AFTER_HIDING } from '../core/help/press';
import { Asked } from '../core/limits/asked';
import { NO_REQUESTS, Requests } from '../core/lists/own-requests';
import { Attempts, MANY_FAILURES, NO_FAILURES } from '../core/lock/attempts';
import { Authenticator } from '../core/lock/authenticator';
import { Grant, GrownUpHere, Pause } from '../core/rules/state';
import { NOTHING_STORED, StoredRules, type StoredRules as StoredRulesMark, UNKNOWN_STORED } from '../core/rules/stored-rules';
import { EMPTY_DOCUMENT, SettingsDocument } from '../core/settings/schema';
import { FIRST_STATE, type LedgerState } from '../core/time/ledger';
import { defineItem, type ItemDefinition, type OnDamaged, StoredItem } from './item';
import type { ItemRows } from './item-rows';

/** What stands for settings that can't be read and have no good copy: nothing but help opens until a parent looks. */
export const STRICT_DOCUMENT: SettingsDocument = { ...EMPTY_DOCUMENT, sites: { default: 'block' } };

const instant = z.number();
const language = z.enum(['en', 'ur']);
const ChosenLanguages = z.strictObject({ parent: z.nullable(language), child: z.nullable(language) });
const Button = z.strictObject({
  corner: z.nullable(z.enum(['top-start', 'top-end', 'bottom-start', 'bottom-end'])),
  look: z.nullable(z.enum(['full', 'discreet'])),
  after: z.optional(z.enum(AFTER_HIDING)),
});
const charge = { why: z.enum(['front', 'heard', 'pip']), site: z.nullable(z.string()), limits: z.array(z.string()) };
const OpenInterval = z.strictObject({ ...charge, id: z.int(), day: z.string(), run: z.int(), from: instant, to: instant });
const Usage: z.ZodMiniType<LedgerState> = z.strictObject({
  at: instant,
  day: z.string(),
  observed: z.number(),
  debt: z._default(z.boolean(), false),
  vouched: z._default(z.nullable(z.strictObject({ first: instant, last: instant })), null),
  run: z.int(),
  nextId: z.int(),
  presence: z.enum(['active', 'idle', 'locked']),
  open: z.array(OpenInterval),
});

const NO_DAMAGE: readonly string[] = [];
const NO_FINDINGS: Finding[] = [];
export const ITEMS = {
  /** The parent's own document, as written. */
  settings: defineItem({
    key: 'settings',
    owner: 'settings-keeper',
    schema: SettingsDocument,
    absent: EMPTY_DOCUMENT,
    damaged: STRICT_DOCUMENT,
    keepsGood: true,
  }),
  /** The last policy of which every leaf was good, section by section; null = never managed. */
  policy: defineItem({
    key: 'policy',
    owner: 'policy-keeper',
    schema: z.nullable(SettingsDocument),
    absent: null,
    damaged: STRICT_DOCUMENT,
    keepsGood: true,
  }),
  pageLanguage: defineItem({
    key: 'page-language',
    owner: 'language-keeper',
    schema: ChosenLanguages,
    absent: { parent: null, child: null },
  }),
  /** The version that last ran here; null = never. Tells an install and an update from any other start. */
  lastVersion: defineItem<string | null>({ key: 'last-version', owner: 'start', schema: z.nullable(z.string()), absent: null }),
  button: defineItem({ key: 'button', owner: 'button-keeper', schema: Button, absent: { corner: null, look: null } }),
  grants: defineItem<Grant[]>({ key: 'grants', owner: 'grant-keeper', schema: z.array(Grant), absent: [] }),
  /** Wrong PINs and codes, and what must pass before the next; unreadable = as long as it gets. */
  attempts: defineItem({
    key: 'attempts',
    owner: 'lock-keeper',
    schema: Attempts,
    absent: NO_FAILURES,
    damaged: MANY_FAILURES,
  }),
  /** The parent's phone that makes codes; null = none. */
  authenticator: defineItem<Authenticator | null>({
    key: 'authenticator',
    owner: 'lock-keeper',
    schema: z.nullable(Authenticator),
    absent: null,
  }),
  pause: defineItem({ key: 'pause', owner: 'grant-keeper', schema: z.nullable(Pause), absent: null }),
  /** A grown-up sits here: ended at each start of the browser, whatever it says. */
  grownUp: defineItem<GrownUpHere | null>({ key: 'grown-up', owner: 'grown-up', schema: z.nullable(GrownUpHere), absent: null }),
  /** What the child asked for and no parent has answered yet. */
  asked: defineItem<Asked | null>({ key: 'asked', owner: 'more-time', schema: z.nullable(Asked), absent: null }),
  /** What the browser has stored where big lists are among its rules; unreadable = all is written anew. */
  storedRules: defineItem<StoredRulesMark>({
    key: 'stored-rules',
    owner: 'rule-store',
    schema: StoredRules,
    absent: NOTHING_STORED,
    damaged: UNKNOWN_STORED,
  }),
  /** Since when programs are stopped; null = they aren't: files that were whole before are the family's own. */
  downloadsSince: defineItem<number | null>({
    key: 'downloads-since',
    owner: 'download-guard',
    schema: z.nullable(instant),
    absent: null,
  }),
  /** Where the ledger of time stands: written with the intervals, in one transaction (usage-store.ts). */
  usage: defineItem({ key: 'usage', owner: 'time-keeper', schema: Usage, absent: FIRST_STATE }),
  /** What is known to be wrong since when. */
  health: defineItem({ key: 'health', owner: 'health-monitor', schema: z.array(Finding), absent: NO_FINDINGS }),
  /** Every request of our own, for the page of protection health. */
  requests: defineItem<Requests>({ key: 'requests', owner: 'list-keeper', schema: Requests, absent: NO_REQUESTS }),
  /** Keys of items that were found damaged, until a parent has seen it. */
  damage: defineItem<readonly string[]>({
    key: 'damage',
    owner: 'health-monitor',
    schema: z.array(z.string()),
    absent: NO_DAMAGE,
  }),
} as const;

export type ItemName = keyof typeof ITEMS;
type ValueOf<D> = D extends ItemDefinition<infer T> ? T : never;
export type Items = { readonly [N in ItemName]: StoredItem<ValueOf<(typeof ITEMS)[N]>> };

/** All items over the same rows. */
export function openItems(rows: ItemRows, onDamaged: OnDamaged): Items {
  const open = <T>(definition: ItemDefinition<T>) => new StoredItem(definition, rows, onDamaged);
  return {
    settings: open(ITEMS.settings),
    policy: open(ITEMS.policy),
    pageLanguage: open(ITEMS.pageLanguage),
    lastVersion: open(ITEMS.lastVersion),
    button: open(ITEMS.button),
    grants: open(ITEMS.grants),
    attempts: open(ITEMS.attempts),
    authenticator: open(ITEMS.authenticator),
    pause: open(ITEMS.pause),
    grownUp: open(ITEMS.grownUp),
    asked: open(ITEMS.asked),
    storedRules: open(ITEMS.storedRules),
    downloadsSince: open(ITEMS.downloadsSince),
    usage: open(ITEMS.usage),
    health: open(ITEMS.health),
    requests: open(ITEMS.requests),
    damage: open(ITEMS.damage),
  };
}
