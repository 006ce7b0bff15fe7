import { describe, expect, test } from 'vitest';
import { GrownUp } from '../../src/background/grown-up';
import type { GrownUpHere } from '../../src/core/rules/state';
import type { Presence } from '../../src/core/time/attention';
import { FakeClock } from '../fakes/clock';
import { FakeItem } from '../fakes/item';
import { fixedWorld, NOON } from './guard-fixture';

function household(here: GrownUpHere | null = null) {
  const item = new FakeItem<GrownUpHere | null>(here);
  const seen = { presence: 'active' as Presence, within: 0 };
  const rows: string[] = [];
  const rings: boolean[] = [];
  const changes: (GrownUpHere | null)[] = [];
  const clock = new FakeClock(NOON);
  const grownUp = new GrownUp({
    here: item,
    clock,
    presenceWithin: async (seconds) => {
      seen.within = seconds;
      return seen.presence;
    },
    ring: async (on) => void rings.push(on),
    record: async (detail) => void rows.push(detail),
    changed: async () => void changes.push(item.value),
  });
  return { grownUp, item, seen, rows, rings, changes, clock };
}

describe('a grown-up is here', () => {
  test('from when they say so: what ends it is there before anything opens', async () => {
    const { grownUp, item, rows, rings, changes } = household();
    await grownUp.begin();
    expect([item.value, rows, rings, changes]).toEqual([{ since: NOON }, ['grown-up-here'], [true], [{ since: NOON }]]);
  });
  test.each<[string, (house: ReturnType<typeof household>) => Promise<void>, string]>([
    ['they say that they leave', ({ grownUp }) => grownUp.end('said'), 'grown-up-gone-said'],
    ['the screen is locked', (house) => away(house, 'locked'), 'grown-up-gone-locked'],
    ['nobody has touched anything for a quarter of an hour', (house) => away(house, 'idle'), 'grown-up-gone-idle'],
    ['the browser was closed', ({ grownUp }) => grownUp.start(true), 'grown-up-gone-browser-closed'],
  ])('until %s', async (_name, leave, row) => {
    const house = household({ since: NOON - 1 });
    await leave(house);
    expect([house.item.value, house.rows, house.rings]).toEqual([null, [row], [false]]);
  });
  test('a quarter of an hour is asked for, and somebody who is active stays', async () => {
    const house = household({ since: NOON - 1 });
    await away(house, 'active');
    expect([house.seen.within, house.item.value, house.rows]).toEqual([900, { since: NOON - 1, seen: NOON }, []]);
  });
  test('not any more where the computer slept, whoever has touched it since', async () => {
    const house = household();
    await house.grownUp.begin();
    for (const minutes of [14, 14, 14]) {
      house.clock.jump(minutes * 60_000);
      await away(house, 'active');
    }
    expect(house.rows).toEqual(['grown-up-here']);
    house.clock.jump(15 * 60_000);
    await away(house, 'active');
    expect([house.item.value, house.rows.at(-1)]).toEqual([null, 'grown-up-gone-idle']);
  });
  test('a worker that was killed goes on watching', async () => {
    const house = household({ since: NOON - 1 });
    await house.grownUp.start(false);
    expect([house.item.value, house.rings]).toEqual([{ since: NOON - 1 }, [true]]);
  });
  test('nobody leaves twice', async () => {
    const { grownUp, rows } = household();
    await grownUp.end('said');
    await grownUp.look();
    await grownUp.start(true);
    expect(rows).toEqual([]);
  });
  async function away({ grownUp, seen }: ReturnType<typeof household>, presence: Presence): Promise<void> {
    seen.presence = presence;
    await grownUp.look();
  }
});

test('while one is here everything opens but protected lists', async () => {
  const { world, grownUp } = fixedWorld({ sites: { default: 'block' } });
  const verdict = async (url: string) => {
    const judged = await world.judge(url);
    return judged.ok ? `${judged.verdict.action} ${judged.verdict.reason}` : 'no address';
  };
  expect(await verdict('https://a.test/')).toBe('block default');
  grownUp.value = { since: NOON };
  expect(await verdict('https://a.test/')).toBe('allow pause');
  expect(await verdict('https://secret.test/')).toBe('block protected');
});
