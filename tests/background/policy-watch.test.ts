import { describe, expect, test } from 'vitest';
import { PolicyWatch } from '../../src/background/policy-watch';
import { SettingsKeeper } from '../../src/background/settings-keeper';
import type { PolicyDocument } from '../../src/core/policy/effective';
import { believesNone, POLICY_ASKS } from '../../src/core/policy/policy-asks';
import type { SettingsDocument } from '../../src/core/settings/schema';
import { FakeClock, settled } from '../fakes/clock';
import { FakeItem } from '../fakes/item';

const SCHOOL = { sites: { block: ['school.test'] } };

async function watch(kept: PolicyDocument) {
  const browser: { managed: Record<string, unknown> | null; asked: number } = { managed: {}, asked: 0 };
  const settings = new SettingsKeeper({
    document: new FakeItem<SettingsDocument>({ version: 1 }),
    policy: new FakeItem<PolicyDocument>(kept),
    managed: async () => {
      browser.asked++;
      return browser.managed;
    },
  });
  await settings.start();
  const clock = new FakeClock(0);
  const seen: { answers: number; problems: unknown[] } = { answers: 0, problems: [] };
  const policy = new PolicyWatch({ settings, timers: clock, onProblem: (error) => seen.problems.push(error) });
  policy.start(async () => {
    seen.answers++;
  });
  await clock.pass(0);
  return { settings, browser, clock, policy, seen };
}

test.each([
  ['started', 1, false],
  ['started', POLICY_ASKS.length - 1, false],
  ['started', POLICY_ASKS.length, true],
  ['alarm', 0, false],
  ['alarm', POLICY_ASKS.length - 1, false],
  ['alarm', POLICY_ASKS.length, true],
  ['changed', 0, true],
] as const)('nothing, asked because %s after %i asks: believed %s', (because, asked, believed) => {
  expect(believesNone(because, asked)).toBe(believed);
});

describe('the browser is asked for its policy', () => {
  test('at each moment after a start, and each answer is followed', async () => {
    const { browser, clock, seen } = await watch({});
    expect(browser.asked).toBe(1);
    await clock.pass(60_000);
    expect([browser.asked, seen.answers]).toEqual([POLICY_ASKS.length, POLICY_ASKS.length]);
  });
  test('a policy that comes late, and of which the browser says nothing, is in force at the next ask', async () => {
    const { settings, browser, clock } = await watch({});
    await clock.pass(5_000);
    browser.managed = SCHOOL;
    await clock.pass(5_000);
    expect(settings.effective.managed).toEqual(['sites']);
  });
  test('nothing does not end a known policy before the last ask; then it does', async () => {
    const { settings, clock, policy } = await watch(SCHOOL);
    await clock.pass(24_000);
    await policy.rang();
    expect(settings.effective.managed).toEqual(['sites']);
    await clock.pass(1_000);
    expect(settings.effective.managed).toEqual([]);
  });
  test('a change that the browser announces is believed at once', async () => {
    const { settings, policy } = await watch(SCHOOL);
    await policy.changed();
    expect(settings.effective.managed).toEqual([]);
  });
  test('what was wrong is not known before there was an answer', async () => {
    const { settings, browser, clock } = await watch(SCHOOL);
    expect(settings.hasPolicyAnswer).toBe(false);
    browser.managed = { ...SCHOOL, log: { keepDays: 0 } };
    await clock.pass(3_000);
    expect(settings.policyProblems.map(({ path }) => path)).toEqual(['log.keepDays']);
  });
  test('a failure is told, and the next ask is made', async () => {
    const { settings, browser, clock, policy, seen } = await watch({});
    settings.onChange(async () => {
      throw new Error('no room');
    });
    browser.managed = SCHOOL;
    await policy.rang();
    await settled();
    expect(seen.problems).toHaveLength(1);
    await clock.pass(60_000);
    expect(browser.asked).toBe(POLICY_ASKS.length + 1);
  });
});
