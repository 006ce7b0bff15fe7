/** A worker that keeps one request frozen, as the real one does: the newest, each with an id of its own. */
import type { Input } from '../../../src/messaging/protocol';
import type { AskableView, AskedView, LockView, MoreTimeView, Outcome } from '../../../src/messaging/time-views';
import { DONE } from '../../../src/messaging/time-views';
import type { BlockedView } from '../../../src/messaging/views';
import { FakeWorker } from '../page-fixture';

export const LOCK: LockView = {
  hasPin: true,
  isManaged: false,
  hasAuthenticator: true,
  isOpen: false,
  waitSeconds: 0,
  codeMinutes: 60,
  isGrownUpHere: false,
};
export const GAMES: AskableView = { kind: 'limit', target: 'games', name: 'Games', spans: ['minutes'] };
export const SITE: AskableView = { kind: 'site', target: 'roblox.com', name: 'roblox.com', spans: ['minutes', 'day', 'always'] };
export const BEDTIME: AskableView = { kind: 'schedule', target: 'bed', name: 'Bedtime', spans: ['minutes', 'day'] };

export const ADDRESS = 'https://www.roblox.com/games';
const OPEN: BlockedView = {
  stopped: null,
  program: null,
  address: ADDRESS,
  site: 'roblox.com',
  timeZone: 'Asia/Karachi',
  country: 'PK',
  province: null,
};
export const stoppedBy = (change: Partial<NonNullable<BlockedView['stopped']>>): BlockedView => ({
  ...OPEN,
  stopped: {
    reason: 'site',
    rule: 'roblox.com',
    ruleName: null,
    by: 'parent',
    opens: null,
    isDayHeld: false,
    limit: null,
    source: null,
    ...change,
  },
});

export const asked = (change: Partial<AskedView> = {}): AskedView => ({
  id: 'r1',
  kind: 'limit',
  target: 'games',
  name: 'Games',
  span: 'minutes',
  minutes: 45,
  why: 'to finish the level',
  askedAt: '2026-11-22T16:05:00+05:00',
  ...change,
});

interface Family {
  readonly view?: BlockedView;
  readonly askable?: AskableView | null;
  readonly asked?: AskedView | null;
  readonly lock?: Partial<LockView>;
  /** What a grown-up's answer brings. */
  readonly outcome?: Outcome;
}

/** The worker of a family, and the request that stands in it. */
export function family({ view = stoppedBy({}), askable = SITE, asked: first = null, lock = {}, outcome = DONE }: Family = {}) {
  let standing = first;
  let number = 1;
  const worker = new FakeWorker({
    'blocked/view': view,
    'more/view': (): MoreTimeView => ({ lock: { ...LOCK, ...lock }, asked: standing, askable }),
    'more/ask': ({ kind, span, minutes, why }: Input<'more/ask'>) => {
      number += 1;
      standing = asked({ id: `r${number}`, kind, name: askable?.name ?? '', span, minutes, why });
      return DONE;
    },
    'more/answer': () => {
      if (!outcome.done) return outcome;
      standing = null;
      worker.answers['blocked/view'] = OPEN;
      worker.announce();
      return outcome;
    },
    'more/cancel': () => {
      standing = null;
      return {};
    },
  });
  return worker;
}
