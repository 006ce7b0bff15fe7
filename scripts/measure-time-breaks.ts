/** Measured scenarios of what breaks the run of time: killed workers, a killed browser, sleep, clocks, zones and new days. */
import { ledgerRows, secondsCharged } from '../tests/e2e/harness/ledger-rows';
import { continueTree, stopTree } from '../tests/e2e/harness/processes';
import type { Charged, Stage } from '../tests/e2e/harness/stage';
import { until } from '../tests/e2e/harness/wait';
import { whyNoWrongClock, wrongClock } from '../tests/e2e/harness/wrong-clock';
import { LIMITS, ONE, passes, type Scenario } from './measure-time-play';

const NONE = 'about:blank';
const KILLED_EVERY = 20;
const MINUTE = 60_000;

async function atOne(stage: Stage) {
  const tab = await stage.driver.openTab(NONE);
  await stage.front(tab);
  stage.truth.starts('one', await stage.goes(tab, ONE));
  return tab;
}

/** The clock is set while the site is in front: what was charged goes on, no more than the second of the jump is lost. */
function clockSet(name: string, ahead: readonly number[]): Scenario {
  const clock = { current: null as ReturnType<typeof wrongClock> | null };
  return {
    name,
    kinds: ['chromium'],
    most: { lost: ahead.length },
    whyNot: whyNoWrongClock,
    launch: () => {
      clock.current = wrongClock();
      return { env: clock.current.env };
    },
    async play(stage, seconds) {
      await atOne(stage);
      for (const shift of ahead) {
        await passes(seconds / (ahead.length + 1));
        clock.current?.isAhead(shift);
      }
      await passes(seconds / (ahead.length + 1));
      return stage.result();
    },
  };
}

/** In front over the start of a day: the seconds of each day. `edge` is that start by the clock that runs `ahead` seconds before ours. */
async function overTheEdge(stage: Stage, edge: number, seconds: number, ahead = 0): Promise<Charged[]> {
  const edgeAt = edge - ahead * 1000 - performance.timeOrigin;
  const tab = await stage.driver.openTab(NONE);
  await stage.front(tab);
  const start = await stage.goes(tab, ONE);
  if (start >= edgeAt) throw new Error('the day began before the site was in front');
  stage.truth.starts('the old day', start);
  await passes(Math.max(0, edgeAt + seconds * 500 - performance.now()) / 1000);
  stage.truth.ends(edgeAt);
  stage.truth.starts('the new day', edgeAt);
  stage.truth.ends(stage.person.turnsAway());
  await passes(2.5);
  const rows = await ledgerRows(stage.driver);
  const [first = '', second = ''] = [...new Set(rows.map((row) => row.day))].sort();
  return [first, second].map((day, index) => {
    const limit = index === 0 ? 'the old day' : 'the new day';
    const charged = secondsCharged(rows.filter((row) => row.day === day)).one ?? 0;
    return { limit, trueSeconds: stage.truth.seconds(limit), chargedSeconds: charged };
  });
}

/** The clock is set so that an edge comes in a minute. The day before it is the one that the browser, new as it is, begins with: no day is left for an earlier one. */
function overAnEdge(
  name: string,
  edge: number,
  clock: Readonly<Record<string, unknown>>,
  env: Record<string, string> = {},
): Scenario {
  let ahead = 0;
  return {
    name,
    kinds: ['chromium'],
    whyNot: whyNoWrongClock,
    settings: () => ({ clock, limits: LIMITS }),
    launch: () => {
      const wrong = wrongClock();
      ahead = Math.round((edge - (Date.now() + MINUTE)) / 1000);
      wrong.isAhead(ahead);
      return { env: { ...wrong.env, ...env } };
    },
    play: (stage, seconds) => overTheEdge(stage, edge, seconds, ahead),
  };
}

const KARACHI = { timeZone: 'Asia/Karachi', dayStart: '04:00' };
const AT_FOUR = Date.parse('2027-10-01T23:00:00Z');
/** At that moment clocks in Sydney go from 02:00 to 03:00, over the start of the day at 02:30. */
const SPRING = Date.parse('2027-10-02T16:00:00Z');

export const BREAK_SCENARIOS: readonly Scenario[] = [
  {
    name: 'the worker killed every 20 s',
    most: { share: 0.005 },
    async play(stage, seconds) {
      await atOne(stage);
      const kills = Math.floor(Math.max(seconds, 2 * KILLED_EVERY) / KILLED_EVERY);
      for (let kill = 0; kill < kills; kill++) {
        await passes(KILLED_EVERY);
        await stage.driver.killBackground();
      }
      // It comes back by its alarm, within half a minute.
      await until(() => stage.driver.backgroundRuns(), 'the worker', 40_000);
      await passes(2);
      return stage.result();
    },
  },
  {
    name: 'the browser killed and started again',
    most: { lost: 5 },
    launch: () => ({ installed: 'earlier' }),
    async play(stage, seconds) {
      await atOne(stage);
      await passes(seconds / 2);
      stage.truth.ends(performance.now());
      await stage.driver.crash();
      await passes(10);
      await stage.driver.restart();
      const tab = await stage.driver.firstTab();
      await stage.front(tab);
      stage.truth.starts('one', await stage.goes(tab, ONE));
      await passes(seconds / 2);
      return stage.result();
    },
  },
  {
    name: 'sleep for 60 s (all processes stopped)',
    most: { lost: 1 },
    async play(stage, seconds) {
      await atOne(stage);
      await passes(seconds / 2);
      stage.person.rests();
      stage.truth.ends(performance.now());
      stopTree(stage.driver.pid);
      await passes(60);
      stage.person.moves();
      continueTree(stage.driver.pid);
      stage.truth.starts('one', performance.now());
      await passes(seconds / 2);
      return stage.result();
    },
  },
  clockSet('the clock set forward by two hours', [7200]),
  clockSet('the clock set back by two hours', [-7200]),
  clockSet('the clock set forward by two days, and back', [172_800, 0]),
  overAnEdge('a new day begins', AT_FOUR, KARACHI),
  overAnEdge('a new day begins, the computer in another zone', AT_FOUR, KARACHI, { TZ: 'Pacific/Auckland' }),
  overAnEdge('summer time begins over the start of the day', SPRING, { timeZone: 'Australia/Sydney', dayStart: '02:30' }),
];
