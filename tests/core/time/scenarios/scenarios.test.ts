/** The published scenarios on the core (issue: at most 0.2 % off, 0.5 % with the worker killed every 20 s, nothing in sleep). */
import { describe, expect, test } from 'vitest';
import { inZone } from './break-scenarios';
import { MOST, MOST_KILLED, played } from './scenario';
import { SCENARIOS } from './table';

describe('what is charged is what is true', { timeout: 60_000 }, () => {
  test.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))('%s', async (_name, scenario) => {
    const { rows, said } = await played(scenario);
    const most = scenario.most ?? MOST;
    for (const { what, trueSeconds, chargedSeconds, error } of rows) {
      if (error === null) expect(chargedSeconds, what).toBe(0);
      else expect(Math.abs(error), `${what}: ${chargedSeconds} s for ${trueSeconds} s`).toBeLessThanOrEqual(most);
    }
    expect(said).toEqual(scenario.said ?? []);
  });
});

test('there are enough of them, each with a name of its own and no softer measure than the two', () => {
  expect(SCENARIOS.length).toBeGreaterThanOrEqual(24);
  expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length);
  for (const { most = MOST, name } of SCENARIOS)
    expect([MOST, ...(name.includes('killed every') ? [MOST_KILLED] : [])]).toContain(most);
});
test('where a scenario changes the computer’s zone, it is changed', async () => {
  const offsets: number[] = [];
  const ask = async () => void offsets.push(new Date(Date.UTC(2026, 10, 22)).getTimezoneOffset());
  await inZone('America/New_York', ask);
  await inZone('Pacific/Kiritimati', ask);
  expect(offsets).toEqual([300, -840]);
});
