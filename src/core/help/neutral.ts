/** Where a child's page may go once help is hidden: pages that are the same for everybody and show nothing of whoever opened them. */
import type { AfterHiding } from './press';

/** The address, or null = the child's own page stays. `language`: the child's, as in the host of an edition. */
export function neutralAddress(after: AfterHiding, language: 'en' | 'ur'): string | null {
  if (after === 'encyclopedia') return `https://${language}.wikipedia.org/`;
  return after === 'weather' ? 'https://www.bbc.com/weather' : null;
}
