/** A day with everything in it, and a worker that does what it is told to. */
import { DONE, type GrantView, type Outcome, type ReceiptLine, type TodayView } from '../../../src/messaging/time-views';
import type { HealthView } from '../../../src/messaging/views';
import { FakeWorker } from '../page-fixture';
import { NO_LOCK, optionsView } from './options-fixture';

export const line = (change: Partial<ReceiptLine>): ReceiptLine => ({
  key: '1',
  from: '2026-11-22T16:00:00+05:00',
  to: '2026-11-22T16:20:00+05:00',
  site: 'roblox.com',
  why: 'front',
  seconds: 1200,
  limits: ['Games'],
  isRunning: false,
  isAway: false,
  isRefunded: false,
  ...change,
});
export const grant = (change: Partial<GrantView>): GrantView => ({
  id: 'g1',
  kind: 'limit',
  name: 'Games',
  minutes: 15,
  day: '2026-11-22',
  until: null,
  by: 'parent',
  ...change,
});
export const GAMES = {
  id: 'games',
  name: 'Games',
  targets: ['roblox.com'],
  usedSeconds: 1200,
  limitSeconds: 3600,
  leftSeconds: 2400,
};
export const TODAY: TodayView = {
  receipt: {
    day: '2026-11-22',
    timeZone: 'Asia/Karachi',
    lines: [line({})],
    limits: [GAMES],
    grants: [],
    totalSeconds: 1200,
  },
  asked: null,
  lock: NO_LOCK,
  pausedUntil: null,
  schedules: [{ id: 'bedtime', name: 'Bedtime', inForce: true }],
};
export const withReceipt = (change: Partial<TodayView['receipt']>): TodayView => ({
  ...TODAY,
  receipt: { ...TODAY.receipt, ...change },
});

type Findings = HealthView['findings'];

export function todayWorker(today: TodayView | Error = TODAY, answer: Outcome = DONE, findings: Findings = []): FakeWorker {
  return new FakeWorker({
    'lock/view': NO_LOCK,
    'options/view': optionsView({ health: { state: 'ok', findings } }),
    'time/today': today,
    'time/give': answer,
    'time/take-back': answer,
    'time/refund': answer,
    'time/pause': answer,
    'time/settle-clock': answer,
    'more/grant': answer,
    'more/cancel': {},
    'grown-up/end': {},
  });
}
