/** Sources that are still being read never leave half of an answer behind: a worker that wakes with a page in front asks at once. */
import { describe, expect, test } from 'vitest';
import { HostSources } from '../../src/background/host-sources';
import { World } from '../../src/background/world';
import { overlay } from '../../src/core/policy/effective';
import type { Grant, GrownUpHere, Pause } from '../../src/core/rules/state';
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
