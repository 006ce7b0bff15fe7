// @vitest-environment happy-dom
/** An organisation's intake and a kept draft, as the child sees them. */
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test } from 'vitest';
import { draftOfText, draftText } from '../../../src/core/help/draft-record';
import { type Draft, draftFrom } from '../../../src/core/help/report';
import type { IntakeView as Intake } from '../../../src/messaging/help-protocol';
import { KeepDraft, OpenDraft } from '../../../src/pages/me/DraftCard';
import { type Flow, startFlow } from '../../../src/pages/me/flow';
import { IntakeView } from '../../../src/pages/me/IntakeView';
import { clear, click, FakeWorker, has, qa, settle, show, text, uiIn } from '../page-fixture';

const NOW = Date.parse('2026-11-21T16:30:00Z');
const pressed = { address: 'https://chat.example/marker-path', title: 'marker-title', selectedText: '', pressedAt: NOW };
const flowWith = (change: Partial<Draft> = {}): Flow =>
  startFlow({ ...draftFrom(pressed, NOW, 'Asia/Karachi'), category: 'bullying', words: 'marker-words', ...change }, null);
const NOBODY: Intake = { receiver: null, reports: [], arrived: [] };
const SCHOOL: Intake = { ...NOBODY, receiver: { name: 'Example School', host: 'intake.school.test' } };
const waiting: Intake['reports'][number] = {
  id: '6f3f2f0e-8f0e-4a53-9d3a-0d3a6f1c2b4e',
  at: NOW,
  state: 'waiting',
  wasTried: false,
  status: null,
};
afterEach(clear);

/** The worker as the page knows it: what it was told to send waits until the test says otherwise. */
function schoolWorker(first: Intake = SCHOOL) {
  const now = { view: first };
  const worker = new FakeWorker({
    'intake/view': () => now.view,
    'intake/send': ({ id }) => {
      now.view = { ...now.view, reports: [{ ...waiting, id }] };
      return { outcome: 'waiting' };
    },
    'intake/withdraw': ({ id }) => {
      const wasTried = now.view.reports.some((report) => report.id === id && report.wasTried);
      now.view = { ...now.view, reports: [] };
      return { outcome: wasTried ? 'may-have-left' : 'taken-back' };
    },
  });
  return { worker, now };
}
const ID = '6f3f2f0e-8f0e-4a53-9d3a-0d3a6f1c2b4e';
const intake = (worker: FakeWorker, flow = flowWith(), language: 'en' | 'ur' = 'en') =>
  show(<IntakeView ui={uiIn(language)} wire={worker} flow={flow} sendId={ID} />);
const write = async (handle: string, words: string) => {
  qa(handle).textContent = words;
  await act(() => void qa(handle).dispatchEvent(new Event('input', { bubbles: true })));
  await settle();
};

describe('an organisation’s intake', () => {
  test('where policy names none there is nothing at all', async () => {
    await intake(schoolWorker(NOBODY).worker);
    expect(document.body.innerHTML).toBe('');
  });
  test('names receiver and host, and says who chose it, before anything is sent', async () => {
    const { worker } = schoolWorker();
    await intake(worker);
    expect(text()).toContain('Send it to Example School');
    expect(text()).toContain('The person or school that manages this computer chose this receiver.');
    expect(text()).toContain('intake.school.test');
    expect(worker.inputsOf('intake/send')).toEqual([]);
  });
  test('in Urdu the host keeps its order', async () => {
    await intake(schoolWorker().worker, flowWith(), 'ur');
    expect(text()).toContain('\u2068intake.school.test\u2069');
  });
  test.each<[string, Partial<Draft>]>([
    ['hurt at home', { category: 'hurt_at_home' }],
    ['hurt at home, said to a question', { urgency: { ...flowWith().draft.urgency, hurtAtHome: 'unsure' } }],
    ['self-harm', { category: 'self_harm' }],
  ])('is never offered for %s', async (_name, change) => {
    await intake(schoolWorker().worker, flowWith(change));
    expect(document.body.innerHTML).toBe('');
  });
  test('a report that waits can be taken back from there all the same, without a word of sending', async () => {
    await intake(schoolWorker({ ...SCHOOL, reports: [waiting] }).worker, flowWith({ category: 'hurt_at_home' }));
    expect(has('intake-send')).toBe(false);
    expect(has('intake-withdraw')).toBe(true);
  });
  test('send: what the child left in; taps that come too fast have one id, so that the worker sends once', async () => {
    const { worker } = schoolWorker();
    await intake(worker);
    const button = qa('intake-send');
    await act(() => {
      button.click();
      button.click();
    });
    await settle();
    const inputs = worker.inputsOf('intake/send');
    expect(new Set(inputs.map((one) => JSON.stringify(one))).size).toBe(1);
    const [input] = inputs;
    expect(input).toMatchObject({ report: { category: 'bullying', words: 'marker-words', page: { title: 'marker-title' } } });
    expect([has('intake-send'), has('intake-waiting')]).toEqual([false, true]);
  });
  test('a guarded category sends no address and no title', async () => {
    const { worker } = schoolWorker();
    await intake(worker, flowWith({ category: 'csam_seen' }));
    await click('intake-send');
    expect(JSON.stringify(worker.inputsOf('intake/send'))).not.toMatch(/marker-path|marker-title/);
  });
  test.each<[string, Partial<Intake['reports'][number]>, string]>([
    ['waits', {}, 'It is being sent.'],
    ['was tried', { wasTried: true }, 'It could not be sent yet.'],
    ['was refused', { state: 'stopped', status: 413 }, 'It was not accepted. Please call'],
    ['has no receiver any more', { state: 'receiver-gone' }, 'the receiver is another one now'],
    ['is too old', { state: 'too-old' }, 'could not be sent for 7 days'],
  ])('a report that %s says so', async (_name, change, words) => {
    await intake(schoolWorker({ ...SCHOOL, reports: [{ ...waiting, ...change }] }).worker);
    expect(text()).toContain(words);
  });
  test.each<[boolean, string]>([
    [false, 'It was not sent. Nothing of it is left here.'],
    [true, 'It may have left already. It is not sent again.'],
  ])('taken back, tried %s: the truth about it', async (wasTried, words) => {
    await intake(schoolWorker({ ...SCHOOL, reports: [{ ...waiting, wasTried }] }).worker);
    await click('intake-withdraw');
    expect(text()).toContain(words);
  });
  test('arrived: said on the page that sent it', async () => {
    const { worker, now } = schoolWorker();
    await intake(worker);
    await click('intake-send');
    const [{ id } = waiting] = now.view.reports;
    now.view = { ...SCHOOL, arrived: [id] };
    worker.announce();
    await settle();
    expect(text()).toContain('It has arrived.');
  });
  test('gone while nobody looked: no more is said than is known', async () => {
    const { worker, now } = schoolWorker();
    await intake(worker);
    await click('intake-send');
    now.view = SCHOOL;
    worker.announce();
    await settle();
    expect(text()).toContain('most likely arrived');
  });
  test.each<['not-stored' | 'full' | 'too-long', string]>([
    ['not-stored', 'call a number'],
    ['full', 'call a number'],
    ['too-long', 'make it shorter'],
  ])('refused (%s): a way on', async (outcome, words) => {
    await intake(new FakeWorker({ 'intake/view': SCHOOL, 'intake/send': { outcome } }));
    await click('intake-send');
    expect(text()).toContain(words);
  });
  test('has no field and no link', async () => {
    await intake(schoolWorker({ ...SCHOOL, reports: [waiting] }).worker);
    expect(document.body.querySelectorAll('input, textarea, select, form, a')).toHaveLength(0);
  });
});

describe('a draft that is kept', () => {
  const keep = async (outcome: 'kept' | 'too-long' | 'not-stored' = 'kept') => {
    const worker = new FakeWorker({ 'draft/keep': { outcome }, 'draft/forget': {} });
    await show(<KeepDraft ui={uiIn('en')} wire={worker} flow={flowWith()} />);
    return worker;
  };
  test('needs four characters; until then the button waits and says how many', async () => {
    const worker = await keep();
    await write('keep-phrase', 'abc');
    expect(qa('keep-missing').textContent).toBe('1 more letter');
    await click('keep');
    expect(worker.asked).toEqual([]);
    await write('keep-phrase', 'abcd');
    expect(qa('keep-missing').textContent).toBe('');
  });
  test('goes to the worker with the child’s words, and the words are gone from the page', async () => {
    const worker = await keep();
    await write('keep-phrase', 'blue kite');
    await click('keep');
    expect(worker.inputsOf('draft/keep')).toEqual([{ phrase: 'blue kite', text: draftText(flowWith().draft) }]);
    expect(text()).toContain('It is kept.');
    expect(text()).not.toContain('blue kite');
  });
  test.each<['too-long' | 'not-stored', string]>([
    ['too-long', 'too long to keep'],
    ['not-stored', 'did not work'],
  ])('%s: said, and the words stay', async (outcome, words) => {
    await keep(outcome);
    await write('keep-phrase', 'blue kite');
    await click('keep');
    expect(text()).toContain(words);
    expect(qa('keep-phrase').textContent).toBe('blue kite');
  });
  test('can be thrown away without its words, whether there is one or not', async () => {
    const worker = await keep();
    await click('forget-draft');
    expect(worker.inputsOf('draft/forget')).toHaveLength(1);
    expect(text()).toContain('Nothing is kept any more.');
  });
  test('is written in no field that a browser would keep; its words are covered until they are shown', async () => {
    await keep();
    expect(document.body.querySelectorAll('input, textarea, form')).toHaveLength(0);
    expect(document.querySelector('.Phrase-masked')).not.toBeNull();
    await click('keep-phrase-show');
    expect(document.querySelector('.Phrase-masked')).toBeNull();
  });
});

describe('opening it again', () => {
  const openWith = async (kept: string | null) => {
    let flow = flowWith({ words: '' });
    const went: string[] = [];
    const worker = new FakeWorker({ 'draft/open': { text: kept } });
    const change = (next: (flow: Flow) => Flow) => {
      flow = next(flow);
    };
    await show(<OpenDraft ui={uiIn('en')} wire={worker} flow={flow} change={change} go={(view) => went.push(view)} />);
    await write('open-phrase', 'blue kite');
    await click('open-kept');
    return { flow: () => flow, went };
  };
  test('brings back what was written, but not the province, and goes on', async () => {
    const { draft } = flowWith({ region: 'PK-PB', people: [{ name: 'marker-name', isChild: 'yes' }] });
    const { flow, went } = await openWith(draftText(draft));
    expect(flow().draft).toEqual({ ...draft, region: null });
    expect(flow().captured).toEqual(flow().draft);
    expect(went).toEqual(['can']);
  });
  test.each<[string, string | null]>([
    ['nothing opens', null],
    ['something that is no draft', '{"words":1}'],
    ['no JSON', 'x'],
  ])('%s: one answer, and nothing changes', async (_name, kept) => {
    const { flow, went } = await openWith(kept);
    expect(text()).toContain('Nothing opens with these words.');
    expect([flow().draft.words, went]).toEqual(['', []]);
  });
  test('keeps every leaf of a draft but zone and region', () => {
    const draft = flowWith({ region: 'PK-PB' }).draft;
    const fresh = draftFrom(null, 0, 'UTC');
    expect(draftOfText(draftText(draft), fresh)).toEqual({ ...draft, zone: 'UTC', region: null });
  });
});
