import { describe, expect, test } from 'vitest';
import { type Gift, GrantKeeper } from '../../src/background/grant-keeper';
import { fixedWorld, NOON } from './guard-fixture';

const MINUTE = 60_000;
const DOCUMENT = {
  limits: [{ id: 'games', name: 'Games', targets: ['game.test'], minutes: 30 }],
  schedules: [{ id: 'homework', name: 'Homework', from: '11:00', to: '14:00', targets: ['*'] }],
};
const gift = (part: Partial<Gift>): Gift => ({
  kind: 'limit',
  target: 'games',
  span: 'minutes',
  minutes: 15,
  isTomorrow: false,
  by: 'pin',
  why: null,
  ...part,
});

function keeper() {
  const { world, grants, pause, clock } = fixedWorld(DOCUMENT);
  const rows: unknown[] = [];
  const order: string[] = [];
  const kept: string[] = [];
  let ids = 0;
  const keeping = { isRefused: false };
  const given = new GrantKeeper({
    grants,
    pause,
    world,
    clock,
    newId: () => `g${++ids}`,
    keepSite: async (filter) => {
      if (!keeping.isRefused) kept.push(filter);
      return !keeping.isRefused;
    },
    record: async (fact) => {
      order.push('recorded');
      rows.push(fact);
    },
    changed: async () => void order.push(`in force: ${grants.value.length}`),
  });
  return { given, grants, pause, rows, order, kept, keeping, world, clock };
}

describe('what is given', () => {
  test.each<[string, Partial<Gift>, object]>([
    ['minutes of a limit count today', {}, { limit: 'games', minutes: 15, day: '2026-11-21', until: null }],
    ['or tomorrow', { isTomorrow: true }, { limit: 'games', minutes: 15, day: '2026-11-22', until: null }],
    ['or are taken away', { minutes: -10 }, { limit: 'games', minutes: -10, day: '2026-11-21', until: null }],
    ['a site for a while', { kind: 'site', target: 'a.test' }, { site: 'a.test', until: NOON + 15 * MINUTE }],
    [
      'a site until the day ends',
      { kind: 'site', target: 'a.test', span: 'day' },
      { site: 'a.test', until: NOON + 16 * 60 * MINUTE },
    ],
    ['a schedule for a while', { kind: 'schedule', target: 'homework' }, { schedule: 'homework', until: NOON + 15 * MINUTE }],
    [
      'a schedule until it ends',
      { kind: 'schedule', target: 'homework', span: 'day' },
      { schedule: 'homework', until: NOON + 120 * MINUTE },
    ],
  ])('%s', async (_name, part, expected) => {
    const { given, grants, order } = keeper();
    expect(await given.give(gift(part))).toMatchObject({ done: true });
    expect(grants.value).toEqual([{ id: 'g1', by: 'pin', at: NOON, ...expected }]);
    expect(order).toEqual(['in force: 1', 'recorded']); // written, in force, in the log
  });
  test.each<[string, Partial<Gift>]>([
    ['a limit that is gone', { target: 'films' }],
    ['a schedule that is gone', { kind: 'schedule', target: 'games' }],
    ['a text that is no filter', { kind: 'site', target: 'b:c' }],
    ['nothing at all', { minutes: 0 }],
    ['minutes of a site that are taken away', { kind: 'site', target: 'a.test', minutes: -5 }],
  ])('%s is refused and changes nothing', async (_name, part) => {
    const { given, grants, rows } = keeper();
    expect(await given.give(gift(part))).toMatchObject({ done: false, refusal: 'gone' });
    expect([grants.writes, rows]).toEqual([0, []]);
  });
  test('a site for ever goes into the parents’ own list and is no grant', async () => {
    const { given, grants, kept } = keeper();
    await given.give(gift({ kind: 'site', target: 'a.test', span: 'always' }));
    expect([kept, grants.value]).toEqual([['a.test'], []]);
  });
  test('unless the list is the school’s', async () => {
    const { given, keeping } = keeper();
    keeping.isRefused = true;
    expect(await given.give(gift({ kind: 'site', target: 'a.test', span: 'always' }))).toMatchObject({ refusal: 'managed' });
  });
  test('what is over goes with the next gift', async () => {
    const { given, grants, clock } = keeper();
    await given.give(gift({ kind: 'site', target: 'a.test' }));
    await clock.pass(16 * MINUTE);
    await given.give(gift({}));
    expect(grants.value.map(({ id }) => id)).toEqual(['g2']);
  });
});

describe('the log says', () => {
  test.each<[string, Partial<Gift>, object]>([
    [
      'who gave, what, how long and why',
      { why: 'one round' },
      { reason: 'pin', rule: 'Games', site: null, minutes: 15, detail: 'one round' },
    ],
    [
      'a site where its level can leave it out',
      { kind: 'site', target: 'a.test', span: 'day', by: 'parent' },
      { reason: 'parent-day', rule: null, site: 'a.test', minutes: null },
    ],
  ])('%s', async (_name, part, expected) => {
    const { given, rows } = keeper();
    await given.give(gift(part));
    expect(rows).toEqual([expect.objectContaining({ kind: 'extra-time', ...expected })]);
  });
});

describe('taking back', () => {
  test('ends a grant at once, and says so', async () => {
    const { given, grants, rows, order } = keeper();
    await given.give(gift({}));
    expect(await given.takeBack('g1')).toMatchObject({ done: true });
    expect([grants.value, order.slice(2)]).toEqual([[], ['in force: 0', 'recorded']]);
    expect(rows[1]).toMatchObject({ reason: 'taken-back', rule: 'Games', minutes: 15 });
  });
  test('of what is not there is refused', async () => {
    expect(await keeper().given.takeBack('g7')).toMatchObject({ done: false, refusal: 'gone' });
  });
});

describe('a pause', () => {
  test('lasts its minutes, or ends', async () => {
    const { given, pause } = keeper();
    await given.pauseFor(60);
    expect(pause.value).toEqual({ until: NOON + 60 * MINUTE });
    await given.pauseFor(null);
    expect(pause.value).toBeNull();
  });
});

test('a clock that goes back makes nothing last longer', async () => {
  const { given, grants, pause } = keeper();
  await given.give(gift({ kind: 'site', target: 'a.test' }));
  await given.give(gift({}));
  await given.pauseFor(10);
  await given.clockWentBack(60 * MINUTE);
  expect(grants.value.map(({ until }) => until)).toEqual([NOON - 45 * MINUTE, null]);
  expect(pause.value).toEqual({ until: NOON - 50 * MINUTE });
});

test('the list names what a family calls it', async () => {
  const { given, world } = keeper();
  await given.give(gift({ isTomorrow: true }));
  await given.give(gift({ kind: 'schedule', target: 'homework', by: 'code' }));
  expect(await given.list(await world.moment())).toEqual([
    { id: 'g1', kind: 'limit', name: 'Games', minutes: 15, day: '2026-11-22', until: null, by: 'pin' },
    { id: 'g2', kind: 'schedule', name: 'Homework', minutes: null, day: null, until: '2026-11-21T12:15:00+05:00', by: 'code' },
  ]);
});
