/** The parts of an entry that a page needs, with their types, and who may read what. */
import { type Channel, type Entry, phoneOf } from '../../core/help/directory';
import type { Helper } from '../../core/help/policy-entry';
import type { Reader } from '../../core/help/report-text';

export type WebChannel = Extract<Channel, { type: 'web' }>;
export type WhatsAppChannel = Extract<Channel, { type: 'whatsapp' }>;
export type EmailChannel = Extract<Channel, { type: 'email' }>;

/** The entry's own pages. */
export function findWebChannels(entry: Entry): WebChannel[] {
  return entry.channels.filter((channel) => channel.type === 'web');
}

/** The entry's WhatsApp number. */
export function findWhatsApp(entry: Entry): WhatsAppChannel | null {
  return entry.channels.find((channel) => channel.type === 'whatsapp') ?? null;
}

/** The entry's e-mail address. */
export function findEmail(entry: Entry): EmailChannel | null {
  return entry.channels.find((channel) => channel.type === 'email') ?? null;
}

/** Is there another way than the telephone? */
export function hasWay(entry: Entry): boolean {
  return entry.channels.some(({ type }) => type === 'web' || type === 'whatsapp' || type === 'email');
}

/** Who reads what this entry gets: only a hotline or the police may have the exact address; nobody checked one that policy added. */
export function readerOf(entry: Helper): Reader {
  if (entry.added !== undefined) return 'other';
  if (entry.kind === 'hotline' || entry.kind === 'police' || entry.kind === 'emergency') return 'authority';
  return entry.kind === 'helpline' || entry.kind === 'crisis' ? 'helpline' : 'other';
}

/**
 * Those with a phone, in their order, but those to whom a child goes with a grown-up after those whom a child may call alone, and those that
 * policy added after all of ours.
 */
export function whoToCall(helpers: readonly Helper[]): Helper[] {
  const rank = ({ added, minorDirect }: Helper) =>
    added !== undefined ? 2 : minorDirect === 'with_adult' || minorDirect === 'no' ? 1 : 0;
  return helpers.filter((entry) => phoneOf(entry) !== null).toSorted((a, b) => rank(a) - rank(b));
}
