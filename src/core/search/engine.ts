/** What is known of a search engine: which addresses show results, and what makes them safe. */
import type { Address } from '../sites/address';

export interface Engine {
  /** Shown to the parent as the rule. */
  readonly name: string;
  /** With their subdomains. */
  readonly hosts: readonly string[];
  /** The addresses in tabs and frames that show results. */
  readonly results: Results;
  /** The addresses that its pages load results from; url filters (`^` = a sign between words). With an expression above: the same. */
  readonly loaded: readonly string[];
  /** Parameters of the address, in the order in which they are added; none = the cookie alone. */
  readonly params: Readonly<Record<string, string>>;
  /** Another set of parameters for some addresses. */
  readonly also?: { readonly filters: readonly string[]; readonly params: Readonly<Record<string, string>> };
  readonly cookie?: string;
  /** Keys under which the searched words stand. */
  readonly wordKeys: readonly string[];
  /** An expression for the path; group 1 = the searched words. */
  readonly wordPath?: RegExp;
  /**
   * How the addresses begin (an expression up to the question mark) of which the safe ones are told apart, so that header rules reach
   * them in Firefox, too (safe-search.ts).
   */
  readonly told?: string;
}
export type Results = { readonly filters: readonly string[] } | { readonly regexes: readonly string[] };

const compiled = new WeakMap<Engine, readonly RegExp[]>();

/** Does the address show results of the engine (its host taken for granted)? */
export function showsResults(engine: Engine, address: Address): boolean {
  if ('filters' in engine.results) {
    const place = `${address.path}${address.query === '' ? '' : `?${address.query}`}`;
    return engine.results.filters.some((filter) => inOrder(filter.split('*'), place));
  }
  const known = compiled.get(engine) ?? engine.results.regexes.map((source) => new RegExp(source));
  compiled.set(engine, known);
  return known.some((pattern) => pattern.test(address.href));
}

/** Do the pieces stand in the text, one behind the other? */
function inOrder(pieces: readonly string[], text: string): boolean {
  let from = 0;
  for (const piece of pieces) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}
