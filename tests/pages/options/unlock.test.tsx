// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { DONE, type LockView, type Outcome, refused } from '../../../src/messaging/time-views';
import { OptionsPage } from '../../../src/pages/options/OptionsPage';
import { clear, click, FakeWorker, has, press, qa, settle, show, text, type, uiIn, until } from '../page-fixture';
import { DOCUMENT, NO_LOCK, optionsView } from './options-fixture';

afterEach(async () => {
  await clear();
  vi.useRealTimers();
});

const LOCKED: LockView = { ...NO_LOCK, hasPin: true, isOpen: false };
const OPEN: LockView = { ...LOCKED, isOpen: true };

/** A worker with a PIN: what is behind the lock fails while it is locked. */
function lockedWorker(first: LockView = LOCKED, answer: Outcome = DONE) {
  let lock = first;
  const worker = new FakeWorker({
    'lock/view': () => lock,
    'lock/unlock': () => {
      if (answer.done) lock = OPEN;
      return answer;
    },
    'lock/lock': () => {
      lock = LOCKED;
      return {};
    },
    'options/view': () => {
      if (!lock.isOpen) throw new Error('parents only: the PIN was not given');
      return optionsView();
    },
    'settings/save': () => {
      if (!lock.isOpen) throw new Error('parents only: the PIN was not given');
      return { outcome: 'saved', problems: [] };
    },
  });
  return { worker, end: () => (lock = LOCKED) };
}
const open = async (worker: FakeWorker, panel = 'sites', language: 'en' | 'ur' = 'en') => {
  location.hash = `#${panel}`;
  await show(<OptionsPage ui={uiIn(language)} wire={worker} />);
};
const submit = async () => {
  await act(() => (qa('unlock-pin') as HTMLFormElement).requestSubmit());
  await settle();
};
const isShown = (handle: string) => has(handle) && qa(handle).closest('[hidden]') === null;

describe('with a PIN that was not given', () => {
  test('there is only the form, and nothing is asked for', async () => {
    const { worker } = lockedWorker();
    await open(worker);
    expect(text()).toContain('This page is for parents');
    expect(has('panel-sites') || has('nav-sites')).toBe(false);
    expect(worker.inputsOf('options/view')).toEqual([]);
    expect(text()).not.toContain('example.com');
  });
  test('the field hides what is typed, is kept by no browser, and has the focus', async () => {
    await open(lockedWorker().worker);
    const field = qa('unlock-pin-field') as HTMLInputElement;
    expect(field.type).toBe('password');
    expect(field.autocomplete).toBe('off');
    expect(document.activeElement).toBe(field);
    await click('unlock-pin-field-show');
    expect((qa('unlock-pin-field') as HTMLInputElement).type).toBe('text');
  });
  test('the right one opens, and the focus goes to what opened', async () => {
    const { worker } = lockedWorker();
    await open(worker);
    await type('unlock-pin-field', '4711');
    await submit();
    expect(worker.inputsOf('lock/unlock')).toEqual([{ pin: '4711' }]);
    expect(has('unlock')).toBe(false);
    expect(isShown('panel-sites')).toBe(true);
    expect(document.activeElement).toBe(document.querySelector('h1'));
  });
  test('a wrong one is said and forgotten', async () => {
    const { worker } = lockedWorker(LOCKED, refused('wrong'));
    await open(worker);
    await type('unlock-pin-field', '0000');
    await submit();
    expect(text()).toContain('That is not right.');
    expect((qa('unlock-pin-field') as HTMLInputElement).value).toBe('');
    expect(has('panel-sites')).toBe(false);
  });
  test('after too many the wait is counted down and nothing can be sent', async () => {
    await open(lockedWorker({ ...LOCKED, waitSeconds: 2 }).worker);
    expect(qa('unlock-pin-wait').textContent).toBe('Too many wrong tries. You can try again in 2 s.');
    await type('unlock-pin-field', '4711');
    expect((qa('unlock-pin-send') as HTMLButtonElement).disabled).toBe(true);
    await until(() => !has('unlock-pin-wait'), 5000);
    expect((qa('unlock-pin-send') as HTMLButtonElement).disabled).toBe(false);
  });
  test('in Urdu no word of Latin', async () => {
    await open(lockedWorker().worker, 'sites', 'ur');
    expect(qa('unlock').textContent).not.toMatch(/[A-Za-z]{3,}/);
  });
});

describe('a session that ends', () => {
  const typed = 'half a lim';
  async function withTyped() {
    const { worker, end } = lockedWorker(OPEN);
    await open(worker, 'limits');
    await click('limit-add');
    await type('limit-name', typed);
    return { worker, end };
  }
  const gone = async () => {
    expect(isShown('unlock')).toBe(true);
    expect(isShown('limit-form')).toBe(false);
    await type('unlock-pin-field', '4711');
    await submit();
    expect(isShown('limit-form')).toBe(true);
    expect((qa('limit-name') as HTMLInputElement).value).toBe(typed);
  };
  test('by "Lock now": the form comes, and what was typed is there again after the PIN', async () => {
    await withTyped();
    await click('lock-now');
    await gone();
  });
  test('elsewhere, announced', async () => {
    const { worker, end } = await withTyped();
    end();
    worker.announce();
    await settle();
    await gone();
  });
  test('unnoticed, until something is saved: nothing is lost', async () => {
    const { worker, end } = await withTyped();
    await type('limit-targets-box', 'roblox.com');
    end();
    await press('limit-name', 'Enter');
    await click('limit-save');
    expect(worker.inputsOf('settings/save')).toHaveLength(1);
    await gone();
    await click('limit-save');
    expect(worker.inputsOf('settings/save')[1]).toMatchObject({ value: [...(DOCUMENT.limits ?? []), { name: typed }] });
    expect(has('limit-form')).toBe(false);
  });
  test('by itself, after a while', async () => {
    vi.useFakeTimers();
    const { worker, end } = lockedWorker(OPEN);
    await open(worker);
    end();
    expect(isShown('unlock')).toBe(false);
    await act(async () => void (await vi.advanceTimersByTimeAsync(20_000)));
    await settle();
    expect(isShown('unlock')).toBe(true);
    expect(isShown('panel-sites')).toBe(false);
    expect(worker.inputsOf('options/view')).toHaveLength(1);
  });
});

test('a page in the background asks for nothing until it is looked at', async () => {
  const { worker } = lockedWorker(OPEN);
  await open(worker);
  const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  worker.announce();
  worker.announce();
  await settle();
  expect(worker.inputsOf('options/view')).toHaveLength(1);
  seen.mockReturnValue('visible');
  await act(() => void document.dispatchEvent(new Event('visibilitychange')));
  await settle();
  expect(worker.inputsOf('options/view')).toHaveLength(2);
  seen.mockRestore();
});

test('without a PIN nothing is locked and nothing offers to', async () => {
  await open(lockedWorker(NO_LOCK).worker);
  expect(has('panel-sites')).toBe(true);
  expect(has('unlock') || has('lock-now')).toBe(false);
});
