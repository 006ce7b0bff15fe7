/** Every source that puts an address into a category, the surest first: said on the stopped page and under "why?". */
import type { Address } from '../core/sites/address';
import type { CategoryId } from '../core/sites/category';
import { labelKey } from '../core/sites/labels';
import type { SiteSource } from '../messaging/site-views';
import type { Moment } from './world';

export function sourcesOf(address: Address, { rules, state }: Moment): SiteSource[] {
  const { categories } = rules.settings;
  const source = (category: CategoryId, kind: SiteSource['kind'], name = ''): SiteSource => ({
    category,
    action: categories[category],
    kind,
    name,
  });
  return [
    ...rules.categories.matchesOf(address.host).map((match) => source(match.category, match.source.kind, match.source.name)),
    ...rules.listed.categoriesOf(address).map((category) => source(category, 'list')), // lists of hashes, which may name single pages
    ...rules.categories.suspectedOf(address.host).map((category) => source(category, 'suspected')),
    ...(state.labelled.has(labelKey(address)) ? [source('adult', 'label')] : []),
  ];
}
