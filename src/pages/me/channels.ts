/** The parts of an entry that a page needs, with their types. */
import { type Channel, type Entry, phoneOf } from '../../core/help/directory';
import type { Reader } from '../../core/help/report-text';

export type WebChannel = Extract<Channel, { type: 'web' }>;
export type WhatsAppChannel = Extract<Channel, { type: 'whatsapp' }>;

/** The entry's own pages. */
export function findWebChannels(entry: Entry): WebChannel[] {
  return entry.channels.filter((channel) => channel.type === 'web');
}

/** The entry's WhatsApp number. */
export function findWhatsApp(entry: Entry): WhatsAppChannel | null {
  return entry.channels.find((channel) => channel.type === 'whatsapp') ?? null;
}

/** Who reads what this entry gets: only a hotline or the police may have the exact address. */
export function readerOf(entry: Entry): Reader {
  return entry.kind === 'hotline' || entry.kind === 'police' || entry.kind === 'emergency' ? 'authority' : 'other';
}

/** Those with a phone, in their order, but those to whom a child goes with a grown-up after those whom a child may call alone. */
export function whoToCall(helpers: readonly Entry[]): Entry[] {
  const callable = helpers.filter((entry) => phoneOf(entry) !== null);
  const withAdult = (entry: Entry) => entry.minorDirect === 'with_adult';
  return [...callable.filter((entry) => !withAdult(entry)), ...callable.filter(withAdult)];
}
