/** Presses of the red button, one after the other, each on a fresh page: how long the cover, help, a number and a report take. */
import { z } from 'zod/mini';
import type { Driver, Tab } from '../tests/e2e/harness/driver';
import { helpView } from '../tests/e2e/harness/help-view';
import { launch } from '../tests/e2e/harness/open';
import { buttonPoint } from '../tests/e2e/harness/red-button';
import { startServer } from '../tests/e2e/harness/server';
import { until } from '../tests/e2e/harness/wait';
import type { Kind } from './find-browsers';
import { measuringCopy, PLAN, TIMES_HOST } from './measure-help-probe';

export const GOALS = ['number', 'report'] as const;
export type Goal = (typeof GOALS)[number];
export const WORKERS = ['warm', 'cold'] as const;
export type Worker = (typeof WORKERS)[number];

/** What is tapped after the press, and the view in which the goal is reached. */
export const WAYS: Readonly<Record<Goal, { readonly taps: readonly string[]; readonly view: string }>> = {
  number: { taps: ['danger-no', 'tile-bullying', 'do-talk'], view: 'talk' },
  report: { taps: ['danger-no', 'tile-bullying', 'do-report'], view: 'report' },
};

export interface PressRun {
  readonly kind: Kind;
  readonly worker: Worker;
  readonly goal: Goal;
  /** ms after the press. */
  readonly coverMs: number;
  readonly helpMs: number;
  readonly goalMs: number;
}

const Told = z.object({
  times: z.record(z.string(), z.number()),
  last: z.string(),
  number: z.string(),
  captured: z.number(),
});
type Told = z.infer<typeof Told>;

/** Opens one browser and presses `runs` times for each goal and state of the worker. */
export async function measurePresses(kind: Kind, runs: number, tell: (run: PressRun) => void): Promise<void> {
  const server = await startServer();
  let told: Told | null = null;
  server.answer(({ host, path }, response) => {
    if (host !== TIMES_HOST) return false;
    response.end();
    const search = path.split('?')[1];
    if (search !== undefined) told = Told.parse(JSON.parse(decodeURIComponent(search)));
    return true;
  });
  const driver = await launch(kind, { server, installed: 'earlier', extension: measuringCopy(kind), keepsPage: true });
  try {
    const page = await driver.openTab('http://plain.test/first');
    for (let run = -2; run < runs; run++)
      for (const worker of WORKERS)
        for (const goal of GOALS) {
          told = null;
          const times = await pressOnce(driver, page, worker, goal, run, () => told);
          // The first two of each warm the browser's own caches.
          if (run >= 0) tell({ kind, worker, goal, ...times });
        }
  } finally {
    await driver.close();
    await server.stop();
  }
}

type Times = Pick<PressRun, 'coverMs' | 'helpMs' | 'goalMs'>;

async function pressOnce(
  driver: Driver,
  page: Tab,
  worker: Worker,
  goal: Goal,
  run: number,
  told: () => Told | null,
): Promise<Times> {
  const { taps, view: last } = WAYS[goal];
  await driver.inExtensionPage((key: string, plan: string) => localStorage.setItem(key, plan), PLAN, JSON.stringify(taps));
  await page.goto(`http://plain.test/${worker}/${goal}/${run + 2}`);
  await page.activate();
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('#text') as Element));
  const { x, y } = await buttonPoint(page);
  await page.moveTo(x - 200, y - 200);
  if (worker === 'warm') await driver.ask('ui/language', { audience: 'child' });
  else
    await until(async () => {
      await driver.killBackground();
      return !(await driver.backgroundRuns());
    }, 'the end of the worker');
  await page.clickAt(x, y);
  const { times, last: reached, number, captured } = await until(told, `${goal}: the times of help`);
  if (reached !== last || (goal === 'number' ? number === '' : captured === 0))
    throw new Error(`${goal}: it ended in ${reached} with the number “${number}” and ${captured} captured`);
  await (await helpView(driver)).close();
  await page.activate();
  const seen = await until(
    () =>
      page.evaluate(() => {
        const { pressed, covered } = document.documentElement.dataset;
        return pressed !== undefined && covered !== undefined ? { pressed: Number(pressed), covered: Number(covered) } : null;
      }),
    'the times of the page',
  );
  const after = (at: number | undefined): number => (at ?? Number.NaN) - seen.pressed;
  return { coverMs: after(seen.covered), helpMs: after(times.calm), goalMs: after(times[last]) };
}
