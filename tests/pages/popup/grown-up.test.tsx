// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { DONE, type LockView, refused } from '../../../src/messaging/time-views';
import { PopupPage } from '../../../src/pages/popup/PopupPage';
import { LOCK } from '../more/more-fixture';
import { clear, click, FakeWorker, has, qa, settle, show, text, type, uiIn } from '../page-fixture';
import { POPUP } from './popup-fixture';

afterEach(clear);

async function open(lock: Partial<LockView> = {}) {
  const worker = new FakeWorker({ 'popup/view': POPUP, 'lock/view': { ...LOCK, ...lock }, 'grown-up/end': {} });
  worker.answers['grown-up/start'] = ({ pin }) => {
    if (pin !== 'opensesame') return refused('wrong');
    worker.answers['lock/view'] = { ...LOCK, ...lock, isGrownUpHere: true };
    return DONE;
  };
  await show(<PopupPage ui={uiIn('en')} wire={worker} />);
  return worker;
}
const before = (first: string, second: string) =>
  (qa(first).compareDocumentPosition(qa(second)) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

test.each([
  ['a PIN', { hasPin: true }, true],
  ['none', { hasPin: false }, false],
  ['a PIN, and a grown-up is here already', { hasPin: true, isGrownUpHere: true }, false],
])('%s: may a grown-up begin? %s', async (_name, lock, isOffered) => {
  await open(lock);
  expect(has('grown-up')).toBe(isOffered);
});
test('no field before it is asked for; the red button stays above it', async () => {
  await open();
  expect(has('grown-up-form-field')).toBe(false);
  await click('grown-up');
  expect(before('help', 'grown-up-form')).toBe(true);
  expect(document.activeElement).toBe(qa('grown-up-form-field'));
});
test('the PIN: here at a glance, in the place of the page’s verdict', async () => {
  const worker = await open();
  await click('grown-up');
  await type('grown-up-form-field', 'opensesame');
  await click('grown-up-form-send');
  expect(worker.inputsOf('grown-up/start')).toEqual([{ pin: 'opensesame' }]);
  expect([has('grown-up-here'), has('popup-page'), has('grown-up-form')]).toEqual([true, false, false]);
  expect(before('grown-up-here', 'help')).toBe(true);
});
test('a wrong PIN: said, and nobody is here', async () => {
  await open();
  await click('grown-up');
  await type('grown-up-form-field', 'guess');
  await click('grown-up-form-send');
  expect([text().includes('That is not right'), has('grown-up-here')]).toEqual([true, false]);
});
test('leaving', async () => {
  const worker = await open({ isGrownUpHere: true });
  worker.answers['lock/view'] = LOCK;
  await click('grown-up-end');
  expect([worker.inputsOf('grown-up/end').length, has('grown-up-here'), has('popup-page')]).toEqual([1, false, true]);
});
test('it ended elsewhere: seen when the worker announces it', async () => {
  const worker = await open({ isGrownUpHere: true });
  worker.answers['lock/view'] = LOCK;
  worker.announce();
  await settle();
  expect(has('grown-up-here')).toBe(false);
});
