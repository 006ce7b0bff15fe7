/** The receipt of a day, and what a child and a parent say of its lines; the clock, when a parent says that it is right. */
import { describe, expect, test } from 'vitest';
import type { Mark } from '../../src/core/time/interval';
import { Computer } from '../core/time/scenarios/computer';
import { gamesFor } from '../core/time/scenarios/scenario';

const GAME = 'https://www.roblox.com/';
const NEWS = 'https://news.example/';
const TODAY = '2026-11-21';
const DAY = 86_400;

/** Ten minutes of games a day; five were played, then the news were read. */
async function afternoon(): Promise<Computer> {
  const pc = new Computer(`${TODAY}T15:00:00+05:00`, gamesFor(10));
  await pc.starts();
  const tab = await pc.opens(GAME);
  await pc.pass(300);
  await pc.goes(tab, NEWS);
  await pc.pass(60);
  return pc;
}
const mark = (pc: Computer, key: string, what: Mark, day = TODAY) => pc.keeper.mark({ day, key }, what);
const shown = async (pc: Computer, day: string | null = null) =>
  (await pc.keeper.receipt(day)).map((line) => [
    line.key,
    line.site,
    line.seconds,
    ...(['isRunning', 'isAway', 'isRefunded'] as const).filter((flag) => line[flag]),
  ]);
const used = async (pc: Computer, id = 'games') => (await pc.keeper.usageToday()).usedSeconds[id] ?? 0;

describe('the receipt', () => {
  test('names each line, oldest first; the last still runs', async () =>
    expect(await shown(await afternoon())).toEqual([
      ['1', 'roblox.com', 300],
      ['2', 'news.example', 60, 'isRunning'],
    ]));
  test('of a day before', async () => {
    const pc = await afternoon();
    await pc.otherProgram();
    await pc.pass(DAY);
    expect([await shown(pc), (await shown(pc, TODAY)).length]).toEqual([[], 2]);
  });
});

describe('a mark', () => {
  test.each<[string, string, Mark, boolean, (string | number | null)[]]>([
    ['I was away', '1', { away: true }, true, ['1', 'roblox.com', 300, 'isAway']],
    ['given back', '1', { refunded: true }, true, ['1', 'roblox.com', 300, 'isRefunded']],
    ['a line that runs can’t be marked', '2', { away: true }, false, ['1', 'roblox.com', 300]],
    ['a line that isn’t there neither', '99', { away: true }, false, ['1', 'roblox.com', 300]],
    ['nor a name that is none', 'first', { away: true }, false, ['1', 'roblox.com', 300]],
  ])('%s', async (_name, key, what, done, line) => {
    const pc = await afternoon();
    expect(await mark(pc, key, what)).toBe(done);
    expect((await shown(pc))[0]).toEqual(line);
  });
  test('a dispute counts for nothing by itself; a refund gives back exactly, and can be taken back', async () => {
    const pc = await afternoon();
    await mark(pc, '1', { away: true });
    expect([await used(pc), await used(pc, 'all')]).toEqual([300, 360]);
    await mark(pc, '1', { refunded: true });
    expect([await used(pc), await used(pc, 'all')]).toEqual([0, 60]);
    await mark(pc, '1', { refunded: false });
    expect([await used(pc), await used(pc, 'all'), (await shown(pc))[0]]).toEqual([300, 360, ['1', 'roblox.com', 300, 'isAway']]);
  });
  test('is there after the worker was killed, and on the days after', async () => {
    const pc = await afternoon();
    await mark(pc, '1', { refunded: true });
    pc.killsWorker();
    await pc.starts(true);
    expect(await used(pc)).toBe(0);
    await pc.otherProgram();
    await pc.pass(DAY);
    expect(await mark(pc, '2', { refunded: true }, TODAY)).toBe(true);
    expect(await pc.usage.usedSecondsOn(TODAY)).toEqual({});
  });
  test('what was refunded is no part of what is played next', async () => {
    const pc = await afternoon();
    await mark(pc, '1', { refunded: true });
    await pc.goes(1, GAME);
    await pc.pass(30);
    await pc.otherProgram();
    await pc.pass(3);
    expect(await shown(pc)).toEqual([
      ['1', 'roblox.com', 300, 'isRefunded'],
      ['2', 'news.example', 60],
      ['3', 'roblox.com', 30],
    ]);
    expect(await used(pc)).toBe(30);
  });
  test('a line that ended this moment still runs', async () => {
    const pc = await afternoon();
    await pc.otherProgram();
    await pc.pass(1);
    expect(await mark(pc, '2', { away: true })).toBe(false);
    await pc.pass(2);
    expect(await mark(pc, '2', { away: true })).toBe(true);
  });
  test('a refund opens a limit that had ended, at once', async () => {
    const pc = await afternoon();
    await pc.goes(1, GAME);
    await pc.pass(300);
    await pc.otherProgram();
    await pc.pass(5);
    expect(pc.said).toEqual(['games used up']);
    await mark(pc, '1', { refunded: true });
    expect(pc.said).toEqual(['games used up', 'games refilled']);
  });
});

describe('a clock that was wrong', () => {
  /** Set forward by a day, twice: one new day, then it waits. */
  async function twoDaysAhead(): Promise<Computer> {
    const pc = await afternoon();
    await pc.setsClock(DAY);
    await pc.pass(1);
    await pc.setsClock(DAY);
    await pc.pass(1);
    return pc;
  }
  test('a day that waits says so', async () => {
    const pc = await twoDaysAhead();
    expect(await pc.keeper.usageToday()).toMatchObject({ day: '2026-11-22', isHeld: true });
  });
  test('a parent says that it is right: its day begins', async () => {
    const pc = await twoDaysAhead();
    await pc.keeper.settleClock();
    expect(await pc.keeper.usageToday()).toMatchObject({ day: '2026-11-23', isHeld: false });
  });
  test('put right by hand, a parent says so: the day of before goes on with what was used', async () => {
    const pc = await twoDaysAhead();
    await pc.setsClock(-2 * DAY);
    await pc.pass(1);
    expect(await used(pc)).toBe(0);
    await pc.keeper.settleClock();
    expect([(await pc.keeper.usageToday()).day, await used(pc)]).toEqual([TODAY, 300]);
    pc.killsWorker();
    await pc.starts(true);
    expect([(await pc.keeper.usageToday()).day, await used(pc)]).toEqual([TODAY, 300]);
  });
  test('two sites that agree begin the day that waits', async () => {
    const pc = await afternoon();
    await pc.otherProgram();
    await pc.pass(2 * DAY);
    await pc.looksAt(1);
    expect(await pc.keeper.usageToday()).toMatchObject({ day: '2026-11-23', isHeld: false });
    await pc.pass(1);
    await pc.otherProgram();
    await pc.pass(DAY);
    expect(await pc.keeper.usageToday()).toMatchObject({ day: '2026-11-23', isHeld: true });
    await pc.hearsFrom('wikipedia.org');
    expect(await pc.keeper.usageToday()).toMatchObject({ day: '2026-11-24', isHeld: false });
  });
});
