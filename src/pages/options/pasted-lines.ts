/** What a box full of typed or pasted lines becomes, line by line. */
import { fromPasted } from '../../core/sites/pasted';
import type { FilterErrorCode, UrlFilter } from '../../core/sites/url-filter';

export type PastedLine =
  | { readonly typed: string; readonly state: 'new' | 'known'; readonly filter: UrlFilter }
  | { readonly typed: string; readonly state: 'bad'; readonly code: FilterErrorCode };

/** Empty lines are no lines; a filter that the list has, or that an earlier line gave, is known. */
export function readLines(text: string, present: readonly string[]): PastedLine[] {
  const seen = new Set(present);
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .map((typed): PastedLine => {
      const result = fromPasted(typed);
      if (!result.ok) return { typed, state: 'bad', code: result.error.code };
      const { filter } = result;
      const state = seen.has(filter.text) ? 'known' : 'new';
      seen.add(filter.text);
      return { typed, state, filter };
    });
}

/** The new filters among the lines. */
export function newFilters(lines: readonly PastedLine[]): string[] {
  return lines.flatMap((line) => (line.state === 'new' ? [line.filter.text] : []));
}

/** The lines that are no filter, to be left in the box. */
export function badLines(lines: readonly PastedLine[]): string {
  return lines.flatMap((line) => (line.state === 'bad' ? [line.typed] : [])).join('\n');
}
