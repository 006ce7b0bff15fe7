/** A world of fixed settings at a fixed time, with hosts that only the worker knows: what the guards' tests start from. */
import { World } from '../../src/background/world';
import { overlay } from '../../src/core/policy/effective';
import type { Grant, GrownUpHere, Pause } from '../../src/core/rules/state';
import type { SettingsDocument } from '../../src/core/settings/schema';
import { type CategoryIndex, HAND_WRITTEN } from '../../src/core/sites/category';
import { FakeClock } from '../fakes/clock';
import { FakeItem } from '../fakes/item';

export const NOON = Date.parse('2026-11-21T12:00:00+05:00');
export const PAGES = { blocked: 'chrome-extension://id/blocked.html', calm: 'chrome-extension://id/calm.html' };

/** `bulk.test` is adult by a list that the network layer holds; `model.test` is adult by the host model; `hash.test` is in a list of hashes; `secret.test` is in a protected one, in which of `partly.test` is one path. */
const INDEX: CategoryIndex = {
  ...HAND_WRITTEN,
  categoriesOf: (host) => (/(model|bulk)\.test$/.test(host) ? ['adult'] : HAND_WRITTEN.categoriesOf(host)),
  matchesOf: (host) =>
    host === 'bulk.test'
      ? [{ category: 'adult', source: { kind: 'list', name: 'big' } }]
      : host === 'model.test'
        ? [{ category: 'adult', source: { kind: 'model', name: '' } }]
        : HAND_WRITTEN.matchesOf(host),
  hasBulk: (category) => category === 'adult',
  suspectedOf: (host) => (host === 'doubted.test' ? ['adult'] : []),
};
const LISTED = {
  protectedList: ({ host, path }: { host: string; path: string }) =>
    host === 'secret.test' || `${host}${path}`.startsWith('partly.test/listed') ? 'secret-name' : null,
  categoriesOf: ({ host }: { host: string }) => (host === 'hash.test' ? (['gambling'] as const) : []),
};

export function fixedWorld(document: Omit<SettingsDocument, 'version'> = {}) {
  let effective = overlay({ version: 1, ...document }, {});
  const grants = new FakeItem<Grant[]>([]);
  const pause = new FakeItem<Pause | null>(null);
  const grownUp = new FakeItem<GrownUpHere | null>(null);
  const labelled = new Set<string>();
  const clock = new FakeClock(NOON);
  const world = new World({
    effective: () => effective,
    grants,
    pause,
    grownUp,
    usage: async () => ({ day: '2026-11-21', usedSeconds: {} }),
    labelled: () => labelled,
    sources: { load: async () => undefined, index: INDEX, listed: LISTED },
    clock,
  });
  const set = (next: Omit<SettingsDocument, 'version'>) => {
    effective = overlay({ version: 1, ...next }, {});
  };
  return { world, grants, pause, grownUp, labelled, clock, set };
}
