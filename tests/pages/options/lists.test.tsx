// @vitest-environment happy-dom
/** Subscribed lists on the parents' page, and every request that Hifazat made. */
import { afterEach, describe, expect, test } from 'vitest';
import { GALLERY } from '../../../src/core/lists/gallery';
import type { SettingsDocument } from '../../../src/core/settings/schema';
import type { ListStatus, ListsView } from '../../../src/messaging/list-views';
import { OptionsPage } from '../../../src/pages/options/OptionsPage';
import { clear, click, has, qa, settle, show, text, type, uiIn, until } from '../page-fixture';
import { optionsView, storingWorker } from './options-fixture';

afterEach(clear);

const LISTS: NonNullable<SettingsDocument['lists']> = [
  { id: 'mine', category: 'adult', url: 'https://lists.example/a.txt', format: 'domains' },
  { id: 'secret-id', kind: 'protected', url: 'https://secret.example/p.txt', format: 'hashed' },
];
const AT = Date.UTC(2026, 10, 20, 7, 0);
const STATUS: ListStatus = {
  key: 'mine',
  kind: 'category',
  category: 'adult',
  format: 'domains',
  url: 'https://lists.example/a.txt',
  phase: 'done',
  received: 0,
  total: null,
  reading: 0,
  entries: 1200,
  dropped: 0,
  bad: 0,
  bytes: 20_000,
  error: null,
  fetchedAt: AT,
  checkedAt: AT,
  nextTryAt: null,
};
const NONE: ListsView['requests'] = { count: 0, since: null, last: [] };

interface Given {
  readonly lists?: SettingsDocument['lists'];
  readonly status?: readonly Partial<ListStatus>[];
  readonly requests?: ListsView['requests'];
  readonly panel?: string;
  readonly language?: 'en' | 'ur';
  readonly managed?: string[];
  readonly categories?: SettingsDocument['categories'];
}
async function open({
  lists = LISTS,
  status = [],
  requests = NONE,
  panel = 'lists',
  language = 'en',
  managed = [],
  categories,
}: Given) {
  const document: SettingsDocument = { version: 1, lists, ...(categories && { categories }) };
  const worker = storingWorker(optionsView({ document, managed }));
  worker.answers['lists/status'] = { lists: status.map((change) => ({ ...STATUS, ...change })), requests };
  worker.answers['lists/refresh'] = { known: true };
  worker.answers['lists/cancel'] = { known: true };
  worker.answers['health/enforcement'] = { holdsRequests: true };
  location.hash = `#${panel}`;
  await show(<OptionsPage ui={uiIn(language)} wire={worker} />);
  return worker;
}
const row = (key: string) => document.querySelector<HTMLElement>(`[data-qa="list"][data-key="${key}"]`)?.textContent ?? '';

describe('how a list is doing', () => {
  test.each<[string, Partial<ListStatus>, RegExp]>([
    ['in force', {}, /In force1200 entries in forceLast fetched:.*20 November/],
    ['not yet', { phase: 'waiting', fetchedAt: null, checkedAt: null }, /Waits its turnNot fetched yet\./],
    [
      'under way',
      { phase: 'reading', received: 1_500_000, total: 3_000_000, reading: 70_000 },
      /Being read: 1\.5 MB of 3 MB, 70,000 entries/,
    ],
    ['without a known end', { phase: 'fetching', received: 900 }, /Asking the server: 1 kB, 0 entries/],
    [
      'failed, the old one stays',
      { phase: 'failed', error: 'html', nextTryAt: AT },
      /A web page came instead of a list\..*Next try:.*entries from before stay in force/,
    ],
    ['failed, nothing there', { phase: 'failed', error: 'network', fetchedAt: null }, /can't be reached\.(?!.*from before)/],
    ['left out', { dropped: 3, bad: 1 }, /3 entries were left out.*1 line could not be read/],
  ])('%s', async (_what, change, said) => {
    await open({ status: [change] });
    expect(row('mine')).toMatch(said);
  });
  test('asked for now, stopped, removed after one more question', async () => {
    const worker = await open({ lists: LISTS.slice(0, 1), status: [{}] });
    await click('list-refresh');
    expect(worker.inputsOf('lists/refresh')).toEqual([{ key: 'mine' }]);
    await click('list-remove');
    expect(worker.inputsOf('settings/save')).toEqual([]);
    await click('list-remove-yes');
    expect(worker.inputsOf('settings/save')).toEqual([{ section: 'lists', value: [] }]);
  });
  test('the bar of what runs moves by itself', async () => {
    const worker = await open({ status: [{ phase: 'reading', received: 1000, total: 4000 }] });
    worker.answers['lists/status'] = { lists: [{ ...STATUS, phase: 'reading', received: 3000, total: 4000 }], requests: NONE };
    await until(() => document.querySelector<HTMLProgressElement>('.Lists-bar')?.value === 3000);
    worker.answers['lists/status'] = { lists: [STATUS], requests: NONE };
    await until(() => row('mine').includes('In force'));
  });
  test('what runs can be stopped', async () => {
    const worker = await open({ status: [{ phase: 'fetching' }] });
    await click('list-cancel');
    expect(worker.inputsOf('lists/cancel')).toEqual([{ key: 'mine' }]);
  });
  test('a list of a kind that is open closes nothing, and says so', async () => {
    await open({ status: [{}] });
    expect(row('mine')).toContain('so the list closes nothing');
    await clear();
    await open({ status: [{}], categories: { adult: 'block' } });
    expect(row('mine')).not.toContain('so the list closes nothing');
  });
});

describe('a protected list', () => {
  test.each(['en', 'ur'] as const)('has no address, no id and no name anywhere on the page (%s)', async (language) => {
    await open({ language, status: [{ key: 'protected:1', kind: 'protected', category: null, url: null }] });
    expect(row('protected:1')).not.toBe('');
    expect(document.documentElement.outerHTML).not.toMatch(/secret/);
  });
  test('is added by address only, with an id that says nothing', async () => {
    const worker = await open({ lists: [] });
    qa('own-kind').querySelector<HTMLInputElement>('input[value="protected"]')?.click();
    await settle();
    expect(has('own-category')).toBe(false);
    expect(text()).toContain('its address and name appear nowhere');
    await type('own-url', 'https://secret.example/p.txt');
    await click('own-add');
    await click('list-yes');
    expect(worker.inputsOf('settings/save')).toEqual([
      {
        section: 'lists',
        value: [{ id: 'protected', kind: 'protected', url: 'https://secret.example/p.txt', format: 'hashed', updateHours: 24 }],
      },
    ]);
    expect(document.documentElement.outerHTML).not.toMatch(/secret/);
  });
});

describe('adding', () => {
  test('asks for a plain yes, and takes a no', async () => {
    const worker = await open({ lists: [] });
    await click('gallery-add');
    expect(qa('list-ask').textContent).toContain('now and every 48 hours. Nothing about your child is sent.');
    await click('list-no');
    expect(worker.inputsOf('settings/save')).toEqual([]);
    await click('gallery-add');
    await click('list-yes');
    const { id, category, url, format, updateHours } = GALLERY[0] ?? {};
    expect(worker.inputsOf('settings/save')).toEqual([{ section: 'lists', value: [{ id, category, url, format, updateHours }] }]);
  });
  test('the gallery says publisher, kind, size, licence, day and caveat; what is there isn’t offered again', async () => {
    const [first] = GALLERY;
    await open({ lists: [{ id: 'other', category: 'adult', url: first?.url ?? '' }] });
    const item = document.querySelector(`[data-list="${first?.id}"]`)?.textContent;
    expect(item).toMatch(
      /Adult: ShadowWhisperer.*Hardly any wrong entries.*About 220,000 sites.*Licence: Unlicense.*22 August.*You have it$/,
    );
  });
  test('one’s own: the address is needed, and only once', async () => {
    const worker = await open({});
    await type('own-url', 'lists.example');
    await click('own-add');
    expect(text()).toContain('Please give a whole address');
    await type('own-url', 'https://lists.example/a.txt');
    await click('own-add');
    expect(text()).toContain('You have this list already.');
    await type('own-url', 'https://lists.example/b.txt');
    await type('own-category', 'gambling');
    await type('own-format', 'hosts');
    await type('own-hours', '168');
    await click('own-add');
    await click('list-yes');
    expect(worker.inputsOf('settings/save').at(-1)).toMatchObject({
      value: [
        ...LISTS,
        {
          id: 'lists-example-gambling',
          category: 'gambling',
          url: 'https://lists.example/b.txt',
          format: 'hosts',
          updateHours: 168,
        },
      ],
    });
  });
  test('policy’s lists are shown and not edited', async () => {
    await open({ managed: ['lists'], status: [{}] });
    expect(has('managed')).toBe(true);
    expect(has('gallery') || has('own-list') || has('list-remove')).toBe(false);
  });
});

describe('our own requests, on the page of protection', () => {
  test('none', async () => {
    await open({ panel: 'health' });
    expect(qa('requests-count').textContent).toBe('Hifazat has fetched nothing yet.');
  });
  test('how many since when, and the last ones; a protected list’s host is not said', async () => {
    const last = [
      { host: null, at: AT + 2, bytes: 0, outcome: 'network' },
      { host: 'lists.example', at: AT, bytes: 20_000, outcome: 'complete' },
    ];
    await open({ panel: 'health', requests: { count: 7, since: AT, last } });
    expect(qa('requests-count').textContent).toMatch(/^7 requests since .*20 November.*, all to fetch lists\.$/);
    expect(qa('requests-last').textContent).toMatch(/A protected list .*can't be reached.*lists\.example .*20 kB, fetched/);
  });
  test.each([
    [true, 'each page is held until it is judged'],
    [false, 'the site may see that one request'],
  ])('what holds rules here (%s)', async (holdsRequests, said) => {
    const worker = await open({ panel: 'health' });
    worker.answers['health/enforcement'] = { holdsRequests };
    worker.announce();
    await settle();
    expect(qa('enforcement').textContent).toContain(said);
  });
});
