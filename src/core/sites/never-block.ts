/**
 * What no list, no page's label and no host model may ever put into a harmful category: help, health, learning, the state, search, faith,
 * and the harmless top of popular names. A parent's own filters and the lists written by hand are not bound by it; the categories that
 * are no harm in themselves (social, video, gaming, shopping, news, education) aren't either, because there a list that names
 * youtube.com is right.
 */
import { allDirectories } from '../help/directory';
import { GOOGLE_DOMAINS } from '../search/google-domains';
import type { CategoryId } from './category';
import { BRANCHES } from './never-block/branches';
import { CARE } from './never-block/care';
import { HOUSES } from './never-block/houses';
import { LIVING } from './never-block/living';
import { PLATFORMS } from './never-block/mixed';
import { READING } from './never-block/reading';
import { SERVICES } from './never-block/services';
import { SOFTWARE } from './never-block/software';
import { isSuffix } from './site';

/** The categories that harm: only in these does the never-block list speak. */
export const HARMFUL: readonly CategoryId[] = [
  'adult',
  'gambling',
  'violence',
  'drugs',
  'weapons',
  'hate',
  'dating',
  'chat',
  'proxy',
  'darkweb',
  'piracy',
  'malware',
  'ads',
];

/** Hosts with all their subdomains. */
export const TREE: readonly string[] = [...CARE, ...BRANCHES, ...SERVICES, ...GOOGLE_DOMAINS];
/** Hosts as they are written, and with "www." before: anyone's pages below them are not meant. */
export const NAMES: readonly string[] = [...HOUSES, ...SOFTWARE, ...READING, ...LIVING];
/** Places of everything, exact: no list's entry may close one whole, but a label on one of their pages is believed. */
export const MIXED: readonly string[] = PLATFORMS;

interface Kept {
  readonly tree: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  /** What no entry may name though it isn't kept as a host: the places of everything, and every domain above one that is kept. */
  readonly above: ReadonlySet<string>;
}
let kept: Kept | null = null;

/** Made at the first question, so that a waking worker that isn't asked doesn't read the help directory for this. */
function keep(): Kept {
  if (kept !== null) return kept;
  const tree = new Set([...TREE, ...helpHosts()]);
  const above = new Set(MIXED);
  for (const host of [...tree, ...NAMES, ...MIXED]) {
    for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) above.add(host.slice(dot + 1));
  }
  kept = { tree, names: new Set(NAMES), above };
  return kept;
}

/** Every web host of the bundled help directories. */
function helpHosts(): string[] {
  const channels = allDirectories().flatMap(({ entries }) => entries.flatMap((entry) => entry.channels));
  return channels.flatMap((channel) => (channel.type === 'web' ? [withoutWww(new URL(channel.value).hostname)] : []));
}

const withoutWww = (host: string): string => (host.startsWith('www.') && host.indexOf('.', 4) > 0 ? host.slice(4) : host);

/** May a harmful category never hold this (canonical) host, whoever says so but the parent and the list written by hand? */
export function isNeverBlocked(host: string): boolean {
  return isKept(host, withoutWww(host), keep());
}

function isKept(host: string, bare: string, { tree, names }: Kept): boolean {
  if (names.has(bare) || tree.has(host)) return true;
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) if (tree.has(host.slice(dot + 1))) return true;
  return false;
}

/**
 * May a list of a harmful category keep this entry (a canonical host, which stands for its subdomains too)? Not if it is never blocked,
 * stands above a host that is, is one of the places of everything, or is a public suffix such as "co.uk", "blogspot.com" or "adult".
 */
export function mayBeListed(entry: string): boolean {
  const host = withoutWww(entry);
  const known = keep();
  return !known.above.has(host) && !isKept(host, withoutWww(host), known) && !isSuffix(host);
}
