// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PopupView } from '../../../src/messaging/views';
import { PopupPage } from '../../../src/pages/popup/PopupPage';
import { clear, click, FakeWorker, has, qa, show, text, uiIn } from '../page-fixture';
import { POPUP } from './popup-fixture';

const bedtime = {
  id: 'b',
  name: 'Bedtime',
  days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  from: '21:30',
  to: '06:30',
  targets: ['*'],
};

beforeEach(() => vi.spyOn(window, 'close').mockReturnValue(undefined));
afterEach(async () => {
  await clear();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function open(change: Partial<PopupView> = {}, help: { opened: boolean } | Error = { opened: true }) {
  const worker = new FakeWorker({ 'popup/view': { ...POPUP, ...change }, 'help/open': help });
  await show(<PopupPage ui={uiIn('en')} wire={worker} />);
  return worker;
}

describe('a program file', () => {
  test.each([
    [false, 'A program file was stopped', 'Nothing was stored'],
    [true, 'A program file is waiting', "a grown-up's yes"],
  ])('that waits (%s) is named by its site, calmly', async (isWaiting, title, words) => {
    await open({ program: { site: 'games.test', isWaiting } });
    for (const part of [title, words, 'games.test']) expect(qa('popup-program').textContent).toContain(part);
    expect(qa('popup-program').getAttribute('role')).toBe('status');
  });
  test('none, no word', async () => {
    await open();
    expect(has('popup-program')).toBe(false);
  });
});

describe('the page in front', () => {
  test('stopped: why, and when it opens', async () => {
    await open();
    expect(qa('popup-page').textContent).toContain('Closed');
    expect(qa('popup-page').textContent).toContain('time is up: Games');
    expect(qa('popup-page').textContent).toContain('4:00 am');
  });
  test.each([
    ['site', 'Always open, by a rule'],
    ['grant', 'Opened by a parent'],
    ['pause', 'The rules are paused'],
  ] as const)('open by %s: said', async (reason, words) => {
    await open({ page: { site: 'a.org', action: 'allow', reason, rule: null, ruleName: null, opens: null } });
    expect(qa('popup-page').textContent).toContain(words);
  });
  test('none', async () => {
    await open({ page: null });
    expect(text()).toContain('There is no web page in front.');
  });
});

test('minutes left, in words', async () => {
  await open();
  expect(qa('limit-games').textContent).toContain('13 min left · 47 min of 1 h used');
});

describe('hours', () => {
  test('in force: until when', async () => {
    await open({ schedules: [{ ...bedtime, inForce: true, until: '2099-01-01T01:30:00Z' }] });
    expect(qa('popup-hours').textContent).toBe('Bedtime is on until Thursday 1 January, 6:30 am');
  });
  test('otherwise the next to begin', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z'), toFake: ['Date'] });
    await open({ schedules: [{ ...bedtime, inForce: false, until: null }] });
    expect(qa('popup-hours').textContent).toBe('Bedtime begins: 9:30 pm');
  });
});

describe('help', () => {
  test('is asked for without any address, and the popup goes away', async () => {
    const worker = await open();
    await click('help');
    expect(worker.inputsOf('help/open')).toEqual([{ address: null }]);
    expect(window.close).toHaveBeenCalled();
  });
  test('a private window: in small, in the popup itself, nothing is opened', async () => {
    const worker = await open({ isPrivate: true });
    await click('help');
    expect(worker.inputsOf('help/open')).toEqual([]);
    expect(text()).toContain('1121');
  });
  test('shown at once when the worker says so', async () => {
    await open({ showHelp: true });
    expect(text()).toContain('1121');
    expect(has('popup-page')).toBe(false);
  });
  test.each([
    ['no answer', new Error('gone')],
    ['not opened', { opened: false }],
  ])('%s: in small, never a dead button', async (_name, answer) => {
    await open({}, answer);
    await click('help');
    expect(text()).toContain('1121');
  });
});

test('a worker that is gone: said', async () => {
  await show(<PopupPage ui={uiIn('ur')} wire={new FakeWorker({})} />);
  expect(text()).toContain('حفاظت ابھی جواب نہیں دے رہی');
});
