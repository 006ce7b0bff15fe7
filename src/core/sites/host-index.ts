/** All sources of categories as one look-up: by hand, bundled and subscribed lists (one compact table each), and the host model. */
import { CATEGORY_IDS, type CategoryId, type CategoryIndex, type CategoryMatch, HAND_WRITTEN } from './category';
import { HARMFUL, isNeverBlocked } from './never-block';

/** A list's or the bundle's answer: which of its sources hold a host. */
export interface HostSources {
  sourcesOf(host: string): readonly { readonly id: string; readonly kind: 'bundled' | 'list'; readonly category: CategoryId }[];
}
export interface HostVerdicts {
  verdictOf(host: string): 'adult' | 'maybe' | null;
}
export interface IndexParts {
  readonly tables: readonly HostSources[];
  /** Null while it isn't loaded, or can't be. */
  readonly model: HostVerdicts | null;
  /** Categories of which the network layer holds big lists in rules of their own. */
  readonly bulk: ReadonlySet<CategoryId>;
}

/**
 * The index over these parts. The list written by hand always counts. What only lists or the model say counts for no host on the
 * never-block list where the category is a harmful one; the model is asked only about hosts that no list puts into a harmful category.
 */
export function hostIndex({ tables, model, bulk }: IndexParts): CategoryIndex {
  const matchesOf = (host: string): CategoryMatch[] => {
    const listed: CategoryMatch[] = tables.flatMap((table) =>
      table.sourcesOf(host).map(({ id, kind, category }) => ({ category, source: { kind, name: id } })),
    );
    const kept = listed.length > 0 && isNeverBlocked(host) ? listed.filter(({ category }) => !isHarmful(category)) : listed;
    const all = [...HAND_WRITTEN.matchesOf(host), ...kept];
    const modelled = all.some(({ category }) => isHarmful(category)) ? null : modelSays(host);
    return modelled === 'adult' ? [...all, { category: 'adult', source: { kind: 'model', name: '' } }] : all;
  };
  const modelSays = (host: string) => (model === null || isNeverBlocked(host) ? null : model.verdictOf(host));
  return {
    matchesOf,
    categoriesOf: (host) => {
      const matches = matchesOf(host);
      if (matches.length === 0) return [];
      const found = new Set(matches.map(({ category }) => category));
      return CATEGORY_IDS.filter((id) => found.has(id));
    },
    suspectedOf: (host) => {
      if (model === null || matchesOf(host).some(({ category }) => isHarmful(category))) return [];
      return modelSays(host) === 'maybe' ? ['adult'] : [];
    },
    hostsOf: HAND_WRITTEN.hostsOf,
    hasBulk: (category) => bulk.has(category),
  };
}

const isHarmful = (category: CategoryId): boolean => HARMFUL.includes(category);
