/**
 * The report (contract 5, `hifazat-report/1`): exactly what the child was shown and left in. A draft is what the help view holds in memory;
 * a report is what may leave it. Nothing here is ever stored.
 */
import { z } from 'zod/mini';
import { toRfc3339 } from '../time/local-time';
import { canonicalJson } from './canonical-json';
import { HELP_CATEGORIES, type HelpCategory, isAddressGuarded } from './categories';
import { cleanLine, wellFormed } from './clean-text';
import { hideNames, maskAddress, reportableAddress } from './mask';
import { ownWords } from './own-words';
import { hiddenNames, nameOf, type Person, sharedWith } from './people';
import { platformOf } from './platforms';
import type { Clicked } from './press';

const Answer = z.enum(['yes', 'no', 'unsure', 'unsaid']);
export type Answer = z.infer<typeof Answer>;

/** Who writes. */
const Role = z.enum(['child_self', 'child_for_other', 'parent', 'other_adult', 'unsaid']);
const ReporterAge = z.enum(['6-9', '10-12', '13-15', '16-17', '18+']);
export interface Reporter {
  readonly role: z.infer<typeof Role>;
  readonly ageBand: z.infer<typeof ReporterAge> | null;
  readonly safeContact: string;
  readonly familyMayKnow: Answer;
}
const NOBODY: Reporter = { role: 'unsaid', ageBand: null, safeContact: '', familyMayKnow: 'unsaid' };

export const MAX_WORDS = 5000;
const words = z.string().check(z.maxLength(MAX_WORDS));
const URGENCY = ['inDangerNow', 'planToMeet', 'knowsWhereILive', 'hurtAtHome', 'selfHarm'] as const;
export type UrgencyQuestion = (typeof URGENCY)[number];

export const ReportBody = z.strictObject({
  schema: z.literal('hifazat-report/1'),
  category: z.enum(HELP_CATEGORIES),
  urgency: z.strictObject({
    inDangerNow: Answer,
    planToMeet: Answer,
    knowsWhereILive: Answer,
    hurtAtHome: Answer,
    selfHarm: Answer,
  }),
  /** The child's own words, unedited. */
  words: z.optional(words),
  page: z.optional(
    z.strictObject({
      /** Secrets masked; absent where the category guards the address. */
      urlShown: z.optional(z.string()),
      title: z.optional(z.string()),
      platform: z.optional(z.string()),
      /** The link, account or picture on which the child opened the menu; guarded as the address is. */
      clicked: z.optional(z.strictObject({ kind: z.enum(['link', 'picture']), urlShown: z.string() })),
    }),
  ),
  time: z.optional(
    z.strictObject({ utc: z.string(), local: z.string(), zone: z.string(), note: z.literal('device clock, not verified') }),
  ),
  selectedText: z.optional(words),
  /** Names or profile links that the child gave, of people of whom the child said that they are no children. */
  names: z.optional(z.array(z.string())),
  reporter: z.optional(
    z.strictObject({
      role: Role,
      ageBand: z.optional(ReporterAge),
      /** How to reach the child without danger, in the child's words. */
      safeContact: z.optional(z.string()),
      familyMayKnow: Answer,
    }),
  ),
  region: z.optional(z.string().check(z.regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/))),
  /** When it happened, in the child's words. */
  when: z.optional(z.string()),
});
export type ReportBody = z.infer<typeof ReportBody>;

export const Report = z.extend(ReportBody, {
  integrity: z.strictObject({
    alg: z.literal('SHA-256'),
    canonical: z.literal('RFC8785'),
    digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  }),
});
export type Report = z.infer<typeof Report>;

/** What a press captured; the same shape as the message that brings it. */
export interface Captured {
  readonly address: string;
  readonly title: string;
  readonly selectedText: string;
  readonly pressedAt: number;
  readonly clicked?: Clicked | undefined;
}

/** What the help view holds while the child is in it. `null` = not captured, or taken out by the child. */
export interface Draft {
  readonly category: HelpCategory;
  readonly urgency: Readonly<Record<UrgencyQuestion, Answer>>;
  /** Exact; leaves only through the text for a hotline or the police. */
  readonly address: string | null;
  /** The child asked to hide a possible log-in in the address even there. */
  readonly hideSecrets: boolean;
  readonly title: string | null;
  readonly selectedText: string | null;
  readonly at: number | null;
  /** The link or picture on which the menu was opened; exact, like the address. */
  readonly clicked: Clicked | null;
  readonly zone: string;
  readonly words: string;
  readonly people: readonly Person[];
  readonly when: string;
  readonly region: string | null;
  readonly reporter: Reporter;
}
export type CapturedItem = 'address' | 'title' | 'selectedText' | 'at' | 'clicked';

/** A fresh draft from a press; without one (Help was opened on our own page) only the time is there. */
export function draftFrom(captured: Captured | null, now: number, zone: string): Draft {
  return {
    category: 'unsaid',
    urgency: { inDangerNow: 'unsaid', planToMeet: 'unsaid', knowsWhereILive: 'unsaid', hurtAtHome: 'unsaid', selfHarm: 'unsaid' },
    address: captured === null ? null : reportableAddress(captured.address),
    hideSecrets: false,
    title: nonEmpty(captured?.title),
    selectedText: nonEmpty(captured?.selectedText),
    at: captured !== null && isInstant(captured.pressedAt) ? captured.pressedAt : now,
    clicked: captured?.clicked === undefined || reportableAddress(captured.clicked.address) === null ? null : captured.clicked,
    zone,
    words: '',
    people: [],
    when: '',
    region: null,
    reporter: NOBODY,
  };
}

/** The draft without one captured item. */
export function without(draft: Draft, item: CapturedItem): Draft {
  return { ...draft, [item]: null };
}

/** The report as data: masked, and without address and title where the category guards them. */
export function buildReport(draft: Draft): ReportBody {
  const guarded = isAddressGuarded(draft.category);
  const platform = draft.address === null ? null : platformOf(draft.address);
  const own = (text: string) => ownWords(draft, text);
  const address = (exact: string) => hideNames(wellFormed(maskAddress(exact)), hiddenNames(draft.people));
  const page = compact({
    urlShown: guarded || draft.address === null ? null : address(draft.address),
    title: guarded || draft.title === null ? null : own(draft.title),
    platform,
    clicked: guarded || draft.clicked === null ? null : { kind: draft.clicked.kind, urlShown: address(draft.clicked.address) },
  });
  const names = sharedWith(draft.people, false).map((person) => own(nameOf(person)));
  return ReportBody.parse({
    schema: 'hifazat-report/1',
    category: draft.category,
    urgency: draft.urgency,
    ...compact({
      words: nonEmpty(own(draft.words).slice(0, MAX_WORDS)),
      page: Object.keys(page).length === 0 ? null : page,
      time: draft.at === null ? null : timeOf(draft.at, draft.zone),
      selectedText: guarded || draft.selectedText === null ? null : nonEmpty(own(draft.selectedText).slice(0, MAX_WORDS)),
      names: names.length === 0 ? null : names,
      reporter: reporterOf(draft.reporter, own),
      region: draft.region,
      when: nonEmpty(own(cleanLine(draft.when))),
    }),
  });
}

/** Nothing where the child said nothing of it. */
function reporterOf({ role, ageBand, safeContact, familyMayKnow }: Reporter, own: (text: string) => string): unknown {
  const contact = nonEmpty(own(cleanLine(safeContact)));
  if (role === 'unsaid' && ageBand === null && contact === null && familyMayKnow === 'unsaid') return null;
  return compact({ role, ageBand, safeContact: contact, familyMayKnow });
}

/** Times of an instant as a report gives them. */
export function timeOf(at: number, zone: string): NonNullable<ReportBody['time']> {
  const utc = `${new Date(at).toISOString().slice(0, 19)}Z`;
  return { utc, local: toRfc3339(at, zone), zone, note: 'device clock, not verified' };
}

/** Adds the digest: SHA-256, as lower-case hex, over the RFC 8785 form. The hash is handed in because core has no WebCrypto. */
export async function sealReport(body: ReportBody, sha256Hex: (text: string) => Promise<string>): Promise<Report> {
  const digest = await sha256Hex(canonicalJson(body));
  return { ...body, integrity: { alg: 'SHA-256', canonical: 'RFC8785', digest } };
}

/** The first eight digits of a report's digest in two groups, to be said over the phone: both sides know that they speak of the same report. */
export function shortCode(report: Report): string {
  const { digest } = report.integrity;
  return `${digest.slice(0, 4)} ${digest.slice(4, 8)}`;
}

function nonEmpty(text: string | undefined): string | null {
  if (text === undefined) return null;
  const clean = wellFormed(text).trim();
  return clean === '' ? null : clean;
}

function isInstant(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= 8.64e15 && value > 0;
}

function compact(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
