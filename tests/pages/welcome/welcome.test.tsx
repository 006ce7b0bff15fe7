// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { Welcome } from '../../../src/pages/welcome/Welcome';
import { clear, qa, show, text, uiIn } from '../page-fixture';

afterEach(clear);

test('four steps lead to their panels', async () => {
  await show(<Welcome ui={uiIn('en')} />);
  expect([...document.querySelectorAll('ol a')].map((link) => link.getAttribute('href'))).toEqual([
    '../options/index.html#settings',
    '../options/index.html#categories',
    '../options/index.html#sites',
    '../options/index.html#limits',
  ]);
});

test('says that help is the child’s own, and what the child is told', async () => {
  await show(<Welcome ui={uiIn('en')} />);
  expect(qa('welcome-help').textContent).toContain('You will not see when or why it is pressed. This is deliberate');
  expect(text()).toContain('Nothing is watched in secret.');
  expect(text()).toContain('It works in this browser only');
});

test('Urdu in full', async () => {
  await show(<Welcome ui={uiIn('ur')} />);
  expect(text()).not.toMatch(/[A-Za-z]{2,}/);
});
