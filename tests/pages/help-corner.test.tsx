// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test } from 'vitest';
import { HelpCorner } from '../../src/pages/HelpCorner';
import { clear, click, FakeWorker, has, qa, show, uiIn, until } from './page-fixture';

afterEach(clear);

describe('help on the parents’ pages', () => {
  test('opens help for nobody’s page in particular', async () => {
    const worker = new FakeWorker({ 'help/open': { opened: true } });
    await show(<HelpCorner ui={uiIn('ur')} wire={worker} />);
    await click('help-corner');
    expect([worker.inputsOf('help/open'), has('help-in-small')]).toEqual([[{ address: null }], false]);
  });
  test.each([
    ['a worker that refuses', new Error('refused')],
    ['a tab that can’t open', { opened: false }],
  ])('%s: the numbers stand here', async (_what, answer) => {
    await show(<HelpCorner ui={uiIn('en')} wire={new FakeWorker({ 'help/open': answer })} />);
    await click('help-corner');
    expect(qa('help-in-small').textContent).toContain('1121');
  });
  test('a silent worker: the numbers after a second, gone again when help opens late', async () => {
    let answer: (value: { opened: boolean }) => void = () => {};
    const later = () =>
      new Promise<{ opened: boolean }>((resolve) => {
        answer = resolve;
      });
    await show(<HelpCorner ui={uiIn('en')} wire={new FakeWorker({ 'help/open': later })} />);
    await click('help-corner');
    expect(has('help-in-small')).toBe(false);
    await until(() => has('help-in-small'));
    await act(async () => answer({ opened: true }));
    await until(() => !has('help-in-small'));
  });
});
