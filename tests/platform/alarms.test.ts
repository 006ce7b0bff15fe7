import { describe, expect, test } from 'vitest';
import type { Alarms } from 'webextension-polyfill';
import { ALARMS, AlarmClock, type AlarmsApi } from '../../src/platform/alarms';
import { IdleWatch } from '../../src/platform/idle';

type Ring = (alarm: Alarms.Alarm) => void;
/** Alarms as a browser keeps them: creating one again starts it anew, which `created` counts. */
function fakeAlarms() {
  const present = new Map<string, Alarms.Alarm>();
  const rings = new Set<Ring>();
  let created = 0;
  const api: AlarmsApi = {
    get: async (name?: string) => present.get(name ?? '') ?? Promise.resolve(undefined as never),
    create: async (name: string | undefined | Alarms.CreateAlarmInfoType, info?: Alarms.CreateAlarmInfoType) => {
      created++;
      const made = {
        name: String(name),
        scheduledTime: info?.when ?? 0,
        ...(info?.periodInMinutes === undefined ? {} : { periodInMinutes: info.periodInMinutes }),
      };
      present.set(made.name, made);
    },
    clear: async (name?: string) => present.delete(name ?? ''),
    onAlarm: {
      addListener: (ring: Ring) => void rings.add(ring),
      removeListener: (ring: Ring) => void rings.delete(ring),
      hasListener: (ring: Ring) => rings.has(ring),
    },
  };
  return {
    api,
    present,
    created: () => created,
    ring: (name: string) => rings.forEach((ring) => void ring({ name, scheduledTime: 0 })),
  };
}

describe('alarms', () => {
  test('one that is there already is not started anew', async () => {
    const { api, created } = fakeAlarms();
    const clock = new AlarmClock(api);
    for (const when of [1000, 1000, 1400]) await clock.setAt(ALARMS.edge, when);
    for (const minutes of [0.5, 0.5]) await clock.setEvery(ALARMS.beat, minutes);
    expect(created()).toBe(2);
  });
  test('another time or period replaces it, null takes it away', async () => {
    const { api, present } = fakeAlarms();
    const clock = new AlarmClock(api);
    await clock.setAt(ALARMS.edge, 1000);
    await clock.setAt(ALARMS.edge, 5000);
    expect(present.get(ALARMS.edge)?.scheduledTime).toBe(5000);
    await clock.setEvery(ALARMS.edge, 1);
    expect(present.get(ALARMS.edge)?.periodInMinutes).toBe(1);
    await clock.setAt(ALARMS.edge, 1);
    expect(present.get(ALARMS.edge)?.periodInMinutes).toBeUndefined();
    await clock.setAt(ALARMS.edge, null);
    expect(present.size).toBe(0);
  });
  test('are set in the computer’s time, however far that is off', async () => {
    const { api, present } = fakeAlarms();
    await new AlarmClock(api, (instant) => instant + 86_400_000).setAt(ALARMS.edge, 1000);
    expect(present.get(ALARMS.edge)?.scheduledTime).toBe(86_401_000);
  });
  test('ring with their name', () => {
    const { api, ring } = fakeAlarms();
    const rung: string[] = [];
    new AlarmClock(api).onRing((name) => rung.push(name));
    ring('edge');
    expect(rung).toEqual(['edge']);
  });
});

test.each([
  [60, 60],
  [15, 15],
  [1, 15],
  [20.6, 21],
])('idle after %s seconds is asked for as %i: Chromium refuses less than 15', async (wanted, asked) => {
  const said: number[] = [];
  const idle = new IdleWatch({
    queryState: async (seconds) => {
      said.push(seconds);
      return 'active';
    },
    setDetectionInterval: (seconds) => void said.push(seconds),
    onStateChanged: {
      addListener: () => undefined,
      removeListener: () => undefined,
      hasListener: () => false,
    },
  });
  idle.setIdleAfter(wanted);
  expect(await idle.now()).toBe('active');
  expect(said).toEqual([asked, asked]);
});
