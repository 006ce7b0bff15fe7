import { describe, expect, test } from 'vitest';
import { makeTimeHandlers } from '../../src/background/time-handlers';
import type { Interval } from '../../src/core/time/interval';
import { DONE, type LockView, type Outcome } from '../../src/messaging/time-views';
import { fixedWorld, NOON } from './guard-fixture';

const INTERVAL: Interval = {
  ...{ id: 7, why: 'front', site: 'game.test', limits: ['games'], day: '2026-11-21', run: 0 },
  ...{ from: NOON - 600_000, to: NOON - 300_000 },
};
const LOCK: LockView = {
  ...{ hasPin: true, isManaged: false, hasAuthenticator: false, isOpen: true },
  ...{ waitSeconds: 0, codeMinutes: 60, isGrownUpHere: false },
};
const ME = { kind: 'page' as const, path: '/src/pages/me/index.html', tabId: 1 };
const OPTIONS = { kind: 'page' as const, path: '/src/pages/options/index.html', tabId: 2 };

/** Keepers that write down what they were asked for: what they do is tested with them. */
function household({ isOpen = true, detail = 'sites' as 'sites' | 'off', intervals = [INTERVAL] } = {}) {
  const { world } = fixedWorld({
    limits: [{ id: 'games', name: 'Games', targets: ['game.test'], minutes: 30 }],
    log: { detail },
  });
  const calls: string[] = [];
  const rows: unknown[] = [];
  const say =
    (name: string) =>
    async (...args: unknown[]): Promise<Outcome> => {
      calls.push([name, ...args.map((arg) => JSON.stringify(arg))].join(' '));
      return DONE;
    };
  const no = { ok: false, why: 'wait', waitSeconds: 30 } as const;
  const handlers = makeTimeHandlers({
    ready: Promise.resolve(),
    world,
    usage: { intervalsOf: async () => intervals },
    time: {
      mark: async ({ key }) => key === '7',
      settleClock: async () => void calls.push('settled'),
    },
    lock: {
      isOpenToParents: async () => isOpen,
      used: async () => void calls.push('used'),
      unlock: async () => no,
      lockNow: async () => void calls.push('locked'),
      prove: async () => no,
      setPin: async () => ({ ok: true }),
      removePin: async () => ({ ok: true }),
      beginAuthenticator: async () => ({ secret: 'S', uri: 'U' }),
      confirmAuthenticator: async () => ({ ok: false, why: 'no-match' }),
      removeAuthenticator: async () => ({ ok: true }),
    },
    lockView: async () => LOCK,
    grants: { give: say('give'), takeBack: say('take back'), pauseFor: say('pause'), list: async () => [] },
    more: {
      view: async () => ({ lock: LOCK, asked: null, askable: null }),
      asked: async () => null,
      ask: say('ask'),
      cancel: async () => void calls.push('cancelled'),
      answer: say('answer'),
      grant: say('grant'),
    },
    grownUp: { begin: async () => void calls.push('grown-up'), end: async () => void calls.push('gone') },
    record: async (fact) => void rows.push(fact),
    announce: () => void calls.push('announced'),
  });
  return { handlers, calls, rows };
}

const PARENTS_ONLY = {
  'lock/set-pin': { pin: '739105' },
  'lock/confirm': { codes: ['1', '2'] },
  'lock/forget-authenticator': {},
  'time/give': { kind: 'limit', target: 'games', span: 'minutes', minutes: 15, day: 'today' },
  'more/grant': { id: 'r1' },
  'time/take-back': { id: 'g' },
  'time/refund': { key: '7', refunded: true },
  'time/pause': { minutes: 15 },
  'time/settle-clock': {},
} as const;

describe('what only parents may do', () => {
  test.each(Object.entries(PARENTS_ONLY))('%s is refused while their pages are locked, and does nothing', async (name, input) => {
    const { handlers, calls, rows } = household({ isOpen: false });
    const handle = handlers[name as 'time/give'] as (input: unknown, caller: unknown) => Promise<Outcome>;
    expect(await handle(input, OPTIONS)).toMatchObject({ done: false, refusal: 'locked' });
    expect([calls, rows]).toEqual([[], []]);
  });
  test.each(Object.entries(PARENTS_ONLY))('%s keeps their pages open', async (name, input) => {
    const { handlers, calls } = household();
    const handle = handlers[name as 'time/give'] as (input: unknown, caller: unknown) => Promise<Outcome>;
    await handle(input, OPTIONS);
    expect(calls[0]).toBe('used');
  });
  test('a phone is offered to nobody else', async () => {
    expect(await household({ isOpen: false }).handlers['lock/enrol']({}, OPTIONS)).toEqual({ offer: null });
  });
});

test('a PIN that proves nothing brings no grown-up', async () => {
  const { handlers, calls } = household();
  expect(await handlers['grown-up/start']({ pin: '1' }, ME)).toEqual({ done: false, refusal: 'wait', waitSeconds: 30 });
  expect(calls).toEqual([]);
});

describe('the receipt', () => {
  test('names limits as the family does', async () => {
    const view = await household().handlers['time/receipt']({}, ME);
    expect(view.lines).toMatchObject([{ key: '7', site: 'game.test', seconds: 300, limits: ['Games'] }]);
    expect(view.totalSeconds).toBe(300);
  });
  test('hides sites from parents where the log keeps none, and from nobody else', async () => {
    const { handlers } = household({ detail: 'off' });
    expect((await handlers['time/today']({}, OPTIONS)).receipt.lines[0]?.site).toBeNull();
    expect((await handlers['time/receipt']({}, OPTIONS)).lines[0]?.site).toBeNull();
    expect((await handlers['time/receipt']({}, ME)).lines[0]?.site).toBe('game.test');
  });
  test('counts nothing that was given back', async () => {
    const view = await household({ intervals: [{ ...INTERVAL, refunded: true }] }).handlers['time/receipt']({}, ME);
    expect([view.totalSeconds, view.lines[0]?.isRefunded]).toEqual([0, true]);
  });
  test('a refund is a row of the log, and one taken back, too', async () => {
    const { handlers, rows } = household();
    await handlers['time/refund']({ key: '7', refunded: true }, OPTIONS);
    await handlers['time/refund']({ key: '7', refunded: false }, OPTIONS);
    expect(rows).toEqual([
      { kind: 'extra-time', reason: 'refund', site: 'game.test', minutes: 5 },
      { kind: 'extra-time', reason: 'refund', site: 'game.test', minutes: -5 },
    ]);
  });
  test.each(['time/refund', 'time/away'] as const)('%s of a line that is not there is refused', async (name) => {
    const { handlers, rows } = household();
    const handle = handlers[name] as (input: unknown, caller: unknown) => Promise<Outcome>;
    expect(await handle({ key: '8', refunded: true, away: true }, OPTIONS)).toMatchObject({ refusal: 'gone' });
    expect(rows).toEqual([]);
  });
});
