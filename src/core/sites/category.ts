/** The contract's categories, and the seam through which judge() and compile() learn which hosts are in one. */
import { isWithin } from './address';
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

/** Which categories a host is in, and which hosts (with their subdomains) a category has. Lists add to it later. */
export interface CategoryIndex {
  categoriesOf(host: string): readonly CategoryId[];
  hostsOf(category: CategoryId): readonly string[];
}

/** The list written by hand that is bundled with the extension. */
export const HAND_WRITTEN: CategoryIndex = {
  categoriesOf: (host) => CATEGORY_IDS.filter((id) => (CATEGORY_HOSTS[id] ?? []).some((entry) => isWithin(host, entry))),
  hostsOf: (category) => CATEGORY_HOSTS[category] ?? [],
};
