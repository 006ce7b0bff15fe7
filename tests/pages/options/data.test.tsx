// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test } from 'vitest';
import type { Output } from '../../../src/messaging/protocol';
import type { ActivityRow } from '../../../src/messaging/views';
import { OptionsPage } from '../../../src/pages/options/OptionsPage';
import { clear, FakeWorker, has, qa, settle, show, text, type, uiIn } from '../page-fixture';
import { ACTIVITY, NO_LOCK, optionsView, storingWorker } from './options-fixture';

afterEach(clear);

async function open(panel: string, worker = storingWorker(), language: 'en' | 'ur' = 'en') {
  location.hash = `#${panel}`;
  await show(<OptionsPage ui={uiIn(language)} wire={worker} />);
  return worker;
}

async function choose(file: File) {
  const input = qa('settings-import');
  await act(() => {
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await new Promise((done) => setTimeout(done, 20)); // a file is read outside of the page's own turns
  await settle();
}

describe('import', () => {
  const withImport = (answer: Output<'settings/import'>) =>
    new FakeWorker({ 'lock/view': NO_LOCK, 'options/view': optionsView(), 'settings/import': answer });
  test('a good file is in force', async () => {
    const worker = await open('settings', withImport({ outcome: 'saved', problems: [] }));
    await choose(new File(['{"version":1}'], 'a.json'));
    expect(worker.inputsOf('settings/import')).toEqual([{ text: '{"version":1}' }]);
    expect(qa('import-news').dataset.state).toBe('imported');
  });
  test.each([
    ['', 'not JSON: line 1'],
    ['version', 'made by a newer version'],
    ['limits[0].minutes', 'expected number'],
  ])('a bad one is refused with its place: %j', async (path, message) => {
    await open('settings', withImport({ outcome: 'refused', problems: [{ path, message }] }));
    await choose(new File(['x'], 'a.json'));
    expect(qa('import-news').dataset.state).toBe('refused');
    expect(qa('problems').textContent).toContain(path === '' ? 'The whole file' : path);
    expect(qa('problems').textContent).toContain(message);
    expect(text()).toContain('Nothing was changed.');
  });
  test('no answer: said', async () => {
    await open('settings', new FakeWorker({ 'lock/view': NO_LOCK, 'options/view': optionsView() }));
    await choose(new File(['x'], 'a.json'));
    expect(qa('import-news').dataset.state).toBe('unreadable');
  });
  test('says what it never changes', async () => {
    await open('settings');
    expect(text()).toContain('It never changes the PIN, what your school or organisation set, the time used or the activity.');
  });
});

describe('settings', () => {
  test.each([
    ['child-name', 'Ayesha', { section: 'child', value: { name: 'Ayesha' } }],
    ['child-age', '6-9', { section: 'child', value: { ageBand: '6-9' } }],
    ['child-language', 'ur', { section: 'child', value: { language: 'ur' } }],
    ['parent-language', 'ur', { section: 'language', value: 'ur' }],
    ['clock-day-start', '05:00', { section: 'clock', value: { dayStart: '05:00' } }],
    ['clock-idle', '120', { section: 'clock', value: { idleAfter: 120 } }],
    ['log-days', '30', { section: 'log', value: { keepDays: 30 } }],
  ])('%s is saved by itself', async (handle, value, saved) => {
    const worker = await open('settings');
    await type(handle, value);
    expect(worker.inputsOf('settings/save')).toEqual([saved]);
  });
  test('an emptied name is taken out, not stored empty', async () => {
    const worker = await open(
      'settings',
      storingWorker(optionsView({ document: { version: 1, child: { name: 'A', ageBand: '6-9' } } })),
    );
    await type('child-name', ' ');
    expect(worker.inputsOf('settings/save')).toEqual([{ section: 'child', value: { ageBand: '6-9' } }]);
  });
});

describe('activity', () => {
  test('visits with seconds, blocks with their rule in plain words', async () => {
    await open('activity');
    expect(qa('activity-rows').textContent).toContain('9:05 am');
    expect(qa('activity-rows').textContent).toContain('1 min 15 s');
    expect(qa('activity-rows').textContent).toContain('Stopped example.comon the blocked list: example.com');
    expect(qa('activity-total').textContent).toBe('In use: 1 min');
  });
  test('titles and addresses of other people are text, never elements or links', async () => {
    await open('activity');
    expect(document.querySelector('img')).toBeNull();
    expect(qa('activity-rows').querySelector('a')).toBeNull();
    expect(text()).toContain('javascript:alert(1)');
  });
  test('another day is asked for', async () => {
    const worker = await open('activity');
    await type('activity-day', '2026-11-20');
    expect(worker.inputsOf('activity/view')).toEqual([{ day: null }, { day: '2026-11-20' }]);
  });
  test('only what was stopped', async () => {
    await open('activity');
    await type('activity-show', 'blocked');
    expect(qa('activity-rows').querySelectorAll('[data-kind]')).toHaveLength(1);
  });
  test('what was given, by whom and why; the child’s words are text', async () => {
    const given: ActivityRow = {
      ...{ time: '2026-11-21T10:00:00+05:00', kind: 'extra-time', site: null, title: null, address: null },
      ...{ seconds: 2700, reason: 'code', rule: 'Games', detail: '<b>homework</b>' },
    };
    const rows = [...ACTIVITY.rows, given];
    await open(
      'activity',
      new FakeWorker({ 'lock/view': NO_LOCK, 'options/view': optionsView(), 'activity/view': { ...ACTIVITY, rows } }),
    );
    await type('activity-show', 'extra-time');
    expect(qa('activity-rows').textContent).toBe(
      '10:00 amGames: 45 min givenwith a code over the phoneAsked for: “<b>homework</b>”',
    );
  });
  test.each([
    ['off', 'The log is switched off'],
    ['categories', 'The log keeps times but no sites.'],
  ] as const)('the level %s is said', async (detail, words) => {
    const view = { ...ACTIVITY, detail, rows: [], sites: [] };
    await open('activity', new FakeWorker({ 'lock/view': NO_LOCK, 'options/view': optionsView(), 'activity/view': view }));
    expect(text()).toContain(words);
  });
});

describe('health', () => {
  test('findings with their remedy; an unknown one still shows', async () => {
    const findings = [
      { id: 'private-windows', severity: 'degraded', detail: null },
      { id: 'from-the-future', severity: 'off', detail: 'limits[0]' },
    ] as const;
    await open('health', storingWorker(optionsView({ health: { state: 'off', findings: [...findings] } })));
    expect(qa('finding-private-windows').textContent).toContain('allow it in private (incognito) windows');
    expect(qa('finding-from-the-future').textContent).toContain('limits[0]');
    expect(qa('version').textContent).toContain('1.2.3');
  });
  test('Urdu in full', async () => {
    await open('health', storingWorker(), 'ur');
    expect(qa('panel-health').textContent).not.toMatch(/[A-Za-z]{3,}/);
    expect(has('health-state')).toBe(true);
  });
});
