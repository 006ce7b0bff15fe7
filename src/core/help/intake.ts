/**
 * An organisation's intake: what may go there, and what becomes of a report on the way, as pure functions of the queue and the time. The
 * background carries them out, each step written before it is taken.
 *
 *   waiting ──2xx, 409──▶ nothing is left     waiting ──other 4xx──▶ stopped
 *      │ ▲ no answer, 408, 425, 429, 5xx      waiting ──the receiver is another one, or none──▶ receiver-gone
 *      └─┘                                    waiting ──7 days──▶ too-old
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod/mini';
import type { Instant } from '../time/local-time';
import { careFor, isAddressGuarded } from './categories';
import { ReportId } from './envelope';
import { publicKeyOf } from './public-key';
import type { ReportBody } from './report';

const SECOND = 1000;
const SHORTEST_WAIT = 20 * SECOND;
const LONGEST_WAIT = 3600 * SECOND;
const TRIED_FOR = 7 * 24 * 3600 * SECOND;
/** What ended without arriving is told for as long again. */
const TOLD_FOR = 2 * TRIED_FOR;
const MOST_WAITING = 8;

export const ReportState = z.enum(['waiting', 'stopped', 'receiver-gone', 'too-old']);
export type ReportState = z.infer<typeof ReportState>;
export const QueuedReport = z.strictObject({
  id: ReportId,
  /** To which address and key it was encrypted: `Receiver.mark`. */
  to: z.string(),
  at: z.number(),
  /** Requests that were begun, each written down before it began. */
  tries: z.int(),
  nextAt: z.number(),
  state: ReportState,
  /** The status that stopped it. */
  status: z.nullable(z.int()),
  /** The encrypted report, as it is sent; null where it is not to be sent any more. */
  envelope: z.nullable(z.string()),
});
export type QueuedReport = z.infer<typeof QueuedReport>;

/** `help.endpoint` as policy gives it. */
export interface EndpointSetting {
  readonly name: string;
  readonly url: string;
  readonly publicKey: string;
  readonly token?: string | undefined;
}
/** Where a report would go. */
export interface Receiver {
  readonly name: string;
  readonly url: string;
  readonly host: string;
  readonly publicKey: Uint8Array;
  readonly token: string | null;
  /** Changes with the address or the key: a report that was encrypted for another one never goes here. */
  readonly mark: string;
}

/** The receiver that policy names; null where it names none that can be used. */
export function receiverOf(endpoint: EndpointSetting | null | undefined): Receiver | null {
  if (endpoint === null || endpoint === undefined || !URL.canParse(endpoint.url)) return null;
  const { protocol, host, href } = new URL(endpoint.url);
  const publicKey = publicKeyOf(endpoint.publicKey);
  if (protocol !== 'https:' || publicKey === null) return null;
  const mark = bytesToHex(sha256(utf8ToBytes(`${href}\n${endpoint.publicKey}`))).slice(0, 32);
  return { name: endpoint.name, url: href, host, publicKey, token: endpoint.token ?? null, mark };
}

export type IntakeRefusal = 'hurt-at-home' | 'person-first' | 'guarded' | 'unsaid';
/**
 * Why a report must not go to an organisation that somebody else chose, or null. Hurt at home: whoever manages the computer may be the one who
 * hurts, so "not sure" is enough, and so is a family that had better not know. `unsaid`: it may be just that. `person-first`: no form for someone who wants to hurt themselves. `guarded`: it names a page that must not be
 * handed on (contract 5).
 */
export function whyNotToIntake({ category, urgency, page, selectedText, reporter }: ReportBody): IntakeRefusal | null {
  if (category === 'hurt_at_home' || urgency.hurtAtHome === 'yes' || urgency.hurtAtHome === 'unsure') return 'hurt-at-home';
  if (reporter?.familyMayKnow === 'no' || reporter?.familyMayKnow === 'unsure') return 'hurt-at-home';
  if (category === 'unsaid') return 'unsaid';
  if (!careFor(category).report) return 'person-first';
  const namesPage = [page?.urlShown, page?.title, page?.clicked, selectedText].some((part) => part !== undefined);
  return isAddressGuarded(category) && namesPage ? 'guarded' : null;
}

/** A report that begins to wait; due at once. */
export function queued(id: string, to: string, envelope: string, now: Instant): QueuedReport {
  return { id, to, at: now, tries: 0, nextAt: now, state: 'waiting', status: null, envelope };
}

/** May one more wait? */
export const hasPlace = (reports: readonly QueuedReport[]): boolean =>
  reports.filter(({ state }) => state === 'waiting').length < MOST_WAITING;

/** What time and the receiver in force make of the queue: expired, withdrawn, forgotten. Nothing changed: the same array. */
export function swept(reports: readonly QueuedReport[], receiver: Receiver | null, now: Instant): readonly QueuedReport[] {
  const kept = reports.filter(({ at }) => now - at < TOLD_FOR);
  const after = kept.map((report) => {
    if (report.state !== 'waiting') return report;
    if (report.to !== receiver?.mark) return ended(report, 'receiver-gone', null);
    return now - report.at >= TRIED_FOR ? ended(report, 'too-old', null) : report;
  });
  return after.length === reports.length && after.every((report, index) => report === reports[index]) ? reports : after;
}

/** Reports to try now. A clock that went back keeps none waiting for longer than the longest wait. */
export function due(reports: readonly QueuedReport[], now: Instant): QueuedReport[] {
  return reports.filter(({ state, nextAt }) => state === 'waiting' && (nextAt <= now || nextAt - now > LONGEST_WAIT));
}

/** How long until the next is due, ms; null where none waits. */
export function untilNext(reports: readonly QueuedReport[], now: Instant): number | null {
  const waits = reports.filter(({ state }) => state === 'waiting').map(({ nextAt }) => Math.max(0, nextAt - now));
  return waits.length === 0 ? null : Math.min(...waits, LONGEST_WAIT);
}

/** A request begins: counted, and the next one set, before anything is sent. `chance`: 0 to 1. */
export function begun(report: QueuedReport, now: Instant, chance: number): QueuedReport {
  const tries = report.tries + 1;
  return { ...report, tries, nextAt: now + waitAfter(tries, chance) };
}

/** From 10 to 20 seconds after the first try, doubling up to half an hour to an hour, ms. */
function waitAfter(tries: number, chance: number): number {
  const longest = Math.min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** (tries - 1));
  return longest / 2 + (chance * longest) / 2;
}

export type Answered = 'arrived' | 'again' | 'stopped';
const AGAIN: ReadonlySet<number> = new Set([408, 425, 429]);
/** What an answer means; null = there was none. 409: the receiver has it already. */
export function answered(status: number | null): Answered {
  if (status === null || AGAIN.has(status) || status >= 500 || status < 200) return 'again';
  return status < 300 || status === 409 ? 'arrived' : 'stopped';
}

/** The queue after an answer. A report that was withdrawn meanwhile stays away. */
export function afterAnswer(reports: readonly QueuedReport[], id: string, status: number | null): readonly QueuedReport[] {
  const meaning = answered(status);
  if (meaning === 'again') return reports;
  if (meaning === 'arrived') return withoutReport(reports, id);
  return reports.map((report) => (report.id === id && report.state === 'waiting' ? ended(report, 'stopped', status) : report));
}

/** The queue without a report: taken back by the child, or seen. */
export const withoutReport = (reports: readonly QueuedReport[], id: string): readonly QueuedReport[] =>
  reports.filter((report) => report.id !== id);

function ended(report: QueuedReport, state: ReportState, status: number | null): QueuedReport {
  return { ...report, state, status, envelope: null };
}
