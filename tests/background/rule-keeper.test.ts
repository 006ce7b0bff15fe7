import { describe, expect, test } from 'vitest';
import { HealthMonitor } from '../../src/background/health-monitor';
import { RuleKeeper } from '../../src/background/rule-keeper';
import { TabSweep } from '../../src/background/tab-sweep';
import { World } from '../../src/background/world';
import type { Finding } from '../../src/core/health/findings';
import { overlay } from '../../src/core/policy/effective';
import { PAUSE_RULE_ID, PRIORITY } from '../../src/core/rules/dnr-ledger';
import { NOTHING_LISTED } from '../../src/core/rules/rules';
import type { Grant, GrownUpHere, Pause } from '../../src/core/rules/state';
import type { SettingsDocument } from '../../src/core/settings/schema';
import { HAND_WRITTEN } from '../../src/core/sites/category';
import { FakeClock, settled } from '../fakes/clock';
import { FakeItem } from '../fakes/item';
import { FakeNetworkRules } from '../fakes/network-rules';
import { storeOver } from '../fakes/rule-store';
import { FakeTabs } from '../fakes/tabs';

const NOON = Date.parse('2026-11-21T12:00:00+05:00');
const PAGE = 'chrome-extension://id/src/pages/blocked/index.html';

function keeper(document: Omit<SettingsDocument, 'version'> = {}, privateStopsBare = false) {
  let effective = overlay({ version: 1, ...document }, {});
  const clock = new FakeClock(NOON);
  const grants = new FakeItem<Grant[]>([]);
  const pause = new FakeItem<Pause | null>(null);
  const world = new World({
    effective: () => effective,
    grants,
    pause,
    grownUp: new FakeItem<GrownUpHere | null>(null),
    usage: async () => ({ day: '2026-11-21', usedSeconds: {} }),
    labelled: () => new Set(),
    sources: { load: async () => undefined, index: HAND_WRITTEN, listed: NOTHING_LISTED },
    clock,
  });
  const tabs = new FakeTabs();
  const network = new FakeNetworkRules();
  const alarms: (number | null)[] = [];
  const stored = new FakeItem<Finding[]>([]);
  const health = new HealthMonitor(stored, () => undefined);
  const freed = new Set<number>();
  const sweep = new TabSweep({
    world,
    tabs,
    blockedPage: PAGE,
    calmPage: 'chrome-extension://id/calm.html',
    isFree: async (tabId) => freed.has(tabId),
    privateStopsBare,
    compiledRules: () => rules.compiled.rules,
  });
  const rules: RuleKeeper = new RuleKeeper({
    world,
    store: storeOver(network),
    alarms: { at: async (when) => void alarms.push(when) },
    sweep,
    health,
    blockedPage: PAGE,
  });
  const set = (next: Omit<SettingsDocument, 'version'>) => {
    effective = overlay({ version: 1, ...next }, {});
  };
  return { rules, tabs, network, alarms, health, stored, freed, set, clock, grants, pause, world };
}

describe('the network layer', () => {
  test('is changed before tabs are sent away', async () => {
    const { rules, tabs, network } = keeper({ sites: { block: ['a.test'] } });
    tabs.add({ id: 1, url: 'https://a.test/p?secret=1#x' });
    tabs.add({ id: 2, url: 'https://b.test/' });
    let movesBefore = -1;
    network.onChange = async () => {
      movesBefore = tabs.moves.length;
    };
    await rules.reconcile();
    expect(movesBefore).toBe(0);
    expect(network.dynamic.length).toBeGreaterThan(0);
    expect(tabs.moves).toEqual([`1 → ${PAGE}#https://a.test/p`]);
  });
  test('is not written when it already holds what is wanted', async () => {
    const { rules, network } = keeper({ sites: { block: ['a.test'] } });
    await rules.reconcile();
    await rules.reconcile();
    expect(network.changes).toBe(1);
  });
  test('calls that come while one waits share it, and see the newest settings', async () => {
    const { rules, network, set } = keeper({ sites: { block: ['a.test'] } });
    let release = () => {};
    let asked = 0;
    network.onChange = () => {
      asked++;
      return asked === 1 ? new Promise<void>((resolve) => (release = resolve)) : Promise.resolve();
    };
    const first = rules.reconcile();
    await settled();
    set({ sites: { block: ['a.test', 'b.test'] } });
    const second = rules.reconcile();
    const third = rules.reconcile();
    expect(third).toBe(second);
    release();
    await Promise.all([first, second, third]);
    expect([asked, JSON.stringify(network.dynamic).includes('b.test')]).toEqual([2, true]);
  });
  test('that refuses is a finding, tabs are swept all the same, the alarm is set, and the next time all is well', async () => {
    const { rules, tabs, network, health, alarms } = keeper({
      sites: { block: ['a.test'] },
      schedules: [{ id: 's', from: '21:00', to: '06:00', targets: ['*'] }],
    });
    tabs.add({ id: 1, url: 'https://a.test/' });
    network.failure = new Error('too many rules');
    await rules.reconcile();
    expect(health.view).toEqual({
      state: 'off',
      findings: [{ id: 'rules-not-saved', severity: 'off', detail: 'too many rules' }],
    });
    expect(tabs.moves).toHaveLength(1);
    expect(alarms).toEqual([Date.parse('2026-11-21T21:00:00+05:00')]);
    network.failure = null;
    await rules.reconcile();
    expect(health.view).toEqual({ state: 'ok', findings: [] });
  });
  test('a sweep that fails once does not end all that follows', async () => {
    const { rules, tabs, network, set } = keeper({ sites: { block: ['a.test'] } });
    tabs.failure = new Error('no tabs');
    await expect(rules.reconcile()).resolves.toBeUndefined();
    tabs.failure = null;
    set({ sites: { block: ['b.test'] } });
    tabs.add({ id: 1, url: 'https://b.test/' });
    await rules.reconcile();
    expect(JSON.stringify(network.dynamic)).toContain('b.test');
    expect(tabs.moves).toHaveLength(1);
  });
  test.each<[string, Omit<SettingsDocument, 'version'>, string | null]>([
    [
      'the next edge of a schedule',
      { schedules: [{ id: 's', from: '21:00', to: '06:00', targets: ['*'] }] },
      '2026-11-21T21:00:00+05:00',
    ],
    [
      'the start of the day where there are limits',
      { limits: [{ id: 'l', targets: ['*'], minutes: 1 }] },
      '2026-11-22T04:00:00+05:00',
    ],
    ['nothing', { sites: { block: ['a.test'] } }, null],
  ])('the alarm is set to %s', async (_name, document, at) => {
    const { rules, alarms } = keeper(document);
    await rules.reconcile();
    expect(alarms).toEqual([at === null ? null : Date.parse(at)]);
  });
});

describe('a pause', () => {
  test('lies over the stored rules, so that a browser that is closed on it starts with them in force', async () => {
    const { rules, network, pause } = keeper({ sites: { block: ['a.test'] } });
    await rules.reconcile();
    const held = network.dynamic;
    pause.value = { until: null };
    await rules.reconcile();
    expect(network.dynamic).toEqual(held);
    expect(network.session).toMatchObject([{ id: PAUSE_RULE_ID, priority: PRIORITY.pause, action: { type: 'allow' } }]);
    expect(rules.compiled.rules).toEqual([]); // nothing stops a load now
    pause.value = null;
    await rules.reconcile();
    expect([network.session, network.dynamic]).toEqual([[], held]);
    expect(rules.compiled.rules).toEqual(held);
  });
  test('takes what changes meanwhile, for when it ends', async () => {
    const { rules, network, pause, set } = keeper();
    pause.value = { until: null };
    set({ sites: { block: ['b.test'] } });
    await rules.reconcile();
    expect(JSON.stringify(network.dynamic)).toContain('b.test');
  });
  test('opens neither help’s place nor a protected list’s: it stands between', () => {
    expect([PRIORITY.pause < PRIORITY.protected, PRIORITY.pause > PRIORITY.channel]).toEqual([true, true]);
  });
});

describe('the sweep', () => {
  test('grants and pauses open, freed tabs stay', async () => {
    const { rules, tabs, grants, freed, pause } = keeper({ sites: { default: 'block' } });
    tabs.add({ id: 1, url: 'https://a.test/' });
    tabs.add({ id: 2, url: 'https://wa.me/1' });
    tabs.add({ id: 3, url: 'about:blank' });
    freed.add(2);
    grants.value = [{ id: 'g', site: 'a.test', until: null }];
    await rules.reconcile();
    expect(tabs.moves).toEqual([]);
    grants.value = [];
    pause.value = { until: NOON + 1 };
    await rules.reconcile();
    expect(tabs.moves).toEqual([]);
    pause.value = null;
    await rules.reconcile();
    expect(tabs.moves).toEqual([`1 → ${PAGE}#https://a.test/`]);
  });
  test('in a private window of Chromium a stopped tab is asked for again where the network holds it, else emptied', async () => {
    const { rules, tabs } = keeper({ sites: { block: ['a.test', 'b.test/path'] } }, true);
    tabs.add({ id: 1, url: 'https://a.test/x', isPrivate: true });
    tabs.add({ id: 2, url: 'https://b.test/%70ath', isPrivate: true });
    await rules.reconcile();
    expect(tabs.moves).toEqual(['1 → https://a.test/x', '2 → about:blank']);
  });
});
