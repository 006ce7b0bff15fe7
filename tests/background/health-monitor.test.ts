import { describe, expect, test } from 'vitest';
import { HealthMonitor } from '../../src/background/health-monitor';
import { FINDINGS, type Finding, stateOf } from '../../src/core/health/findings';
import en from '../../src/i18n/messages/en/health.json';
import { StorageFullError } from '../../src/storage/errors';
import { FakeItem } from '../fakes/item';

function monitor(stored: Finding[] = []) {
  const item = new FakeItem<Finding[]>(stored);
  let told = 0;
  return { item, health: new HealthMonitor(item, () => void told++), told: () => told };
}

test('the worst finding decides', () => {
  const finding = (severity: Finding['severity']): Finding => ({ id: 'site-access', severity, detail: null });
  expect(
    [[], ['info'], ['info', 'degraded'], ['degraded', 'off', 'info']].map((all) =>
      stateOf(all.map((one) => finding(one as Finding['severity']))),
    ),
  ).toEqual(['ok', 'ok', 'degraded', 'off']);
});
test('every finding has its words', () => {
  for (const id of FINDINGS) expect(Object.keys(en)).toContain(`health.${id}`);
});

describe('findings', () => {
  test('are stored, told once, and cleared', async () => {
    const { health, item, told } = monitor();
    await health.start();
    await health.report('site-access', 'off', null);
    await health.report('site-access', 'off', null);
    expect([health.view.state, item.value, item.writes, told()]).toEqual([
      'off',
      [{ id: 'site-access', severity: 'off', detail: null }],
      1,
      1,
    ]);
    await health.clear('site-access');
    await health.clear('site-access');
    expect([health.view, item.value, told()]).toEqual([{ state: 'ok', findings: [] }, [], 2]);
  });
  test('outlive the worker; what was found before they were read is kept', async () => {
    const { health } = monitor([
      { id: 'storage-damaged', severity: 'degraded', detail: 'old' },
      { id: 'site-access', severity: 'off', detail: null },
    ]);
    await health.report('storage-damaged', 'off', 'new');
    await health.start();
    expect(health.view.findings).toEqual([
      { id: 'storage-damaged', severity: 'off', detail: 'new' },
      { id: 'site-access', severity: 'off', detail: null },
    ]);
  });
  test('on a full disk they are still said', async () => {
    const { health, item, told } = monitor();
    item.failure = new StorageFullError('no room');
    await health.report('storage-full', 'degraded', 'no room');
    expect([health.view, item.value, told()]).toEqual([
      { state: 'degraded', findings: [{ id: 'storage-full', severity: 'degraded', detail: 'no room' }] },
      [],
      1,
    ]);
  });
});
