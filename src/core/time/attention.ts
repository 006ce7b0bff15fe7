/** What the child attends to at one moment, and which charges follow from it. */
import type { Instant } from './local-time';

/** Why time is charged: the tab in front, a tab that is heard, a page in picture-in-picture. */
export type Why = 'front' | 'heard' | 'pip';
/** What the computer says about the person: input within `idleAfter`, none for that long, or the screen is locked. */
export type Presence = 'active' | 'idle' | 'locked';

export interface AttendedPage {
  readonly tabId: number;
  readonly url: string;
  readonly isPrivate: boolean;
}

/** One snapshot of the browser. It is kept in memory only: nothing of it is stored but the charges. */
export interface Attention {
  /** The tab in front in the focused browser window; null when another program is in front. */
  readonly front: AttendedPage | null;
  /** Tabs that are audible and not muted, the one in front included. */
  readonly heard: readonly AttendedPage[];
  /** Pages that show themselves in picture-in-picture. */
  readonly pip: readonly AttendedPage[];
  readonly presence: Presence;
}
export const NO_ATTENTION: Attention = { front: null, heard: [], pip: [], presence: 'locked' };

/** How the rules see an address: answered by the composition root, which knows settings, help pages and pauses. */
export interface Charging {
  /** false: help, our own pages, a new tab, during a pause … */
  readonly charged: boolean;
  /** The limits that cover it now. */
  readonly limitIds: readonly string[];
  /** Names of the earning rules that cover it (limits/earned.ts): time in front of it earns. */
  readonly earnIds: readonly string[];
  /** Registrable domain or IP; null where it has none. */
  readonly site: string | null;
}
export type Classify = (page: AttendedPage) => Charging;

/** One thing that time is charged to. Equal charges of several tabs are one. */
export interface Charge {
  readonly why: Why;
  /** null in private windows: time is charged there, but nothing names the site. */
  readonly site: string | null;
  /** Limits by id, and earning rules by their names (limits/earned.ts). */
  readonly limits: readonly string[];
}

/**
 * What is new about the clock: a site's clock agrees with it ('vouched') or has put it right ('corrected'), or it was seen to be set forward
 * by far ('jumped').
 */
export type ClockNews = 'vouched' | 'corrected' | 'jumped';

/** The snapshot as the ledger takes it in. */
export interface Moment {
  readonly at: Instant;
  readonly presence: Presence;
  readonly charges: readonly Charge[];
  /** true: an event reports a change at this very instant; false: a beat, or a look after waking. */
  readonly changed: boolean;
  readonly news?: ClockNews | null;
  /** Milliseconds since the moment before by a clock that nobody can set; null = not known, the worker was dead in between. */
  readonly elapsed?: number | null;
}

/** What is charged under this attention: the page in front only while there is input, what is heard unless the screen is locked. */
export function chargesOf(attention: Attention, classify: Classify): Charge[] {
  if (attention.presence === 'locked') return [];
  const charges = new Map<string, Charge>();
  const add = (page: AttendedPage, why: Why) => {
    const { charged, limitIds, earnIds, site } = classify(page);
    if (!charged) return;
    const limits = why === 'front' ? [...limitIds, ...earnIds] : [...limitIds];
    const charge: Charge = { why, site: page.isPrivate ? null : site, limits: limits.sort() };
    charges.set(chargeKey(charge), charge);
  };
  if (attention.front !== null && attention.presence === 'active') add(attention.front, 'front');
  for (const page of attention.heard) add(page, 'heard');
  for (const page of attention.pip) add(page, 'pip');
  return [...charges.values()];
}

/** Two charges with the same key are the same stretch of time. */
export function chargeKey({ why, site, limits }: Charge): string {
  return JSON.stringify([why, site, limits]);
}
