// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WhyView } from '../../../src/messaging/site-views';
import { OptionsPage } from '../../../src/pages/options/OptionsPage';
import { clear, click, FakeWorker, has, press, qa, settle, show, text, type, uiIn, until } from '../page-fixture';
import { NO_LOCK, optionsView, storingWorker } from './options-fixture';

beforeEach(() => {
  location.hash = '#sites';
});
afterEach(clear);

const items = (list: string) =>
  [...document.querySelectorAll<HTMLElement>(`[data-qa="${list}-item"]`)].map((item) => item.dataset.target);

const box = () => (qa('sites-box') as HTMLTextAreaElement).value;
async function choose(list: 'block' | 'allow') {
  qa('sites-list').querySelector<HTMLInputElement>(`input[value="${list}"]`)?.click();
  await settle();
}
const lineStates = () =>
  [...document.querySelectorAll<HTMLElement>('[data-qa="sites-line"]')].map(({ dataset }) => `${dataset.line} ${dataset.state}`);

describe('adding sites', () => {
  test('shows what a pasted address becomes and does before it is stored', async () => {
    await show(<OptionsPage ui={uiIn('en')} wire={storingWorker()} />);
    await type('sites-box', 'https://www.TikTok.com/?utm_source=x');
    expect(qa('sites-becomes').textContent).toMatch(
      /tiktok\.com \(closed\)tiktok\.com and everything under it.*other names are included.*more/,
    );
  });
  test('Enter stores, draws and says so', async () => {
    const worker = storingWorker();
    await show(<OptionsPage ui={uiIn('en')} wire={worker} />);
    await type('sites-box', 'Roblox.com');
    await press('sites-box', 'Enter');
    expect(worker.inputsOf('settings/save')).toEqual([
      { section: 'sites', value: { block: ['example.com', 'youtube.com/shorts', 'roblox.com'], allow: ['khanacademy.org'] } },
    ]);
    expect(items('sites-block')).toContain('roblox.com');
    expect(qa('save-news').dataset.state).toBe('saved');
  });
  test('several lines: new ones are stored, bad ones are named with their number and stay in the box, known ones are said', async () => {
    await show(<OptionsPage ui={uiIn('en')} wire={storingWorker()} />);
    await type('sites-box', 'a.org\n\nexample.com\nhttp://foo:99999/\na.org');
    expect(lineStates()).toEqual(['4 bad', '1 new', '3 known', '5 known']);
    expect(qa('sites-becomes').textContent).toContain(
      'Line 4 http://foo:99999/ — The number after the colon must be from 1 to 65535.',
    );
    expect(qa('sites-summary').textContent).toBe(
      "1 line can be added, 2 are there already and 1 can't be used and stays in the box",
    );
    expect(qa('sites-add').textContent).toBe('Close this site');
    await click('sites-add');
    expect(items('sites-block')).toEqual(['example.com', 'youtube.com/shorts', 'a.org']);
    expect(box()).toBe('http://foo:99999/');
  });
  test('what it overrides, and what stands above it', async () => {
    await show(<OptionsPage ui={uiIn('en')} wire={storingWorker()} />);
    await choose('allow');
    await type('sites-box', 'youtube.com/shorts/abc');
    expect(qa('sites-becomes').textContent).toContain('It opens a part of what you closed: youtube.com/shorts');
    await type('sites-box', 'youtube.com');
    expect(qa('sites-becomes').textContent).toContain('Stays closed, by your other list: youtube.com/shorts');
  });
  test('the same site on the other list moves', async () => {
    const worker = storingWorker();
    await show(<OptionsPage ui={uiIn('en')} wire={worker} />);
    await type('sites-box', 'khanacademy.org');
    expect(qa('sites-becomes').textContent).toContain('will be taken off there');
    await click('sites-add');
    expect(worker.inputsOf('settings/save')).toMatchObject([
      { value: { block: ['example.com', 'youtube.com/shorts', 'khanacademy.org'], allow: [] } },
    ]);
  });
  test('a policy says itself what it closes and opens', async () => {
    const worker = storingWorker();
    await show(<OptionsPage ui={uiIn('en')} wire={worker} />);
    await type('sites-box', '{"URLBlocklist": ["https://a.org", "b.org"], "URLAllowlist": ["c.org"]}');
    expect(qa('sites-add').textContent).toBe('Close 2 and open 1');
    await click('sites-add');
    expect(worker.inputsOf('settings/save')).toMatchObject([
      {
        value: {
          block: [...['example.com', 'youtube.com/shorts'], 'https://a.org', 'b.org'],
          allow: ['khanacademy.org', 'c.org'],
        },
      },
    ]);
  });
  test('what only the worker knows of a site is asked for', async () => {
    const view = optionsView({ document: { version: 1, categories: { gambling: 'block' } } });
    const worker = storingWorker(view);
    worker.answers['sites/kinds'] = ({ hosts }) => ({ sites: hosts.map((host) => ({ host, categories: ['gambling'] })) });
    await show(<OptionsPage ui={uiIn('en')} wire={worker} />);
    await type('sites-box', 'only-in-a-list.example');
    expect(qa('sites-becomes').textContent).not.toContain('Gambling');
    await until(() => qa('sites-becomes').textContent?.includes('Closed already, as this kind of site is: Gambling') === true);
  });
  test('ten thousand lines: read in slices, said as a summary, the first fifty shown', { timeout: 60_000 }, async () => {
    const worker = storingWorker();
    await show(<OptionsPage ui={uiIn('en')} wire={worker} />);
    await type('sites-box', Array.from({ length: 10_000 }, (_, index) => `host-${index}.example`).join('\n'));
    expect((qa('sites-add') as HTMLButtonElement).disabled).toBe(true);
    await until(() => qa('sites-summary').textContent === '10000 lines can be added', 40_000);
    expect(lineStates()).toHaveLength(50);
    expect(qa('sites-becomes').textContent).toContain('… and 9950 more');
    await click('sites-add');
    expect(items('sites-block')).toHaveLength(100);
    expect(qa('sites-block-all').textContent).toBe('Show all 10002');
    await type('sites-block-find', 'host-777.');
    expect(items('sites-block')).toEqual(['host-777.example']);
  });
  test('a refusal is said with its place, and what was typed comes back', async () => {
    const problems = [{ path: 'sites.block[2]', message: 'a port is a number from 1 to 65535' }];
    const worker = new FakeWorker({
      'lock/view': NO_LOCK,
      'options/view': optionsView(),
      'settings/save': { outcome: 'refused', problems },
    });
    await show(<OptionsPage ui={uiIn('ur')} wire={worker} />);
    await type('sites-box', 'a.org');
    await click('sites-add');
    expect(qa('problems').textContent).toContain('sites.block[2]');
    expect(items('sites-block')).toEqual(['example.com', 'youtube.com/shorts']);
    expect(box()).toBe('a.org');
  });
  test('a worker that is gone is said, and nothing is lost', async () => {
    const worker = new FakeWorker({ 'lock/view': NO_LOCK, 'options/view': optionsView() });
    await show(<OptionsPage ui={uiIn('en')} wire={worker} />);
    await type('sites-box', 'a.org');
    await click('sites-add');
    expect(qa('save-news').dataset.state).toBe('failed');
    expect(box()).toBe('a.org');
  });
});

describe('why a page is open or closed', () => {
  const answer = {
    address: 'https://roblox.com/',
    site: 'roblox.com',
    action: 'block',
    reason: 'category',
    rule: 'gaming',
    ruleName: null,
    by: 'parent',
    opens: null,
    enforcedBy: 'network',
    sources: [
      { category: 'gaming', action: 'block', kind: 'hand', name: '' },
      { category: 'chat', action: 'allow', kind: 'list', name: 'my-list' },
    ],
    inner: [{ address: 'https://inner.example/', via: 'wrapper', action: 'block' }],
  } as const;
  async function why(view: WhyView, language: 'en' | 'ur' = 'en') {
    const worker = storingWorker();
    worker.answers['sites/why'] = view;
    await show(<OptionsPage ui={uiIn(language)} wire={worker} />);
    await type('why-address', ' roblox.com ');
    await click('why-go');
    return worker;
  }
  const view = (change: Partial<NonNullable<WhyView['answer']>> = {}): WhyView => ({
    timeZone: 'Asia/Karachi',
    answer: { ...answer, sources: [...answer.sources], inner: [...answer.inner], ...change },
  });

  test('one sentence, who set it, what holds it, every source, and where to change it', async () => {
    const worker = await why(view());
    expect(worker.inputsOf('sites/why')).toEqual([{ address: 'roblox.com' }]);
    expect(qa('why-answer').textContent).toContain('roblox.com is closed');
    expect(qa('why-answer').textContent).toContain('This kind of site is closed: Games');
    expect(qa('why-answer').textContent).toContain('nothing reaches the site');
    expect(qa('why-sources').textContent).toMatch(
      /Games \(closed\): from Hifazat's own list.*\(open\): from a list you subscribed to: my-list/,
    );
    expect(qa('why-inner').textContent).toContain('https://inner.example/ (closed)');
    expect(qa('why-change').getAttribute('href')).toBe('#categories');
  });
  test.each([
    ['ask', { reason: 'ask' }, 'roblox.com needs your yes'],
    ['open', { action: 'allow', reason: 'default', rule: null, by: 'default' }, 'No rule closes it.'],
    ['protected', { reason: 'protected', rule: null, sources: [], inner: [] }, 'It is on a protected list.'],
    ['time', { reason: 'limit', rule: 'g', ruleName: 'Games time' }, 'used up: Games time'],
    ['tab', { enforcedBy: 'tab' }, 'The tab is taken away'],
  ] as const)('%s', async (_what, change, said) => {
    await why(view(change as Partial<NonNullable<WhyView['answer']>>));
    expect(qa('why-answer').textContent).toContain(said);
  });
  test('what policy set can’t be changed here', async () => {
    await why(view({ by: 'policy' }));
    expect(has('why-change')).toBe(false);
  });
  test('no address', async () => {
    await why({ answer: null, timeZone: 'Asia/Karachi' });
    expect(qa('why-bad').textContent).toContain('That is not an address.');
  });
  test('in Urdu', async () => {
    await why(view(), 'ur');
    expect(qa('why-answer').textContent).toContain('اس قسم کی سائٹیں بند ہیں');
  });
});

test('two quick changes: neither undoes the other', async () => {
  const answers: (() => void)[] = [];
  const worker = new FakeWorker({
    'lock/view': NO_LOCK,
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
    expect(has('sites-box') || has('sites-block-remove')).toBe(false);
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
