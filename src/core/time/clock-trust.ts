/**
 * What the clocks of sites say about the computer's (contract 4): a page's HTTPS `Date`, read in passing. One that disagrees by over 10
 * minutes is believed, unless other sites have agreed with the present clock: a public echo service sends any Date that a child likes, so
 * that then more sites must say the same than have agreed.
 */
import { getDomain } from 'tldts';
import { z } from 'zod/mini';
import { parseAddress } from '../sites/address';
import type { ClockNews } from './attention';
import type { Instant } from './local-time';

/** What is stored of it. */
export const ClockOffset = z.number();

export interface ClockTrust {
  /** What is added to the computer's clock, ms. */
  readonly offset: number;
  /** The last word of each site: how far it is ahead of the computer's clock, ms. Oldest first. */
  readonly words: readonly SiteWord[];
}
export interface SiteWord {
  readonly site: string;
  readonly ahead: number;
}
/** A `Date` that was heard when the computer's clock said `at`. */
export interface HeardDate {
  /** Registrable domain (witnessOf). */
  readonly site: string;
  readonly date: Instant;
  readonly at: Instant;
  /** What an `Age` header says: the answer waited so long in a cache. */
  readonly ageSeconds: number;
}
export const NO_WORDS: ClockTrust = { offset: 0, words: [] };

/** Clocks agree that are not further apart, ms. */
export const TOLERANCE = 10 * 60_000;
/** Before this program was written it is no time at all: a broken server. */
const EARLIEST = Date.UTC(2026, 0, 1);
/** More sites than that are not remembered. */
const MOST_WORDS = 20;

/** Takes in one `Date`; `news` says what it means for the clock, null = nothing. */
export function heardDate(trust: ClockTrust, heard: HeardDate): { readonly trust: ClockTrust; readonly news: ClockNews | null } {
  const { site, date, at, ageSeconds } = heard;
  if (!Number.isFinite(date) || date < EARLIEST || !Number.isFinite(ageSeconds) || ageSeconds < 0) return { trust, news: null };
  const ahead = date + ageSeconds * 1000 - at;
  const before = trust.words.find((word) => word.site === site);
  const others = trust.words.filter((word) => word.site !== site);
  const words = [...others, { site, ahead }].slice(-MOST_WORDS);
  const saying = (time: number) => others.filter((word) => agree(word.ahead, time)).length;
  if (agree(ahead, trust.offset)) {
    // The computer's own clock is one witness; where it was put right, two sites must stand for the new time.
    const isVouched = agree(trust.offset, 0) || saying(trust.offset) > 0;
    return { trust: { ...trust, words }, news: isVouched ? 'vouched' : null };
  }
  // Two names at one host of pages are had by anybody: they outvote no more sites than they are.
  const isSeconded = saying(ahead) > 0 && saying(ahead) >= saying(trust.offset);
  const isSteady = before === undefined || agree(before.ahead, ahead);
  const isFirstWord = isSteady && saying(trust.offset) === 0;
  if (!isSeconded && !isFirstWord) return { trust: { ...trust, words }, news: null };
  return { trust: { offset: agree(ahead, 0) ? 0 : ahead, words }, news: 'corrected' };
}

/** The site that stands for a page's clock: registrable domains only, never a machine in the house. Null where there is none. */
export function witnessOf(url: string): string | null {
  const parsed = parseAddress(url);
  if (!parsed.ok || parsed.address.scheme !== 'https') return null;
  return getDomain(parsed.address.host, { allowPrivateDomains: true });
}

/** What a page's answer says of the time. */
export interface SecureDate {
  readonly url: string;
  /** ms; NaN where the header can't be read. */
  readonly date: Instant;
  readonly ageSeconds: number;
}
interface Answer {
  readonly url: string;
  readonly fromCache: boolean;
  readonly responseHeaders?: readonly { readonly name: string; readonly value?: string | undefined }[] | undefined;
}

/**
 * Reads the headers of an answer; null = it says nothing. One from the browser's own cache has the Date of long ago; one from a cache on the
 * way says its `Age`.
 */
export function secureDate({ url, fromCache, responseHeaders = [] }: Answer): SecureDate | null {
  const header = (name: string) => responseHeaders.find((one) => one.name.toLowerCase() === name)?.value;
  const date = header('date');
  if (fromCache || date === undefined) return null;
  return { url, date: Date.parse(date), ageSeconds: Number(header('age') ?? 0) };
}

const agree = (one: number, other: number): boolean => Math.abs(one - other) <= TOLERANCE;
