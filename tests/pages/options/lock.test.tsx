// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test } from 'vitest';
import type { Input } from '../../../src/messaging/protocol';
import { DONE, type LockView, type Outcome, refused } from '../../../src/messaging/time-views';
import type { OptionsView } from '../../../src/messaging/views';
import { OptionsPage } from '../../../src/pages/options/OptionsPage';
import { clear, click, FakeWorker, has, qa, settle, show, text, type, uiIn } from '../page-fixture';
import { NO_LOCK, optionsView } from './options-fixture';

afterEach(clear);

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const WITH_PIN: LockView = { ...NO_LOCK, hasPin: true };
const WITH_PHONE: LockView = { ...WITH_PIN, hasAuthenticator: true };

/** A worker whose lock becomes what it is told to. */
function lockWorker(first: LockView, view: OptionsView = optionsView(), answer: Outcome = DONE) {
  let lock = first;
  const become = (change: Partial<LockView>) => {
    if (answer.done) lock = { ...lock, ...change };
    return answer;
  };
  return new FakeWorker({
    'lock/view': () => lock,
    'lock/set-pin': ({ pin }: Input<'lock/set-pin'>) => become({ hasPin: pin !== null }),
    'lock/enrol': { offer: { secret: SECRET, uri: `otpauth://totp/Hifazat?secret=${SECRET}&issuer=Hifazat` } },
    'lock/confirm': () => become({ hasAuthenticator: true }),
    'lock/forget-authenticator': () => become({ hasAuthenticator: false }),
    'options/view': view,
    'settings/save': { outcome: 'saved', problems: [] },
  });
}
async function open(worker: FakeWorker, language: 'en' | 'ur' = 'en') {
  location.hash = '#settings';
  await show(<OptionsPage ui={uiIn(language)} wire={worker} />);
  return worker;
}
const submit = async (form: string) => {
  await act(() => (qa(form) as HTMLFormElement).requestSubmit());
  await settle();
};
const state = (handle: string) => qa(handle).dataset.state;

describe('the PIN', () => {
  test('is set when both are the same', async () => {
    const worker = await open(lockWorker(NO_LOCK));
    expect(state('lock-state')).toBe('none');
    await click('lock-set');
    expect(document.activeElement).toBe(qa('pin-new'));
    await type('pin-new', 'chaand 786');
    await type('pin-again', 'chaand 786');
    await submit('pin-form');
    expect(worker.inputsOf('lock/set-pin')).toEqual([{ pin: 'chaand 786' }]);
    expect(state('lock-state')).toBe('set');
    expect(has('pin-form')).toBe(false);
    expect(qa('lock-news').textContent).toContain('The PIN is in force now.');
    expect(has('lock-now')).toBe(true);
  });
  test('two that differ are not sent', async () => {
    const worker = await open(lockWorker(NO_LOCK));
    await click('lock-set');
    await type('pin-new', '471100');
    await type('pin-again', '471101');
    await submit('pin-form');
    expect(worker.inputsOf('lock/set-pin')).toEqual([]);
    expect(qa('pin-form').textContent).toContain('The two are not the same.');
  });
  test.each([
    ['weak', 'would soon be guessed'],
    ['not-stored', 'could not be stored'],
  ] as const)('refused as %s: said, the form stays', async (refusal, words) => {
    await open(lockWorker(NO_LOCK, optionsView(), refused(refusal)));
    await click('lock-set');
    await type('pin-new', '1111');
    await type('pin-again', '1111');
    await submit('pin-form');
    expect(qa('pin-form').textContent).toContain(words);
    expect(state('lock-state')).toBe('none');
  });
  test('is taken away after one more question', async () => {
    const worker = await open(lockWorker(WITH_PIN));
    await click('lock-remove');
    expect(worker.inputsOf('lock/set-pin')).toEqual([]);
    await click('lock-remove-yes');
    expect(worker.inputsOf('lock/set-pin')).toEqual([{ pin: null }]);
    expect(state('lock-state')).toBe('none');
    expect(has('lock-now')).toBe(false);
  });
  test('kept by the school: shown, not changed', async () => {
    await open(lockWorker({ ...WITH_PIN, isManaged: true }, optionsView({ managed: ['lock'] })));
    expect(qa('settings-lock').textContent).toContain('Managed by your school or organisation');
    expect(has('lock-set') || has('lock-remove')).toBe(false);
  });
  test('says what it is for, what it can’t do, and that it can’t be recovered', async () => {
    await open(lockWorker(NO_LOCK));
    await click('lock-set');
    expect(qa('settings-lock').textContent).toMatch(
      /whoever uses this browser can change.*can't be recovered.*removing Hifazat/s,
    );
    expect(qa('settings-lock').querySelector('a')?.getAttribute('href')).toBe('#health');
  });
});

describe('a phone that gives codes', () => {
  test('needs a PIN first', async () => {
    await open(lockWorker(NO_LOCK));
    expect(has('phone-needs-pin')).toBe(true);
    expect(has('phone-enrol')).toBe(false);
  });
  test('is connected by two codes; the square and the key say the same', async () => {
    const worker = await open(lockWorker(WITH_PIN));
    await click('phone-enrol');
    expect(qa('enrol-secret').textContent).toBe('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP');
    expect(qa('enrol-form').querySelector('svg')?.getAttribute('aria-label')).toBe('Square for the code app');
    expect((qa('enrol-confirm') as HTMLButtonElement).disabled).toBe(true);
    await type('enrol-first', '012 345');
    await type('enrol-second', '678901');
    await submit('enrol-form');
    expect(worker.inputsOf('lock/confirm')).toEqual([{ codes: ['012 345', '678901'] }]);
    expect(state('phone-state')).toBe('connected');
    expect(qa('phone-news').textContent).toContain('The phone is connected.');
  });
  test('codes that don’t fit: said in its own words, the key stays', async () => {
    await open(lockWorker(WITH_PIN, optionsView(), refused('wrong')));
    await click('phone-enrol');
    await type('enrol-first', '1');
    await type('enrol-second', '2');
    await submit('enrol-form');
    expect(qa('enrol-form').textContent).toContain('These are not two codes in a row from this key.');
    expect(has('enrol-secret')).toBe(true);
    expect(state('phone-state')).toBe('none');
  });
  test('is taken away after one more question', async () => {
    const worker = await open(lockWorker(WITH_PHONE));
    await click('phone-forget');
    expect(worker.inputsOf('lock/forget-authenticator')).toEqual([]);
    await click('phone-forget-yes');
    expect(state('phone-state')).toBe('none');
    expect(has('lock-code-minutes')).toBe(false);
  });
  test('how much a code may give is saved with what else the section has', async () => {
    const document = { version: 1 as const, lock: { codeMinutes: 45 } };
    const worker = await open(lockWorker(WITH_PHONE, optionsView({ document })));
    expect((qa('lock-code-minutes') as HTMLInputElement).value).toBe('45');
    await type('lock-code-minutes', '30');
    expect(worker.inputsOf('settings/save')).toEqual([{ section: 'lock', value: { codeMinutes: 30 } }]);
  });
  test('of a managed lock only the phone is the parents’', async () => {
    await open(lockWorker({ ...WITH_PHONE, isManaged: true, codeMinutes: 20 }, optionsView({ managed: ['lock'] })));
    const minutes = qa('lock-code-minutes') as HTMLInputElement;
    expect([minutes.value, minutes.disabled]).toEqual(['20', true]);
    expect(has('phone-forget')).toBe(true);
  });
  test('what a code can’t prove is said', async () => {
    await open(lockWorker(NO_LOCK));
    expect(text()).toMatch(/What a code can't prove.*whoever holds your phone.*only once/s);
  });
});

test('in Urdu no word of Latin, the key aside', async () => {
  await open(lockWorker(WITH_PIN), 'ur');
  await click('lock-set');
  await click('phone-enrol');
  const words = `${qa('settings-lock').textContent}${qa('settings-phone').textContent}`.replace(/[A-Z2-7 ]{32,}/, '');
  expect(words).not.toMatch(/[A-Za-z]{3,}/);
});
