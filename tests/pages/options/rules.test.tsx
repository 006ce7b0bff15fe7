// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { OptionsPage } from '../../../src/pages/options/OptionsPage';
import { clear, click, has, qa, show, text, type, uiIn } from '../page-fixture';
import { DOCUMENT, optionsView, storingWorker } from './options-fixture';

afterEach(clear);

async function open(panel: string, worker = storingWorker()) {
  location.hash = `#${panel}`;
  await show(<OptionsPage ui={uiIn('en')} wire={worker} />);
  return worker;
}

describe('time limits', () => {
  test('a new one, for several sites', async () => {
    const worker = await open('limits', storingWorker(optionsView({ document: { version: 1 } })));
    await click('limit-add');
    await type('limit-name', 'My Games');
    await type('limit-targets-box', 'roblox.com\nminecraft.net');
    await click('limit-targets-add');
    await type('limit-targets-kind', 'category:gaming');
    await type('limit-minutes', '60');
    await click('limit-save');
    expect(worker.inputsOf('settings/save')).toEqual([
      {
        section: 'limits',
        value: [{ id: 'my-games', name: 'My Games', targets: ['roblox.com', 'minecraft.net', 'category:gaming'], minutes: 60 }],
      },
    ]);
    expect(has('limit-form')).toBe(false);
    expect(text()).toContain('1 h a day');
  });
  test('what is still in the box counts as added', async () => {
    const worker = await open('limits');
    await click('limit-add');
    await type('limit-name', 'فلمیں');
    await type('limit-targets-box', 'vimeo.com');
    await click('limit-save');
    expect(worker.inputsOf('settings/save')[0]).toMatchObject({
      value: [{ id: 'games' }, { id: 'limit', name: 'فلمیں', targets: ['vimeo.com'] }],
    });
  });
  test('what is missing is said at its field, and nothing is sent', async () => {
    const worker = await open('limits');
    await click('limit-add');
    await type('limit-minutes', '1441');
    await click('limit-save');
    expect(worker.inputsOf('settings/save')).toEqual([]);
    expect(text()).toContain('Please give it a name.');
    expect(text()).toContain('Please add at least one site.');
    expect(text()).toContain('Minutes are a number from 0 to 1440.');
  });
  test('changing keeps the id and what the form does not show', async () => {
    const worker = await open('limits');
    await click('limit-games-edit');
    await type('limit-minutes', '0.5');
    await click('limit-save');
    expect(worker.inputsOf('settings/save')).toEqual([{ section: 'limits', value: [{ ...DOCUMENT.limits?.[0], minutes: 0.5 }] }]);
  });
  test('removing asks first', async () => {
    const worker = await open('limits');
    await click('limit-games-remove');
    expect(worker.inputsOf('settings/save')).toEqual([]);
    await click('limit-games-remove-yes');
    expect(worker.inputsOf('settings/save')).toEqual([{ section: 'limits', value: [] }]);
  });
});

describe('bedtime', () => {
  test('one rule across midnight', async () => {
    const worker = await open('bedtime');
    await click('schedule-add');
    expect(text()).toContain('one rule across midnight');
    await click('schedule-days-fri');
    await click('schedule-days-sat');
    await click('schedule-save');
    expect(worker.inputsOf('settings/save')).toEqual([
      {
        section: 'schedules',
        value: [
          {
            id: 'bedtime',
            name: 'Bedtime',
            days: ['mon', 'tue', 'wed', 'thu', 'sun'],
            from: '21:30',
            to: '06:30',
            targets: ['*'],
          },
        ],
      },
    ]);
    expect(qa('schedule-card-bedtime').textContent).toContain('9:30 pm to 6:30 am');
  });
  test.each([
    ['07:00', '07:00', 'a whole day of 24 hours'],
    ['', '07:00', null],
    ['16:00', '18:00', null],
  ])('%s to %s says: %s', async (from, to, words) => {
    await open('bedtime');
    await click('schedule-add');
    await type('schedule-from', from);
    await type('schedule-to', to);
    if (words === null) expect(text()).not.toMatch(/24 hours|across midnight/);
    else expect(text()).toContain(words);
  });
  test('without days nothing is sent', async () => {
    const worker = await open('bedtime');
    await click('schedule-add');
    for (const day of ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']) await click(`schedule-days-${day}`);
    await click('schedule-save');
    expect(text()).toContain('Please choose at least one day.');
    expect(worker.inputsOf('settings/save')).toEqual([]);
  });
});

test('managed limits and hours have no way to change them', async () => {
  const managed = optionsView({ managed: ['limits', 'schedules'] });
  await open('limits', storingWorker(managed));
  expect(has('managed')).toBe(true);
  expect(has('limit-add') || has('limit-games-edit') || has('limit-games-remove')).toBe(false);
  await clear();
  await open('bedtime', storingWorker(managed));
  expect(has('managed')).toBe(true);
  expect(has('schedule-add')).toBe(false);
});
