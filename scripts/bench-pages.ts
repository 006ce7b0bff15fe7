/**
 * `npm run bench -- pages [chromium|firefox] [ROUNDS]`: what a page load costs with Hifazat, as a ratio to the same browser without it.
 * Rounds alternate between the two browsers, so that a busy machine is unfair to both alike; medians are compared.
 */
import type { Driver, Tab } from '../tests/e2e/harness/driver';
import { launch, pageUrl, saveSection } from '../tests/e2e/harness/open';
import { startServer, type TestServer } from '../tests/e2e/harness/server';
import { type Bar, drawBars, median, quantile } from './bench-bars';

const DEFAULT_ROUNDS = 40;
const HOST = 'bench.test';
const PAGES = [
  { name: 'light page', url: `http://${HOST}/` },
  { name: '20 frames', url: `http://${HOST}/frames` },
  { name: '5,000 nodes', url: `http://${HOST}/nodes` },
];
/** What the ratio may be before it is said. */
const MOST = 1.1;

/** Both heavy pages; the light one is the tests' own. */
function servePages(server: TestServer): void {
  const frames = Array.from(
    { length: 20 },
    (_, n) => `<iframe src="http://f${n}.${HOST}/frame" width="200" height="90"></iframe>`,
  );
  const nodes = Array.from({ length: 1250 }, (_, n) => `<div><p>line <b>${n}</b> of <a href="/${n}">many</a></p></div>`);
  const bodies = new Map([
    ['/frames', frames.join('')],
    ['/frame', '<p>a frame</p>'],
    ['/nodes', nodes.join('')],
  ]);
  server.answer(({ host, path }, response) => {
    const body = host.endsWith(HOST) ? bodies.get(path) : undefined;
    if (body === undefined) return false;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<!doctype html><html lang="en"><title>bench</title>${body}`);
    return true;
  });
}

async function loadTime(tab: Tab, url: string): Promise<number> {
  await tab.goto(url);
  return tab.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return navigation === undefined ? Number.NaN : navigation.loadEventStart - navigation.startTime;
  });
}

/** Does a page come back as it was left? */
async function isKept(tab: Tab): Promise<boolean> {
  await tab.goto(`http://${HOST}/first`);
  await tab.evaluate(() => void Object.assign(window, { left: true }));
  await tab.goto(`http://${HOST}/second`);
  await tab.back();
  return tab.evaluate(() => 'left' in window);
}

async function blockedTime(driver: Driver, tab: Tab, round: number): Promise<number> {
  const time = await loadTime(tab, `http://stopped.test/${round}`);
  if (!(await tab.url()).startsWith(pageUrl(driver, 'blocked'))) throw new Error(`not stopped: ${await tab.url()}`);
  return time;
}

export async function benchPages(args: readonly string[]): Promise<void> {
  const rounds = args.map(Number).find((count) => count > 0) ?? DEFAULT_ROUNDS;
  const kinds = (['chromium', 'firefox'] as const).filter((kind) => args.includes(kind));
  for (const kind of kinds.length > 0 ? kinds : (['chromium', 'firefox'] as const)) {
    const server = await startServer();
    servePages(server);
    const bare = await launch(kind, { server, extension: null });
    const guarded = await launch(kind, { server, installed: 'earlier' });
    try {
      await saveSection(guarded, 'sites', { block: ['stopped.test'] });
      const [without, withIt] = [await bare.openTab(), await guarded.openTab()];
      const bars: Bar[] = [];
      for (const { name, url } of PAGES) {
        const times = { without: [] as number[], with: [] as number[] };
        for (let round = -2; round < rounds; round++) {
          const pair = [await loadTime(without, url), await loadTime(withIt, url)] as const;
          if (round < 0) continue; // the first ones fill caches
          times.without.push(pair[0]);
          times.with.push(pair[1]);
        }
        const [base, own] = [median(times.without), median(times.with)];
        const slow = [times.without, times.with].map((all) => quantile(all, 0.9).toFixed(0)).join(' → ');
        bars.push({
          label: `${name}, ${base.toFixed(1)} → ${own.toFixed(1)} ms (slowest tenth ${slow})`,
          value: own / base,
          unit: '×',
          most: MOST,
        });
      }
      const stopped: number[] = [];
      for (let round = 0; round < rounds; round++) stopped.push(await blockedTime(guarded, withIt, round));
      bars.push({ label: 'a stopped page, until it is loaded', value: median(stopped), unit: 'ms' });
      console.log(drawBars(`${kind}, ${rounds} loads each, without → with Hifazat`, bars));
      const kept = [await isKept(without), await isKept(withIt)].map((is) => (is ? 'yes' : 'no'));
      console.log(`  pages come back from the back/forward cache: ${kept.join(' → ')}`);
    } finally {
      await bare.close();
      await guarded.close();
      await server.stop();
    }
  }
}
