import { beforeEach, describe, expect, test } from 'vitest';
import { TimeKeeper } from '../../src/background/time-keeper';
import type { TimeKeeperPorts, TimeRules } from '../../src/background/time-ports';
import type { Limit } from '../../src/core/settings/defaults';
import type { AttendedPage } from '../../src/core/time/attention';
import { type UsageLedger, usageInMemory } from '../../src/storage/usage-store';
import { FakeAttention } from '../fakes/attention';
import { FakeClock, settled } from '../fakes/clock';

const START = Date.parse('2026-11-21T15:00:00+05:00');
const limit = (id: string, perDay: number, warnAt: number[] = []): Limit => ({
  id,
  name: id,
  targets: [],
  except: [],
  minutesByDay: { mon: perDay, tue: perDay, wed: perDay, thu: perDay, fri: perDay, sat: perDay, sun: perDay },
  warnAt,
});
const page = (url: string): AttendedPage => ({ tabId: 1, url, isPrivate: false });
const GAME = page('https://roblox.com/');
const HELP = page('extension://me/');

let clock: FakeClock;
let attention: FakeAttention;
let usage: UsageLedger;
let said: string[];
let rules: TimeRules;
let alarms: { revive: boolean; end: number | null };

function ports(): TimeKeeperPorts {
  return {
    clock,
    timers: clock,
    attention,
    usage,
    rules: () => rules,
    alarms: {
      revive: async (revive) => void Object.assign(alarms, { revive }),
      limitEndsAt: async (end) => void Object.assign(alarms, { end }),
    },
    ...{ stayAwake: () => {}, onTick: () => {}, takeNews: () => null, onClock: () => {} },
    onUsedUp: (id) => said.push(`${seconds()} ${id} used up`),
    onRefilled: (id) => said.push(`${seconds()} ${id} refilled`),
    onWarn: (id, left) => said.push(`${seconds()} ${id} ${left} min left`),
    onProblem: (error) => said.push(String(error)),
  };
}
const seconds = () => (clock.now() - START) / 1000;
async function born(isSameBrowserRun = true): Promise<TimeKeeper> {
  const keeper = new TimeKeeper(ports());
  await keeper.start(isSameBrowserRun);
  return keeper;
}
function kill(): void {
  clock.kill();
  attention.forgetListeners();
}
const used = async (keeper: TimeKeeper, id = 'games') => (await keeper.usageToday()).usedSeconds[id] ?? 0;
async function goTo(front: AttendedPage | null): Promise<void> {
  attention.change({ front });
  await settled();
}

beforeEach(() => {
  clock = new FakeClock(START);
  attention = new FakeAttention();
  usage = usageInMemory();
  said = [];
  alarms = { revive: false, end: null };
  rules = {
    clock: { timeZone: 'Asia/Karachi', dayStart: '04:00', idleAfter: 60 },
    limits: [limit('games', 1)],
    earn: [],
    extraSeconds: () => ({}),
    charges: ({ url }) => ({
      ...{ charged: url.startsWith('https:'), site: new URL(url).hostname },
      ...{ limitIds: url.includes('roblox') ? ['games'] : [], earnIds: [] },
    }),
  };
});

describe('beats', () => {
  test('a site in front is charged second by second, and each second is stored', async () => {
    const keeper = await born();
    await goTo(GAME);
    await clock.pass(10_000);
    expect(await used(keeper)).toBe(10);
    expect((await usage.load()).state.at).toBe(START + 10_000);
    expect(attention.looks).toBe(2); // once at the start and once for the event: beats ask the browser nothing
  });
  test('nothing charged: no beats, no alarm', async () => {
    const keeper = await born();
    await goTo(HELP);
    await clock.pass(60_000);
    expect([await used(keeper), alarms.revive, (await usage.load()).state.at]).toEqual([0, false, START]);
  });
  test('the alarm that revives a killed worker runs exactly while something is charged', async () => {
    await born();
    await goTo(GAME);
    expect(alarms.revive).toBe(true);
    await goTo(null);
    expect(alarms.revive).toBe(false);
  });
  test('a quiet minute is taken back', async () => {
    const keeper = await born();
    rules = { ...rules, limits: [limit('games', 60)] };
    await goTo(GAME);
    await clock.pass(90_000);
    attention.change({ presence: 'idle' });
    await settled();
    expect(await used(keeper)).toBe(30);
  });
  test('sleep is not charged', async () => {
    const keeper = await born();
    await goTo(GAME);
    await clock.pass(5000);
    clock.jump(3_600_000);
    await clock.pass(5000);
    expect(Math.abs((await used(keeper)) - 9.5)).toBeLessThanOrEqual(0.5);
  });
});

describe('the end of a limit', () => {
  test('is announced at its very end, once', async () => {
    await born();
    await clock.pass(400);
    await goTo(GAME);
    await clock.pass(70_000);
    expect(said).toEqual(['60.4 games used up']);
  });
  test('an alarm stands behind it', async () => {
    await born();
    await goTo(GAME);
    await clock.pass(5000);
    expect(alarms.end).toBe(START + 60_000);
    await goTo(null);
    expect(alarms.end).toBeNull();
  });
  test('warnings come once each, at their minute', async () => {
    rules = { ...rules, limits: [limit('games', 2, [1, 0.5])] };
    await born();
    await goTo(GAME);
    await clock.pass(125_000);
    expect(said).toEqual(['60 games 1 min left', '90 games 0.5 min left', '120 games used up']);
  });
  test('no time at all: used up from the start', async () => {
    rules = { ...rules, limits: [limit('games', 0)] };
    await born();
    expect(said).toEqual(['0 games used up']);
  });
  test('extra time opens it again, and it ends again', async () => {
    const keeper = await born();
    await goTo(GAME);
    await clock.pass(60_000);
    await goTo(null);
    rules = { ...rules, extraSeconds: () => ({ games: 30 }) };
    await keeper.wake();
    await goTo(GAME);
    await clock.pass(31_000);
    expect(said).toEqual(['60 games used up', '60 games refilled', '90 games used up']);
  });
  test('a new day opens it again', async () => {
    const keeper = await born();
    await goTo(GAME);
    await clock.pass(60_000);
    await goTo(null);
    clock.jump(13 * 3_600_000);
    await keeper.wake();
    expect(said.at(-1)).toMatch(/games refilled/);
    expect(await keeper.usageToday()).toEqual({ day: '2026-11-22', usedSeconds: {}, extraSeconds: {}, isHeld: false });
  });
  test('a clock that is set back opens nothing', async () => {
    const keeper = await born();
    await goTo(GAME);
    await clock.pass(60_000);
    clock.jump(-2 * 86_400_000);
    await keeper.wake();
    expect(said).toEqual(['60 games used up']);
    expect(await used(keeper)).toBe(60);
  });
});

describe('a killed worker', () => {
  test('goes on where it was: revived by the alarm', async () => {
    await born();
    await goTo(GAME);
    await clock.pass(10_300);
    kill();
    clock.jump(20_000);
    const keeper = await born();
    expect(await used(keeper)).toBeCloseTo(30.3, 6);
    await clock.pass(5000);
    expect(await used(keeper)).toBeCloseTo(35.3, 6);
  });
  test('revived by the change that ended it: charged until then', async () => {
    await born();
    await goTo(GAME);
    await clock.pass(10_000);
    kill();
    clock.jump(20_000);
    const keeper = new TimeKeeper(ports());
    await goTo(null);
    await keeper.start(true);
    expect(await used(keeper)).toBe(30);
  });
  test('killed every 20 s for ten minutes: at most a second off', async () => {
    rules = { ...rules, limits: [limit('games', 60)] };
    let keeper = await born();
    await goTo(GAME);
    for (let turn = 0; turn < 30; turn++) {
      await clock.pass(10_700);
      kill();
      clock.jump(9300);
      keeper = await born();
    }
    expect(Math.abs((await used(keeper)) - 600)).toBeLessThanOrEqual(1);
  });
  test('the browser was closed in between: not charged', async () => {
    await born();
    await goTo(GAME);
    await clock.pass(10_000);
    kill();
    clock.jump(20_000);
    expect(await used(await born(false))).toBe(10);
  });
  test('a limit that ended is announced again, for whoever had no time to act', async () => {
    await born();
    await goTo(GAME);
    await clock.pass(60_000);
    kill();
    said = [];
    await born();
    expect(said).toEqual(['60 games used up']);
  });
  test('it ended while the worker was dead', async () => {
    await born();
    await goTo(GAME);
    await clock.pass(50_000);
    kill();
    clock.jump(25_000);
    await born();
    expect(said).toEqual(['75 games used up']);
  });
  test('what is asked before the start waits for it', async () => {
    const keeper = new TimeKeeper(ports());
    const asked = keeper.usageToday();
    await keeper.start(true);
    expect((await asked).day).toBe('2026-11-21');
  });
});

describe('when something fails', () => {
  test('a full disk does not stop the clock, and what was missed is written later', async () => {
    const memory = usage;
    let isFull = true;
    usage = { ...memory, write: (one) => (isFull ? Promise.reject(new Error('full')) : memory.write(one)) };
    const keeper = await born();
    await goTo(GAME);
    await clock.pass(3000);
    await goTo(null);
    expect(await used(keeper)).toBe(3);
    expect(said.includes('Error: full')).toBe(true);
    isFull = false;
    await keeper.wake();
    expect(await memory.usedSecondsOn('2026-11-21')).toEqual({ games: 3 });
  });
  test('a listener that throws is a problem, not the end', async () => {
    const keeper = new TimeKeeper({ ...ports(), onTick: () => JSON.parse('no JSON') });
    await keeper.start(true);
    await goTo(GAME);
    await clock.pass(5000);
    expect(await used(keeper)).toBe(5);
    expect(said[0]).toMatch(/^SyntaxError/);
  });
  test('a ledger that can’t be read yet is not written over', async () => {
    await born();
    await goTo(GAME);
    await clock.pass(10_000);
    kill();
    const memory = usage;
    let loads = 0;
    usage = { ...memory, load: () => (loads++ === 0 ? Promise.reject(new Error('busy')) : memory.load()) };
    const keeper = new TimeKeeper(ports());
    await expect(keeper.start(true)).rejects.toThrow('busy');
    await clock.pass(2000);
    await keeper.wake();
    expect(await used(keeper)).toBe(12);
  });
  test('an event nobody heard of is seen at the next waking', async () => {
    const keeper = await born();
    await goTo(GAME);
    await clock.pass(5000);
    attention.miss({ front: null });
    await keeper.wake();
    await clock.pass(5000);
    expect(await used(keeper)).toBe(5);
  });
});
