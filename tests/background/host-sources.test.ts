/** Sources that are still being read never leave half of an answer behind: a worker that wakes with a page in front asks at once. */
import { describe, expect, test } from 'vitest';
import { HostSources } from '../../src/background/host-sources';
import { World } from '../../src/background/world';
import { overlay } from '../../src/core/policy/effective';
import type { Grant, GrownUpHere, Pause } from '../../src/core/rules/state';
import { parseAddress } from '../../src/core/sites/address';
import { FakeClock } from '../fakes/clock';
import { FakeItem } from '../fakes/item';

const PROTECTED = { id: 'secret', kind: 'protected' as const, category: null };
const turn = () => new Promise((resolve) => setTimeout(resolve));

/** A world whose protected list takes a while to read; `finish` ends that. */
function slowWorld() {
  let finish: (hosts: string[]) => void = () => undefined;
  const hosts = new Promise<string[]>((resolve) => {
    finish = resolve;
  });
  const sources = new HostSources({
    lists: {
      table: async () => null,
      bulkLists: async () => [{ ...PROTECTED, hosts: () => hosts }],
      hashed: async () => [],
    },
    bundledTable: async () => null,
    model: async () => null,
    bundledCategories: new Set(),
    bulkInNetwork: true,
    monotonic: () => 0,
    onRead: () => undefined,
  });
  const effective = overlay(
    { version: 1, lists: [{ id: 'secret', kind: 'protected', url: 'https://lists.test/', format: 'domains', updateHours: 24 }] },
    {},
  );
  const world = new World({
    effective: () => effective,
    sources,
    grants: new FakeItem<Grant[]>([]),
    pause: new FakeItem<Pause | null>(null),
    grownUp: new FakeItem<GrownUpHere | null>(null),
    usage: async () => ({ day: '2026-11-21', usedSeconds: {} }),
    labelled: () => new Set(),
    clock: new FakeClock(Date.parse('2026-11-21T12:00:00+05:00')),
  });
  return { world, finish: () => finish(['secret.test']) };
}

describe('a protected list that is read slowly', () => {
  test('is waited for, and holds although the rules were looked at meanwhile', async () => {
    const { world, finish } = slowWorld();
    const judging = world.judge('https://secret.test/');
    for (let look = 0; look < 5; look += 1) {
      expect(world.rules.listed).toBeDefined(); // the time keeper's beat does so
      await turn();
    }
    finish();
    expect(await judging).toMatchObject({ verdict: { action: 'block', reason: 'protected' } });
    expect(await world.judge('https://secret.test/')).toMatchObject({ verdict: { reason: 'protected' } });
  });
});

describe('what can’t be read', () => {
  type Part = 'bundled' | 'model' | 'table' | 'bulk' | 'hashed' | 'hosts';
  const SECRET = { ...PROTECTED, hosts: async () => ['secret.test'] };
  /** Sources of which one part fails until `mend`. */
  function brokenSources(broken: Part) {
    const state = { isBroken: true, now: 0, said: [] as unknown[] };
    const part = <T>(name: Part, value: T) => {
      return async () => {
        if (state.isBroken && name === broken) throw new Error(name);
        return value;
      };
    };
    const sources = new HostSources({
      lists: {
        table: part('table', null),
        bulkLists: part('bulk', [{ ...SECRET, hosts: part('hosts', ['secret.test']) }]),
        hashed: part('hashed', []),
      },
      bundledTable: part('bundled', null),
      model: part('model', null),
      bundledCategories: new Set(),
      bulkInNetwork: true,
      monotonic: () => state.now,
      onRead: (problem) => void state.said.push(problem instanceof Error ? problem.message : problem),
    });
    const { settings } = overlay(
      {
        version: 1,
        lists: [{ id: 'secret', kind: 'protected', url: 'https://lists.test/', format: 'domains', updateHours: 24 }],
      },
      {},
    );
    const isHeld = async () => {
      await sources.load(settings);
      const parsed = parseAddress('https://secret.test/');
      return parsed.ok && sources.listed.protectedList(parsed.address) === 'secret';
    };
    return { state, isHeld };
  }

  test.each<[Part, boolean]>([
    ['bundled', true],
    ['model', true],
    ['table', true],
    ['hashed', true],
    ['bulk', false],
    ['hosts', false],
  ])('%s is left out and said; a protected list beside it holds: %s', async (broken, holds) => {
    const { state, isHeld } = brokenSources(broken);
    expect(await isHeld()).toBe(holds);
    expect(state.said).toEqual([broken]);
  });

  test.each(['bundled', 'model', 'table', 'bulk', 'hashed', 'hosts'] as const)(
    '%s is tried again after a minute',
    async (broken) => {
      const { state, isHeld } = brokenSources(broken);
      await isHeld();
      state.isBroken = false;
      state.now = 59_000;
      await isHeld();
      expect(state.said).toEqual([broken]);
      state.now = 60_000;
      expect(await isHeld()).toBe(true);
      await isHeld();
      expect(state.said).toEqual([broken, null]);
    },
  );
});
