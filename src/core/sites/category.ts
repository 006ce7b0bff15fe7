/** The contract's categories, and the seam through which judge() and compile() learn which hosts are in one. */
import { isIp } from './address';
import { CATEGORY_HOSTS } from './category-hosts';

export const CATEGORY_IDS = [
  'adult',
  'gambling',
  'violence',
  'drugs',
  'weapons',
  'hate',
  'dating',
  'chat',
  'social',
  'video',
  'gaming',
  'proxy',
  'darkweb',
  'piracy',
  'malware',
  'shopping',
  'ads',
  'news',
  'education',
] as const;
export type CategoryId = (typeof CATEGORY_IDS)[number];

export const isCategoryId = (text: string): text is CategoryId => (CATEGORY_IDS as readonly string[]).includes(text);

/** Where a host's category comes from. */
export type SourceKind = 'hand' | 'bundled' | 'list' | 'model';
export interface CategoryMatch {
  readonly category: CategoryId;
  /** `name`: a list's id, a publisher; '' where the kind says all. */
  readonly source: { readonly kind: SourceKind; readonly name: string };
}

/** All sources together (by hand, bundled, subscribed, host model), as judge(), compile() and the pages ask them. */
export interface CategoryIndex {
  /** The categories of a host, in the contract's order. */
  categoriesOf(host: string): readonly CategoryId[];
  /** Every category with every source that names it: for "why is this page blocked?". */
  matchesOf(host: string): readonly CategoryMatch[];
  /** Categories that the host model only suspects: asked about for young children, never blocked. */
  suspectedOf(host: string): readonly CategoryId[];
  /** The hosts (with their subdomains) of a category that are few enough for rules of their own: the list written by hand. */
  hostsOf(category: CategoryId): readonly string[];
  /** Does the network layer hold big lists of this category in rules that are only switched on and off? */
  hasBulk(category: CategoryId): boolean;
}

/** Host → categories, made once: a look-up walks the host's suffixes instead of every entry. */
const BY_HOST = new Map<string, CategoryId[]>();
for (const id of CATEGORY_IDS) for (const host of CATEGORY_HOSTS[id] ?? []) BY_HOST.set(host, [...(BY_HOST.get(host) ?? []), id]);

/** The hosts that decide about a host: itself and every domain above it. */
export function* suffixesOf(host: string): Generator<string> {
  for (let at = 0; ; at = host.indexOf('.', at) + 1) {
    yield at === 0 ? host : host.slice(at);
    if (isIp(host) || host.indexOf('.', at) < 0) return;
  }
}

function inHand(host: string): readonly CategoryId[] {
  const found = new Set<CategoryId>();
  for (const suffix of suffixesOf(host)) for (const id of BY_HOST.get(suffix) ?? []) found.add(id);
  return found.size < 2 ? [...found] : CATEGORY_IDS.filter((id) => found.has(id));
}

/** The list written by hand that is bundled with the extension. */
export const HAND_WRITTEN: CategoryIndex = {
  categoriesOf: inHand,
  matchesOf: (host) => inHand(host).map((category) => ({ category, source: { kind: 'hand', name: '' } })),
  suspectedOf: () => [],
  hostsOf: (category) => CATEGORY_HOSTS[category] ?? [],
  hasBulk: () => false,
};
