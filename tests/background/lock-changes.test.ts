/** Setting, changing and taking away what a parent proves itself by. */
import { describe, expect, test } from 'vitest';
import { lockScene, PIN, QUICK_PHC } from './lock-fixture';

const not = (why: string) => ({ ok: false, why });
const DONE = { ok: true };
const SLOW = 30_000;

describe('the PIN', () => {
  test(
    'is set where there was none, and whoever set it goes on',
    async () => {
      const scene = lockScene({ phc: null });
      expect(await scene.keeper.setPin('۲۵۸۰۷۹')).toEqual(DONE);
      expect(scene.stored.phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
      expect([await scene.keeper.isOpenToParents(), scene.stored.log]).toEqual([true, ['pin-set']]);
      await scene.keeper.lockNow();
      expect(await scene.keeper.isOpenToParents()).toBe(false);
      expect(await scene.keeper.prove({ pin: '258079' })).toEqual({ ok: true, by: 'pin' });
    },
    SLOW,
  );
  test(
    'forgets a phone that was enrolled while anybody could: only a changed PIN keeps it',
    async () => {
      const scene = lockScene({ phc: null });
      const phone = { secret: 'A'.repeat(32), offset: 0, lastStep: 0, wasLate: false };
      scene.stored.authenticator.value = phone;
      await scene.keeper.setPin('258079');
      expect(scene.stored.authenticator.value).toBeNull();
      scene.stored.authenticator.value = phone;
      await scene.keeper.setPin('258080');
      expect(scene.stored.authenticator.value).toEqual(phone);
    },
    SLOW,
  );
  test(
    'is changed by a parent, each time with new salt',
    async () => {
      const scene = lockScene();
      await scene.keeper.unlock(PIN);
      expect(await scene.keeper.setPin('258079')).toEqual(DONE);
      const first = scene.stored.phc;
      expect(await scene.keeper.setPin('258079')).toEqual(DONE);
      expect(scene.stored.phc?.split('$')[4]).not.toBe(first?.split('$')[4]);
      expect(scene.stored.log).toEqual(['unlocked', 'pin-changed', 'pin-changed']);
      expect(await scene.keeper.prove({ pin: PIN })).toMatchObject(not('wrong'));
    },
    SLOW,
  );
  test('is taken away by a parent; one that comes again begins closed', async () => {
    const scene = lockScene();
    await scene.keeper.unlock(PIN);
    expect(await scene.keeper.removePin()).toEqual(DONE);
    expect([scene.stored.phc, await scene.keeper.isOpenToParents()]).toEqual([null, true]);
    expect(await scene.keeper.removePin()).toEqual(DONE);
    expect(scene.stored.log).toEqual(['unlocked', 'pin-removed']);
    scene.stored.phc = QUICK_PHC;
    expect(await scene.keeper.isOpenToParents()).toBe(false);
  });
  test.each([
    ['123', 'too-short'],
    ['a'.repeat(65), 'too-long'],
    ['0000', 'all-same'],
    ['۱۲۳۴۵۶', 'run'],
  ])('%j is refused: %s', async (pin, why) => {
    const scene = lockScene({ phc: null });
    expect(await scene.keeper.setPin(pin)).toEqual(not(why));
    expect([scene.stored.phc, scene.stored.log]).toEqual([null, []]);
  });
  test('nobody changes it without the old one', async () => {
    const scene = lockScene();
    expect([await scene.keeper.setPin('258079'), await scene.keeper.removePin()]).toEqual([not('locked'), not('locked')]);
    expect([scene.stored.phc, scene.stored.log]).toEqual([QUICK_PHC, []]);
  });
  test('of a school is the school’s', async () => {
    const scene = lockScene({ isManaged: true });
    await scene.keeper.unlock(PIN);
    expect([await scene.keeper.setPin('258079'), await scene.keeper.removePin()]).toEqual([not('managed'), not('managed')]);
    expect([scene.stored.phc, (await scene.keeper.view()).isManaged]).toEqual([QUICK_PHC, true]);
  });
  test(
    'what isn’t stored is said and not logged',
    async () => {
      const scene = lockScene();
      await scene.keeper.unlock(PIN);
      scene.stored.savesPin = false;
      expect([await scene.keeper.setPin('258079'), await scene.keeper.removePin()]).toEqual([
        not('not-stored'),
        not('not-stored'),
      ]);
      expect([scene.stored.phc, scene.stored.log]).toEqual([QUICK_PHC, ['unlocked']]);
    },
    SLOW,
  );
});

describe('a phone that makes codes', () => {
  test('is enrolled by a secret and two codes', async () => {
    const scene = lockScene();
    await scene.keeper.unlock(PIN);
    const begun = await scene.keeper.beginAuthenticator();
    expect(begun).toEqual({
      secret: 'AEAQCAIBAEAQCAIBAEAQCAIBAEAQCAIB',
      uri: `otpauth://totp/Hifazat?secret=${begun?.secret}&issuer=Hifazat`,
    });
    expect((await scene.keeper.view()).hasAuthenticator).toBe(false);
    const secret = begun?.secret ?? '';
    expect(await scene.keeper.confirmAuthenticator([scene.phoneCode(secret), scene.phoneCode(secret, 3)])).toEqual(
      not('no-match'),
    );
    expect(await scene.keeper.confirmAuthenticator([scene.phoneCode(secret, -4), scene.phoneCode(secret, -3)])).toEqual(DONE);
    expect(scene.stored.authenticator.value).toMatchObject({ secret, offset: -3 });
    expect([scene.stored.enrolling.value, scene.stored.log]).toEqual([null, ['unlocked', 'authenticator-set']]);
    expect(await scene.keeper.confirmAuthenticator([scene.phoneCode(secret, -2), scene.phoneCode(secret, -1)])).toEqual(
      not('not-begun'),
    );
  });
  test('a worker that was killed meanwhile still knows the secret', async () => {
    const scene = lockScene();
    await scene.keeper.unlock(PIN);
    const { secret } = (await scene.keeper.beginAuthenticator()) ?? { secret: '' };
    scene.restart();
    await scene.keeper.unlock(PIN);
    expect(await scene.keeper.confirmAuthenticator([scene.phoneCode(secret, -1), scene.phoneCode(secret)])).toEqual(DONE);
  });
  test('nobody enrols or removes one without the PIN', async () => {
    const scene = lockScene();
    await scene.keeper.unlock(PIN);
    const secret = await scene.enrol();
    await scene.keeper.lockNow();
    expect(await scene.keeper.beginAuthenticator()).toBeNull();
    expect(await scene.keeper.confirmAuthenticator([scene.phoneCode(secret), scene.phoneCode(secret, 1)])).toEqual(not('locked'));
    expect(await scene.keeper.removeAuthenticator()).toEqual(not('locked'));
    expect(scene.stored.authenticator.value?.secret).toBe(secret);
  });
  test('none is enrolled where there is no PIN, and none that was begun then outlives the first', async () => {
    const scene = lockScene({ phc: null });
    expect(await scene.keeper.beginAuthenticator()).toBeNull();
    scene.stored.enrolling.value = 'A'.repeat(32);
    await scene.keeper.setPin('258079');
    expect(scene.stored.enrolling.value).toBeNull();
  });
  test.each([
    ['a family’s phone counts for nothing under a school’s PIN', false],
    ['a school’s phone counts for nothing under a family’s PIN', true],
  ])('%s', async (_name, isManaged) => {
    const scene = lockScene({ isManaged });
    await scene.keeper.unlock(PIN);
    const secret = await scene.enrol();
    expect((await scene.keeper.view()).hasAuthenticator).toBe(true);
    scene.stored.isManaged = !isManaged;
    expect((await scene.keeper.view()).hasAuthenticator).toBe(false);
    expect(await scene.keeper.prove({ code: scene.phoneCode(secret, 1) })).toMatchObject(not('no-authenticator'));
    scene.stored.isManaged = isManaged;
    expect(await scene.keeper.prove({ code: scene.phoneCode(secret, 1) })).toEqual({ ok: true, by: 'code' });
  });
  test('is removed by a parent', async () => {
    const scene = lockScene();
    await scene.keeper.unlock(PIN);
    const secret = await scene.enrol();
    expect([await scene.keeper.removeAuthenticator(), await scene.keeper.removeAuthenticator()]).toEqual([DONE, DONE]);
    expect(scene.stored.log).toEqual(['unlocked', 'authenticator-set', 'authenticator-removed']);
    expect(await scene.keeper.prove({ code: scene.phoneCode(secret, 1) })).toEqual({
      ok: false,
      why: 'no-authenticator',
      waitSeconds: 0,
    });
  });
});

describe('a code over the phone', () => {
  const enrolled = async () => {
    const scene = lockScene();
    await scene.keeper.unlock(PIN);
    const secret = await scene.enrol();
    await scene.keeper.lockNow();
    scene.pass(60_000);
    scene.stored.log.length = 0;
    return { scene, code: (by = 0) => scene.phoneCode(secret, by) };
  };
  test('proves a parent, and opens no parents’ page', async () => {
    const { scene, code } = await enrolled();
    expect(await scene.keeper.prove({ code: code() })).toEqual({ ok: true, by: 'code' });
    expect(await scene.keeper.isOpenToParents()).toBe(false);
  });
  test('counts once, also where the worker was killed after it', async () => {
    const { scene, code } = await enrolled();
    const same = code();
    expect(await scene.keeper.prove({ code: same })).toMatchObject({ ok: true });
    scene.restart();
    expect(await scene.keeper.prove({ code: same })).toMatchObject(not('wrong'));
    scene.pass(30_000);
    expect(await scene.keeper.prove({ code: code() })).toMatchObject({ ok: true });
  });
  test('given twice at once counts once', async () => {
    const { scene, code } = await enrolled();
    const answers = await Promise.all([scene.keeper.prove({ code: code() }), scene.keeper.prove({ code: code() })]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
  });
  test('that can’t be marked as used proves nothing', async () => {
    const { scene, code } = await enrolled();
    scene.stored.authenticator.failure = new Error('no room');
    await expect(scene.keeper.prove({ code: code() })).rejects.toThrow('no room');
    expect(scene.stored.attempts.value.failures).toBe(1);
  });
  test('wrong ones and wrong PINs count together', async () => {
    const { scene, code } = await enrolled();
    await scene.guess(2);
    await scene.keeper.prove({ code: '000000' });
    expect(await scene.keeper.prove({ code: '000000' })).toEqual({ ok: false, why: 'wrong', waitSeconds: 5 });
    expect(scene.stored.log).toEqual(['wrong-code']);
    expect(await scene.keeper.prove({ code: code() })).toEqual({ ok: false, why: 'wait', waitSeconds: 5 });
    scene.pass(5000);
    expect(await scene.keeper.prove({ code: code() })).toEqual({ ok: true, by: 'code' });
    expect(scene.stored.attempts.value.failures).toBe(0);
  });
  test('without a phone nothing is counted', async () => {
    const scene = lockScene();
    expect(await scene.keeper.prove({ code: '000000' })).toEqual({ ok: false, why: 'no-authenticator', waitSeconds: 0 });
    expect(scene.stored.attempts.writes).toBe(0);
  });
});
