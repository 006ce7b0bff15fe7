// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import { Bar, toneOf } from '../../src/ui/Bar';
import { DayPicker } from '../../src/ui/DayPicker';
import { Dialog } from '../../src/ui/Dialog';
import { readMinutes } from '../../src/ui/DurationInput';
import { Field } from '../../src/ui/Field';
import { clear, click, qa, show, text, uiIn } from '../pages/page-fixture';

afterEach(clear);

test.each([
  ['', null],
  [' ', null],
  ['0', 0],
  ['0.5', 0.5],
  ['1440', 1440],
  ['1441', null],
  ['-1', null],
  ['1e999', null],
  ['sixty', null],
])('minutes from %j: %s', (typed, minutes) => {
  expect(readMinutes(typed)).toBe(minutes);
});

test.each([
  [null, 'plain'],
  [3600, 'plain'],
  [600, 'low'],
  [0, 'over'],
  [-5, 'over'],
] as const)('%s seconds left look %s', (left, tone) => {
  expect(toneOf(left)).toBe(tone);
});

describe('Bar', () => {
  test.each([
    [30, 60, '50%'],
    [90, 60, '100%'],
    [-1, 60, '0%'],
    [5, 0, '100%'],
    [0, 0, '0%'],
  ])('%d of %d fills %s', async (value, max, share) => {
    await show(<Bar text="words" value={value} max={max} />);
    expect(document.querySelector('.Bar-fill')?.getAttribute('style')).toContain(share);
    expect(text()).toBe('words');
  });
});

test('Field ties label, hint and problem to its control', async () => {
  await show(
    <Field label="Name" hint="as you like" problem="missing">
      {(control) => <input {...control} data-qa="name" />}
    </Field>,
  );
  const input = qa('name');
  expect(document.querySelector('label')?.htmlFor).toBe(input.id);
  const described = (input.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent);
  expect(described).toEqual(['as you like', 'missing']);
  expect(input.getAttribute('aria-invalid')).toBe('true');
});

test('DayPicker keeps the week’s order', async () => {
  let chosen: string[] = [];
  await show(
    <DayPicker
      ui={uiIn('en')}
      legend="Days"
      days={['mon', 'tue', 'wed']}
      chosen={['wed']}
      onChange={(days) => (chosen = days)}
      qa="days"
    />,
  );
  await click('days-mon');
  expect(chosen).toEqual(['mon', 'wed']);
  expect(qa('days-tue').getAttribute('aria-label')).toBe('Tuesday');
});

test('Dialog opens as a modal one with its title', async () => {
  await show(
    <Dialog title="Sure?" onClose={() => undefined} qa="ask">
      <p>text</p>
    </Dialog>,
  );
  const dialog = qa('ask') as HTMLDialogElement;
  expect(dialog.open).toBe(true);
  expect(document.getElementById(dialog.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('Sure?');
});
