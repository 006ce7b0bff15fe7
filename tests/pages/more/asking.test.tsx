// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { askedWords } from '../../../src/i18n/asked-words';
import { createT } from '../../../src/i18n/t';
import { DONE, refused } from '../../../src/messaging/time-views';
import { BlockedPage } from '../../../src/pages/blocked/BlockedPage';
import { clear, click, type FakeWorker, has, qa, settle, show, text, type, uiIn } from '../page-fixture';
import { ADDRESS, asked, BEDTIME, family, GAMES, SITE, stoppedBy } from './more-fixture';

afterEach(async () => {
  await clear();
  vi.useRealTimers();
});
const clockInHand = () => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
const passes = async (ms: number) => {
  await act(() => void vi.advanceTimersByTime(ms));
  await settle();
};

const open = async (worker: FakeWorker, language: 'en' | 'ur' = 'en') => {
  location.hash = `#${ADDRESS}`;
  await show(<BlockedPage ui={uiIn(language)} wire={worker} />);
  return worker;
};
const wishes = () => [...document.querySelectorAll('.Wishes-one')].map((one) => one.textContent);
const games = { id: 'games', name: 'Games', targets: [], usedSeconds: 3600, limitSeconds: 3600, leftSeconds: 0 };
const TIME_UP = stoppedBy({ reason: 'limit', rule: 'games', ruleName: 'Games', limit: games });

describe('what a child can choose', () => {
  test.each([
    ['a limit', GAMES, ['5 minutes', '10 minutes', '15 minutes', '30 minutes', '45 minutes', '60 minutes']],
    ['a site', SITE, ['Once (30 minutes)', 'Today', 'Always']],
    ['a site that can not be kept', { ...SITE, spans: ['minutes', 'day'] as const }, ['Once (30 minutes)', 'Today']],
    [
      'a schedule',
      BEDTIME,
      ['5 minutes', '10 minutes', '15 minutes', '30 minutes', '45 minutes', '60 minutes', 'Until it ends this time'],
    ],
  ])('%s', async (_what, askable, choices) => {
    await open(family({ askable: { ...askable, spans: [...askable.spans] } }));
    expect(wishes()).toEqual(choices);
  });
  test('for how long and why goes to the worker; a limit by its id', async () => {
    const worker = await open(family({ view: TIME_UP, askable: GAMES }));
    await click('more-wish-45');
    await type('more-why', '  to finish the level ');
    await click('more-ask');
    expect(worker.inputsOf('more/ask')).toEqual([
      { kind: 'limit', target: 'games', span: 'minutes', minutes: 45, why: 'to finish the level' },
    ]);
  });
  test('a site by the address of the stopped page, and why may be left out', async () => {
    const worker = await open(family({ askable: SITE }));
    await click('more-wish-day');
    await click('more-ask');
    expect(worker.inputsOf('more/ask')).toEqual([{ kind: 'site', target: ADDRESS, span: 'day', minutes: 30, why: '' }]);
  });
  test('nothing chosen: a quarter of an hour', async () => {
    const worker = await open(family({ view: TIME_UP, askable: GAMES }));
    await click('more-ask');
    expect(worker.inputsOf('more/ask')).toMatchObject([{ minutes: 15 }]);
  });
  test('the reason is one line of at most 120 characters', async () => {
    await open(family());
    expect([qa('more-why').getAttribute('maxlength'), qa('more-why').tagName]).toEqual(['120', 'INPUT']);
  });
  test('a refusal is said, and nothing stands frozen', async () => {
    const worker = family();
    worker.answers['more/ask'] = refused('not-askable');
    await open(worker);
    await click('more-ask');
    expect([qa('more-refused').textContent, has('asked')]).toEqual(['Nobody here can open this.', false]);
  });
  test('needs a yes: asking comes first, before the rule', async () => {
    await open(family({ view: stoppedBy({ reason: 'ask', rule: 'gaming' }) }));
    expect(qa('more').compareDocumentPosition(qa('blocked-reason'))).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });
  test('otherwise what stopped it comes first', async () => {
    await open(family());
    expect(qa('more').compareDocumentPosition(qa('blocked-reason'))).toBe(Node.DOCUMENT_POSITION_PRECEDING);
  });
  test('what nobody here can open has no form: the teacher is asked', async () => {
    await open(family({ view: stoppedBy({ by: 'policy' }), askable: null }));
    expect([has('more'), has('asked')]).toEqual([false, false]);
    expect(qa('blocked-ask').textContent).toContain('your teacher');
  });
});

describe('the request as it is read to a parent', () => {
  test.each([
    ['limit', 'minutes', 'Roblox', 45, '45 minutes for Roblox', '\u2068Roblox\u2069 کے لیے 45 منٹ'],
    ['limit', 'minutes', 'Roblox', 1, '1 minute for Roblox', '\u2068Roblox\u2069 کے لیے 1 منٹ'],
    ['site', 'minutes', 'a.org', 30, '30 minutes for a.org', '\u2068a.org\u2069 کے لیے 30 منٹ'],
    ['site', 'day', 'a.org', 30, 'a.org, until the end of today', '\u2068a.org\u2069، آج کا دن ختم ہونے تک'],
    ['site', 'always', 'a.org', 30, 'a.org, from now on always', '\u2068a.org\u2069، اب سے ہمیشہ'],
    ['schedule', 'minutes', 'نیند', 10, '10 minutes without \u2068نیند\u2069', '10 منٹ، نیند کے بغیر'],
    ['schedule', 'day', 'نیند', 30, 'No \u2068نیند\u2069 this time', 'اس بار نیند نہیں'],
  ] as const)('%s, %s', (kind, span, name, minutes, en, ur) => {
    const request = { kind, span, name, minutes };
    expect([askedWords(createT('en'), request), askedWords(createT('ur'), request)]).toEqual([en, ur]);
  });
});

describe('frozen', () => {
  const frozen = (change: Parameters<typeof family>[0] = {}) =>
    open(family({ view: TIME_UP, askable: GAMES, asked: asked(), ...change }));

  test('before that no field for a PIN or a code is there', async () => {
    await open(family({ view: TIME_UP, askable: GAMES }));
    expect([has('asked-pin-field'), has('asked-code-field'), has('more-form')]).toEqual([false, false, true]);
    await click('more-ask');
    expect([has('asked-pin-field'), has('asked-code-field'), has('more-form')]).toEqual([true, true, false]);
    expect(document.activeElement).toBe(qa('asked-words'));
  });
  test('says what, why and since when', async () => {
    await frozen();
    expect(qa('asked-words').textContent).toBe('45 minutes for Games');
    expect(qa('asked-why').textContent).toBe('to finish the level');
    expect(qa('asked-frozen').textContent).toContain('4:05 pm');
  });
  test('nothing in it can be changed: no choice, no text, only the two fields of grown-ups', async () => {
    await frozen();
    const fields = [...qa('asked').querySelectorAll<HTMLElement>('input, textarea, select, [contenteditable]')];
    expect(fields.map((field) => field.dataset.qa)).toEqual(['asked-pin-field', 'asked-pin-field-show', 'asked-code-field']);
  });
  test.each([
    ['a PIN alone', { hasAuthenticator: false }, {}, ['asked-pin']],
    ['a phone alone', { hasPin: false }, {}, ['asked-code']],
    ['both', {}, {}, ['asked-pin', 'asked-code']],
    ['neither', { hasPin: false, hasAuthenticator: false }, {}, ['asked-no-lock']],
    ['more than a code may give', { codeMinutes: 30 }, {}, ['asked-pin', 'asked-no-code']],
    ['as much as a code may give', { codeMinutes: 45 }, {}, ['asked-pin', 'asked-code']],
    ['no minutes', {}, { kind: 'schedule', target: 'bed', name: 'Bedtime', span: 'day' }, ['asked-pin', 'asked-no-code']],
    ['too much for the phone alone', { hasPin: false, codeMinutes: 5 }, {}, ['asked-no-code']],
  ] as const)('the ways in: %s', async (_name, lock, change, ways) => {
    const isBedtime = 'kind' in change;
    await frozen({ lock, asked: asked(change), askable: isBedtime ? BEDTIME : GAMES });
    expect(['asked-pin', 'asked-code', 'asked-no-code', 'asked-no-lock'].filter(has)).toEqual(ways);
  });
  test('no keyboard of words for a code, and nothing kept of a PIN', async () => {
    await frozen();
    expect(qa('asked-code-field').getAttribute('inputmode')).toBe('numeric');
    for (const field of ['asked-code-field', 'asked-pin-field']) expect(qa(field).getAttribute('autocomplete')).toBe('off');
    expect(qa('asked-pin-field').getAttribute('type')).toBe('password');
  });
  test('taken back: the form is there again', async () => {
    const worker = await frozen();
    await click('asked-cancel');
    expect([worker.inputsOf('more/cancel').length, has('asked'), has('more-form')]).toEqual([1, false, true]);
    expect(document.activeElement).toBe(qa('more-wish-15'));
  });
  test('what waits for something else is not answered here', async () => {
    await frozen({ asked: asked({ target: 'films' }) });
    expect([has('asked'), has('more-form')]).toEqual([false, true]);
  });
});

describe('a grown-up’s answer', () => {
  const frozen = (change: Parameters<typeof family>[0] = {}) =>
    open(family({ view: TIME_UP, askable: GAMES, asked: asked(), ...change }));

  test.each([
    ['pin', 'pin', 'opensesame'],
    ['code', 'code', '123 456'],
  ] as const)('by %s: the request on the screen, then the page is open and says so', async (way, key, typed) => {
    const worker = await frozen();
    await type(`asked-${way}-field`, typed);
    await click(`asked-${way}-send`);
    expect(worker.inputsOf('more/answer')).toEqual([{ id: 'r1', proof: { [key]: typed } }]);
    expect(qa('blocked-go').getAttribute('href')).toBe(ADDRESS);
    expect(document.activeElement?.textContent).toBe('This page is open now');
  });
  test('wrong: said in words, the field is empty, the request stands as it was', async () => {
    await frozen({ outcome: refused('wrong') });
    await type('asked-pin-field', 'nonsense');
    await click('asked-pin-send');
    expect(qa('asked-pin').querySelector('[role=alert]')?.textContent).toContain('That is not right');
    expect((qa('asked-pin-field') as HTMLInputElement).value).toBe('');
    expect(document.activeElement).toBe(qa('asked-pin-field'));
    expect(qa('asked-words').textContent).toBe('45 minutes for Games');
  });
  test('too many wrong ones: the wait is counted down, and nothing is sent before it is over', async () => {
    clockInHand();
    const worker = await frozen({ outcome: refused('wait', 2) });
    await type('asked-pin-field', 'nonsense');
    await click('asked-pin-send');
    expect(qa('asked-pin-wait').textContent).toBe('Too many wrong tries. You can try again in 2 s.');
    expect(qa('asked-pin-wait').getAttribute('role')).toBe('timer');
    await type('asked-pin-field', 'again');
    expect((qa('asked-pin-send') as HTMLButtonElement).disabled).toBe(true);
    await passes(1000);
    expect(qa('asked-pin-wait').textContent).toContain('in 1 s.');
    await passes(1000);
    expect([has('asked-pin-wait'), (qa('asked-pin-send') as HTMLButtonElement).disabled]).toEqual([false, false]);
    expect(worker.inputsOf('more/answer')).toHaveLength(1);
    // Once at first, once for the answer, then each second: the worker's own count runs only while it is asked.
    expect(worker.inputsOf('more/view').length).toBeGreaterThanOrEqual(4);
  });
  test('the worker counts more slowly: its count holds', async () => {
    clockInHand();
    const worker = await frozen({ lock: { waitSeconds: 1 } });
    const view = await worker.ask('more/view', { address: ADDRESS });
    worker.answers['more/view'] = { ...view, lock: { ...view.lock, waitSeconds: 60 } };
    await passes(1000);
    expect(qa('asked-pin-wait').textContent).toContain('in 1 min.');
  });
  test('a wait that was there before the page is shown as well', async () => {
    await frozen({ lock: { waitSeconds: 90 } });
    expect(qa('asked-code-wait').textContent).toContain('1 min 30 s');
  });
  test('another request took its place while the PIN was typed: it is shown, and the field is empty', async () => {
    const worker = await frozen();
    await type('asked-pin-field', 'opensesame');
    const view = await worker.ask('more/view', { address: ADDRESS });
    worker.answers['more/view'] = { ...view, asked: asked({ id: 'r9', minutes: 60 }) };
    worker.announce();
    await settle();
    expect(qa('asked-words').textContent).toBe('60 minutes for Games');
    expect((qa('asked-pin-field') as HTMLInputElement).value).toBe('');
    await click('asked-pin-send');
    expect(worker.inputsOf('more/answer')).toEqual([]);
  });
  test('an answer that comes too late for its request is refused in words', async () => {
    await frozen({ outcome: refused('gone') });
    await type('asked-code-field', '123456');
    await click('asked-code-send');
    expect(text()).toContain('That is not there any more.');
  });
  test('a worker that doesn’t answer has given nothing', async () => {
    const worker = await frozen();
    worker.answers['more/answer'] = new Error('gone');
    await type('asked-pin-field', 'opensesame');
    await click('asked-pin-send');
    expect([has('blocked-go'), text().includes('Please try again')]).toEqual([false, true]);
  });
  test('given, but another rule still stops the page: both are said, and that can be asked for', async () => {
    const worker = await frozen();
    const view = await worker.ask('more/view', { address: ADDRESS });
    worker.answers['more/answer'] = () => {
      worker.answers['more/view'] = { ...view, asked: null, askable: { ...GAMES, target: 'all', name: 'Everything' } };
      return DONE;
    };
    await type('asked-pin-field', 'opensesame');
    await click('asked-pin-send');
    expect(qa('more-given').textContent).toContain('45 minutes for Games');
    expect([has('time-up-heading'), has('asked'), has('more-form')]).toEqual([true, false, true]);
  });
  test('after a yes the way back is offered, for a page that was open before', async () => {
    history.pushState(null, '', location.href);
    await frozen();
    await type('asked-pin-field', 'opensesame');
    await click('asked-pin-send');
    expect(qa('blocked-back').textContent).toBe('Back to where I was');
  });
});

describe('the time-up page', () => {
  test('what is left of the other limits, and the way to the receipt', async () => {
    const worker = family({ view: TIME_UP, askable: GAMES });
    const limits = [
      games,
      { ...games, id: 'films', name: 'Films', usedSeconds: 600, leftSeconds: 3000 },
      { ...games, id: 'chat', name: 'Chat', leftSeconds: 0 },
      { ...games, id: 'free', name: 'Free', limitSeconds: null, leftSeconds: null },
    ];
    worker.answers['time/receipt'] = { day: '2026-11-22', timeZone: 'UTC', lines: [], limits, grants: [], totalSeconds: 0 };
    await open(worker);
    expect(qa('blocked-others').textContent).toContain('Films50 min left');
    for (const name of ['Games', 'Chat', 'Free']) expect(qa('blocked-others').textContent).not.toContain(name);
    expect(qa('blocked-receipt').getAttribute('href')).toBe('../me/index.html');
  });
});
