/** Shares as lines of text: a bar, the per cent, its 95 % interval, of how many. */
import { wilson } from './train-host-model-card';

const WIDTH = 30;
const WHOLE = '█';
const EMPTY = '░';

/** A bar for a share between 0 and 1; a share that isn't 0 shows at least a sliver. */
export function bar(share: number): string {
  const full = share > 0 ? Math.max(1, Math.round(share * WIDTH)) : 0;
  return WHOLE.repeat(full) + EMPTY.repeat(WIDTH - full);
}

/** `12.3 % (11.9–12.8)`; '–' where there is nothing to share. */
export function shareText(hits: number, of: number, digits = 1): string {
  if (of === 0) return '–';
  const [low, high] = wilson(hits, of);
  const text = (value: number): string => Math.max(0, value).toFixed(digits);
  return `${text((100 * hits) / of)} % (${text(low)}–${text(high)})`;
}

export const number = (value: number): string => value.toLocaleString('en-GB');

/** Lines with titles of one width. */
export function barLines(rows: readonly (readonly [title: string, hits: number, of: number])[], digits = 1): string[] {
  const width = Math.max(0, ...rows.map(([title]) => title.length));
  return rows.map(
    ([title, hits, of]) =>
      `${title.padEnd(width)}  ${bar(of === 0 ? 0 : hits / of)}  ${shareText(hits, of, digits)}: ${number(hits)} of ${number(of)}`,
  );
}
