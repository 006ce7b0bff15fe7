/** Helpers that a policy adds reach the child's page, and only from a policy. */
import { describe, expect, test } from 'vitest';
import { meView } from '../../src/background/views';
import { World } from '../../src/background/world';
import { overlay } from '../../src/core/policy/effective';
import { readPolicy } from '../../src/core/policy/policy';
import type { Grant, GrownUpHere, Pause } from '../../src/core/rules/state';
import { HAND_WRITTEN } from '../../src/core/sites/category';
import { MeView } from '../../src/messaging/views';
import { FakeClock } from '../fakes/clock';
import { FakeItem } from '../fakes/item';

const SCHOOL = { id: 'school', name: { en: 'School' }, channels: [{ type: 'tel', value: '042-111' }] };

/** The ids that the child's page gets under this policy. */
async function addedBy(managed: Record<string, unknown>): Promise<string[]> {
  const effective = overlay({ version: 1, help: { province: 'PK-SD' } }, readPolicy(managed, {}).policy);
  const world = new World({
    effective: () => effective,
    grants: new FakeItem<Grant[]>([]),
    pause: new FakeItem<Pause | null>(null),
    grownUp: new FakeItem<GrownUpHere | null>(null),
    usage: async () => ({ day: '2026-11-21', usedSeconds: {} }),
    labelled: () => new Set(),
    sources: {
      load: async () => undefined,
      index: HAND_WRITTEN,
      listed: { protectedList: () => null, categoriesOf: () => [] },
    },
    clock: new FakeClock(Date.parse('2026-11-21T12:00:00+05:00')),
  });
  const button = { corner: 'bottom-end', look: 'full', after: 'stay' } as const;
  const view = meView(await world.moment(), { press: null, button, shortcut: null, isManaged: true });
  // Through the border, as the page gets it.
  return MeView.parse(JSON.parse(JSON.stringify(view))).addedHelpers.map(({ id }) => id);
}

describe('helpers on the child’s page', () => {
  test.each([
    ['no policy', {}, []],
    ['a policy about something else', { help: { country: 'PK' } }, []],
    ['a policy that adds one', { help: { entries: [SCHOOL] } }, ['school']],
    ['one that tries to change ours beside it', { help: { entries: [{ ...SCHOOL, id: 'pk-1121' }, SCHOOL] } }, ['school']],
  ])('%s', async (_name, managed, ids) => {
    expect(await addedBy(managed)).toEqual(ids);
  });
});
