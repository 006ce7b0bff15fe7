// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import type { BlockedView } from '../../../src/messaging/views';
import { BlockedPage } from '../../../src/pages/blocked/BlockedPage';
import { isWebAddress, readPageAddress } from '../../../src/pages/blocked/page-address';
import { clear, click, FakeWorker, has, qa, settle, show, text, uiIn } from '../page-fixture';

afterEach(clear);

const stopped = (change: Partial<NonNullable<BlockedView['stopped']>> = {}): BlockedView => ({
  stopped: {
    reason: 'site',
    rule: 'example.com',
    ruleName: null,
    by: 'parent',
    opens: null,
    limit: null,
    isDayHeld: false,
    source: null,
    ...change,
  },
  program: null,
  address: 'https://www.example.com/a',
  site: 'example.com',
  timeZone: 'Asia/Karachi',
  country: 'PK',
  province: null,
});
async function open(view: BlockedView, hash = '#https://www.example.com/a', language: 'en' | 'ur' = 'en') {
  location.hash = hash;
  const worker = new FakeWorker({ 'blocked/view': view, 'help/open': { opened: true } });
  await show(<BlockedPage ui={uiIn(language)} wire={worker} />);
  return worker;
}

describe('the page’s own address is hostile', () => {
  test.each([
    ['#https://example.com/a', 'https://example.com/a'],
    ['', ''],
    ['#', ''],
    ['##x', '#x'],
    ['#javascript:alert(1)', 'javascript:alert(1)'],
    ['#<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['#a\u202egro.elpmaxe', 'agro.elpmaxe'],
    ['#a\u0000\u200b\ufeffb', 'ab'],
    ['#%E0%A4%A', '%E0%A4%A'],
    [`#${'x'.repeat(100_000)}`, 'x'.repeat(8192)],
  ])('%j', (hash, address) => {
    expect(readPageAddress(hash)).toBe(address);
  });
  test.each([
    ['https://example.com/', true],
    ['http://example.com/', true],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['file:///etc/passwd', false],
    ['chrome://settings', false],
    ['//example.com', false],
    ['', false],
  ])('may the button go to %j? %s', (address, may) => {
    expect(isWebAddress(address)).toBe(may);
  });
  test('only the worker’s words about it are shown', async () => {
    const worker = await open(stopped(), '#https://evil.test/<b>x</b>');
    expect(worker.inputsOf('blocked/view')).toHaveLength(1);
    expect(text()).not.toContain('evil.test');
  });
  test('an open page that is no web page gets no button', async () => {
    await open({
      stopped: null,
      program: null,
      address: 'javascript:alert(1)',
      site: null,
      timeZone: 'Asia/Karachi',
      country: 'PK',
      province: null,
    });
    expect(has('blocked-go')).toBe(false);
    expect(has('blocked-unknown')).toBe(true);
  });
});

describe('a stopped page', () => {
  test('names the site, the rule, who set it and when it opens, as text', async () => {
    await open(stopped());
    expect(qa('blocked-heading').textContent).toBe('example.com is closed here');
    expect(qa('blocked-address').textContent).toBe('https://www.example.com/a');
    expect(qa('blocked-rule').textContent).toBe('The rule: example.com');
    expect(qa('blocked-by').textContent).toBe('Your parents set this rule.');
    expect(qa('blocked-opens').textContent).toBe('It does not open again by itself.');
    expect(document.querySelector('a')).toBeNull();
  });
  test.each([
    ['schedule', { rule: 'bedtime', ruleName: 'Bedtime' }, 'These are the hours of Bedtime.'],
    ['category', { rule: 'gambling' }, 'This kind of site stays closed: Gambling.'],
    ['ask', { rule: 'social' }, "This kind of site needs a parent's yes first: Social media."],
    ['default', { rule: null, by: 'default' }, "Only the sites on your family's list open here."],
    ['words', { rule: 'secret-word' }, 'The search has a word in it that is not allowed here.'],
    ['pause', { rule: null }, 'A rule keeps it closed.'],
  ] as const)('%s in a child’s words', async (reason, change, words) => {
    await open(stopped({ reason, ...change }));
    expect(qa('blocked-reason').textContent).toBe(words);
  });
  test('a new day that waits for the clock says so, and what helps', async () => {
    const limit = { id: 'g', name: 'Games', targets: ['*'], usedSeconds: 60, limitSeconds: 60, leftSeconds: 0 };
    await open(stopped({ reason: 'limit', rule: 'g', ruleName: 'Games', limit, isDayHeld: true }));
    expect(qa('blocked-opens').textContent).toContain('A grown-up can say that it is right.');
  });
  test('ask: what to say to a grown-up comes first, before the rule', async () => {
    await open(stopped({ reason: 'ask', rule: 'social', source: 'hand' }));
    expect(qa('blocked-heading').textContent).toBe("example.com needs a grown-up's yes");
    expect(qa('blocked-ask').textContent).toContain('“I would like to see example.com.');
    expect(qa('blocked-ask').compareDocumentPosition(qa('blocked-reason'))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });
  test('ask, set by the school: the teacher is asked', async () => {
    await open(stopped({ reason: 'ask', rule: 'social', by: 'policy' }));
    expect(qa('blocked-ask').textContent).toContain('your teacher');
  });
  test.each([
    ['hand', "Hifazat's list"],
    ['bundled', 'public list'],
    ['list', 'your parents chose'],
    ['model', 'guesses can be wrong'],
    ['suspected', 'not sure'],
    ['label', 'The page itself says'],
  ] as const)('how its kind is known: %s', async (source, words) => {
    await open(stopped({ reason: 'category', rule: 'adult', source }));
    expect(qa('blocked-source').textContent).toContain(words);
  });
  test('the school’s rule sends the child to the teacher', async () => {
    await open(stopped({ by: 'policy' }));
    expect(qa('blocked-by').textContent).toBe('Your school or organisation set this rule.');
    expect(qa('blocked-ask').textContent).toContain('teacher');
  });
  test('says the time in the family’s zone', async () => {
    await open(stopped({ reason: 'schedule', opens: '2099-01-01T01:30:00Z' }));
    expect(qa('blocked-opens').textContent).toBe('It opens again: Thursday 1 January, 6:30 am');
  });
  test('a protected list: the calm words, and the address is gone from our own', async () => {
    await open({ ...stopped({ reason: 'protected', rule: null, by: 'default' }), address: null, site: null });
    expect(qa('calm-fault').textContent).toBe('You did nothing wrong.');
    expect([has('blocked-heading'), location.hash]).toEqual([false, '']);
    expect(text()).not.toMatch(/example/);
    expect(has('help')).toBe(true);
  });
  test('time up: minutes of minutes, no reproach', async () => {
    const limit = { id: 'games', name: 'Games', targets: [], usedSeconds: 3660, limitSeconds: 3600, leftSeconds: 0 };
    await open(stopped({ reason: 'limit', rule: 'games', ruleName: 'Games', opens: '2099-01-01T23:00:00Z', limit }));
    expect(qa('time-up-heading').textContent).toBe('Time for a break');
    expect(text()).toContain('1 h 01 min of 1 h used');
    expect(qa('blocked-opens').textContent).toContain('4:00 am');
  });
  test('Urdu in an English browser', async () => {
    await open(stopped(), '#x', 'ur');
    expect(qa('blocked-by').textContent).toBe('یہ اصول آپ کے والدین نے بنایا ہے۔');
  });
  test.each([
    ['parent', 'mother, father', 'Your parents set'],
    ['policy', 'your teacher', 'school or organisation set'],
  ] as const)('a program file: what was stopped, who set it (%s), whom to ask', async (by, whom, who) => {
    await open({ ...stopped(), stopped: null, program: { by } });
    expect(qa('blocked-heading').textContent).toBe('Program files are stopped here');
    expect(qa('blocked-ask').textContent).toContain(whom);
    expect(qa('blocked-by').textContent).toContain(who);
    expect(has('blocked-go')).toBe(false);
  });
  test('asks again when rules change', async () => {
    const worker = await open(stopped());
    worker.answers['blocked/view'] = {
      stopped: null,
      program: null,
      address: 'https://www.example.com/a',
      site: 'example.com',
      timeZone: 'UTC',
      country: 'PK',
      province: null,
    };
    worker.announce();
    await settle();
    expect(qa('blocked-go').getAttribute('href')).toBe('https://www.example.com/a');
  });
});

describe('the red button', () => {
  test('sends the worker’s own address of the page', async () => {
    const worker = await open(stopped());
    await click('help');
    expect(worker.inputsOf('help/open')).toEqual([{ address: 'https://www.example.com/a' }]);
    expect(has('help-failed')).toBe(false);
  });
  test.each([
    ['no answer', new Error('gone')],
    ['refused', { opened: false }],
  ])('%s: says what else to do', async (_name, answer) => {
    const worker = await open(stopped());
    worker.answers['help/open'] = answer;
    await click('help');
    expect(has('help-failed')).toBe(true);
  });
  test('is there when the worker does not answer at all', async () => {
    location.hash = '#x';
    await show(<BlockedPage ui={uiIn('en')} wire={new FakeWorker({})} />);
    expect(has('blocked-failed')).toBe(true);
    expect(has('help')).toBe(true);
  });
});
