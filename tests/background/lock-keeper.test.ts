import { describe, expect, test } from 'vitest';
import { MANY_FAILURES } from '../../src/core/lock/attempts';
import { settled } from '../fakes/clock';
import { type LockScene, lockScene, PIN, QUICK_PHC } from './lock-fixture';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const RIGHT = { ok: true, by: 'pin' };
const wrong = (waitSeconds: number) => ({ ok: false, why: 'wrong', waitSeconds });
const wait = (waitSeconds: number) => ({ ok: false, why: 'wait', waitSeconds });

describe('proving to be a parent by the PIN', () => {
  test.each([
    ['right', PIN, RIGHT],
    ['right, in Urdu digits', '۲۷۱۸۲۸', RIGHT],
    ['wrong', '271829', wrong(0)],
    ['nothing', '', wrong(0)],
  ])('%s', async (_name, pin, proved) => expect(await lockScene().keeper.prove({ pin })).toEqual(proved));
  test('without a PIN nothing is proved, and nothing counted', async () => {
    const scene = lockScene({ phc: null });
    expect(await scene.keeper.prove({ pin: PIN })).toEqual({ ok: false, why: 'no-pin', waitSeconds: 0 });
    expect(scene.stored.attempts.writes).toBe(0);
  });
  test('a policy’s hash that can’t be used opens for nobody, and nothing is counted', async () => {
    const scene = lockScene({ phc: '$argon2id$v=19$m=9999999,t=1,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA' });
    expect(await scene.keeper.prove({ pin: PIN })).toEqual({ ok: false, why: 'unreadable-pin', waitSeconds: 0 });
    expect([scene.stored.attempts.writes, await scene.keeper.isOpenToParents()]).toEqual([0, false]);
  });
  test('a proof opens no parents’ page', async () => {
    const { keeper } = lockScene();
    await keeper.prove({ pin: PIN });
    expect(await keeper.isOpenToParents()).toBe(false);
  });
});

describe('guessing', () => {
  test('three are free, then each costs more', async () => {
    const scene = lockScene();
    const waits: number[] = [];
    for (let count = 0; count < 12; count++) {
      const answer = await scene.keeper.prove({ pin: 'nope' });
      if (answer.ok) throw new Error('guessed');
      waits.push(answer.waitSeconds);
      scene.pass(answer.waitSeconds * 1000);
    }
    expect(waits).toEqual([0, 0, 0, 5, 15, 30, 60, 120, 300, 600, 600, 600]);
    expect(scene.stored.log).toEqual(Array(9).fill('wrong-pin'));
  });
  test('during a wait even the right PIN waits, and nothing is counted', async () => {
    const scene = lockScene();
    await scene.guess(5);
    scene.pass(14_001);
    expect(await scene.keeper.prove({ pin: PIN })).toEqual(wait(1));
    expect(scene.stored.attempts.value).toEqual({ failures: 5, waitMs: 999 });
    scene.pass(999);
    expect(await scene.keeper.prove({ pin: PIN })).toEqual(RIGHT);
    expect(scene.stored.attempts.value).toEqual({ failures: 0, waitMs: 0 });
  });
  test('many at once are one after the other', async () => {
    const scene = lockScene();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, count) => scene.keeper.prove({ pin: `nope${count}` })));
    expect(answers).toEqual([...Array(3).fill(wrong(0)), wrong(5), ...Array(16).fill(wait(5))]);
  });
  test.each<[string, (scene: LockScene) => void]>([
    ['a worker that was killed', (scene) => scene.restart()],
    ['a browser that was closed for a day', (scene) => scene.restart(DAY)],
    ['a clock set forward by a day', (scene) => scene.setClock(DAY)],
    ['a clock set back by a day', (scene) => scene.setClock(-DAY)],
    [
      'a clock set forward, and a restart',
      (scene) => {
        scene.setClock(DAY);
        scene.restart(DAY);
      },
    ],
  ])('%s shortens no wait and forgets no failure', async (_name, act) => {
    const scene = lockScene();
    await scene.guess(10);
    act(scene);
    expect(await scene.keeper.prove({ pin: PIN })).toEqual(wait(600));
    expect((await scene.keeper.view()).waitSeconds).toBe(600);
    scene.pass(600_000);
    expect(await scene.keeper.prove({ pin: 'nope' })).toEqual(wrong(600));
    expect(scene.stored.attempts.value.failures).toBe(11);
  });
  test('time that a page watched is kept through a restart, the rest is not', async () => {
    const scene = lockScene();
    await scene.guess(10);
    scene.pass(200_000);
    expect((await scene.keeper.view()).waitSeconds).toBe(400);
    scene.pass(100_000);
    scene.restart();
    expect((await scene.keeper.view()).waitSeconds).toBe(400);
  });
  test('looking often passes no time twice', async () => {
    const scene = lockScene();
    await scene.guess(10);
    scene.pass(100_000);
    await Promise.all(Array.from({ length: 10 }, () => scene.keeper.view()));
    expect((await scene.keeper.view()).waitSeconds).toBe(500);
  });
  test('killed between the write and the look: it was counted, even the right one', async () => {
    const scene = lockScene();
    for (let count = 1; count <= 4; count++) {
      scene.killAfterWrite();
      void scene.keeper.prove({ pin: PIN });
      await settled();
      expect(scene.stored.attempts.value.failures).toBe(count);
      scene.restart();
    }
    expect(scene.stored.attempts.value).toEqual({ failures: 4, waitMs: 5000 });
    expect(await scene.keeper.prove({ pin: PIN })).toEqual(wait(5));
  });
  test('what can’t be written down isn’t looked at', async () => {
    const scene = lockScene();
    scene.stored.attempts.failure = new Error('no room');
    await expect(scene.keeper.prove({ pin: PIN })).rejects.toThrow('no room');
    scene.stored.attempts.failure = null;
    expect(await scene.keeper.prove({ pin: PIN })).toEqual(RIGHT);
  });
  test('a count that was lost is the longest wait', async () => {
    const scene = lockScene();
    scene.stored.attempts.value = MANY_FAILURES;
    expect(await scene.keeper.prove({ pin: PIN })).toEqual(wait(600));
  });
});

describe('the parents’ pages', () => {
  test('are open where there is no PIN', async () => {
    const { keeper } = lockScene({ phc: null });
    expect(await keeper.isOpenToParents()).toBe(true);
    expect(await keeper.view()).toEqual({
      hasPin: false,
      isManaged: false,
      hasAuthenticator: false,
      isUnlocked: false,
      waitSeconds: 0,
    });
  });
  test('a wrong PIN opens nothing', async () => {
    const scene = lockScene();
    expect(await scene.keeper.unlock('nope')).toEqual(wrong(0));
    expect([await scene.keeper.isOpenToParents(), scene.stored.log]).toEqual([false, []]);
  });
  test('the PIN opens them, and the log says so', async () => {
    const scene = lockScene();
    expect(await scene.keeper.unlock(PIN)).toEqual(RIGHT);
    expect([await scene.keeper.isOpenToParents(), (await scene.keeper.view()).isUnlocked]).toEqual([true, true]);
    expect(scene.stored.log).toEqual(['unlocked']);
  });
  test.each<[string, (scene: LockScene) => unknown, boolean]>([
    ['14 minutes later', (scene) => scene.pass(14 * MINUTE), true],
    ['15 minutes later', (scene) => scene.pass(15 * MINUTE), false],
    ['after "lock now"', (scene) => scene.keeper.lockNow(), false],
    ['after a restart of the worker', (scene) => scene.restart(MINUTE), true],
    ['after a restart of the worker, 15 minutes later', (scene) => scene.restart(15 * MINUTE), false],
    ['when the clock was set back', (scene) => scene.setClock(-MINUTE), false],
    ['when the clock was set forward', (scene) => scene.setClock(DAY), false],
    [
      'when the clock was set back a minute at a time, for 15 minutes',
      async (scene) => {
        scene.pass(14 * MINUTE);
        scene.setClock(-13 * MINUTE);
        scene.pass(MINUTE);
      },
      false,
    ],
    [
      'when they were used meanwhile',
      async (scene) => {
        scene.pass(10 * MINUTE);
        await scene.keeper.used();
        scene.pass(14 * MINUTE);
      },
      true,
    ],
    [
      'when they were used too late',
      async (scene) => {
        scene.pass(15 * MINUTE);
        await scene.keeper.used();
      },
      false,
    ],
    [
      'when they were used after "lock now"',
      async (scene) => {
        await scene.keeper.lockNow();
        await scene.keeper.used();
      },
      false,
    ],
  ])('%s', async (_name, act, isOpen) => {
    const scene = lockScene();
    await scene.keeper.unlock(PIN);
    await act(scene);
    expect(await scene.keeper.isOpenToParents()).toBe(isOpen);
  });
  test('the hash of a PIN is in no answer', async () =>
    expect(JSON.stringify(await lockScene().keeper.view())).not.toContain(QUICK_PHC));
});
