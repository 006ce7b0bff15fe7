// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test } from 'vitest';
import { type AskedView, refused } from '../../../src/messaging/time-views';
import { OptionsPage } from '../../../src/pages/options/OptionsPage';
import { clear, click, has, qa, settle, show, text, type, uiIn } from '../page-fixture';
import { NO_LOCK } from './options-fixture';
import { GAMES, grant, line, TODAY, todayWorker, withReceipt } from './today-fixture';

afterEach(clear);

async function open(worker = todayWorker(), language: 'en' | 'ur' = 'en') {
  location.hash = '#today';
  await show(<OptionsPage ui={uiIn(language)} wire={worker} />);
  return worker;
}
const submit = async (form: Element | null) => {
  await act(() => (form as HTMLFormElement).requestSubmit());
  await settle();
};
const choose = async (handle: string, value: string) => {
  await act(() => qa(handle).querySelector<HTMLInputElement>(`input[value="${value}"]`)?.click());
  await settle();
};

test('is the first in the list, with the same numbers as the child’s page', async () => {
  await open();
  expect(document.querySelector('nav a')?.getAttribute('href')).toBe('#today');
  expect(qa('limit-games').textContent).toContain('40 min left');
  expect(qa('today-total').textContent).toBe('Counted today: 20 min');
});
test('no answer: said', async () => {
  await open(todayWorker(new Error('gone')));
  expect(has('today-failed')).toBe(true);
});

test('a day that waits for the clock begins when a parent says so', async () => {
  const worker = todayWorker(TODAY, undefined, [{ id: 'clock-doubted', severity: 'info', detail: null }]);
  await open(worker);
  await click('clock-right');
  expect(worker.inputsOf('time/settle-clock')).toEqual([{}]);
  expect(qa('today-news').textContent).toContain('The day has begun.');
  await clear();
  await open();
  expect(has('clock-doubted')).toBe(false);
});

describe('minutes of a limit', () => {
  test.each([15, 30, 60])('+%d at once', async (minutes) => {
    const worker = await open();
    await click(`give-games-${minutes}`);
    expect(worker.inputsOf('time/give')).toEqual([{ kind: 'limit', target: 'games', span: 'minutes', minutes, day: 'today' }]);
    expect(qa('today-news').textContent).toContain('more for Games.');
    expect(worker.inputsOf('time/today').length).toBeGreaterThan(1);
  });
  test('two quick clicks are two gifts, one after the other', async () => {
    const worker = await open();
    await act(() => {
      qa('give-games-15').click();
      qa('give-games-30').click();
    });
    await settle();
    expect(worker.inputsOf('time/give')).toMatchObject([{ minutes: 15 }, { minutes: 30 }]);
  });
  test.each([
    ['more', 'today', 20],
    ['more', 'tomorrow', 20],
    ['less', 'today', -20],
    ['less', 'tomorrow', -20],
  ])('20 %s, %s', async (way, day, minutes) => {
    const worker = await open();
    await click('give-games-own');
    expect(document.activeElement).toBe(qa('own-games-minutes'));
    await choose('own-games-way', way);
    await choose('own-games-day', day);
    await submit(qa('own-games'));
    expect(worker.inputsOf('time/give')).toEqual([{ kind: 'limit', target: 'games', span: 'minutes', minutes, day }]);
    expect(has('own-games')).toBe(false);
  });
  test.each(['', '0', '-5', '1441', 'x'])('%j is no number of minutes: said, not sent', async (typed) => {
    const worker = await open();
    await click('give-games-own');
    await type('own-games-minutes', typed);
    await submit(qa('own-games'));
    expect(worker.inputsOf('time/give')).toEqual([]);
    expect(qa('own-games').textContent).toContain('Please write a number from 1 to 1440.');
  });
  test('a day without a limit has none to add to', async () => {
    await open(todayWorker(withReceipt({ limits: [{ ...GAMES, limitSeconds: null, leftSeconds: null }] })));
    expect(has('give-games-15')).toBe(false);
    expect(has('give-games-own')).toBe(true);
  });
  test('a refusal is said, and the number stays', async () => {
    await open(todayWorker(TODAY, refused('gone')));
    await click('give-games-own');
    await submit(qa('own-games'));
    expect(qa('today-news').querySelector('[role="alert"]')?.textContent).toContain('not there any more');
    expect(has('own-games')).toBe(true);
  });
});

describe('a bedtime', () => {
  test.each([
    ['lift-bedtime-30', { span: 'minutes', minutes: 30 }],
    ['lift-bedtime-day', { span: 'day', minutes: 60 }],
  ])('%s', async (handle, gift) => {
    const worker = await open();
    await click(handle);
    expect(worker.inputsOf('time/give')).toEqual([{ kind: 'schedule', target: 'bedtime', day: 'today', ...gift }]);
  });
  test('that is not in force can only be lifted for the day', async () => {
    await open(todayWorker({ ...TODAY, schedules: [{ id: 'bedtime', name: 'Bedtime', inForce: false }] }));
    expect(has('lift-bedtime-30')).toBe(false);
    expect(qa('lift-bedtime-day').textContent).toBe('Not today');
  });
});

describe('a site', () => {
  test.each([
    ['https://www.Roblox.com/?utm_source=x', 'roblox.com', 'open-hour', { span: 'minutes', minutes: 60 }],
    ['youtube.com/shorts', 'youtube.com/shorts', 'open-today', { span: 'day', minutes: 60 }],
  ])('%s as %s', async (typed, target, handle, gift) => {
    const worker = await open();
    await type('open-site', typed);
    expect(qa('open-becomes').textContent).toContain(target);
    if (handle === 'open-hour') await submit(qa('open-site').closest('form'));
    else await click(handle);
    expect(worker.inputsOf('time/give')).toEqual([{ kind: 'site', target, day: 'today', ...gift }]);
    expect((qa('open-site') as HTMLInputElement).value).toBe('');
  });
  test('what is no site is said and can’t be opened', async () => {
    await open();
    await type('open-site', 'a*b.com');
    expect(qa('open-becomes').textContent).toContain('No * is needed');
    expect((qa('open-hour') as HTMLButtonElement).disabled).toBe(true);
  });
});

describe('a pause', () => {
  test.each([
    ['pause-15', 15],
    ['pause-60', 60],
    ['pause-long', 1440],
  ])('%s', async (handle, minutes) => {
    const worker = await open();
    await click(handle);
    expect(worker.inputsOf('time/pause')).toEqual([{ minutes }]);
  });
  test('is ended', async () => {
    const worker = await open(todayWorker({ ...TODAY, pausedUntil: '2026-11-22T17:00:00+05:00' }));
    expect(qa('paused').textContent).toContain('Paused until');
    expect(has('pause-15')).toBe(false);
    await click('pause-end');
    expect(worker.inputsOf('time/pause')).toEqual([{ minutes: null }]);
  });
  test('"a grown-up is here" is named and ended', async () => {
    const worker = await open(todayWorker({ ...TODAY, lock: { ...TODAY.lock, isGrownUpHere: true } }));
    await click('grown-up-end');
    expect(worker.inputsOf('grown-up/end')).toEqual([{}]);
  });
});

describe('what was given', () => {
  const GRANTS = [
    [grant({}), '15 min more for Games · by a parent'],
    [grant({ minutes: -20, day: '2026-11-23' }), '20 min less for Games · for Monday'],
    [grant({ kind: 'site', name: 'roblox.com', minutes: null, day: null, by: 'code' }), 'roblox.com is open · with a code'],
    [grant({ kind: 'schedule', name: 'Bedtime', minutes: null, day: null, by: 'pin' }), 'No Bedtime · with the PIN'],
  ] as const;
  test.each(GRANTS)('%# in words, with a way back', async (given, words) => {
    const worker = await open(todayWorker(withReceipt({ grants: [given] })));
    expect(qa('given-g1').textContent).toContain(words);
    await click('take-back-g1');
    expect(worker.inputsOf('time/take-back')).toEqual([{ id: 'g1' }]);
    expect(qa('today-news').textContent).toContain('Taken back.');
  });
});

describe('what the child asks for', () => {
  const asked: AskedView = {
    id: 'a1',
    kind: 'limit',
    target: 'games',
    name: 'Games',
    span: 'minutes',
    minutes: 45,
    why: 'my friend is <b>here</b>',
    askedAt: '2026-11-22T16:30:00+05:00',
  };
  const asking = (change: Partial<AskedView> = {}) => todayWorker({ ...TODAY, asked: { ...asked, ...change } });
  test('is said beside the link, wherever the parent is', async () => {
    const lock = NO_LOCK;
    const worker = asking();
    worker.answers['more/view'] = { lock, asked, askable: null };
    location.hash = '#sites';
    await show(<OptionsPage ui={uiIn('en')} wire={worker} />);
    expect(qa('nav-today').textContent).toBe('Today?Your child asks');
    worker.answers['more/view'] = { lock, asked: null, askable: null };
    worker.announce();
    await settle();
    expect(qa('nav-today').textContent).toBe('Today');
  });
  test('in the words of the child’s screen, as text', async () => {
    await open(asking());
    expect(qa('today-asked-words').textContent).toBe('45 minutes for Games');
    expect(qa('today-asked-why').textContent).toBe('my friend is <b>here</b>');
    expect(qa('today-asked').textContent).toContain('4:30 pm');
  });
  test('yes is an answer to just that request', async () => {
    const worker = await open(asking());
    await click('today-yes');
    expect([worker.inputsOf('more/grant'), worker.inputsOf('time/give')]).toEqual([[{ id: 'a1' }], []]);
  });
  test('a yes that is refused says why', async () => {
    await open(todayWorker({ ...TODAY, asked }, refused('managed')));
    await click('today-yes');
    expect(text()).toContain('Your school or organisation decides about this.');
  });
  test('no gives nothing', async () => {
    const worker = await open(asking());
    await click('today-no');
    expect(worker.inputsOf('time/give')).toEqual([]);
    expect(worker.inputsOf('more/cancel')).toEqual([{}]);
  });
});

describe('the receipt', () => {
  test('a line says from when to when, where, why, how long and for what', async () => {
    await open(todayWorker(withReceipt({ lines: [line({ why: 'heard', limits: ['Games', 'All'] })] })));
    expect(qa('today-line-1').textContent).toContain(
      'roblox.com4:00 pm to 4:20 pm · its sound was on · counts for Games and All',
    );
    expect(qa('today-line-1').textContent).toContain('20 min');
  });
  test('the newest first; without a site it is "a page"; a running one can’t be given back yet', async () => {
    const lines = [line({}), line({ key: '2', site: null, limits: [], isRunning: true })];
    await open(todayWorker(withReceipt({ lines })));
    expect(document.querySelector('.ReceiptCard-line')).toBe(qa('today-line-2'));
    expect(qa('today-line-2').textContent).toMatch(/^a page.* to now · .* · counts for no limit/);
    expect(has('refund-2')).toBe(false);
    expect(has('refund-1')).toBe(true);
  });
  test('what the child disputes stands out and goes back with one click', async () => {
    const worker = await open(todayWorker(withReceipt({ lines: [line({}), line({ key: '2', isAway: true })] })));
    expect(qa('today-disputed').textContent).toContain('Your child says of 1 line: I was away');
    expect(qa('today-line-2').className).toContain('ReceiptCard-away');
    expect(qa('refund-2').className).toContain('Button-primary');
    await click('refund-2');
    expect(worker.inputsOf('time/refund')).toEqual([{ key: '2', refunded: true }]);
    expect(qa('today-news').textContent).toContain('Given back: 20 min');
  });
  test('one click undoes it', async () => {
    const worker = await open(todayWorker(withReceipt({ lines: [line({ isAway: true, isRefunded: true })] })));
    expect(has('today-disputed')).toBe(false);
    await click('refund-1');
    expect(worker.inputsOf('time/refund')).toEqual([{ key: '1', refunded: false }]);
  });
  test('a long day begins with twenty lines and with all that is disputed', async () => {
    const lines = Array.from({ length: 30 }, (_, place) => line({ key: String(place), isAway: place === 0 }));
    await open(todayWorker(withReceipt({ lines })));
    expect(document.querySelectorAll('.ReceiptCard-line')).toHaveLength(21);
    expect(has('today-line-0')).toBe(true);
    await click('today-receipt-all');
    expect(document.querySelectorAll('.ReceiptCard-line')).toHaveLength(30);
  });
});

test('in Urdu no word of Latin but names', async () => {
  const today = withReceipt({ lines: [line({ isAway: true })], grants: [grant({})] });
  await open(todayWorker({ ...today, pausedUntil: '2026-11-22T17:00:00+05:00' }), 'ur');
  const words = qa('panel-today').textContent?.replace(/Games|roblox\.com|Bedtime/g, '');
  expect(words).not.toMatch(/[A-Za-z]{2,}/);
});
