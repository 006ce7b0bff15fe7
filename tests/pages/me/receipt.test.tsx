// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';
import { DONE, type GrantView, type ReceiptLine, type ReceiptView, refused } from '../../../src/messaging/time-views';
import { Me } from '../../../src/pages/me/Me';
import { asked, LOCK } from '../more/more-fixture';
import { clear, click, FakeWorker, has, qa, settle, show, text, uiIn } from '../page-fixture';
import { ORDINARY } from './me-fixture';

afterEach(async () => {
  await clear();
  vi.useRealTimers();
});

const line = (change: Partial<ReceiptLine> = {}): ReceiptLine => ({
  key: '1',
  from: '2026-11-21T16:05:00+05:00',
  to: '2026-11-21T16:20:00+05:00',
  site: 'youtube.com',
  why: 'front',
  seconds: 900,
  limits: ['Games'],
  isRunning: false,
  isAway: false,
  isRefunded: false,
  ...change,
});
const receipt = (lines: ReceiptLine[], change: Partial<ReceiptView> = {}): ReceiptView => ({
  day: '2026-11-21',
  timeZone: 'Asia/Karachi',
  lines,
  limits: ORDINARY.limits,
  grants: [],
  totalSeconds: lines.reduce((sum, one) => sum + one.seconds, 0),
  ...change,
});
async function open(day: ReceiptView, language: 'en' | 'ur' = 'en') {
  const worker = new FakeWorker({
    'me/view': ORDINARY,
    'time/receipt': day,
    'more/view': { lock: LOCK, asked: null, askable: null },
    'time/away': DONE,
    'more/ask': DONE,
    'more/answer': DONE,
  });
  await show(<Me ui={uiIn(language)} wire={worker} />);
  return worker;
}
const keys = () => [...document.querySelectorAll<HTMLElement>('.Receipt-line')].map((one) => one.dataset.qa?.slice(13));
const minutes = (n: number) => Array.from({ length: n }, (_, i) => line({ key: String(i), seconds: 60 }));

describe('a line in plain words', () => {
  test.each([
    ['in front', {}, 'youtube.com15 min4:05 pm to 4:20 pm · you were looking at it · counts for Games'],
    ['heard', { why: 'heard' }, 'youtube.com15 min4:05 pm to 4:20 pm · you heard its sound · counts for Games'],
    ['in its small window', { why: 'pip' }, 'its small video window was open'],
    ['for two limits', { limits: ['Games', 'All'] }, 'counts for Games and All'],
    ['for none', { limits: [] }, 'counts for no limit'],
    ['in a private window', { site: null }, 'a page in a private window15 min'],
    ['short', { seconds: 200 }, 'youtube.com3 min 20 s'],
    ['that is running', { isRunning: true }, '4:05 pm to now · you were'],
    ['that was given back', { isRefunded: true }, 'given back'],
  ] as const)('%s', async (_name, change, words) => {
    await open(receipt([line({ ...change, limits: 'limits' in change ? [...change.limits] : ['Games'] })]));
    expect(qa('receipt-line-1').textContent).toContain(words);
  });
  test('Urdu, the site in its own direction', async () => {
    await open(receipt([line()]), 'ur');
    expect(qa('receipt-line-1').textContent).toContain('یہ آپ کے سامنے تھا');
    expect(qa('receipt-line-1').querySelector('bdi[dir=ltr]')?.textContent).toBe('youtube.com');
  });
});

describe('the day', () => {
  test('the newest first, with the total', async () => {
    await open(receipt([line({ key: '1' }), line({ key: '2' }), line({ key: '3', seconds: 60 })]));
    expect([keys(), qa('receipt-total').textContent]).toEqual([['3', '2', '1'], 'Counted today: 31 min']);
  });
  test.each([
    [20, 20, false],
    [21, 20, true],
  ])('of %i lines %i are shown first; more to show: %s', async (all, first, more) => {
    await open(receipt(minutes(all)));
    expect([keys().length, has('receipt-all')]).toEqual([first, more]);
    if (!more) return;
    await click('receipt-all');
    expect([keys().length, has('receipt-all')]).toEqual([all, false]);
  });
  test.each([
    ['two at once', [line({ key: '1' }), line({ key: '2' })], 900, true],
    ['one after the other', [line({ key: '1' }), line({ key: '2' })], 1800, false],
    ['what was given back adds nothing', [line({ key: '1' }), line({ key: '2', isRefunded: true })], 900, false],
  ])('%s: is it said that they count once?', async (_name, lines, totalSeconds, isSaid) => {
    await open(receipt(lines, { totalSeconds }));
    expect(text().includes('Two things at the same time count once.')).toBe(isSaid);
  });
  test('nothing yet', async () => {
    await open(receipt([]));
    expect(qa('receipt').textContent).toContain('Nothing has been counted today.');
  });
  test('the limits’ bars show the receipt’s own numbers', async () => {
    const [games] = ORDINARY.limits;
    if (games === undefined) throw new Error('a limit is needed');
    await open(receipt([line()], { limits: [{ ...games, usedSeconds: 3000, leftSeconds: 600 }] }));
    expect(qa('time').textContent).toContain('50 min used, 10 min left');
  });
  test.each<[Partial<GrantView>, string]>([
    [{ kind: 'limit', name: 'Games', minutes: 15, day: '2026-11-21' }, '15 min more for Games · by a parent'],
    [{ kind: 'limit', name: 'Games', minutes: -20, day: '2026-11-21' }, '20 min less for Games · by a parent'],
    [{ kind: 'limit', name: 'Games', minutes: 5, day: '2026-11-22', by: 'pin' }, 'Games · for Sunday 22 November · with the PIN'],
    [{ kind: 'site', name: 'a.org', until: null }, 'a.org is open · by a parent'],
    [
      { kind: 'schedule', name: 'Bedtime', until: '2099-01-01T01:30:00Z', by: 'code' },
      'No Bedtime until Thursday 1 January, 6:30 am',
    ],
  ])('what was given: %j', async (change, words) => {
    const grant: GrantView = {
      id: 'g',
      kind: 'limit',
      name: 'x',
      minutes: null,
      day: null,
      until: null,
      by: 'parent',
      ...change,
    };
    await open(receipt([], { grants: [grant] }));
    expect(qa('receipt-grants').textContent).toContain(words);
  });
  test('is asked for again every 15 seconds, and only while somebody can see it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const worker = await open(receipt([line()]));
    const before = worker.inputsOf('time/receipt').length;
    vi.advanceTimersByTime(30_000);
    expect(worker.inputsOf('time/receipt').length - before).toBe(2);
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    vi.advanceTimersByTime(60_000);
    expect(worker.inputsOf('time/receipt').length - before).toBe(2);
    vi.restoreAllMocks();
  });
});

describe('"I was away"', () => {
  test.each([
    [false, true],
    [true, false],
  ])('marked %s becomes %s, by the line’s key', async (isAway, away) => {
    const worker = await open(receipt([line({ key: '7', isAway })]));
    expect((qa('receipt-away-7') as HTMLInputElement).checked).toBe(isAway);
    await click('receipt-away-7');
    expect(worker.inputsOf('time/away')).toEqual([{ key: '7', away }]);
    expect(worker.inputsOf('time/receipt').length).toBeGreaterThan(1);
  });
  test('says which line to who can’t see it', async () => {
    await open(receipt([line()]));
    expect(qa('receipt-away-1').getAttribute('aria-label')).toBe('I was away: 4:05 pm to 4:20 pm, youtube.com');
  });
  test.each([
    ['the running line', { isRunning: true }],
    ['a line that was given back', { isRefunded: true }],
  ])('not on %s', async (_name, change) => {
    await open(receipt([line(change)]));
    expect(has('receipt-away-1')).toBe(false);
  });
  test('refused: said in words', async () => {
    const worker = await open(receipt([line()]));
    worker.answers['time/away'] = refused('gone');
    await click('receipt-away-1');
    expect(qa('receipt-refused').textContent).toBe('That is not there any more.');
  });
});

describe('asking on the child’s own page', () => {
  test('for a limit: the form opens beneath it, and the worker gets its id', async () => {
    const worker = await open(receipt([]));
    await click('more-open-limit-games');
    await click('more-wish-30');
    await click('more-ask');
    expect(worker.inputsOf('more/ask')).toEqual([{ kind: 'limit', target: 'games', span: 'minutes', minutes: 30, why: '' }]);
  });
  test('for a closing time that holds now; a day without a limit has nothing to ask for', async () => {
    await open(receipt([]));
    expect([has('more-open-schedule-bed'), has('more-open-limit-all')]).toEqual([true, false]);
  });
  test('one form at a time, and it closes again', async () => {
    await open(receipt([]));
    await click('more-open-limit-games');
    await click('more-open-schedule-bed');
    expect(document.querySelectorAll('[data-qa=more-form]')).toHaveLength(1);
    expect(document.activeElement).toBe(qa('more-wish-15'));
    await click('more-close');
    expect(has('more-form')).toBe(false);
    expect(document.activeElement).toBe(qa('more-open-schedule-bed'));
  });
  test('what stands frozen, from wherever, is on this page, and nothing else can be asked for meanwhile', async () => {
    const worker = await open(receipt([]));
    worker.answers['more/view'] = { lock: LOCK, asked: asked({ kind: 'site', name: 'a.org', span: 'day' }), askable: null };
    worker.announce();
    await settle();
    expect(qa('asked-words').textContent).toBe('a.org, until the end of today');
    expect(document.querySelectorAll('[data-qa^=more-open]')).toHaveLength(0);
  });
  test('a worker that says nothing of it: the rest of the page stands', async () => {
    const worker = new FakeWorker({ 'me/view': ORDINARY });
    await show(<Me ui={uiIn('en')} wire={worker} />);
    expect([has('time'), has('more-open-limit-games')]).toEqual([true, false]);
    expect(qa('receipt').textContent).toContain("can't be shown");
  });
});
