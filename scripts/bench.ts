/**
 * `npm run bench [-- ROUNDS]`: what a page load costs with Hifazat, as a ratio to the same browser without it. Rounds alternate between
 * the two browsers, so that a busy machine is unfair to both alike; the median is compared.
 */
import type { Tab } from '../tests/e2e/harness/driver';
import { launch } from '../tests/e2e/harness/open';
import { startServer } from '../tests/e2e/harness/server';
import { main as build } from './build';

const PAGES = ['http://bench.test/', 'http://bench.test/long'];
const DEFAULT_ROUNDS = 40;

async function loadTime(tab: Tab, url: string): Promise<number> {
  await tab.goto(url);
  return tab.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return navigation ? navigation.loadEventStart - navigation.startTime : Number.NaN;
  });
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export async function main(args: string[]): Promise<void> {
  const rounds = Number(args[0] ?? DEFAULT_ROUNDS);
  await build(['chromium']);
  const server = await startServer();
  const bare = await launch('chromium', { server, extension: null });
  const guarded = await launch('chromium', { server });
  try {
    const [without, withIt] = [await bare.openTab(), await guarded.openTab()];
    for (const url of PAGES) {
      const times = { without: [] as number[], with: [] as number[] };
      await loadTime(without, url);
      await loadTime(withIt, url);
      for (let round = 0; round < rounds; round++) {
        times.without.push(await loadTime(without, url));
        times.with.push(await loadTime(withIt, url));
      }
      const [base, own] = [quantile(times.without, 0.5), quantile(times.with, 0.5)];
      const slow = [quantile(times.without, 0.9), quantile(times.with, 0.9)].map((ms) => ms.toFixed(1)).join(' → ');
      console.log(
        `${url}: median ${base.toFixed(1)} → ${own.toFixed(1)} ms, ratio ${(own / base).toFixed(2)} (slowest tenth ${slow} ms)`,
      );
    }
    console.log(`Each ${rounds} loads in Chromium, without → with Hifazat.`);
  } finally {
    await bare.close();
    await guarded.close();
    await server.stop();
  }
}
