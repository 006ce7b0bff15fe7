// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OptionsPage } from '../../../src/pages/options/OptionsPage';
import { clear, click, FakeWorker, has, press, qa, settle, show, text, type, uiIn } from '../page-fixture';
import { optionsView, storingWorker } from './options-fixture';

beforeEach(() => {
  location.hash = '#sites';
});
afterEach(clear);

const items = (list: string) =>
  [...document.querySelectorAll<HTMLElement>(`[data-qa="${list}-item"]`)].map((item) => item.dataset.target);

describe('adding sites', () => {
  test('shows what a pasted address becomes before it is stored', async () => {
    await show(<OptionsPage ui={uiIn('en')} wire={storingWorker()} />);
    await type('sites-block-box', 'https://www.TikTok.com/foryou?utm_source=x');
    expect(qa('sites-block-becomes').textContent).toContain('tiktok.com/foryou');
  });
  test('Enter stores, draws and says so', async () => {
    const worker = storingWorker();
    await show(<OptionsPage ui={uiIn('en')} wire={worker} />);
    await type('sites-block-box', 'Roblox.com');
    await press('sites-block-box', 'Enter');
    expect(worker.inputsOf('settings/save')).toEqual([
      { section: 'sites', value: { block: ['example.com', 'youtube.com/shorts', 'roblox.com'], allow: ['khanacademy.org'] } },
    ]);
    expect(items('sites-block')).toContain('roblox.com');
    expect(qa('save-news').dataset.state).toBe('saved');
  });
  test('several lines: new ones are stored, bad ones stay in the box, known ones are said', async () => {
    const worker = storingWorker();
    await show(<OptionsPage ui={uiIn('en')} wire={worker} />);
    await type('sites-block-box', 'a.org\nexample.com\nhttp://foo:99999/\na.org');
    expect(qa('sites-block-becomes').textContent).toContain('example.com is already on this list');
    expect(qa('sites-block-becomes').textContent).toContain('The number after the colon must be from 1 to 65535.');
    await click('sites-block-add');
    expect(items('sites-block')).toEqual(['example.com', 'youtube.com/shorts', 'a.org']);
    expect((qa('sites-block-box') as HTMLTextAreaElement).value).toBe('http://foo:99999/');
  });
  test('a refusal is said with its place, and what was typed comes back', async () => {
    const problems = [{ path: 'sites.block[2]', message: 'a port is a number from 1 to 65535' }];
    const worker = new FakeWorker({ 'options/view': optionsView(), 'settings/save': { outcome: 'refused', problems } });
    await show(<OptionsPage ui={uiIn('ur')} wire={worker} />);
    await type('sites-block-box', 'a.org');
    await click('sites-block-add');
    expect(qa('problems').textContent).toContain('sites.block[2]');
    expect(items('sites-block')).toEqual(['example.com', 'youtube.com/shorts']);
    expect((qa('sites-block-box') as HTMLTextAreaElement).value).toBe('a.org');
  });
  test('a worker that is gone is said, and nothing is lost', async () => {
    const worker = new FakeWorker({ 'options/view': optionsView() });
    await show(<OptionsPage ui={uiIn('en')} wire={worker} />);
    await type('sites-block-box', 'a.org');
    await click('sites-block-add');
    expect(qa('save-news').dataset.state).toBe('failed');
    expect((qa('sites-block-box') as HTMLTextAreaElement).value).toBe('a.org');
  });
});

test('two quick changes: neither undoes the other', async () => {
  const answers: (() => void)[] = [];
  const worker = new FakeWorker({
    'options/view': optionsView(),
    'settings/save': () => new Promise((answer) => answers.push(() => answer({ outcome: 'saved', problems: [] }))),
  });
  await show(<OptionsPage ui={uiIn('en')} wire={worker} />);
  await click('sites-block-remove');
  await click('sites-allow-remove');
  expect(worker.inputsOf('settings/save').at(-1)).toEqual({
    section: 'sites',
    value: { block: ['youtube.com/shorts'], allow: [] },
  });
  for (const answer of answers) answer();
  await settle();
});

test('only allowed sites open', async () => {
  const worker = storingWorker();
  await show(<OptionsPage ui={uiIn('en')} wire={worker} />);
  const radio = document.querySelector<HTMLInputElement>('[data-qa="sites-default"] input[value="block"]');
  radio?.click();
  await settle();
  expect(worker.inputsOf('settings/save').at(-1)).toMatchObject({ section: 'sites', value: { default: 'block' } });
});

describe('set by policy', () => {
  const managed = optionsView({
    managed: ['sites'],
    effective: { version: 1, sites: { default: 'block', allow: ['school.edu.pk'] } },
    openedByPolicy: ['example.com', 'category:social', 'sites.default'],
  });
  test('is shown, not edited, and not mixed with the parent’s own', async () => {
    await show(<OptionsPage ui={uiIn('en')} wire={storingWorker(managed)} />);
    expect(qa('managed').textContent).toContain('Managed by your school or organisation');
    expect(items('sites-allow')).toEqual(['school.edu.pk']);
    expect(items('sites-block')).toEqual([]);
    expect(has('sites-block-box') || has('sites-block-remove')).toBe(false);
    expect((qa('sites-default') as HTMLFieldSetElement).disabled).toBe(true);
  });
  test('names what it opens', async () => {
    await show(<OptionsPage ui={uiIn('en')} wire={storingWorker(managed)} />);
    expect(qa('opened-by-policy').textContent).toMatch(/example\.com.*Social media.*All other sites/);
  });
  test('says so in Urdu', async () => {
    await show(<OptionsPage ui={uiIn('ur')} wire={storingWorker(managed)} />);
    expect(qa('managed').textContent).toContain('آپ کے اسکول یا ادارے کے زیرِ انتظام');
  });
});

test('a worker that does not answer: said, with a way to ask again', async () => {
  const worker = new FakeWorker({});
  await show(<OptionsPage ui={uiIn('en')} wire={worker} />);
  expect(has('options-failed')).toBe(true);
  expect(text()).toContain('Your rules still hold');
});

test('asks again when the worker announces a change', async () => {
  const worker = storingWorker();
  await show(<OptionsPage ui={uiIn('en')} wire={worker} />);
  worker.announce();
  await settle();
  expect(worker.inputsOf('options/view')).toHaveLength(2);
});
