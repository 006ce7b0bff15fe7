/** Every request from every kind of sender: who is answered, who is refused, and what a bad message is told. */
import { describe, expect, test } from 'vitest';
import { type Caller, type Handlers, PROTOCOL, type RequestName } from '../../src/messaging/protocol';
import { makeListener } from '../../src/messaging/router';
import { asFrame, classifySender, type SenderFacts } from '../../src/messaging/sender';

const ID = 'abcdefghijklmnopabcdefghijklmnop';
const ORIGIN = `chrome-extension://${ID}`;
const OPTIONS = `${ORIGIN}/src/pages/options/index.html`;
const tab = { id: 7, incognito: false };

/** Each kind of sender as browsers describe it. */
const SENDERS: Readonly<Record<string, SenderFacts>> = {
  'our page in a tab': { id: ID, url: OPTIONS, frameId: 0, tab },
  'our popup, which has no tab': { id: ID, url: `${ORIGIN}/src/pages/popup/index.html` },
  'our content script': { id: ID, url: 'https://any.test/x', frameId: 0, tab },
  'our content script in a private window': { id: ID, url: 'https://any.test/x', frameId: 0, tab: { id: 7, incognito: true } },
  'our page, framed by a web page': { id: ID, url: OPTIONS, frameId: 3, tab },
  'a frame in a web page': { id: ID, url: 'https://any.test/x', frameId: 3, tab },
  'another extension': { id: 'ponmlkjihgfedcbaponmlkjihgfedcba', url: OPTIONS, frameId: 0, tab },
  'another extension from a page': { id: 'ponmlkjihgfedcbaponmlkjihgfedcba', url: 'https://any.test/', frameId: 0, tab },
  'no address': { id: ID, frameId: 0, tab },
  'no id': { url: OPTIONS, frameId: 0, tab },
  'nothing at all': {},
  'a web page with our id in its address': { id: ID, url: `https://${ID}/src/pages/options/index.html`, frameId: 0, tab },
  'an address that only begins like ours': { id: ID, url: `${ORIGIN}.evil.test/`, frameId: 0, tab },
  'a web page without a tab': { id: ID, url: 'https://any.test/', frameId: 0 },
};
const KIND: Readonly<Record<string, 'page' | 'content' | 'frame'>> = {
  'our page in a tab': 'page',
  'our popup, which has no tab': 'page',
  'our content script': 'content',
  'our content script in a private window': 'content',
  'a frame in a web page': 'frame',
  'a web page with our id in its address': 'content',
  'an address that only begins like ours': 'content',
};

describe('who a sender is', () => {
  test.each<[string, Caller | null]>([
    ['our page in a tab', { kind: 'page', path: '/src/pages/options/index.html', tabId: 7 }],
    ['our popup, which has no tab', { kind: 'page', path: '/src/pages/popup/index.html', tabId: null }],
    ['our content script', { kind: 'content', tabId: 7, isPrivate: false, url: 'https://any.test/x' }],
    ['our content script in a private window', { kind: 'content', tabId: 7, isPrivate: true, url: 'https://any.test/x' }],
    ['our page, framed by a web page', null],
    ['a frame in a web page', { kind: 'frame', tabId: 7, frameId: 3 }],
    ['another extension', null],
    ['no address', null],
    ['no id', null],
    ['nothing at all', null],
    ['a web page without a tab', null],
  ])('%s', (name, caller) => expect(classifySender(SENDERS[name] ?? {}, ID, ORIGIN)).toEqual(caller));
  test.each<[string, Caller | null]>([
    ['our content script', { kind: 'frame', tabId: 7, frameId: 0 }],
    ['a frame in a web page', { kind: 'frame', tabId: 7, frameId: 3 }],
    ['our page in a tab', { kind: 'page', path: '/src/pages/options/index.html', tabId: 7 }],
    ['another extension', null],
  ])('%s, where any frame may ask', (name, caller) =>
    expect(asFrame(classifySender(SENDERS[name] ?? {}, ID, ORIGIN))).toEqual(caller),
  );
  test('a page’s query and fragment are no part of its path', () =>
    expect(classifySender({ id: ID, url: `${OPTIONS}?x#y` }, ID, ORIGIN)).toMatchObject({
      path: '/src/pages/options/index.html',
    }));
});

/** A good input for each request. */
const CONTEXT = { address: 'https://any.test/', title: 'T', selectedText: '', language: 'en', pressedAt: 1 };
const REPORT_ID = '6f3f2f0e-8f0e-4a53-9d3a-0d3a6f1c2b4e';
const SAID = { inDangerNow: 'unsaid', planToMeet: 'unsaid', knowsWhereILive: 'unsaid', hurtAtHome: 'unsaid', selfHarm: 'unsaid' };
const REPORT = { schema: 'hifazat-report/1', category: 'bullying', urgency: SAID };
const INPUTS: { readonly [N in RequestName]: unknown } = {
  'ui/language': { audience: 'parent' },
  'ui/set-language': { audience: 'child', language: 'ur' },
  'lock/view': {},
  'lock/unlock': { pin: '739105' },
  'lock/lock': {},
  'lock/set-pin': { pin: null },
  'lock/enrol': {},
  'lock/confirm': { codes: ['123456', '654321'] },
  'lock/forget-authenticator': {},
  'grown-up/start': { pin: '739105' },
  'grown-up/end': {},
  'more/view': { address: null },
  'more/ask': { kind: 'limit', target: 'games', span: 'minutes', minutes: 15, why: '' },
  'more/cancel': {},
  'more/answer': { id: 'r1', proof: { code: '123456' } },
  'more/grant': { id: 'r1' },
  'time/receipt': {},
  'time/away': { key: '7', away: true },
  'time/today': {},
  'time/give': { kind: 'limit', target: 'games', span: 'minutes', minutes: -15, day: 'tomorrow' },
  'time/take-back': { id: 'g1' },
  'time/refund': { key: '7', refunded: true },
  'time/settle-clock': {},
  'time/pause': { minutes: null },
  'options/view': {},
  'settings/save': { section: 'sites', value: null },
  'settings/import': { text: '{}' },
  'settings/export': {},
  'activity/view': { day: '2026-11-21' },
  'activity/export': { format: 'csv' },
  'sites/why': { address: 'https://any.test/' },
  'sites/kinds': { hosts: ['any.test'] },
  'health/enforcement': {},
  'lists/status': {},
  'lists/refresh': { key: 'my-list' },
  'lists/cancel': { key: 'protected:1' },
  'blocked/view': { address: 'https://any.test/' },
  'popup/view': {},
  'me/view': {},
  'me/words': {},
  'help/open': { address: null },
  'help/press': CONTEXT,
  'help/channel': { address: 'https://wa.me/1' },
  'help/beside': { address: 'https://wa.me/1', sheet: { name: 'N', facts: [], cards: [] } },
  'help/panel': { windowId: null },
  'help/uncover': {},
  'page/label': { labels: [{ name: 'rating', content: 'adult' }] },
  'page/pip': { on: true },
  'page/time-end': {},
  'help/tab': { tabId: 1, choice: 'close' },
  'intake/view': {},
  'intake/send': { id: REPORT_ID, report: REPORT },
  'intake/withdraw': { id: REPORT_ID },
  'draft/keep': { phrase: 'four', text: '{}' },
  'draft/open': { phrase: 'four' },
  'draft/forget': {},
  'button/choose': { corner: 'top-end', look: 'discreet', after: 'weather' },
  'button/corner': { corner: 'top-start' },
  'help/hide': {},
  'help/capture': { tabId: 7 },
};
const names = Object.keys(PROTOCOL) as RequestName[];

function listenerThat(answer: (name: RequestName, input: unknown, caller: Caller) => Promise<unknown>) {
  const handlers = Object.fromEntries(
    names.map((name) => [name, (input: unknown, caller: Caller) => answer(name, input, caller)]),
  );
  return makeListener(handlers as Handlers, { id: ID, origin: ORIGIN });
}

describe('each request from each sender', () => {
  const mayAsk = (name: RequestName, kind: string | undefined): boolean =>
    PROTOCOL[name].from === kind || (PROTOCOL[name].from === 'frame' && kind === 'content');
  const rows = names.flatMap((name) =>
    Object.keys(SENDERS).map((sender): [RequestName, string, boolean] => [name, sender, mayAsk(name, KIND[sender])]),
  );
  test.each(rows)('%s from %s: answered %s', async (name, sender, answered) => {
    const handled: unknown[] = [];
    const listener = listenerThat(async (...args) => handled.push(args));
    const reply = await listener({ name, input: INPUTS[name] }, SENDERS[sender] ?? {});
    if (answered) {
      expect(reply).toEqual({ ok: true, value: 1 });
      const caller = classifySender(SENDERS[sender] ?? {}, ID, ORIGIN);
      expect(handled).toEqual([[name, INPUTS[name], PROTOCOL[name].from === 'frame' ? asFrame(caller) : caller]]);
    } else {
      expect(reply).toEqual({ ok: false, error: { name: 'NotAllowed', message: `${name} is not for this sender` } });
      expect(handled).toEqual([]);
    }
  });
});

describe('bad input is refused with its place, and nobody handles it', () => {
  test.each<[RequestName, unknown, string]>([
    ['settings/save', { section: 'sites' }, 'settings/save: value: '],
    ['settings/save', { section: 7, value: null }, 'settings/save: section: '],
    ['settings/import', {}, 'settings/import: text: '],
    ['activity/view', { day: 'today' }, 'activity/view: day: '],
    ['blocked/view', { address: 'x'.repeat(8193) }, 'blocked/view: address: '],
    ['more/answer', { id: 'r1', proof: {} }, 'more/answer: proof: a PIN or a code'],
    ['more/answer', { id: 'r1', proof: { pin: '1', code: '2' } }, 'more/answer: proof: a PIN or a code'],
    ['more/ask', { kind: 'limit', target: 'games', span: 'minutes', minutes: 0, why: '' }, 'more/ask: minutes: '],
    ['lock/confirm', { codes: ['123456'] }, 'lock/confirm: codes: '],
    ['options/view', { more: 1 }, 'options/view: : '],
    ['options/view', undefined, 'options/view: : '],
    ['help/press', { ...CONTEXT, selectedText: 'x'.repeat(5001) }, 'help/press: selectedText: '],
    ['page/label', { labels: Array(9).fill({ name: 'rating', content: 'adult' }) }, 'page/label: labels: '],
    ['page/label', { labels: [{ name: 'rating', content: 'x'.repeat(2001) }] }, 'page/label: labels.0.content: '],
    ['page/label', { labels: [{ name: 'rating' }] }, 'page/label: labels.0.content: '],
    ['page/pip', { on: 'yes' }, 'page/pip: on: '],
    ['intake/send', { id: '../x', report: REPORT }, 'intake/send: id: '],
    ['intake/send', { id: REPORT_ID, report: { ...REPORT, cnic: '1' } }, 'intake/send: report: '],
    ['draft/keep', { phrase: 'x'.repeat(201), text: '' }, 'draft/keep: phrase: '],
    ['help/tab', { tabId: 1.5, choice: 'close' }, 'help/tab: tabId: '],
    ['button/choose', { corner: 'off', look: 'full' }, 'button/choose: corner: '],
  ])('%s %j', async (name, input, place) => {
    let handled = 0;
    const listener = listenerThat(async () => ++handled);
    const from = PROTOCOL[name].from === 'page' ? 'our page in a tab' : 'our content script';
    const reply = await listener({ name, input }, SENDERS[from] ?? {});
    expect(reply).toMatchObject({ ok: false, error: { name: 'BadInput' } });
    expect(reply?.ok === false && reply.error.message.startsWith(place), JSON.stringify(reply)).toBe(true);
    expect(handled).toBe(0);
  });
});

describe('what a handler throws', () => {
  class StorageFullError extends Error {
    override readonly name = 'StorageFullError';
  }
  test.each<[unknown, { name: string; message: string }]>([
    [new StorageFullError('no room'), { name: 'StorageFullError', message: 'no room' }],
    [new TypeError('x is undefined'), { name: 'TypeError', message: 'x is undefined' }],
    ['text', { name: 'Error', message: 'text' }],
    [undefined, { name: 'Error', message: 'undefined' }],
  ])('%s keeps name and message', async (thrown, error) => {
    const listener = listenerThat(() => Promise.reject(thrown));
    expect(await listener({ name: 'options/view', input: {} }, SENDERS['our page in a tab'] ?? {})).toEqual({ ok: false, error });
  });
  test('is a reply as well when it is thrown before anything waits', async () => {
    const listener = listenerThat(() => {
      throw new Error('at once');
    });
    expect(await listener({ name: 'me/view', input: {} }, SENDERS['our page in a tab'] ?? {})).toMatchObject({
      ok: false,
      error: { message: 'at once' },
    });
  });
});

test.each([
  [undefined],
  [null],
  ['press'],
  [7],
  [[]],
  [{}],
  [{ name: 7 }],
  [{ name: 'options/nothing' }],
  [{ name: 'toString' }],
  [{ name: '__proto__' }],
])('%j is not for us: no answer', (message) =>
  expect(listenerThat(async () => 1)(message, SENDERS['our page in a tab'] ?? {})).toBeUndefined(),
);
