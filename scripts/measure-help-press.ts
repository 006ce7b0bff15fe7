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

export const WORKERS = ['warm', 'cold'] as const;
export type Worker = (typeof WORKERS)[number];

/** What is tapped after the press, to people's numbers and to the report; the two part in the view `can`. */
const TO_CAN = ['danger-no', 'tile-bullying'] as const;
const TAPS = [...TO_CAN, 'do-talk', 'back', 'do-report'] as const;
const VIEWS = ['calm', 'tiles', 'can', 'talk', 'can', 'report'] as const;
/** The press, those to `can`, and the one from there. */
export const TAPS_TO_GOAL = 1 + TO_CAN.length + 1;

export interface PressRun {
  readonly kind: Kind;
  readonly worker: Worker;
  /** ms after the press. */
  readonly coverMs: number;
  readonly helpMs: number;
  readonly numberMs: number;
  readonly reportMs: number;
}

const Told = z.array(z.object({ view: z.string(), at: z.number(), numbers: z.number(), captured: z.number() }));
type Told = z.infer<typeof Told>;

/** Opens one browser and presses `runs` times for each state of the worker. */
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
      for (const worker of WORKERS) {
        told = null;
        const times = await pressOnce(driver, page, worker, run, () => told);
        // The first two of each warm the browser's own caches.
        if (run >= 0) tell({ kind, worker, ...times });
      }
  } finally {
    await driver.close();
    await server.stop();
  }
}

type Times = Pick<PressRun, 'coverMs' | 'helpMs' | 'numberMs' | 'reportMs'>;

async function pressOnce(driver: Driver, page: Tab, worker: Worker, run: number, told: () => Told | null): Promise<Times> {
  await driver.inExtensionPage((key: string, plan: string) => localStorage.setItem(key, plan), PLAN, JSON.stringify(TAPS));
  await page.goto(`http://plain.test/${worker}/${run + 2}`);
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
  const views = await until(told, 'the times of help');
  const [calm, , can, talk, canAgain, report] = views;
  const isWhole = views.map(({ view }) => view).join() === VIEWS.join() && talk?.numbers && report?.captured;
  if (!isWhole || !calm || !can || !canAgain) throw new Error(`help went another way: ${JSON.stringify(views)}`);
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
  return {
    coverMs: seen.covered - seen.pressed,
    helpMs: calm.at - seen.pressed,
    numberMs: talk.at - seen.pressed,
    // Without the way to the numbers and back.
    reportMs: can.at - seen.pressed + (report.at - canAgain.at),
  };
}
