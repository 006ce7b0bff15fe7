/** Numbers for a terminal: medians, and bars beside what they should be. */

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
export const median = (values: readonly number[]): number => quantile(values, 0.5);

export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  /** What it should stay below. */
  readonly most?: number;
}
const WIDTH = 40;

/** A bar is as long as its share of what it may be (of the longest value where nothing is asked); beyond that it ends in ">". */
export function drawBars(title: string, bars: readonly Bar[]): string {
  const widest = Math.max(...bars.map(({ label }) => label.length));
  const lines = bars.map(({ label, value, unit, most }) => {
    const whole = most ?? Math.max(...bars.filter((bar) => bar.unit === unit).map((bar) => bar.value));
    const share = whole > 0 ? value / whole : 0;
    const bar = share > 1 ? `${'█'.repeat(WIDTH)}>` : '█'.repeat(Math.round(share * WIDTH)).padEnd(WIDTH, '·');
    const asked = most === undefined ? '' : ` of ${most} ${unit}${value > most ? '  TOO MUCH' : ''}`;
    return `  ${label.padEnd(widest)} ${bar.padEnd(WIDTH + 1)} ${shown(value)} ${unit}${asked}`;
  });
  return [title, ...lines].join('\n');
}

const shown = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2));
