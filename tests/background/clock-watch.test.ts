import { beforeEach, describe, expect, test } from 'vitest';
import { ClockWatch } from '../../src/background/clock-watch';
import { SESSION_KEYS, SessionItem } from '../../src/storage/session';
import { FakeClock, settled } from '../fakes/clock';
import { FakeSession } from '../fakes/session';

const START = Date.parse('2026-11-21T15:00:00+05:00');
const MINUTE = 60_000;
const DAY = 86_400_000;

let system: FakeClock;
let steady: number;
let session: FakeSession;
let woken: number;
let watch: ClockWatch;

async function born(runsInSleep = true): Promise<ClockWatch> {
  const made = new ClockWatch({
    system,
    monotonic: () => steady,
    runsInSleep: async () => runsInSleep,
    offset: new SessionItem(session, SESSION_KEYS.clockOffset, ClockWatch.schema, 0),
    onNews: () => woken++,
    onProblem: (error) => {
      throw error;
    },
  });
  await made.start();
  return made;
}
/** Both clocks go on. */
function pass(ms: number): void {
  system.jump(ms);
  steady += ms;
}
const hear = (site: string, trueTime: number) => watch.heard({ url: `https://${site}/`, date: trueTime, ageSeconds: 0 });

beforeEach(async () => {
  system = new FakeClock(START);
  steady = 5;
  session = new FakeSession();
  woken = 0;
  watch = await born();
});

describe('the time', () => {
  test('is the computer’s while nobody disagrees', () => {
    pass(5000);
    expect([watch.now(), watch.toSystem(START), watch.takeNews(), woken]).toEqual([START + 5000, START, null, 0]);
  });
  test('is what a site says, where that differs by over ten minutes; alarms are told the computer’s', () => {
    hear('a.com', START - DAY);
    pass(1000);
    expect([watch.now(), watch.toSystem(START - DAY), watch.takeNews(), woken]).toEqual([
      START - DAY + 1000,
      START,
      'corrected',
      1,
    ]);
  });
  test('the correction outlives the worker, what sites said doesn’t', async () => {
    hear('a.com', START - DAY);
    await settled();
    expect([...session.stored.values()]).toEqual([-DAY]);
    watch = await born();
    expect(watch.now()).toBe(START - DAY);
    hear('b.com', START);
    expect(watch.now()).toBe(START);
  });
  test('a machine in the house is no witness', () => {
    watch.heard({ url: 'https://192.168.1.1/', date: START - DAY, ageSeconds: 0 });
    expect([watch.now(), woken]).toEqual([START, 0]);
  });
});

describe('news', () => {
  test('vouching is told at once, then every five minutes', () => {
    hear('a.com', START);
    expect([watch.takeNews(), watch.takeNews()]).toEqual(['vouched', null]);
    pass(MINUTE);
    hear('a.com', START + MINUTE);
    expect(watch.takeNews()).toBeNull();
    pass(5 * MINUTE);
    hear('a.com', START + 6 * MINUTE);
    expect([watch.takeNews(), woken]).toEqual(['vouched', 2]);
  });
  test('a correction is not hidden by who agrees with it', () => {
    hear('a.com', START - DAY);
    hear('b.com', START - DAY);
    expect(watch.takeNews()).toBe('corrected');
  });
  test.each<[string, boolean, number, string | null]>([
    ['forward by a day', true, DAY, 'jumped'],
    ['forward by a day, where that may be sleep', false, DAY, null],
    ['forward by ten minutes: not worth a word', true, 10 * MINUTE, null],
    ['back by a day: the ledger sees that for itself', true, -DAY, null],
  ])('the clock is set %s', async (_name, runsInSleep, by, news) => {
    watch = await born(runsInSleep);
    pass(3000);
    system.jump(by);
    expect([watch.now(), watch.takeNews(), watch.now(), watch.takeNews()]).toEqual([
      START + 3000 + by,
      news,
      START + 3000 + by,
      null,
    ]);
  });
});

describe('after the clock was set', () => {
  test.each<[string, boolean, number, number]>([
    ['forward, surely', true, DAY, 0],
    ['forward, or it was sleep', false, DAY, -2 * DAY],
    ['back', false, -DAY, 0],
  ])('%s: the correction of before holds only where it may', async (_name, runsInSleep, by, offset) => {
    watch = await born(runsInSleep);
    hear('a.com', START - 2 * DAY);
    system.jump(by);
    expect(watch.now() - (START + by)).toBe(offset);
    await settled();
    expect([...session.stored.values()]).toEqual([offset]);
  });
  test('the first site is believed again, whoever agreed before', () => {
    hear('a.com', START);
    system.jump(DAY);
    hear('b.com', START);
    expect(watch.now()).toBe(START);
  });
});
